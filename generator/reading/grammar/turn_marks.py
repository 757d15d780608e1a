"""Find the mark at the start of a line, by the mark convention of its document. Pure text, no document."""

from __future__ import annotations

import re

import msgspec

from generator.reading.grammar.labels import LabelCandidate, find_label, label_candidate
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

LABEL_WINDOW_CHARS = 220
"""A label ends within this many characters of its line."""

_MAX_TIME_CHARS = 30

CHEVRONS = re.compile(r"\s{0,40}(?P<chevrons>>+)[ \t\u00a0]{0,8}")
"""The chevrons at the start of a line, with the white space around them: `>> `."""

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
_LINE_START = re.compile(rf"[\s\u200b\ufeff]{{0,40}}(?P<time>{_TIME}[\s\u00a0]{{1,8}}(?:[-–—][\s\u00a0]{{1,4}})?)?")
_LABEL_AND_BRACKETED_TIME = re.compile(
    r"(?P<label>[^:\n()\[\]]{2,60}?)[\s\u00a0]?(?P<time>[\[(]\d{1,2}:\d\d(?::\d\d)?[\])]\s?:?)(?=\s|$)"
)
_LABEL_AND_TIME = re.compile(
    r"(?P<label>[^:\n()\[\]\d]{2,60}?)(?:[ \u00a0]{2,8}|\t)(?P<time>\d{1,2}:\d\d(?::\d\d)?)[\s\u00a0]{0,8}$"
)
"""`Mara Lindqvist   0:03` as a complete line."""

_ONLY_TIME = re.compile(rf"[\s\u00a0]{{0,8}}{_TIME}[\s\u00a0]{{0,8}}$")
_FULL_STOP_LABEL = re.compile(
    r"(?P<label>(?:Mr|Mrs|Ms|Miss|Dr)\.[\s\u00a0](?:Ma?c|O['’]|D[eu]|Van |Le|La)?[A-ZÀ-Þ]{2,}(?:[- ][A-ZÀ-Þ]{2,}){0,2}"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
    r"|The (?:[A-Z]{5,}|[A-Z]{4,} [A-Z]{4,})(?: pro tempore)?(?: \((?:Mr|Mrs|Ms|Miss)\. [^()]{2,40}\))?)"
    r"\.(?=[\s\u00a0])"
)
"""`Mr. BYRD. Mr. President, …`: a title in both cases, a name in capitals, and a full stop."""

_QUESTION_OR_ANSWER = re.compile(r"[\s\u00a0]{0,40}(?P<label>[QA])\.(?=[\s\u00a0])")
"""`Q.  Where were you?`: the record of a hearing."""


class MarkConvention(msgspec.Struct, frozen=True):
    """How one document marks its turns."""

    bare_labels: frozenset[str] = frozenset()
    """The labels, folded, that begin a turn without chevrons."""
    recurring_labels: frozenset[str] = frozenset()
    """The weak labels, folded, that the document repeats behind chevrons so often that they are labels."""
    single_chevrons: bool = False
    """Whether a single chevron without a label begins a turn."""
    full_stop_labels: bool = False
    """Whether labels end with a full stop: `Mr. BYRD.`"""
    questions_and_answers: bool = False
    """Whether `Q.` and `A.` begin turns."""
    proves_transcript: bool = False
    """Whether the marks alone prove that the document is a transcript."""


class Mark(msgspec.Struct, frozen=True):
    """The start of a line that begins a turn: chevrons, a label or both. Positions are those in the line."""

    start: int
    """The start of the label; a time before it is that of the turn."""
    label: str | None
    """Not tidied; `None` if only chevrons mark the turn."""
    end: int
    """The position behind the label and its colon."""
    time: int
    """The position behind the time that follows the label; `end` if none follows."""


def mark_at(text: str, convention: MarkConvention, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark that a line begins with, or `None` if it does not begin a turn."""
    chevrons = CHEVRONS.match(text)
    if chevrons is not None:
        label = find_label(
            text[chevrons.end() : chevrons.end() + LABEL_WINDOW_CHARS], vocabulary, convention.recurring_labels
        )
        if label is None and len(chevrons["chevrons"]) == 1 and not convention.single_chevrons:
            return None
        end = chevrons.end() + (len(label) + 1 if label is not None else 0)
        return Mark(0, label, end, _skip_time(text, end) if label is not None else end)
    start, bare = bare_label(text, vocabulary) if convention.bare_labels else (0, None)
    if bare is not None and fold(bare.printed) in convention.bare_labels:
        return _bare_mark(text, start, bare)
    if convention.questions_and_answers and (letter := _QUESTION_OR_ANSWER.match(text)):
        return Mark(0, letter["label"], letter.end(), letter.end())
    if convention.full_stop_labels:
        label, end = full_stop_label(text)
        if label is not None:
            return Mark(0, label, end, end)
    return None


def starts_with_chevron(text: str) -> bool:
    """Return True if a line begins with a chevron, behind white space of fewer than 40 characters."""
    return text[:40].lstrip().startswith(">")


def bare_label(text: str, vocabulary: Vocabulary) -> tuple[int, LabelCandidate | None]:
    """Return the start of the label in a line without chevrons, and the text that may be the label."""
    before = _LINE_START.match(text)
    start = before.end() if before else 0
    head = text[start : start + LABEL_WINDOW_CHARS]
    timed = _LABEL_AND_BRACKETED_TIME.match(head) or (
        _LABEL_AND_TIME.match(head) if len(text) - start < LABEL_WINDOW_CHARS else None
    )
    if timed:
        label = label_candidate(timed["label"] + ":", vocabulary)
        if label is not None and len(label.printed) == len(timed["label"]):
            return start, LabelCandidate(label.printed, timed.end(), label.strength)
    return start, label_candidate(head, vocabulary)


def full_stop_label(text: str) -> tuple[str | None, int]:
    """Return the label that ends with a full stop, and the end of the mark; `None` and 0 for another line."""
    head = text[:LABEL_WINDOW_CHARS]
    stripped = head.lstrip()
    match = _FULL_STOP_LABEL.match(stripped)
    return (match["label"], len(head) - len(stripped) + match.end()) if match else (None, 0)


def hearing_label(text: str) -> str | None:
    """Return the `Q` or `A` that a line of a hearing begins with."""
    match = _QUESTION_OR_ANSWER.match(text[:LABEL_WINDOW_CHARS])
    return match["label"] if match else None


def _bare_mark(text: str, start: int, label: LabelCandidate) -> Mark:
    colon = start + len(label.printed)
    if text[colon : colon + 1] in {":", "\uff1a"}:
        return Mark(start, label.printed, colon + 1, _skip_time(text, colon + 1))
    return Mark(start, label.printed, colon, start + label.end)


def _skip_time(text: str, end: int) -> int:
    """Return the end of the line if only a time follows the label, else `end`."""
    return len(text) if len(text) - end < _MAX_TIME_CHARS and _ONLY_TIME.match(text, end) else end
