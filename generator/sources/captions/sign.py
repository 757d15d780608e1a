"""Signs: how a caption file is recognised by its first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.sources.captions.times import timing_of

_MAX_LINES_ABOVE_TIMES = 12
"""The first time of a caption file has at most this many lines above it; further down a time is a quotation."""
_MAX_LINES = 200
_LINE_END = re.compile(r"\r\n|\n|\r")
_CUE_NUMBER = re.compile(r"[ \t]{0,40}\d{1,9}[ \t]{0,40}$")


def first_timing(sample: str, *, anywhere: bool = False) -> str | None:
    """Return the sign of the first times of a caption file; `None` if the text is no such file.

    The sign is the one before the fractions, or `between` if a comma is between start and end.

    Args:
        sample: The start of the file.
        anywhere: Whether the times may have other lines above them, because the file's name says that it has times.
    """
    lines_above = 0
    for line in islice(_lines(sample), _MAX_LINES):
        if not line.strip():
            continue
        timing = timing_of(line)
        if timing and not timing.words:
            return "between" if timing.has_comma_between else timing.sign or "."
        lines_above += 1
        may_follow = lines_above <= _MAX_LINES_ABOVE_TIMES if anywhere else _is_number_above_times(line, lines_above)
        if not may_follow:
            return None
    return None


def _lines(text: str) -> Iterator[str]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]


def _is_number_above_times(line: str, lines_above: int) -> bool:
    return lines_above == 1 and bool(_CUE_NUMBER.match(line))
