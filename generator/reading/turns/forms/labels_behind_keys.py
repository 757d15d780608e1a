"""A label behind a word for who speaks, alone on its line above the words: `SPEAKER: S1`, `Speaker: Mara Lindqvist`.

Programs of a meeting have such lines, too, below the title of each talk. So nearly all paragraphs must begin with one,
and most of the labels must come again.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from generator.reading.grammar.turn_marks import TIME, Evidence, Mark, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.told_labels import may_be_label
from generator.text.normal import fold

NAME = "labels behind a word for the speaker"

_LINE = re.compile(
    r"[\s\ufeff]{0,20}(?:Speaker|Sprecher(?:in|/in)?|Locut(?:eur|rice)|Intervenante?|Orador[ae]?|Hablante|Interlocutor[ae]?"
    r"|Parlante|Oratore|Spreker|Talare|Taler|Mówca|Řečník|Puhuja|Спикер|Говорящий|话者|發言人|发言人|話者|화자)"
    rf"[ \u00a0]?[:\uff1a][ \u00a0]{{0,4}}(?P<label>[^\W_][^:\uff1a\n]{{0,80}}?)"
    rf"(?P<time>[ \u00a0]{{1,4}}[\[(]?{TIME}[\])]?)?[\s\u00a0]{{0,20}}",
    re.IGNORECASE,
)
_MAX_CHARS = 140
_MIN_PLACES = 4
_MIN_REPEATED = 2
_MIN_REPEATED_SHARE = 0.6
"""Share of the places with a label that comes again."""

_MIN_PARAGRAPH_SHARE = 0.8
"""Share of the paragraphs that begin with a label; some speakers have several."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the lines that are a word for the speaker and a label, with words directly below."""
    marks = {
        index: mark
        for index, line in lines.with_sign(":\uff1a")
        if (mark := _mark(line.text)) and _has_words(lines, index)
    }
    if len(marks) < _MIN_PLACES or len(marks) < _MIN_PARAGRAPH_SHARE * _paragraphs(lines, min(marks)):
        return None
    counts = Counter(fold(mark.label or "") for mark in marks.values())
    repeated = [count for count in counts.values() if count > 1]
    if len(repeated) < _MIN_REPEATED or sum(repeated) < _MIN_REPEATED_SHARE * len(marks):
        return None
    by_line = {lines.pieces[index].line: mark for index, mark in marks.items()}
    return Evidence(NAME, 1.0, frozenset(by_line), marks=by_line)


def _mark(text: str) -> Mark | None:
    match = _LINE.fullmatch(text) if len(text) < _MAX_CHARS else None
    if match is None or not may_be_label(match["label"]):
        return None
    return Mark(match.start("label"), match["label"], match.end("label"), len(text))


def _has_words(lines: DocumentLines, index: int) -> bool:
    """Return True if words are in the line below, and they are no such line."""
    if index + 1 >= len(lines.pieces):
        return False
    below = lines.pieces[index + 1]
    return below.became is None and below.line == lines.pieces[index].line + 1 and _mark(below.text) is None


def _paragraphs(lines: DocumentLines, first: int) -> int:
    """Return how many paragraphs begin from a piece on, behind a blank line."""
    unclaimed = [lines.pieces[index].line for index in lines.unclaimed if index >= first]
    return 1 + sum(below > above + 1 for above, below in pairwise(unclaimed))


FORM = MarkForm(NAME, find, told_mark)
