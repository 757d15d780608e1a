"""A name and a time on a line of their own: `Mara Lindqvist 0:03`, `Mara Lindqvist | 00:03`, `00:03 Mara Lindqvist`."""

from __future__ import annotations

import re

from generator.reading.grammar.printed_times import CLOCK
from generator.reading.grammar.turn_marks import Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.shaped_labels import LabelShape, shape_form

_DAY = r"(?:(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|today|yesterday)(?: at|,)?[\s\u00a0]{1,4})?"
_TIME = rf"[\[(]?{_DAY}{CLOCK}(?: ?(?:-|–|—|-->) ?{CLOCK})?(?: ?[ap]\.?m\.?)?[\])]?"
_BETWEEN = r"[\s\u00a0]{0,8}(?:[|•·,:–—-][\s\u00a0]{0,8})?"
_NAME_AND_TIME = re.compile(
    rf"[\s\ufeff]{{0,20}}(?P<label>[^\s\[(|][^\n\[\]|\t]{{0,78}}?)(?:[\s\u00a0]|(?=[\[(|•·,–—]))"
    rf"(?P<time>{_BETWEEN}{_TIME}[\s\u00a0]{{0,8}}:?[\s\u00a0]{{0,20}})$",
    re.IGNORECASE,
)
_TIME_AND_NAME = re.compile(
    rf"(?P<before>[\s\ufeff]{{0,20}}{_TIME}{_BETWEEN})(?<=[\s\u00a0\])|])(?P<label>[^\W\d_][^\n|\t]{{0,78}}?)"
    rf"(?P<time>(?:[\s\u00a0]{{1,8}}{_TIME})?[\s\u00a0]{{0,4}}:?[\s\u00a0]{{0,20}})$",
    re.IGNORECASE,
)
_CLOCK_START = re.compile(r"\d:\d\d")
_MAX_LINE_CHARS = 130


def _match(line: MarkLine, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that holds only a name and a time."""
    if len(line.text) > _MAX_LINE_CHARS or not line.is_apart or ":" not in line.text:
        return None
    if _CLOCK_START.search(line.text) is None:
        return None
    match = _TIME_AND_NAME.match(line.text)
    if match:
        return Mark(match.end("before"), match["label"], match.end("label"), match.end())
    match = _NAME_AND_TIME.match(line.text)
    return Mark(0, match["label"], match.end("label"), match.end()) if match else None


_SHAPE = LabelShape("names with times", _match, takes_any_text=True, signs=":")

FORM = shape_form(_SHAPE)
