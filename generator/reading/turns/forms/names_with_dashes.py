"""A label and a dash: `MARA LINDQVIST – Good morning.`, `Mara Lindqvist — Good morning.`."""

from __future__ import annotations

import re

from generator.reading.grammar.turn_marks import Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.shaped_labels import LabelShape, shape_form

NAME = "names with dashes"

_MAX_CHARS = 180
_ANY_DASH = re.compile(r"[–—]|[- .]-")
_DASH = re.compile(
    r"(?P<label>[\s\ufeff]{0,20}[^\W\d_](?:[^\n:\uff1a–—(]|\([^()\n]{0,100}\)){1,78}?)"
    r"(?:\.?[\s\u00a0]{1,4}(?:[–—-]|--)|\.-|\.?[\s\u00a0]{0,2}—)[\s\u00a0]{1,4}(?=[^\W_]|[\"“«‘'¿¡(\[])"
)


def _match(line: MarkLine, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a short text and a dash, followed by the start of a sentence."""
    if not line.is_apart or ("-" not in line.text and line.text.isascii()):
        return None
    if _ANY_DASH.search(line.text, 0, _MAX_CHARS) is None:
        return None
    match = _DASH.match(line.text)
    if match is None or line.text[match.end() : match.end() + 1].islower():
        return None
    return Mark(0, match["label"].strip("\ufeff"), match.end(), match.end())


_SHAPE = LabelShape(NAME, _match, min_places=4, min_repeated=2, min_share=0.7)

FORM = shape_form(_SHAPE)
