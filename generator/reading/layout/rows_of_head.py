"""Rows of running heads between the words of a turn: `12          Board Debates          [3rd May, 2024]`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.reading.draft import Piece
from generator.reading.grammar.printed_dates import find_printed_date
from generator.text.normal import fold

_MAX_CHARS = 160
_MIN_CELLS = 2
_SENTENCE_END = re.compile(r"[.?!:;,…]\s*$")
_WIDE_GAP = re.compile(r"[ \u00a0\u3000]{6,}|\t{2,}")
_PAGE_IN_ROW = re.compile(r"[(\[]?[-–—]{0,2} ?\d{1,5} ?[-–—]{0,2}[)\]]?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_YEARS = range(1800, 2100)
_MAX_DATE_CHARS = 40


def rows_of_head(pieces: tuple[Piece, ...], gapped: Iterable[int], first: int) -> list[int]:
    """Return the lines below the first label that are rows of a running head, and the titles directly beside each.

    Wide gaps part a date or a page number from other texts, and blank lines part the row from the words around it.
    Beside a page number a year or only texts of the head must be there: other rows are of tables.

    Args:
        pieces: All pieces.
        gapped: The indices of the short lines without a claim that have a gap inside.
        first: The line of the first mark, or 0.
    """
    wide = [index for index in gapped if pieces[index].line > first > 0 and _has_gap(pieces[index].text)]
    if not wide:
        return []
    head = "\n".join(fold(piece.text[:_MAX_CHARS]) for piece in pieces if piece.line < first)
    rows = [index for index in wide if _is_row_of_head(pieces[index].text, head)]
    alone = [index for index in rows if not _joins_rows(pieces, index)]
    beside = [
        other
        for index in alone
        for other in (index - 1, index + 1)
        if 0 < other < len(pieces) and _is_title_of_row(pieces, index, other)
    ]
    return [*alone, *beside]


def _has_gap(text: str) -> bool:
    """Return True for a line with a wide gap inside."""
    may_have = "      " in text or "\t\t" in text or not text.isascii()
    return may_have and _WIDE_GAP.search(text.strip()) is not None


def _is_row_of_head(text: str, head: str) -> bool:
    cells = [cell for part in _WIDE_GAP.split(text.strip()) if (cell := part.strip())]
    if len(cells) < _MIN_CELLS or all(cell.isdecimal() for cell in cells):
        return False
    others = [cell for cell in cells if _PAGE_IN_ROW.fullmatch(cell) is None]
    if len(others) < len(cells):
        return bool(others) and (any(map(_has_year, others)) or all(fold(cell) in head for cell in others))
    return any(_is_date(cell) for cell in cells)


def _has_year(cell: str) -> bool:
    """Return True for a cell with a year, in the digits of any script."""
    return any(int(year) in _YEARS for year in _YEAR.findall(cell))


def _is_date(cell: str) -> bool:
    """Return True for a cell with a date and hardly anything else."""
    return len(cell) <= _MAX_DATE_CHARS and find_printed_date(cell) is not None


def _joins_rows(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for a row of a table, or a line between words: no blank line, or several rows in a row."""
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(pieces)]
    joined = [other for other in near if abs(pieces[other].line - pieces[index].line) == 1 and not pieces[other].became]
    return any(_has_gap(pieces[other].text) for other in joined) or len(joined) > 1


def _is_title_of_row(pieces: tuple[Piece, ...], index: int, other: int) -> bool:
    """Return True for a short line directly above or below a row of a running head, apart from the words beyond it."""
    piece, beyond = pieces[other], 2 * other - index
    is_apart = not 0 <= beyond < len(pieces) or abs(pieces[beyond].line - piece.line) > 1
    is_short = len(piece.text) <= _MAX_CHARS and _SENTENCE_END.search(piece.text) is None
    return piece.became is None and abs(piece.line - pieces[index].line) == 1 and is_apart and is_short
