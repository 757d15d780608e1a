"""Minutes in which every item of the lists, or every paragraph, begins with who speaks: `- Mara: words`.

Where that is so, every such beginning is a label, whatever its form: `pdal:`, `Mara, as individual:`, `J:`.
"""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from generator.reading.grammar.speech_openings import is_speech_phrase
from generator.reading.grammar.turn_marks import Evidence, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.told_labels import (
    ToldLabel,
    is_name_like,
    is_word_of_minutes,
    may_be_label,
    told_evidence,
)
from generator.text.normal import fold

NAME = "labelled items"

_FORMATS = frozenset({"markdown", "html", "docx", "odt", "rtf"})
"""Formats that tell items and paragraphs apart."""

_MIN_ITEMS = 5
_MIN_LABELLED_SHARE = 0.85
_MIN_REPEATED_SHARE = 0.5
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n\t]{0,60}?)[ \u00a0]?:(?=[\s\u00a0]+(?!\W{0,3}https?://)\S)")
"""A label and its colon, with words behind it and not only the address of a page."""

_MIN_SEVERAL_SHARE = 0.8
"""Share of the labels with several words, beside which a single word that comes once or twice is speech."""

_MAX_RARE = 2
_MIN_BOLD_SHARE = 0.7
_MAX_WORDS = 6
_MAX_INITIALS = 2
_IN_A_ROLE = ", as "
"""`Mara, as chair:` in the minutes of a working group."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels of the items, or else of the paragraphs, if nearly all have one."""
    if lines.format not in _FORMATS:
        return None
    items = [index for index in lines.unclaimed if lines.pieces[index].line in lines.items]
    paragraphs = [index for index in lines.unclaimed if lines.pieces[index].line not in lines.headings]
    labels = _labels(lines, items)
    if _mark_turns(labels, len(items)):
        labels = _standing_out(labels, lines)
        return msgspec.structs.replace(told_evidence(NAME, labels, len(items)), apart=_notes(lines, labels))
    labels = _labels(lines, paragraphs)
    if _mark_turns(labels, len(paragraphs)):
        return told_evidence(NAME, _standing_out(_sure(labels, lines), lines), len(paragraphs))
    return None


def _labels(lines: DocumentLines, places: list[int]) -> list[ToldLabel]:
    return [label for index in places if (label := _label(lines, index)) is not None]


def _notes(lines: DocumentLines, labels: list[ToldLabel]) -> frozenset[int]:
    """Return the lines below in no list that begin with a word of minutes in bold letters: **Decision:** 2 o'clock.

    Those above the first label are lines of the head.
    """
    items = {label.line for label in labels}
    speakers = {fold(label.label) for label in labels}
    notes: set[int] = set()
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        length = lines.leads.get(piece.line, 0) if piece.line > labels[0].line else 0
        match = _LABEL.match(piece.text) if length and piece.line not in items | lines.items else None
        if match is not None and match.end("label") <= length and fold(match["label"]) not in speakers:
            notes.update([piece.line] if is_word_of_minutes(match["label"]) else [])
    return frozenset(notes)


def _label(lines: DocumentLines, index: int) -> ToldLabel | None:
    piece = lines.pieces[index]
    match = _LABEL.match(piece.text)
    if (
        match is None
        or is_speech_phrase(match["label"])
        or not may_be_label(match["label"])
        or match["label"].count(" ") >= _MAX_WORDS
    ):
        return None
    return ToldLabel(piece.line, match["label"], match.end(), match.end(), ("item", True, False, False, True))


def _sure(labels: list[ToldLabel], lines: DocumentLines) -> list[ToldLabel]:
    """Return the labels of paragraphs that come again, or have the form of a name; a paragraph is no item."""
    counts = Counter(fold(label.label) for label in labels)
    several = [label for label in labels if is_name_like(label.label, lines.vocabulary) and " " in label.label]
    min_count = 1 if len(several) < _MIN_SEVERAL_SHARE * len(labels) else _MAX_RARE
    return [
        label
        for label in labels
        if counts[fold(label.label)] > (min_count if " " not in label.label else 1)
        or _IN_A_ROLE in label.label
        or (
            len(label.label) > _MAX_INITIALS
            and (" " in label.label or min_count == 1)
            and is_name_like(label.label, lines.vocabulary)
        )
    ]


def _standing_out(labels: list[ToldLabel], lines: DocumentLines) -> list[ToldLabel]:
    """Return the labels in bold letters, and those of the same speakers, where most of the labels are in bold."""
    bold = {fold(label.label) for label in labels if label.line in lines.leads}
    of_bold = [label for label in labels if fold(label.label) in bold]
    return of_bold if len(of_bold) >= _MIN_BOLD_SHARE * len(labels) else labels


def _mark_turns(labels: list[ToldLabel], count: int) -> bool:
    """Return True if nearly all items have a label, and most of the labels come again."""
    counts = Counter(fold(label.label) for label in labels)
    repeated = sum(count for count in counts.values() if count > 1)
    return (
        count >= _MIN_ITEMS
        and len(labels) >= _MIN_LABELLED_SHARE * count
        and repeated >= _MIN_REPEATED_SHARE * len(labels)
        and len(counts) > 1
    )


FORM = MarkForm(NAME, find, told_mark)
