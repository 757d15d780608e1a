"""Stage directions that begin inside a line and end in the next: `It is late. (Laughter and` above `noise)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.stage_directions import (
    GOES_ON,
    RULE,
    SENTENCE_ENDS,
    any_direction,
    may_start_sentence,
)
from generator.records import EventKind

_OPENED_AT_END = re.compile(r"[(\[][^()\[\]]{1,90}\Z")
_CLOSED_AT_START = re.compile(r"[ \t\u00a0]{0,40}[^()\[\]]{1,90}[)\]][.\u3002]?")


_SENTENCE_INSIDE = re.compile(r"[.?!] ")


class _Wrapped(msgspec.Struct, frozen=True):
    """A stage direction in two lines."""

    start: int
    """Where it begins in the first line."""
    end: int
    """Where it ends in the second."""
    family: EventKind


def wrapped_directions(draft: Draft) -> Draft:
    """Claim both parts of the stage directions that go on in the next line, between two sentences."""
    if draft.kind != "transcript":
        return draft
    wrapped = {
        index: direction
        for index, (above, below) in enumerate(pairwise(draft.pieces))
        if above.became is None
        and below.became is None
        and below.line == above.line + 1
        and (direction := _direction(above.text, below.text, draft.vocabulary)) is not None
    }
    if not wrapped:
        return draft
    return draft.with_pieces(
        [
            part
            for index, piece in enumerate(draft.pieces)
            for part in _parted(piece, wrapped.get(index - 1), wrapped.get(index))
        ]
    )


def _direction(above: str, below: str, vocabulary: Vocabulary) -> _Wrapped | None:
    """Return the stage direction that begins in one line and ends in the next, `None` without one."""
    if "(" not in above and "[" not in above:
        return None
    if max(above.rfind("("), above.rfind("[")) <= max(above.rfind(")"), above.rfind("]"), 0):
        return None
    opened, closed = _OPENED_AT_END.search(above), _CLOSED_AT_START.match(below)
    if opened is None or closed is None or above[: opened.start()].rstrip()[-1:] not in SENTENCE_ENDS:
        return None
    brackets = f"{opened[0].strip()} {closed[0].strip()}"
    family = any_direction(brackets, vocabulary) if _SENTENCE_INSIDE.search(brackets) is None else None
    if family is None or not may_start_sentence(below[closed.end() :].lstrip()[:1]):
        return None
    return _Wrapped(opened.start(), closed.end(), family)


def _parted(piece: Piece, above: _Wrapped | None, own: _Wrapped | None) -> Iterator[Piece]:
    """Yield the parts of a line that ends the direction of the line above, or begins one, or has neither."""
    if above is None and own is None:
        yield piece
        return
    start = above.end if above is not None else 0
    end = own.start if own is not None else len(piece.text)
    if above is not None:
        yield piece.part(0, start).claim("event", GOES_ON, above.family)
    if piece.text[start:end].strip():
        yield piece.part(start, end)
    if own is not None:
        yield piece.part(end, len(piece.text)).claim("event", RULE, own.family)
