"""Claim timestamps: lines with only a time, counted from the start of a recording."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece

_RULE = "timestamps"

_CLOCK = r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d\d)(?:[.,]\d{1,3})?"
_TIMESTAMP = re.compile(
    rf"[\s\ufeff]{{0,40}}[\[(]?{_CLOCK}[\])]?(?:\s?(?:-|–|—|-->)\s?[\[(]?\d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?[\])]?)?\s{{0,40}}"
)
_MAX_LINE_CHARS = 120
_MIN_TIMESTAMPS = 3
_MAX_FIRST_SECONDS = 120
"""The first timestamp is less than this; the times of an agenda do not begin at midnight."""


def timestamps(draft: Draft) -> Draft:
    """Claim the lines with only a time, if they count up from the start of a recording."""
    if draft.document.times and any(draft.document.times):
        return draft
    seconds_of: dict[int, int] = {}
    for index, piece in enumerate(draft.pieces):
        if piece.became is None and len(piece.text) < _MAX_LINE_CHARS and (match := _TIMESTAMP.fullmatch(piece.text)):
            hours = int(match["hours"] or 0)
            seconds_of[index] = hours * 3600 + int(match["minutes"]) * 60 + int(match["seconds"])
    seconds = list(seconds_of.values())
    if (
        len(seconds) < _MIN_TIMESTAMPS
        or seconds[0] >= _MAX_FIRST_SECONDS
        or seconds != sorted(seconds)
        or seconds[-1] == seconds[0]
    ):
        return draft
    pieces: list[Piece] = [
        piece.claim("removed", _RULE, "marker") if index in seconds_of else piece
        for index, piece in enumerate(draft.pieces)
    ]
    return draft.with_pieces(pieces)


def has_timestamps(draft: Draft) -> bool:
    """Return True if the document has timestamps, as only recordings do."""
    return any(piece.rule == _RULE for piece in draft.pieces)
