"""A time, a name and words on lines below each other, as Microsoft Teams writes them into a document.

0:0:0.0 --> 0:0:5.120
Mara Lindqvist
Good morning.
"""

from __future__ import annotations

import re

from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.told_labels import ToldLabel, marking_labels, may_be_label

NAME = "times above names"

_T = r"\d{1,2}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?"
_TIME_LINE = re.compile(
    rf"\s{{0,20}}[\[(]?{_T}(?:\s?(?:-->|-|–|—)\s?{_T})?(?:[ \u00a0]?[ap]\.?m\.?)?[\])]?\s{{0,20}}", re.IGNORECASE
)
_MIN_SHARE = 0.8
"""Share of the lines of times with a name below."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the lines of times, and the names in the lines below them."""
    times = [index for index in lines.unclaimed if _is_time(lines.pieces[index].text)]
    if not times:
        return None
    candidates = [label for index in times if (label := _label_below(lines, index)) is not None]
    labels = marking_labels(candidates, lines)
    if len(labels) < _MIN_SHARE * len(times):
        return None
    marks = {label.line: Mark(0, label.label, label.end, label.time) for label in labels}
    apart = lines.numbers([*times, *(index + 1 for index in times if _has_party_below(lines, index))])
    return Evidence(NAME, len(labels) / len(times), frozenset(marks), marks=marks, apart=apart)


def _is_time(text: str) -> bool:
    return len(text) < 60 and _TIME_LINE.fullmatch(text) is not None


def _label_below(lines: DocumentLines, index: int) -> ToldLabel | None:
    """Return the name below a time, if words follow it."""
    index += _has_party_below(lines, index)
    if index + 2 >= len(lines.pieces):
        return None
    name, words = lines.pieces[index + 1], lines.pieces[index + 2]
    label = name.text.strip().removesuffix(":").rstrip()
    are_free = name.became is None and words.became is None
    if not are_free or _is_time(words.text) or not may_be_label(label):
        return None
    start = name.text.find(label)
    return ToldLabel(
        name.line, label, len(name.text), len(name.text), ("below a time", False, True, False, False), start
    )


def _has_party_below(lines: DocumentLines, index: int) -> bool:
    """Return True if the line below a time is a party, and the line below that has it again: `Ada Bell Greens Bay`."""
    if index + 3 >= len(lines.pieces):
        return False
    party, name = lines.pieces[index + 1], lines.pieces[index + 2]
    text = party.text.strip()
    is_free = party.became is None and name.became is None
    return is_free and 0 < len(text) < len(name.text) - 2 and text in name.text[1:] and may_be_label(name.text.strip())


FORM = MarkForm(NAME, find, told_mark)
