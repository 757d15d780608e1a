"""Invented speech, the same every time, in which different sessions share hardly anything but what they are given."""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec

from generator.archive.addresses import Address
from generator.archive.summary import Summary, summarise
from generator.records import Block, Event, Session, SessionRecord, Turn
from tests.support.small_site import record, turn

MOOT_2001 = Event("moot-2001", "MOOT 2001", 1, None, "2001-05-07", "2001-05-09")
MOOT_2003 = Event("moot-2003", "MOOT 2003", 2, None, "2003-06-02", "2003-06-04")

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "kra", "sti")


def speech(seed: int, count: int = 1000) -> list[str]:
    """Return `count` words, few of them very common as in any language; another seed gives other words in a row."""
    chance = random.Random(1)  # noqa: S311 - the same invented words every time, not a secret
    vocabulary = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(4000)]
    said = random.Random(seed)  # noqa: S311 - as above
    return said.choices(vocabulary, weights=[1 / rank for rank in range(1, 4001)], k=count)


def edited(words: Sequence[str], seed: int, share: float = 0.05) -> list[str]:
    """Return the words with a share of them corrected, left out or added, as an editor does to a raw text."""
    chance = random.Random(seed)  # noqa: S311 - as above
    made: list[str] = []
    for word in words:
        kind = chance.random()
        if kind > share:
            made.append(word)
        elif kind < share / 3:
            made += [word, "added"]
        elif kind < 2 * share / 3:
            made.append(word + "x")
    return made


def session(words: Sequence[str], label: str | None = "ADA CHURN", **changes: object) -> SessionRecord:
    """Return the record of a session that says these words, a turn for every hundred."""
    turns: list[Turn] = []
    for start in range(0, len(words), 100):
        text = " ".join(words[start : start + 100]).capitalize() + "."
        turns.append(turn(f"ada-churn-{start}", text, Block("event", "(Applause)", "applause"), label=label))
    made = msgspec.structs.replace(record(*turns), title=None)
    code = changes.pop("code", None)
    return msgspec.structs.replace(made, session=Session(None, code, None), **changes)  # type: ignore[arg-type]


def summary(made: SessionRecord, path: str) -> Summary:
    """Return the summary of a record that was read from `path`."""
    folder, stem = path.removesuffix(".txt").rsplit("/", 1)
    source = msgspec.structs.replace(made.source, path=path)
    return summarise(msgspec.structs.replace(made, source=source), Address(folder, stem))
