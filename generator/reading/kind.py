"""Kind: a transcript, a press release, or something else."""

from __future__ import annotations

import re

import msgspec

from generator.reading.dates import dateline
from generator.reading.draft import Draft
from generator.reading.labels import find_label
from generator.reading.typography import fold
from generator.records import Kind

_MARK = re.compile(r"\s{0,40}>>+\s{0,8}(?P<rest>.*)", re.DOTALL)
"""One chevron alone may quote a mail."""

_MARKS = 3
"""So many marks make a transcript of a page that doesn't say so; one is enough where a label follows."""

_WINDOW = 300

_FIRST_LINES = 6
_PRESS = re.compile(r"(?:for immediate release|press release|news release|media advisory)\b.{0,40}")


def kind(draft: Draft) -> Draft:
    """Say what kind of document this is, by the clearest sign."""
    return msgspec.structs.replace(draft, kind=_kind(draft))


def _kind(draft: Draft) -> Kind:
    if any(piece.became == "notice" for piece in draft.pieces):
        return "transcript"
    marked = [match for piece in draft.pieces if (match := _MARK.match(piece.text[:_WINDOW]))]
    if len(marked) >= _MARKS or any(find_label(match["rest"], draft.vocabulary) is not None for match in marked):
        return "transcript"
    for piece in [piece for piece in draft.pieces if piece.became is None][:_FIRST_LINES]:
        if dateline(piece.text) is not None or _PRESS.fullmatch(fold(piece.text[:200])):
            return "press-release"
    return "other"
