"""Claim timestamps: times that count up through a recording, on lines of their own or before each paragraph."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.printed_times import seconds_of

_RULE = "timestamps"

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?"
_SPAN = rf"[\[(]?{_CLOCK}[\])]?(?:\s?(?:-|–|—|-->)\s?[\[(]?\d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?[\])]?)?"
_FOUR_PARTS = r"-?\d{1,3}(?:[:;]\d\d){3}"
"""Days, or hours and frames: `[04:02:10:45]`, `01:02:03:12`, `00;00;01;12`."""

_TAPE_CLOCK = r"\d{1,2}-\d\d(?::\d\d){2}"
"""The number of a tape or an audio file and its time: `01-00:00:24`."""

_TIMESTAMP = re.compile(
    rf"[\s\ufeff]{{0,40}}(?:{_SPAN}|[\[(]?{_TAPE_CLOCK}[\])]?|[\[(]?{_FOUR_PARTS}(?:\s?(?:-|–|—|-->)\s?{_FOUR_PARTS})?[\])]?)\s{{0,40}}"
)
_TIME_BEFORE_WORDS = re.compile(rf"[\s\ufeff]{{0,40}}(?:{_SPAN})(?:\s?[-–—:|])?[ \t\u00a0]{{1,8}}(?=\S)")
_FRAMES = re.compile(
    rf"[\s\ufeff]{{0,40}}[\[(]?\d\d(?:[:;]\d\d){{3}}(?:\s?(?:-|–|—|-->)\s?{_FOUR_PARTS}|[\])]?\s{{0,40}}$)"
)
_ZERO = "00:00:00"
"""The first of two times alone on their lines, as a program for meetings prints them each five minutes."""

_MAX_FRAMES = 60
"""Frames of a second, at most."""

_MAX_TAPE_SECONDS = 360_000
"""More than any time of a tape, which has two digits for its hours."""

_TIME_BETWEEN_HASHES = re.compile(r"[ \t\u00a0]{0,4}#\d{1,2}:\d\d:\d\d(?:[-.,]\d{1,3})?#[ \t\u00a0]{0,4}")
_END_AND_LENGTH = re.compile(
    r"[ \t\u00a0]{0,4}\[\d{1,2}:\d\d:\d\d(?:\.\d{1,3})?\][ \t\u00a0]?\[\d{1,5}\.\d{1,2}\][ \t\u00a0]{0,4}$"
)
"""`[00:00:10][9.1]` behind the words of a turn: when it ends, and how long it is in seconds."""

_WHOLE_LENGTH = re.compile(r"\s{0,8}\[\d{1,6}\.\d{1,2}\]\s{0,8}")
_FIELD = re.compile(r"_[a-z]{2,20} ?:(?:\s.{0,80})?(?<!_)")
"""A field of a log between the time and the words: `_page : 148`."""

_MAX_LINE_CHARS = 120
_MIN_TIMESTAMPS = 3
_MIN_SHARE = 0.6
"""Share of a document's lines with a time before the words."""

_MIN_EMPTY = 6
_MIN_EMPTY_SHARE = 0.9
"""Share of a document's lines with a time of zero before the words."""

_MAX_FIRST_SECONDS = 120
"""The first timestamp is less than this; the times of an agenda do not begin at midnight."""


def timestamps(draft: Draft) -> Draft:
    """Claim the times on lines of their own, or before nearly every line, if they count up from a recording's start.

    Times between hash signs are behind the words: `So war es. #00:01:12-3#`, `So it was. [00:01:12][3.1]`.
    """
    if draft.document.times and any(draft.document.times):
        return draft
    draft = _claim_ends(_claim_times_between_hashes(draft))
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
    if len(before) >= max(_MIN_EMPTY, _MIN_EMPTY_SHARE * len(draft.pieces)) and _are_all_zero(draft, before):
        return _claim(draft, before)
    return draft


def _claim_times_between_hashes(draft: Draft) -> Draft:
    """Claim the times between hash signs, which programs for interviews write into a transcript."""
    hashed = sum("#" in piece.text and _TIME_BETWEEN_HASHES.search(piece.text) is not None for piece in draft.pieces)
    return draft.claim_inside(_TIME_BETWEEN_HASHES, _RULE, "marker") if hashed >= _MIN_TIMESTAMPS else draft


def _claim_ends(draft: Draft) -> Draft:
    """Claim the end and the length that are behind the words of each turn, and the whole length at the end."""
    ends = sum(
        piece.text.rstrip()[-1:] == "]" and _END_AND_LENGTH.search(piece.text) is not None for piece in draft.pieces
    )
    if ends < _MIN_TIMESTAMPS:
        return draft
    draft = draft.claim_inside(_END_AND_LENGTH, _RULE, "marker")
    last = draft.pieces[-1]
    if last.became is None and _WHOLE_LENGTH.fullmatch(last.text):
        return draft.with_pieces([*draft.pieces[:-1], last.claim("removed", _RULE, "marker")])
    return draft


def _are_all_zero(draft: Draft, ends: dict[int, int]) -> bool:
    """Return True for times that a program prints without having any: `0:00 ` before every line."""
    return not any(seconds_of(draft.pieces[index].text[:end]) for index, end in ends.items())


def _count_up(draft: Draft, ends: dict[int, int]) -> bool:
    """Return True if the times of these pieces count up from the start of a recording."""
    seconds = [_place_in_time(draft.pieces[index].text) for index in ends]
    has_frames = any(_FRAMES.match(draft.pieces[index].text) for index in ends)
    is_enough = len(seconds) >= _MIN_TIMESTAMPS or [draft.pieces[index].text.strip() for index in ends][:1] == [_ZERO]
    return (
        is_enough
        and seconds[0] < _MAX_FIRST_SECONDS * (_MAX_FRAMES if has_frames else 1)
        and seconds == sorted(seconds)
        and seconds[-1] != seconds[0]
    )


def _place_in_time(text: str) -> float:
    """Return a number that grows with the time in a text; seconds, unless the time has four parts."""
    if tape := re.search(_TAPE_CLOCK, text):
        number, _, time = tape[0].partition("-")
        return (int(number) - 1) * _MAX_TAPE_SECONDS + (seconds_of(time) or 0)
    clock = re.search(_FOUR_PARTS, text)
    if clock is None:
        return seconds_of(text) or 0
    first, second, third, fourth = (int(part) for part in re.split("[:;]", clock[0].lstrip("-")))
    return 0 if clock[0].startswith("-") else ((first * 60 + second) * 60 + third) * 60 + fourth


def _claim(draft: Draft, ends: dict[int, int]) -> Draft:
    """Claim the start of each of these pieces, up to its end, and the fields of a log below them."""
    pieces: list[Piece] = []
    is_head = False
    for index, piece in enumerate(draft.pieces):
        end = ends.get(index, 0)
        is_head = end > 0 or (is_head and _FIELD.fullmatch(piece.text) is not None)
        if is_head and not end:
            pieces.append(piece.claim("removed", _RULE, "page-furniture"))
            continue
        parts = (piece.part(0, end).claim("removed", _RULE, "marker"), piece.part(end, len(piece.text)))
        pieces.extend([part for part in parts if part.text] if end else [piece])
    return draft.with_pieces(pieces)


def has_timestamps(draft: Draft) -> bool:
    """Return True if the document has timestamps, as only recordings do."""
    return any(piece.rule == _RULE for piece in draft.pieces)
