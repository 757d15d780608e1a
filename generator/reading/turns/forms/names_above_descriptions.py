"""A name, what the person is, and a time on lines below each other, as the Council of Europe prints them.

Ms Odile MARCHETTI

Norway, Harbour Group, Rapporteur

10:02:33

The words follow below.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import names_somebody
from generator.reading.grammar.printed_times import is_time
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.shaped_labels import may_be_label
from generator.text.normal import tidy

NAME = "names above descriptions"

_MIN_PLACES = 3
_MIN_SHARE = 0.8
"""Share of the lines of times with a name and a description above them."""

_MAX_NAME_CHARS = 70
_MAX_DESCRIPTION_CHARS = 140
_SENTENCE_SIGN = re.compile(r"[.?!;:…][\"”’']?\s*$|[?!;:]")


def find(lines: DocumentLines) -> Evidence | None:
    """Find the lines of times, and the two short lines above each of them; a name must come again."""
    times = [
        index for index in lines.unclaimed if len(lines.pieces[index].text) < 40 and is_time(lines.pieces[index].text)
    ]
    if len(times) < _MIN_PLACES:
        return None
    named = [index for index in times if _is_named(lines, index)]
    counts = Counter(label_key(lines.pieces[index - 2].text) for index in named)
    if len(named) < max(_MIN_PLACES, _MIN_SHARE * len(times)) or max(counts.values()) < 2:
        return None
    names = [lines.pieces[index - 2] for index in named]
    marks = {piece.line: Mark(0, piece.text.strip(), len(piece.text), len(piece.text)) for piece in names}
    apart = lines.numbers([place for index in named for place in (index - 1, index)])
    return Evidence(NAME, len(named) / len(times), frozenset(marks), marks=marks, apart=apart)


def _is_named(lines: DocumentLines, index: int) -> bool:
    """Return True if a name and a description are above a time, and words below it."""
    if index < 2 or index + 1 >= len(lines.pieces):
        return False
    name, description, below = lines.pieces[index - 2], lines.pieces[index - 1], lines.pieces[index + 1]
    if any(piece.became is not None for piece in (name, description, below)) or is_time(description.text):
        return False
    return _may_be_name(name.text, lines) and _may_describe(description.text) and not is_time(below.text)


def _may_be_name(text: str, lines: DocumentLines) -> bool:
    label = tidy(text)
    if len(label) > _MAX_NAME_CHARS or _SENTENCE_SIGN.search(label) or not may_be_label(label, lines.vocabulary):
        return False
    return names_somebody(label, lines.vocabulary)


def _may_describe(text: str) -> bool:
    return len(text) < _MAX_DESCRIPTION_CHARS and _SENTENCE_SIGN.search(text) is None


FORM = MarkForm(NAME, find, told_mark)
