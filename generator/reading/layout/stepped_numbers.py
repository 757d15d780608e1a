"""Numbers in the margin of every fifth or tenth line, as some parliaments and courts print them, page by page.

Two signs tell such numbers from those of lists: nearly as many lines as the numbers differ are between two of them, or
all lines beside them are set in.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from generator.reading.draft import Piece

RULE = "line numbers: every fifth or tenth line"

_NUMBER = re.compile(r"[ \t\u00a0]{0,12}(?P<number>\d{1,3})(?:(?P<gap>[ \t\u00a0]{1,20})(?=\S)|[ \t\u00a0]{0,20}$)")
"""` 10   The minutes`, and the number alone beside a line without words."""

_FIRST_SIGNS = frozenset(" \t\u00a00123456789")
_MIN_NUMBERS = 3
_MIN_GAP = 2
"""Blanks behind a number where the other lines are not set in."""

_ALONE = " " * _MIN_GAP

_FIVE = 5
_STEPS = (_FIVE, 10)
_MAX_OFF = 2
"""Lines that may be more or less than five between two numbers."""

_MIN_STEPS = 3
_MIN_SHARE = 0.8
"""Share of the numbers that are multiples of five, and of these, that go up by five or begin a page; and of the other
lines, those that are set in."""

_MAX_NUMBER = 60
_MIN_FOLLOWING = 2
"""Numbers that are as many lines below the one before as they are greater."""

_INDENT = ("   ", "\t")


class _Number(msgspec.Struct, frozen=True):
    index: int
    """Of the piece."""
    line: int
    value: int
    gap: int
    """Blanks behind it; as many as needed where it is alone."""
    end: int
    """Where the words of the line begin."""


def part_stepped_numbers(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the pieces without the numbers in the margin of every fifth or tenth line, and the claimed numbers."""
    numbers = [
        _Number(index, piece.line, int(match["number"]), len(match["gap"] or _ALONE), match.end())
        for index, piece in enumerate(pieces)
        if piece.text[:1] in _FIRST_SIGNS and (match := _NUMBER.match(piece.text)) is not None
    ]
    if len(numbers) < _MIN_NUMBERS:
        return pieces, ()
    in_margin = _in_close_steps(numbers) or _beside_indented(numbers, pieces)
    ends = {number.index: number.end for number in in_margin}
    texts = tuple(
        piece.part(ends[index], len(piece.text)) if index in ends else piece
        for index, piece in enumerate(pieces)
        if ends.get(index, 0) < len(piece.text)
    )
    claimed = (pieces[index].part(0, end).claim("removed", RULE, "line-number") for index, end in ends.items())
    return texts, tuple(claimed)


def _in_close_steps(numbers: list[_Number]) -> list[_Number]:
    """Return the multiples of five that go up by five with about five lines between them, page by page."""
    with_gap = [number for number in numbers if number.gap >= _MIN_GAP]
    fifth = [number for number in with_gap if number.value and number.value % _FIVE == 0]
    if len(fifth) < _MIN_SHARE * len(with_gap):
        return []
    steps = {place for place, pair in enumerate(pairwise(fifth)) if _is_step(*pair)}
    starts = sum(number.value == _FIVE for number in fifth)
    if len(steps) < _MIN_STEPS or len(steps) + starts < _MIN_SHARE * len(fifth):
        return []
    return [
        number for place, number in enumerate(fifth) if number.value == _FIVE or place in steps or place - 1 in steps
    ]


def _is_step(above: _Number, below: _Number) -> bool:
    """Return True if two numbers follow each other in the margin of one page, whose blank lines may count."""
    lines = below.index - above.index
    is_near = abs(lines - _FIVE) <= _MAX_OFF or below.line - above.line == _FIVE
    return below.value == above.value + _FIVE and is_near


def _beside_indented(numbers: list[_Number], pieces: tuple[Piece, ...]) -> list[_Number]:
    """Return the multiples of five if all count by fives or by tens, and nearly all other lines are set in."""
    fifth = [number for number in numbers if number.value % _FIVE == 0]
    if len(fifth) < _MIN_NUMBERS or not any(_count_by(step, fifth) for step in _STEPS):
        return []
    indices = {number.index for number in fifth}
    others = [piece for index, piece in enumerate(pieces) if index not in indices]
    indented = sum(piece.text.startswith(_INDENT) for piece in others)
    return fifth if indented >= _MIN_SHARE * len(others) else []


def _count_by(step: int, numbers: list[_Number]) -> bool:
    """Return True if numbers count the lines of pages by this step."""
    if not all(0 < number.value <= _MAX_NUMBER and number.value % step == 0 for number in numbers):
        return False
    pairs = [(below.index - above.index, below.value - above.value, below.value) for above, below in pairwise(numbers)]
    goes_on = all(step in {greater, value} for _, greater, value in pairs)
    return goes_on and sum(lines == greater for lines, greater, _ in pairs) >= _MIN_FOLLOWING
