"""Claim the numbers at the start of lines, as the records of courts have them on every page."""

from __future__ import annotations

import re

import msgspec

from generator.reading.draft import Draft, Piece

_RULE = "line numbers"

_NUMBERED = re.compile(r"[\s\ufeff]{0,12}(?P<number>\d{1,2})(?:[ \t\u00a0]{1,8}|[ \t\u00a0]{0,40}$)")
_PAGE_NUMBER = re.compile(r"[\s\u00a0]{0,90}(?:[-–] ?)?\d{1,5}(?: ?[-–])?[\s\u00a0]{0,40}")
_MIN_NUMBERED = 20
_MIN_SHARE = 0.85
"""Share of a document's lines that go on counting."""

_MIN_LAST_NUMBER = 10
"""The lines of a page count up to this number at least; the points of a list are fewer, and longer."""


class _Count(msgspec.Struct):
    """How far the lines have counted."""

    number: int = 0
    highest: int = 0

    def takes(self, number: int) -> bool:
        """Take the number of the next line if it goes on counting, or begins again with 1."""
        if number != self.number + 1 and number != 1:
            return False
        self.number = number
        self.highest = max(self.highest, number)
        return True


def line_numbers(draft: Draft) -> Draft:
    """Claim the line numbers of a document whose lines are counted on every page, and its page numbers."""
    count = _Count()
    numbered: dict[int, int] = {}
    for index, piece in enumerate(draft.pieces):
        match = _NUMBERED.match(piece.text) if piece.became is None else None
        if match and count.takes(int(match["number"])):
            numbered[index] = match.end()
    has_numbers = len(numbered) >= _MIN_NUMBERED and count.highest >= _MIN_LAST_NUMBER
    if not has_numbers or len(numbered) < _MIN_SHARE * len(draft.pieces):
        return draft
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        if index in numbered:
            parts = piece.part(0, numbered[index]), piece.part(numbered[index], len(piece.text))
            pieces.append(parts[0].claim("removed", _RULE, "line-number"))
            pieces.extend([parts[1]] if parts[1].text.strip() else [])
        elif piece.became is None and _PAGE_NUMBER.fullmatch(piece.text):
            pieces.append(piece.claim("removed", f"{_RULE}: page number", "page-furniture"))
        else:
            pieces.append(piece)
    return draft.with_pieces(pieces)
