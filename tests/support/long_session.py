"""A long session of fast dialogue, for tests and pictures of pages with thousands of turns."""

from __future__ import annotations

import random

SPEAKERS = (
    "ADA LOVELACE",
    "GRACE HOPPER",
    "KARL VON DRAIS",
    "MARY SOMERVILLE",
    "CHAIR",
    "JOOST BÜRGI",
    "FATIMA AL-FIHRI",
)
_SHARES = (40, 30, 10, 8, 6, 4, 2)
_WORDS = (
    *("we", "the", "of", "a", "network", "to", "and", "in", "is", "that", "it", "for", "on", "with", "this", "people"),
    *("open", "policy", "access", "rights", "data", "school", "village", "radio", "cable", "ministry", "standard"),
    *("question", "answer", "maybe", "really", "think", "should", "could", "because", "when", "where", "they", "our"),
    *("city", "river", "bridge", "letter", "engine", "number", "table", "wheel", "accessibility", "café"),
)
_SHORT = (
    "Yes.",
    "No, not at all.",
    "Thank you.",
    "Can you hear me?",
    "I think so, yes.",
    "And then what happened?",
    "Right.",
)


def long_session(turns: int, seed: int = 1) -> str:
    """Return a transcript with this many turns, half of them short, with a break in the middle."""
    chance = random.Random(f"{seed} {turns}")  # noqa: S311 - the same session every time, not a secret
    lines = ["A Very Long Dialogue", ""]
    last = None
    for number in range(turns):
        speaker = chance.choices(SPEAKERS, _SHARES)[0]
        while speaker == last:
            speaker = chance.choices(SPEAKERS, _SHARES)[0]
        last = speaker
        lines += [f">> {speaker}: {_speech(chance)}", ""]
        if number == turns // 2:
            lines += ["(Coffee break.)", ""]
    return "\n".join(lines)


def _speech(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(_SHORT)
    words = chance.choices(_WORDS, k=chance.randint(15, 90))
    return f"{' '.join(words).capitalize()}."
