"""Times inside turns, in a document that prints one beside each label: `… it holds us. [00:00:48] I was seven …`."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece, is_apart
from generator.reading.turns import split_marks

RULE = "times inside turns"

_BESIDE_LABEL = re.compile(
    r"[\s\u00a0:]{0,8}(?P<open>[\[(])\d{1,2}:\d\d(?P<hours>:\d\d)?(?:[.,]\d{1,3})?[\])][\s\u00a0:]{0,8}"
)
_TIME = r"\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?"
_INSIDE = {
    sign: re.compile(rf"(?:^|(?<=[.?!…\"”’)\]]))[ \t\u00a0]{{0,4}}{time}(?=[ \t\u00a0]|$)")
    for sign, time in (("[", rf"\[{_TIME}\]"), ("(", rf"\({_TIME}\)"))
}
"""A time with hours, at the start of a line or between two sentences; people may name other times in brackets."""

_MIN_TIMES = 3
_CLOCK_ALONE = re.compile(
    r"\s{0,40}\(?(?P<hours>\d{1,2})(?P<sign>[:.])(?P<minutes>\d\d)(?:(?P=sign)(?P<seconds>\d\d))?\)?\s{0,40}"
)
_MIN_CLOCKS = 2
_MAX_CLOCK_CHARS = 40


def times_inside(draft: Draft) -> Draft:
    """Claim the times between sentences, if they have the form of those beside the labels of the document."""
    if draft.kind != "transcript" or any(draft.document.times):
        return draft
    draft = _claim_times_alone(draft)
    signs = [
        match["open"]
        for piece in draft.pieces
        if piece.rule == split_marks.TIME_RULE and (match := _BESIDE_LABEL.fullmatch(piece.text)) and match["hours"]
    ]
    if len(signs) < _MIN_TIMES or len(set(signs)) > 1:
        return draft
    return draft.claim_inside(_INSIDE[signs[0]], RULE, "marker")


def _claim_times_alone(draft: Draft) -> Draft:
    """Claim the times of day on lines of their own, as parliaments print them between speeches, if they go up."""
    if not draft.convention.proves_transcript or not draft.convention.has_no_chevrons:
        return draft
    clocks = {index: clock for index in range(len(draft.pieces)) if (clock := _clock_alone(draft.pieces, index))}
    times = list(clocks.values())
    if len(times) < _MIN_CLOCKS or times != sorted(times):
        return draft
    return draft.claim(clocks, "removed", f"{RULE}: times of day alone", "marker")


def _clock_alone(pieces: tuple[Piece, ...], index: int) -> tuple[int, ...] | None:
    """Return the time in an unclaimed line that holds nothing else; one without seconds is apart from other lines."""
    piece = pieces[index]
    if len(piece.text) > _MAX_CLOCK_CHARS or piece.became is not None:
        return None
    clock = _CLOCK_ALONE.fullmatch(piece.text)
    if clock is None or not is_apart(pieces, index):
        return None
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    is_apart_below = below is None or below.became is not None or below.line > piece.line + 1
    time = tuple(int(part or 0) for part in clock.group("hours", "minutes", "seconds"))
    return time if (clock["seconds"] or is_apart_below) and time < (24,) and max(time[1:]) < 60 else None
