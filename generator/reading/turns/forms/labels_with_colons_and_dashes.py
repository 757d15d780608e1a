"""A label before a colon and a dash, as courts and councils type it: `Juíza Federal:- Boa tarde.`.

Where nearly all labels have both signs, a label with a colon alone is a field of the head: `Depoente: NEUSA FAGUNDES`.
"""

from __future__ import annotations

import re

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.shaped_labels import LabelShape, find_shape, shaped_mark

NAME = "labels with colons and dashes"

_LABEL = re.compile(
    r"[\s\ufeff]{0,20}(?P<label>[^\W\d_][^\n:\uff1a]{0,100}?)[ \u00a0]?[:\uff1a] ?[-–—][ \u00a0]{0,4}(?=[^\s>|–—-])"
)
_COLON_AND_DASH = re.compile("[:\uff1a] ?[-–—]")
_MAX_CHARS = 130
_MIN_SHARE = 0.8
"""Share of the lines that begin with one of these labels and have both signs."""


def _match(line: MarkLine, _vocabulary: Vocabulary) -> Mark | None:
    if not line.is_apart or _COLON_AND_DASH.search(line.text, 0, _MAX_CHARS) is None:
        return None
    match = _LABEL.match(line.text, 0, _MAX_CHARS)
    return Mark(0, match["label"], match.end(), match.end()) if match else None


_SHAPE = LabelShape(NAME, _match, min_places=4, min_repeated=2, min_share=_MIN_SHARE, signs="-–—", takes_any_text=True)


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels; if many of them have a colon alone, the dash belongs to the words."""
    evidence = find_shape(lines, _SHAPE)
    if evidence is None or not evidence.lines:
        return None
    uses = lines.uses.alone.values()
    with_colon = sum(use.count for use in uses if label_key(use.printed) in evidence.labels)
    return evidence if len(evidence.lines) >= _MIN_SHARE * with_colon else None


def mark_at(line: MarkLine, evidence: Evidence, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line with an accepted label before a colon and a dash."""
    return shaped_mark(line, evidence, vocabulary, _SHAPE)


FORM = MarkForm(NAME, find, mark_at, is_labelled=True)
