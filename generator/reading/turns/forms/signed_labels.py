"""A label behind a circle or a square, as Japanese and Korean minutes print it: `○議長（佐藤一郎君）　これより …`."""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import label_strength
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "labels behind a sign"

_MIN_PLACES = 3
_SIGNED_LABEL = re.compile(
    r"[\s\u3000]{0,8}[○◯◎◆◇□][ \u3000]?"
    r"(?P<label>[^\s○◯◎◆◇□:：][^\u3000\n:：]{0,60}?)(?:[:：]|\u3000| {2})[ \u3000]{0,8}"
)
"""An ideographic blank, two blanks or a colon is behind the label."""


def find(lines: DocumentLines) -> Evidence | None:
    """A list has signs before its items, too, so an office or a form of address must come again."""
    places: list[int] = []
    counts: Counter[str] = Counter()
    for index in lines.unclaimed:
        mark = _mark(lines.pieces[index].text, lines.vocabulary)
        if mark is not None and mark.label is not None:
            places.append(index)
            counts[label_key(mark.label)] += 1
    again = [label for label, count in counts.items() if count > 1]
    if len(places) < _MIN_PLACES or not any(label_strength(label, "", lines.vocabulary) == "sure" for label in again):
        return None
    return Evidence(NAME, 1.0, lines.numbers(places), frozenset(counts))


def mark_at(line: MarkLine, _evidence: Evidence, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a sign and a label."""
    return _mark(line.text, vocabulary)


def _mark(text: str, vocabulary: Vocabulary) -> Mark | None:
    match = _SIGNED_LABEL.match(text)
    if match is None or label_strength(match["label"], "", vocabulary) is None:
        return None
    return Mark(0, match["label"], match.end(), match.end())


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME,))
