"""Transcripts of talks and podcasts in Markdown: front matter, `Name: words` or `Name: 00:01:02` above the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import yaml

from generator.text.normal import tidy
from tests.accuracy.known import Fact, Known, Spoken, dev_data, said

_LABEL = re.compile(
    r"(?:\*\*)?(?P<label>[A-Za-z][\w.'’ -]{0,30}?(?: \(\w+\))?)(?:\*\*)?:(?:\*\*)?(?: +\d\d:\d\d:\d\d)?(?:\s+|$)"
)
_ONCE = (
    *("Andy", "Audience Member", "Various Audience Members", "Carla", "Elichai", "Fabian", "Jon", "Jonathan"),
    *("BB", "Russell O’Connor", "Adam Levine", "Aaron van Wirdum", "Andreas Antonopoulos", "Stephanie Murphy"),
)
"""Labels that stand once and that no front matter names, found by reading."""


def podcasts() -> Sequence[Known]:
    """Return the transcripts; a label is one that the front matter names, or that stands there twice."""
    found = []
    for path in sorted(dev_data("bitcointranscripts").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if not text.startswith("---\n"):
            continue
        _, head, body = text.split("---\n", 2)
        known = yaml.load(head, Loader=yaml.CSafeLoader)
        facts: dict[str, Fact] = {"title": tidy(known["title"]), "event": None}
        facts["date"] = str(known["date"]) if known.get("date") else None
        turns = _turns(body, known.get("speakers") or [])
        if sum(turn.marked for turn in turns) > 2:  # the others are talks of one person that nothing marks
            facts["kind"] = "transcript"
        found.append(Known(path.name, path.read_bytes(), turns, facts))
    return found


def _turns(body: str, speakers: Sequence[str]) -> tuple[Spoken, ...]:
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", body) if part.strip() and not part.startswith("#")]
    matches = [_LABEL.match(paragraph) for paragraph in paragraphs]
    counted = Counter(match["label"] for match in matches if match)
    named = {name for speaker in speakers for name in (speaker, *speaker.split(), _initials(speaker))}
    turns = []
    for paragraph, match in zip(paragraphs, matches, strict=True):
        if match and (counted[match["label"]] > 1 or match["label"].partition(" (")[0] in {*named, *_ONCE}):
            turns.append(Spoken(match["label"], (said(paragraph[match.end() :]),)))
        else:
            turns.append(Spoken(None, (said(paragraph),), marked=False))
    return tuple(turns)


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split())
