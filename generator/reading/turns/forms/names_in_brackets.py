"""A label in brackets: `[Chair] words`, `[Mara Lindqvist]: words`, `[Mara Lindqvist] 13:03:21`, `(speaker 0) words`."""

from __future__ import annotations

import functools
import re

from generator.reading.grammar.printed_times import CLOCK, TIME
from generator.reading.grammar.turn_marks import Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.shaped_labels import LabelShape, shape_form

_START = r"[\s\ufeff]{0,20}(?:" + TIME + r"[\s\u00a0]{1,4})?"
_BEHIND = rf"[\s\u00a0]{{0,4}}(?:[:\uff1a](?!//)|(?P<time>[\[(]?{CLOCK}[\])]?)(?=\s{{0,20}}$))?"
_SQUARE = re.compile(rf"(?P<before>{_START})\[(?P<label>[^\[\]\n]{{1,80}})\]{_BEHIND}")
_ROUND = re.compile(rf"(?P<before>{_START})\((?P<label>[^()\n]{{1,60}})\){_BEHIND}")


def _match(pattern: re.Pattern[str], line: MarkLine, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with brackets, whatever is in them."""
    if line.text[:1].isalpha():
        return None
    first = line.text[:40].lstrip("\ufeff \t")[:1]
    match = pattern.match(line.text) if first in "[(" or first.isdigit() else None
    if match is None:
        return None
    start = match.end("before") if match["before"].strip() else 0
    end = match.start("time") if match["time"] else match.end()
    return Mark(start, match["label"], end, match.end())


def _match_sign(line: MarkLine, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with square brackets and a colon or a time, which no note has."""
    mark = _match(_SQUARE, line, vocabulary)
    return mark if mark is not None and (mark.time > mark.end or line.text[mark.end - 1] in ":\uff1a") else None


WITH_SIGN = shape_form(LabelShape("names in brackets with a sign", _match_sign, takes_any_text=True, signs="["))
SQUARE = shape_form(
    LabelShape("names in square brackets", functools.partial(_match, _SQUARE), needs_names=True, signs="[")
)
ROUND = shape_form(
    LabelShape("names in round brackets", functools.partial(_match, _ROUND), needs_names=True, signs="(")
)
