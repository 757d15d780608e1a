"""Hard wraps: lines that end at a column of the captioner's screen and not at a paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from generator.reading.draft import Piece

_NARROWEST, _WIDEST = 28, 110
"""Columns of a captioner's screen."""

_ENOUGH = 3
"""Lines that fill the screen; fewer may do so by chance."""

_SHARE = 0.8
_SENTENCES = 0.5
"""Where more of the lines than this end a sentence, a line is a sentence or a paragraph."""

_RAGGED = 2
"""Columns by which a line that the next word didn't fit in may be shorter than that says."""

_STOPS = (".", "?", "!", '"', "”", ")", "…")


class _WrappedLine(msgspec.Struct):
    """A source line, as far as it isn't furniture."""

    number: int
    width: int = 0
    """Without the blanks at its end."""
    blank_end: int = 0
    opens: bool = False
    """It begins with a mark, a stage direction or a heading."""
    first: str = ""
    """Its first word."""
    start: str = ""
    last: str = ""
    """Its end, without blanks."""
    furniture_above: bool = False

    @property
    def ends_sentence(self) -> bool:
        """Return whether it ends as a sentence does."""
        return self.last.endswith(_STOPS)


def wrapped_lines(pieces: Iterable[Piece]) -> frozenset[int]:
    """Return the lines that only continue the paragraph of the line above.

    A document is hard-wrapped when lines follow each other without a blank line and nearly all that do are as full as
    the next word lets them be. Elsewhere a line is a paragraph, but for a sentence that the foot of a page cuts.
    """
    lines = _lines(pieces)
    torn = frozenset(
        below.number
        for above, below in pairwise(lines)
        if below.furniture_above and not below.opens and not above.ends_sentence and below.start[:1].islower()
    )
    follow = [
        (above, below) for above, below in pairwise(lines) if below.number - above.number == 1 and not below.opens
    ]
    widths = sorted(above.width for above, _ in follow)
    if len(widths) < _ENOUGH:
        return torn
    screen = widths[-1 - len(widths) // 50]
    if not _NARROWEST <= screen <= _WIDEST:
        return torn
    full = [_is_full(above, below, screen) for above, below in follow]
    sentences = sum(above.ends_sentence for above, _ in follow)
    if sum(full) < max(_ENOUGH, _SHARE * len(follow)) or sentences > _SENTENCES * len(follow):
        return torn
    return torn | {
        below.number
        for (above, below), is_full in zip(follow, full, strict=True)
        if is_full or not above.ends_sentence or below.start[:1].islower()
    }


def _is_full(above: _WrappedLine, below: _WrappedLine, screen: int) -> bool:
    return above.width + 1 + len(below.first) > screen - _RAGGED


def _lines(pieces: Iterable[Piece]) -> list[_WrappedLine]:
    lines: list[_WrappedLine] = []
    furniture = False
    for piece in pieces:
        if piece.became == "notice" or (piece.became == "removed" and piece.detail != "marker"):
            furniture = furniture or piece.detail == "page-furniture"
            continue
        if not lines or lines[-1].number != piece.line:
            start = piece.text[:200].lstrip()
            lines.append(_WrappedLine(piece.line, first=start.split(maxsplit=1)[0] if start else "", start=start[:1]))
            lines[-1].furniture_above = furniture
            lines[-1].opens = piece.became in {"mark", "event", "heading"}
            furniture = False
        line = lines[-1]
        line.width += line.blank_end + len(piece.text.rstrip())
        line.blank_end = len(piece.text) - len(piece.text.rstrip())
        line.last = piece.text[-20:].rstrip()
    return lines
