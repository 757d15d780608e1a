"""Claim timestamps: times that count up through a recording, on lines of their own or before each paragraph."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.printed_times import seconds_of

_RULE = "timestamps"

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?"
_SPAN = rf"[\[(]?{_CLOCK}[\])]?(?:\s?(?:-|–|—|-->)\s?[\[(]?\d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?[\])]?)?"
_TIMESTAMP = re.compile(rf"[\s\ufeff]{{0,40}}{_SPAN}\s{{0,40}}")
_TIME_BEFORE_WORDS = re.compile(rf"[\s\ufeff]{{0,40}}(?:{_SPAN})(?:\s?[-–—:|])?[ \t\u00a0]{{1,8}}(?=\S)")
_MAX_LINE_CHARS = 120
_MIN_TIMESTAMPS = 3
_MIN_SHARE = 0.6
"""Share of a document's lines with a time before the words."""

_MAX_FIRST_SECONDS = 120
"""The first timestamp is less than this; the times of an agenda do not begin at midnight."""


def timestamps(draft: Draft) -> Draft:
    """Claim the times on lines of their own, or before nearly every line, if they count up from a recording's start."""
    if draft.document.times and any(draft.document.times):
        return draft
    alone = {
        index: len(piece.text)
        for index, piece in enumerate(draft.pieces)
        if piece.became is None and len(piece.text) < _MAX_LINE_CHARS and _TIMESTAMP.fullmatch(piece.text)
    }
    if _count_up(draft, alone):
        return _claim(draft, alone)
    before = {
        index: match.end()
        for index, piece in enumerate(draft.pieces)
        if piece.became is None and (match := _TIME_BEFORE_WORDS.match(piece.text[:_MAX_LINE_CHARS]))
    }
    if len(before) >= _MIN_SHARE * len(draft.pieces) and _count_up(draft, before):
        return _claim(draft, before)
    return draft


def _count_up(draft: Draft, ends: dict[int, int]) -> bool:
    """Return True if the times of these pieces count up from the start of a recording."""
    seconds = [seconds_of(draft.pieces[index].text) or 0 for index in ends]
    return (
        len(seconds) >= _MIN_TIMESTAMPS
        and seconds[0] < _MAX_FIRST_SECONDS
        and seconds == sorted(seconds)
        and seconds[-1] != seconds[0]
    )


def _claim(draft: Draft, ends: dict[int, int]) -> Draft:
    """Claim the start of each of these pieces, up to its end."""
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        end = ends.get(index, 0)
        parts = (piece.part(0, end).claim("removed", _RULE, "marker"), piece.part(end, len(piece.text)))
        pieces.extend([part for part in parts if part.text] if end else [piece])
    return draft.with_pieces(pieces)


def has_timestamps(draft: Draft) -> bool:
    """Return True if the document has timestamps, as only recordings do."""
    return any(piece.rule == _RULE for piece in draft.pieces)
