"""A name, a dash and what the person is, alone on the line above the words: `Ada Bell - Deputy Chair of the Quay`."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import names_somebody
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.shaped_labels import LabelShape, find_shape, shape_form
from generator.text.normal import tidy

NAME = "names before offices"

_LINE = re.compile(
    r"[\s\ufeff]{0,20}(?P<name>[^\W\d_][^\n:;?!,(–—-]{2,50}?) - (?P<office>[^\W\d_][^\n:;?!.-]{1,70})[\s\u00a0]{0,20}"
)
_MIN_AGAIN = 3
"""Places of one label that the document must have: the chair speaks again and again."""


def _match(line: MarkLine, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line with only a full name, a dash and a text with a capital, directly above other words."""
    match = _LINE.fullmatch(line.text) if line.is_apart and line.is_joined else None
    if match is None or not match["office"][0].isupper() or " " not in match["name"].strip():
        return None
    if _LINE.fullmatch(line.below) or not names_somebody(tidy(match["name"]), vocabulary):
        return None  # an entry of a list of people
    return Mark(0, line.text.strip("\ufeff"), len(line.text), len(line.text))


_SHAPE = LabelShape(NAME, _match, min_places=5, min_share=0.85, takes_any_text=True, signs="-")


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels, if one of them comes again and again."""
    evidence = find_shape(lines, _SHAPE)
    if evidence is None or not evidence.lines:
        return evidence
    marks = (_match(line, lines.vocabulary) for _, line in lines.with_sign(_SHAPE.signs))
    counts = Counter(label_key(mark.label) for mark in marks if mark is not None and mark.label is not None)
    return evidence if max(counts.values()) >= _MIN_AGAIN else None


FORM = msgspec.structs.replace(shape_form(_SHAPE), find=find)
