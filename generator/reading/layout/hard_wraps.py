"""Find hard wraps: line ends at a column of the captioner's screen that do not end a paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from generator.reading.draft import Piece

_MIN_SCREEN_COLUMNS, _MAX_SCREEN_COLUMNS = 28, 110

_MIN_FULL_LINES = 3
"""Fewer lines may fill the screen by chance."""

_MIN_FULL_SHARE = 0.8
_MAX_SENTENCE_SHARE = 0.5
"""If more of the lines end a sentence, a line is a sentence or a paragraph."""

_TOLERANCE_COLUMNS = 2
"""A full line may be shorter by this than the next word requires."""

_SENTENCE_ENDS = (".", "?", "!", '"', "”", ")", "…")


class _LineMeasures(msgspec.Struct):
    """Measures of one line, to decide whether the text is hard-wrapped."""

    number: int
    width: int = 0
    """In characters, without the white space at the end."""
    blank_end: int = 0
    """Characters of white space at the end."""
    opens: bool = False
    """Whether it begins with a mark, a stage direction or a heading."""
    first_word: str = ""
    first_character: str = ""
    end: str = ""
    """The last characters, without white space."""
    has_furniture_above: bool = False

    @property
    def ends_sentence(self) -> bool:
        """True if the line ends as a sentence does."""
        return self.end.endswith(_SENTENCE_ENDS)


def wrapped_lines(pieces: Iterable[Piece]) -> frozenset[int]:
    """Return the numbers of the lines that continue the paragraph of the line above.

    A document is hard-wrapped if nearly all lines without a blank line below them are too full for the next word. In
    other documents a line is a paragraph, except a sentence that the end of a page cuts.
    """
    lines = _lines(pieces)
    cut_by_page = frozenset(
        below.number
        for above, below in pairwise(lines)
        if below.has_furniture_above and not below.opens and not above.ends_sentence and below.first_character.islower()
    )
    adjacent = [
        (above, below) for above, below in pairwise(lines) if below.number - above.number == 1 and not below.opens
    ]
    widths = sorted(above.width for above, _ in adjacent)
    if len(widths) < _MIN_FULL_LINES:
        return cut_by_page
    screen = widths[-1 - len(widths) // 50]
    if not _MIN_SCREEN_COLUMNS <= screen <= _MAX_SCREEN_COLUMNS:
        return cut_by_page
    full = [_is_full(above, below, screen) for above, below in adjacent]
    sentences = sum(above.ends_sentence for above, _ in adjacent)
    is_wrapped = sum(full) >= max(_MIN_FULL_LINES, _MIN_FULL_SHARE * len(adjacent))
    if not is_wrapped or sentences > _MAX_SENTENCE_SHARE * len(adjacent):
        return cut_by_page
    return cut_by_page | {
        below.number
        for (above, below), is_full in zip(adjacent, full, strict=True)
        if is_full or not above.ends_sentence or below.first_character.islower()
    }


def _is_full(above: _LineMeasures, below: _LineMeasures, screen: int) -> bool:
    return above.width + 1 + len(below.first_word) > screen - _TOLERANCE_COLUMNS


def _lines(pieces: Iterable[Piece]) -> list[_LineMeasures]:
    lines: list[_LineMeasures] = []
    has_furniture = False
    for piece in pieces:
        if piece.became == "notice" or (piece.became == "removed" and piece.detail != "marker"):
            has_furniture = has_furniture or piece.detail == "page-furniture"
            continue
        if not lines or lines[-1].number != piece.line:
            start = piece.text[:200].lstrip()
            first_word = start.split(maxsplit=1)[0] if start else ""
            lines.append(_LineMeasures(piece.line, first_word=first_word, first_character=start[:1]))
            lines[-1].has_furniture_above = has_furniture
            lines[-1].opens = piece.became in {"mark", "event", "heading"}
            has_furniture = False
        line = lines[-1]
        width = len(piece.text.rstrip())
        line.width += line.blank_end + width
        line.blank_end = len(piece.text) - width
        line.end = piece.text[max(0, len(piece.text) - 20) : width]
    return lines
