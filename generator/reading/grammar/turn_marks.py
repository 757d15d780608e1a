"""Marks: what a form of mark finds at the start of a line, and the convention of a document. Pure text, no document."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from generator.reading.grammar.labels import find_label
from generator.reading.grammar.vocabulary import Vocabulary

LABEL_WINDOW_CHARS = 220
"""A label ends within this many characters of its line."""

_MAX_BLANKS_BEFORE_CHEVRONS = 41
CHEVRONS = re.compile(r"\s{0,40}(?P<chevrons>>+)[ \t\u00a0]{0,8}")
"""The chevrons at the start of a line, with the white space around them: `>> `."""

TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
"""Regular expression for a printed time, with or without brackets."""

_MAX_TIME_CHARS = 30
_ONLY_TIME = re.compile(rf"[\s\u00a0]{{0,8}}{TIME}[\s\u00a0]{{0,8}}$")
_TIME_IN_BRACKETS = re.compile(
    r"[\s\u00a0]{0,8}(?:\[\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\]|\(\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\))(?=\s|$)"
)


class MarkLine(msgspec.Struct, frozen=True):
    """A line that may begin with a mark."""

    text: str
    number: int = 0
    """Its number in the source; 0 if that is not known."""
    below: str = ""
    """The text of the line that follows; empty at the end of the document."""
    is_apart: bool = True
    """Whether the line above is blank, ends a sentence or is no speech, so that something new may begin here."""
    is_joined: bool = False
    """Whether the line that follows is directly below, without a blank line."""


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
    time_below: bool = False
    """Whether the line below is the time of the turn."""


class PassedOver(msgspec.Struct, frozen=True):
    """A text that might be a label, and why it does not begin a turn."""

    label: str
    reason: str
    lines: tuple[int, ...]
    """The lines that begin with it, in order."""


class Evidence(msgspec.Struct, frozen=True):
    """What speaks for one form of mark in one document."""

    form: str
    """The name of the form."""
    strength: float
    """How sure it is, from 0 to 1: the share of the places with this form that begin a turn."""
    lines: frozenset[int] = frozenset()
    """The lines that begin with a mark of this form."""
    labels: frozenset[str] = frozenset()
    """The labels, folded, that this form accepts only in this document."""
    are_offices: bool = False
    """Whether all labels are names with an office or a form of address, so that they count beside other forms."""
    proves_transcript: bool = True
    """Whether these marks alone prove that the document is a transcript."""
    marks: dict[int, Mark] = {}
    """The marks by line, for a form that finds them by what the source tells apart from the words."""
    apart: frozenset[int] = frozenset()
    """Lines of this form that are neither a mark nor speech: the head of a table, times on lines of their own."""
    passed_over: tuple[PassedOver, ...] = ()
    """The texts in this form that do not begin turns, in the order of the document."""


FindMark = Callable[[MarkLine, Evidence, Vocabulary], Mark | None]
"""Find the mark of one form at the start of a line of a document with this evidence."""


class AcceptedForm(msgspec.Struct, frozen=True):
    """A form of mark that a document has."""

    evidence: Evidence
    mark_at: FindMark


class Rival(msgspec.Struct, frozen=True):
    """A form of mark that was looked for in a document and does not count."""

    evidence: Evidence
    winner: str | None
    """The name of the form to which it yields; `None` if no line begins a turn in this form."""


def chevron_mark(line: MarkLine, evidence: Evidence, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with chevrons; one alone needs a label."""
    chevrons = CHEVRONS.match(line.text) if may_have_chevrons(line.text) else None
    if chevrons is None:
        return None
    window = line.text[chevrons.end() : chevrons.end() + LABEL_WINDOW_CHARS]
    label = find_label(window, vocabulary, evidence.labels)
    if label is None:
        return Mark(0, None, chevrons.end(), chevrons.end()) if len(chevrons["chevrons"]) > 1 else None
    end = chevrons.end() + len(label) + 1
    return Mark(0, label, end, skip_time(line.text, end))


_CHEVRONS_ALONE = AcceptedForm(Evidence("chevrons", 1.0, proves_transcript=False), chevron_mark)


def told_mark(line: MarkLine, evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that the source itself tells apart."""
    mark = evidence.marks.get(line.number)
    is_there = mark is not None and line.text.startswith(mark.label or "", mark.start)
    return mark if is_there else None


class MarkConvention(msgspec.Struct, frozen=True):
    """How one document marks its turns. Before the document is looked at, chevrons do."""

    forms: tuple[AcceptedForm, ...] = (_CHEVRONS_ALONE,)
    """The forms of mark that the document has; the first one that finds a mark counts."""
    rivals: tuple[Rival, ...] = ()
    """The forms that were found and do not count."""
    title_line: int = 0
    """The line of a title that looks like a label with words, and begins no turn; 0 without one."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of all forms that were looked for and found, also of rivals."""
        return (*(form.evidence for form in self.forms), *(rival.evidence for rival in self.rivals))

    @property
    def lines_apart(self) -> frozenset[int]:
        """The lines that are neither a mark nor speech, such as the head of a table."""
        return frozenset(line for form in self.forms for line in form.evidence.apart)

    @property
    def proves_transcript(self) -> bool:
        """Whether the marks alone prove that the document is a transcript."""
        return any(form.evidence.proves_transcript for form in self.forms)

    @property
    def has_only_chevrons(self) -> bool:
        """Whether no other form marks turns: then most lines need one look."""
        return all(form.mark_at is chevron_mark for form in self.forms)

    @property
    def has_no_chevrons(self) -> bool:
        """Whether the document marks its turns, and none of the forms has chevrons, as captions do."""
        return bool(self.forms) and all("chevron" not in form.evidence.form for form in self.forms)


def mark_at(line: MarkLine, convention: MarkConvention, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark that a line begins with, or `None` if it does not begin a turn."""
    if line.number and line.number == convention.title_line:
        return None
    for form in convention.forms:
        mark = form.mark_at(line, form.evidence, vocabulary)
        if mark is not None:
            return mark
    return None


def may_have_chevrons(text: str) -> bool:
    """Return False if a line surely does not match `CHEVRONS`."""
    return ">" in text[:_MAX_BLANKS_BEFORE_CHEVRONS]


def starts_with_chevron(text: str) -> bool:
    """Return True if a line begins with a chevron, behind white space of fewer than 40 characters."""
    return text[:40].lstrip().startswith(">")


def skip_time(text: str, end: int) -> int:
    """Return the position behind the time that follows a label: in brackets, or alone in its line; else `end`."""
    in_brackets = _TIME_IN_BRACKETS.match(text, end)
    if in_brackets:
        return in_brackets.end()
    return len(text) if len(text) - end < _MAX_TIME_CHARS and _ONLY_TIME.match(text, end) else end
