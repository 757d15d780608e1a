"""Kind: a transcript, a press release, or something else."""

from __future__ import annotations

import re

import msgspec

from generator.reading.dates import dateline
from generator.reading.draft import Draft, starts_with_chevron
from generator.reading.typography import fold
from generator.records import Kind

_MARKS = 3
"""So many marked turns make a transcript of a page that doesn't say so."""

_FIRST_LINES = 6
_PRESS = re.compile(r"(?:for immediate release|press release|news release|media advisory)\b.{0,40}")


def kind(draft: Draft) -> Draft:
    """Say what kind of document this is, by the clearest sign."""
    return msgspec.structs.replace(draft, kind=_kind(draft))


def _kind(draft: Draft) -> Kind:
    if any(piece.became == "notice" for piece in draft.pieces):
        return "transcript"
    if sum(starts_with_chevron(piece.text) for piece in draft.pieces) >= _MARKS:
        return "transcript"
    for piece in [piece for piece in draft.pieces if piece.became is None][:_FIRST_LINES]:
        if dateline(piece.text) is not None or _PRESS.fullmatch(fold(piece.text[:200])):
            return "press-release"
    return "other"
