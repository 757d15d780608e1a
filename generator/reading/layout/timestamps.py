"""Stamps: times that stand on lines of their own between what was said, counted from the beginning of a recording."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece

RULE = "stamps"

_CLOCK = r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d\d)(?:[.,]\d{1,3})?"
_STAMP = re.compile(
    rf"[\s\ufeff]{{0,40}}[\[(]?{_CLOCK}[\])]?(?:\s?(?:-|–|—|-->)\s?[\[(]?\d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?[\])]?)?\s{{0,40}}"
)
_LONGEST = 120
_FEWEST = 3
_FIRST = 120
"""Seconds after which the first of them has passed; an agenda doesn't begin at midnight."""


def timestamps(draft: Draft) -> Draft:
    """Claim the lines that are nothing but a time, where they count on from the beginning of a recording."""
    if draft.document.times and any(draft.document.times):
        return draft
    found: dict[int, int] = {}
    for index, piece in enumerate(draft.pieces):
        if piece.became is None and len(piece.text) < _LONGEST and (match := _STAMP.fullmatch(piece.text)):
            hours = int(match["hours"] or 0)
            found[index] = hours * 3600 + int(match["minutes"]) * 60 + int(match["seconds"])
    seconds = list(found.values())
    if len(seconds) < _FEWEST or seconds[0] >= _FIRST or seconds != sorted(seconds) or seconds[-1] == seconds[0]:
        return draft
    pieces: list[Piece] = [
        piece.claim("removed", RULE, "marker") if index in found else piece for index, piece in enumerate(draft.pieces)
    ]
    return draft.with_pieces(pieces)


def has_timestamps(draft: Draft) -> bool:
    """Return whether lines were claimed for that: only what was recorded has them."""
    return any(piece.rule == RULE for piece in draft.pieces)
