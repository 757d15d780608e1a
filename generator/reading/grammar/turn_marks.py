"""Marking: how a document marks its turns, and the mark that a line begins with. Pure text, no document."""

from __future__ import annotations

import re

import msgspec

from generator.reading.grammar.labels import Candidate, candidate, find_label
from generator.reading.grammar.typography import fold
from generator.reading.grammar.vocabulary import Vocabulary

WINDOW = 220
"""Characters of a line in which its label ends."""

CHEVRONS = re.compile(r"\s{0,40}(?P<chevrons>>+)[ \t\u00a0]{0,8}")
"""The chevrons at the start of a line, with the white space around them: `>> `."""

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
_START = re.compile(rf"[\s\u200b\ufeff]{{0,40}}(?P<time>{_TIME}[\s\u00a0]{{1,8}}(?:[-–—][\s\u00a0]{{1,4}})?)?")
_TIME_IN_BRACKETS = re.compile(
    r"(?P<label>[^:\n()\[\]]{2,60}?)[\s\u00a0]?(?P<time>[\[(]\d{1,2}:\d\d(?::\d\d)?[\])]\s?:?)(?=\s|$)"
)
_TIME_BEHIND = re.compile(
    r"(?P<label>[^:\n()\[\]\d]{2,60}?)(?:[ \u00a0]{2,8}|\t)(?P<time>\d{1,2}:\d\d(?::\d\d)?)[\s\u00a0]{0,8}$"
)
"""`Mara Lindqvist   0:03`, alone on its line."""

_TIME_AFTER = re.compile(rf"[\s\u00a0]{{0,8}}{_TIME}[\s\u00a0]{{0,8}}$")
_POINT = re.compile(
    r"(?P<label>(?:Mr|Mrs|Ms|Miss|Dr)\.[\s\u00a0](?:Ma?c|O['’]|D[eu]|Van |Le|La)?[A-ZÀ-Þ]{2,}(?:[- ][A-ZÀ-Þ]{2,}){0,2}"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
    r"|The (?:[A-Z]{5,}|[A-Z]{4,} [A-Z]{4,})(?: pro tempore)?(?: \((?:Mr|Mrs|Ms|Miss)\. [^()]{2,40}\))?)"
    r"\.(?=[\s\u00a0])"
)
"""`Mr. BYRD. Mr. President, …`: the office is in both cases, the name in capitals, and a full stop follows."""


_ASKED = re.compile(r"[\s\u00a0]{0,40}(?P<label>[QA])\.(?=[\s\u00a0])")
"""`Q.  Where were you?`: the record of a hearing."""


class MarkConvention(msgspec.Struct, frozen=True):
    """How one document marks its turns."""

    bare: frozenset[str] = frozenset()
    """Labels, folded, that begin a turn without chevrons."""
    recurring: frozenset[str] = frozenset()
    """Labels of one word, folded, that stand behind chevrons so often that they are labels."""
    one_chevron: bool = False
    """Whether a single chevron without a label begins a turn."""
    points: bool = False
    """Whether labels end with a full stop: `Mr. BYRD.`"""
    asked: bool = False
    """Whether `Q.` and `A.` begin turns."""
    is_sure: bool = False
    """Whether the marks alone tell that this is a transcript."""


class Mark(msgspec.Struct, frozen=True):
    """What begins a turn at the start of a line."""

    start: int
    """Before it is the time at which the turn begins, where one is printed."""
    label: str | None
    """Not tidied; `None` where nothing but chevrons marks the turn."""
    end: int
    """Behind the label and its colon."""
    time: int
    """Behind the time that follows the label, else `end`."""


def mark_at(text: str, convention: MarkConvention, known: Vocabulary) -> Mark | None:
    """Return the mark that a line begins with, or `None` where it has none."""
    chevrons = CHEVRONS.match(text)
    if chevrons is not None:
        label = find_label(text[chevrons.end() : chevrons.end() + WINDOW], known, convention.recurring)
        if label is None and len(chevrons["chevrons"]) == 1 and not convention.one_chevron:
            return None
        end = chevrons.end() + (len(label) + 1 if label is not None else 0)
        return Mark(0, label, end, _behind_time(text, end) if label is not None else end)
    start, found = bare_label(text, known) if convention.bare else (0, None)
    if found is not None and fold(found.printed) in convention.bare:
        return _mark(text, start, found)
    if convention.asked and (asked := _ASKED.match(text)):
        return Mark(0, asked["label"], asked.end(), asked.end())
    if convention.points:
        point, length = point_label(text)
        if point is not None:
            return Mark(0, point, length, length)
    return None


def bare_label(text: str, known: Vocabulary) -> tuple[int, Candidate | None]:
    """Return where the label of a line without chevrons begins, and what may be one."""
    start = _START.match(text)
    begin = start.end() if start else 0
    head = text[begin : begin + WINDOW]
    timed = _TIME_IN_BRACKETS.match(head) or (_TIME_BEHIND.match(head) if len(text) - begin < WINDOW else None)
    if timed:
        found = candidate(timed["label"] + ":", known)
        if found is not None and len(found.printed) == len(timed["label"]):
            return begin, Candidate(found.printed, timed.end(), found.strength)
    return begin, candidate(head, known)


def point_label(text: str) -> tuple[str | None, int]:
    """Return the label that a full stop ends, and where the mark ends."""
    match = _POINT.match(text[:WINDOW].lstrip())
    if match is None:
        return None, 0
    return match["label"], len(text[:WINDOW]) - len(text[:WINDOW].lstrip()) + match.end()


def asked_label(text: str) -> str | None:
    """Return the `Q` or `A` of a hearing that a line begins with."""
    match = _ASKED.match(text[:WINDOW])
    return match["label"] if match else None


def _mark(text: str, start: int, found: Candidate) -> Mark:
    colon = start + len(found.printed)
    if text[colon : colon + 1] in {":", "\uff1a"}:
        return Mark(start, found.printed, colon + 1, _behind_time(text, colon + 1))
    return Mark(start, found.printed, colon, start + found.end)


def _behind_time(text: str, end: int) -> int:
    """Return where a time ends that is all that follows the label on its line."""
    return len(text) if len(text) - end < 30 and _TIME_AFTER.match(text, end) else end
