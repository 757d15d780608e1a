"""A label in brackets: `[Chair] words`, `[Mara Lindqvist]: words`, `[Mara Lindqvist] 13:03:21`, `(speaker 0) words`.

Also in brackets of East Asia: `【佐藤大臣】おはようございます。`
"""

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
_EAST_ASIAN = re.compile(r"[\s\ufeff]{0,20}[【〈［](?P<label>[^【】〈〉［］\n]{1,60})[】〉］][:\uff1a]?")


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


def _match_east_asian(line: MarkLine, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with brackets of East Asia, whatever is in them."""
    match = _EAST_ASIAN.match(line.text)
    return Mark(0, match["label"], match.end(), match.end()) if match else None


WITH_SIGN = shape_form(LabelShape("names in brackets with a sign", _match_sign, takes_any_text=True, signs="["))
SQUARE = shape_form(
    LabelShape("names in square brackets", functools.partial(_match, _SQUARE), needs_names=True, signs="[")
)
ROUND = shape_form(
    LabelShape("names in round brackets", functools.partial(_match, _ROUND), needs_names=True, signs="(")
)
EAST_ASIAN = shape_form(
    LabelShape("names in brackets of East Asia", _match_east_asian, needs_names=True, signs="【〈［")
)
