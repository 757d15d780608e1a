"""A label between asterisks in a plain text: `**Mara Lindqvist** [00:03] words`, `*Mara Lindqvist:* words`."""

from __future__ import annotations

import re

from generator.reading.grammar.printed_times import CLOCK
from generator.reading.grammar.turn_marks import Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.shaped_labels import LabelShape, shape_form

_TIME = rf"[\[(]?{CLOCK}[\])]?"
_LABEL = re.compile(
    rf"(?P<before>[\s\ufeff]{{0,20}}(?:{_TIME}[\s\u00a0]{{1,8}})?)(?P<sign>\*{{1,3}}|__)"
    rf"(?P<label>[^\s*_:][^*:\n]{{0,78}}?):?(?P=sign)(?P<time>[\s\u00a0]{{0,4}}{_TIME})?[\s\u00a0]?:?(?=\s|$)"
)


def _match(line: MarkLine, _vocabulary: Vocabulary) -> Mark | None:
    match = _LABEL.match(line.text)
    if match is None:
        return None
    start = match.end("before") if match["before"].strip() else 0
    return Mark(start, match["label"], match.start("time") if match["time"] else match.end(), match.end())


_SHAPE = LabelShape("names between asterisks", _match, needs_names=True, signs="*_")

FORM = shape_form(_SHAPE)
