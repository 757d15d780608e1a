"""Times inside turns, in a document that prints one beside each label: `… it holds us. [00:00:48] I was seven …`."""

from __future__ import annotations

import re

from generator.reading.draft import Draft
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
    return draft.claim_inside(_INSIDE[signs[0]], RULE, "marker")
