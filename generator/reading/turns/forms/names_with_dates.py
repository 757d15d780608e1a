"""A name and a date on a line of their own, as web forums and archives of chats print them.

`mara commented on Mar 12, 2025`, `[Mara Lindqvist (Mar 12 2025 at 10:02)](https://chat.example/1):`.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.printed_times import CLOCK
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.shaped_labels import may_be_label
from generator.text.normal import fold, tidy

NAME = "names with dates"

_DATE = (
    r"(?:(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:\d{1,3}|an?) (?:second|minute|hour|day|week|month|year)s? ago"
    r"|(?:last (?:week|month|year)|yesterday|today))"
)
_WHEN = rf"{_DATE}(?:,? (?:at )?{CLOCK}(?: ?[APap]\.?[Mm]\.?)?)?(?: \(?[A-Z]{{3,4}}\)?)?"
_SAID = r"(?:commented|wrote|replied|posted|answered|responded|said|asked)"
_NAME_AND_DATE = re.compile(
    rf"[\s\ufeff]{{0,20}}(?P<label>[^\s\[(|:][^\n\[\]|\t:]{{0,60}}?)[\s\u00a0]{_SAID}(?: on| at)?[\s\u00a0]{_WHEN}"
    rf"[\s\u00a0]?:?[\s\u00a0]{{0,20}}$"
)
_YEAR_OR_AGO = re.compile(r"\d{2}|ago\b|last |day\b")
_LINKED = re.compile(
    rf"[\s\ufeff]{{0,20}}\[[\s\u00a0]?(?P<label>[^\s\[\]()|:][^\n\[\]()|\t:]{{0,60}}?)[\s\u00a0]\({_WHEN}\)"
    r"[\s\u00a0]?\]\([^()\s]{1,400}\)[\s\u00a0]?:?[\s\u00a0]{0,20}$"
)
_MAX_LINE_CHARS = 500
_MIN_PLACES = 3
_SENTENCE_END = re.compile(r"[.?!:;,]\s{0,20}$")
_MAX_NOTE_WORDS = 3
_MAX_NOTES = 5
_MIN_NOTE_SHARE = 0.4
"""Share of the names that have a short line directly below them, such as `Member`, where these lines are notes."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the names, if one comes again, and the notes on these people directly below them."""
    marks = {
        index: mark
        for index, line in lines.mark_lines
        if (mark := _match(line)) is not None and may_be_label(tidy(mark.label or ""), lines.vocabulary)
    }
    counts = Counter(label_key(mark.label or "") for mark in marks.values())
    if len(marks) < _MIN_PLACES or len(counts) == len(marks):
        return None
    marked = lines.numbers(list(marks))
    return Evidence(NAME, 1.0, marked, frozenset(counts), apart=_notes(lines, marked))


def mark_at(line: MarkLine, evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that holds only a name and a date."""
    return _match(line) if line.number in evidence.lines else None


def _match(line: MarkLine) -> Mark | None:
    if len(line.text) > _MAX_LINE_CHARS or not line.below or _ends_as_speech(line.text):
        return None
    if _YEAR_OR_AGO.search(line.text) is None or not line.is_apart:
        return None
    linked = _LINKED.match(line.text)
    match = linked or _NAME_AND_DATE.match(line.text)
    if match is None:
        return None
    return Mark(match.start("label") if linked else 0, match["label"], match.end("label"), match.end())


def _ends_as_speech(text: str) -> bool:
    """Return True if a line ends as no date does; most lines do, and are searched no further."""
    end = text.rstrip().removesuffix(":").rstrip()
    return end.endswith((".", "?", "!", ",", ";")) and end[-2:] not in {"m.", "M."}


def _notes(lines: DocumentLines, marked: frozenset[int]) -> frozenset[int]:
    """Return the lines directly below names that say what these people are: few different ones, again and again."""
    notes: dict[int, str] = {}
    for index in lines.unclaimed[1:-1]:
        piece, below = lines.pieces[index], lines.pieces[index + 1]
        is_between = piece.line - 1 in marked and below.line == piece.line + 1
        if is_between and piece.text.count(" ") < _MAX_NOTE_WORDS and not _SENTENCE_END.search(piece.text):
            notes[piece.line] = fold(piece.text.strip())
    kinds = Counter(notes.values())
    are_notes = len(notes) >= _MIN_NOTE_SHARE * len(marked) and len(kinds) <= _MAX_NOTES and len(kinds) < len(notes)
    return frozenset(notes) if are_notes else frozenset()


FORM = MarkForm(NAME, find, mark_at, is_labelled=True)
