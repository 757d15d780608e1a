"""Numbers in the margin of every fifth line, as some parliaments print them: 5, 10, 15 and so on, page by page."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from generator.reading.draft import Piece

RULE = "line numbers: every fifth line"

_NUMBER = re.compile(r"[ \t\u00a0]{0,12}(?P<number>\d{1,3})[ \t\u00a0]{2,20}(?=\S)")
"""` 10   The minutes`"""

_FIRST_SIGNS = frozenset(" \t\u00a00123456789")
_FIVE = 5
_MAX_OFF = 2
"""Lines that may be more or less than five between two numbers."""

_MIN_STEPS = 3
_MIN_SHARE = 0.8
"""Share of the numbers that are multiples of five, and of these, that go up by five or begin a page."""


class _Number(msgspec.Struct, frozen=True):
    index: int
    """Of the piece."""
    value: int
    end: int
    """Where the words of the line begin."""


def part_fifth_lines(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the pieces without the numbers in the margin of every fifth line, and the claimed numbers.

    On each page they go up by five, and five lines of the print or nearly so are between two of them.
    """
    numbers = _numbers(pieces)
    steps = {place for place, pair in enumerate(pairwise(numbers)) if _is_step(*pair)}
    starts = sum(number.value == _FIVE for number in numbers)
    if len(steps) < _MIN_STEPS or len(steps) + starts < _MIN_SHARE * len(numbers):
        return pieces, ()
    ends = {
        number.index: number.end
        for place, number in enumerate(numbers)
        if number.value == _FIVE or place in steps or place - 1 in steps
    }
    texts = tuple(
        piece.part(ends[index], len(piece.text)) if index in ends else piece for index, piece in enumerate(pieces)
    )
    claimed = (pieces[index].part(0, end).claim("removed", RULE, "line-number") for index, end in ends.items())
    return texts, tuple(claimed)


def _numbers(pieces: tuple[Piece, ...]) -> list[_Number]:
    """Return the multiples of five with a gap behind them at the start of lines; none if other lines have numbers."""
    numbers = [
        _Number(index, int(match["number"]), match.end())
        for index, piece in enumerate(pieces)
        if piece.text[:1] in _FIRST_SIGNS and (match := _NUMBER.match(piece.text)) is not None
    ]
    fifth = [number for number in numbers if number.value and number.value % _FIVE == 0]
    return fifth if len(fifth) >= _MIN_SHARE * len(numbers) else []


def _is_step(above: _Number, below: _Number) -> bool:
    """Return True if two numbers follow each other in the margin of one page."""
    lines = below.index - above.index
    return below.value == above.value + _FIVE and abs(lines - _FIVE) <= _MAX_OFF
