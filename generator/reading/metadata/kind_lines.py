"""What the signs of a kind look at: the lines of a document that no step has claimed."""

from __future__ import annotations

import functools

from generator.reading.draft import Draft, Piece
from generator.text.normal import fold

START_CHARS = 300
"""Characters at the start of a line that are looked at."""


class KindLines:
    """A document whose kind is not known yet."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    @functools.cached_property
    def lines(self) -> list[Piece]:
        """The lines that no step has claimed."""
        return [piece for piece in self.draft.pieces if piece.became is None]

    @functools.cached_property
    def starts(self) -> list[str]:
        """The first characters of these lines, folded."""
        return [fold(piece.text[:START_CHARS]) for piece in self.lines]
