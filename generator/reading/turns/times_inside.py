"""Times inside turns, in a document that prints one beside each label: `… it holds us. [00:00:48] I was seven …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.draft import Draft, Piece
from generator.reading.turns import split_marks

RULE = "times inside turns"

_BESIDE_LABEL = re.compile(
    r"[\s\u00a0:]{0,8}(?P<open>[\[(])\d{1,2}:\d\d(?P<hours>:\d\d)?(?:[.,]\d{1,3})?[\])][\s\u00a0:]{0,8}"
)
_INSIDE = {
    "[": re.compile(r"(?:^|(?<=[.?!…\"”’)\]]))[ \t\u00a0]{0,4}\[\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?\](?=[ \t\u00a0]|$)"),
    "(": re.compile(r"(?:^|(?<=[.?!…\"”’)\]]))[ \t\u00a0]{0,4}\(\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?\)(?=[ \t\u00a0]|$)"),
}
"""A time with hours, at the start of a line or between two sentences; people may name other times in brackets."""

_MIN_TIMES = 3


def times_inside(draft: Draft) -> Draft:
    """Claim the times between sentences, if they have the form of those beside the labels of the document."""
    if draft.kind != "transcript" or any(draft.document.times):
        return draft
    signs = [
        match["open"]
        for piece in draft.pieces
        if piece.rule == split_marks.TIME_RULE and (match := _BESIDE_LABEL.fullmatch(piece.text)) and match["hours"]
    ]
    if len(signs) < _MIN_TIMES or len(set(signs)) > 1:
        return draft
    times = _INSIDE[signs[0]]
    return draft.with_pieces(
        [part for piece in draft.pieces for part in (_parts(piece, times) if piece.became is None else (piece,))]
    )


def _parts(piece: Piece, times: re.Pattern[str]) -> Iterator[Piece]:
    """Yield the parts of a piece, the times in it claimed."""
    start = 0
    for match in times.finditer(piece.text):
        if match.start() > start:
            yield piece.part(start, match.start())
        yield piece.part(match.start(), match.end()).claim("removed", RULE, "marker")
        start = match.end()
    if start < len(piece.text):
        yield piece.part(start, len(piece.text)) if start else piece
