"""Turns: the pieces that nobody claimed become the words of the turn they stand in."""

from __future__ import annotations

import functools
from collections import Counter
from typing import get_args

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.typography import tidy
from generator.reading.layout.hard_wraps import wrapped_lines
from generator.records import Block, EventKind, Time, Turn
from generator.slugs import slug

RULE = "assemble turns"

ARTICLE_ID = "text-1"

_EVENT_KINDS: dict[str, EventKind] = {kind: kind for kind in get_args(EventKind)}


def assemble_turns(draft: Draft) -> Draft:
    """Make the turns: one for each mark, one for the words before the first mark, or one for a whole article."""
    if not draft.document.readable:
        return draft
    continues = wrapped_lines(draft.pieces)
    counts: Counter[str] = Counter()
    done: list[Turn] = []
    pieces: list[Piece] = []
    current: _OpenTurn | None = None
    times = draft.document.times
    for piece in draft.pieces:
        if piece.became in {"notice", "removed"}:
            pieces.append(piece)
            continue
        if piece.became == "mark" or current is None:
            if current is not None:
                done.append(current.close(times))
            current = _OpenTurn(_turn_id(draft, piece, counts), piece)
        current.add(piece, joined=piece.line in continues)
        claimed = piece if piece.became is not None else piece.claim("text", RULE)
        pieces.append(msgspec.structs.replace(claimed, turn=current.turn_id))
    if current is not None:
        done.append(current.close(times))
    return msgspec.structs.replace(draft.with_pieces(pieces), turns=tuple(done))


class _OpenTurn:
    """A turn that is still growing."""

    def __init__(self, turn_id: str, first: Piece) -> None:
        self.turn_id = turn_id
        self.label = first.detail if first.became == "mark" else None
        self.first = self.last = first.line
        self.blocks: list[tuple[Piece, list[str]]] = []

    def add(self, piece: Piece, *, joined: bool) -> None:
        """Take in a piece; `joined` where its line only continues the paragraph above it."""
        self.last = piece.line
        if piece.became == "mark":
            return
        previous = self.blocks[-1][0] if self.blocks else None
        joined = joined or (previous is not None and previous.line == piece.line)
        if joined and piece.became is None and previous is not None and previous.became is None:
            self.blocks[-1][1].append(piece.text)
        else:
            self.blocks.append((piece, [piece.text]))

    def close(self, times: tuple[Time | None, ...]) -> Turn:
        """Return the turn; who speaks is for the next step to say."""
        blocks = [_block(piece, tidy(" ".join(parts))) for piece, parts in self.blocks]
        return Turn(
            id=self.turn_id,
            label=self.label,
            role=None,
            name=None,
            speaker=None,
            resolved=None,
            evidence=None,
            time=_time(times[self.first - 1 : self.last]),
            lines=(self.first, self.last),
            blocks=tuple(block for block in blocks if block.text),
        )


def _time(times: tuple[Time | None, ...]) -> Time | None:
    """Return when the lines of a turn were spoken, from the first to the last."""
    known = [time for time in times if time is not None]
    return Time(min(time.start for time in known), max(time.end for time in known)) if known else None


def _block(piece: Piece, text: str) -> Block:
    if piece.became == "event":
        return Block("event", text, _EVENT_KINDS[piece.detail or "other"])
    return Block("heading" if piece.became == "heading" else "text", text)


_slug = functools.lru_cache(maxsize=4096)(slug)


def _turn_id(draft: Draft, piece: Piece, counts: Counter[str]) -> str:
    """Return the id of a turn: the slug of its printed label, counted; counting by slug keeps ids unique."""
    if draft.kind != "transcript":
        return ARTICLE_ID
    label = piece.detail if piece.became == "mark" else None
    prefix = "unidentified" if label is None else _slug(label) or "turn"
    counts[prefix] += 1
    return f"{prefix}-{counts[prefix]}"
