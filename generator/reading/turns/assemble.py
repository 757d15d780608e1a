"""Turns: the unclaimed pieces become the words of their turns."""

from __future__ import annotations

import functools
from collections import Counter
from typing import get_args

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.printed_times import end_of, seconds_of
from generator.reading.layout.hard_wraps import wrapped_lines
from generator.reading.turns.stage_directions import GOES_ON
from generator.records import Block, EventKind, Time, Turn
from generator.slugs import slug
from generator.text.normal import tidy

RULE = "assemble turns"

_ARTICLE_TURN_ID = "text-1"

_EVENT_KINDS: dict[str, EventKind] = {kind: kind for kind in get_args(EventKind)}


def assemble_turns(draft: Draft) -> Draft:
    """Make the turns: one for each mark, one for the words before the first mark, or a single one for an article."""
    if not draft.document.readable:
        return draft
    assembly = _Assembly(draft)
    pieces = [assembly.take(piece) for piece in draft.pieces]
    assembly.close()
    return msgspec.structs.replace(draft.with_pieces(pieces), turns=tuple(assembly.turns))


class _Assembly:
    """The turns of a document, while its pieces are read from the top."""

    def __init__(self, draft: Draft) -> None:
        self.turns: list[Turn] = []
        self._draft = draft
        self._continues = draft.document.continued or wrapped_lines(draft.pieces)
        self._counts: Counter[str] = Counter()
        self._open_turn: _OpenTurn | None = None
        self._time_before: Piece | None = None

    def take(self, piece: Piece) -> Piece:
        """Return the next piece with the turn in which it is; notices and removed pieces are in no turn."""
        if piece.became in {"notice", "removed"}:
            self._pass_over(piece)
            return piece
        turn = self._open_turn
        if turn is None or piece.became == "mark" or piece.begins_turn:
            turn = self._open(piece)
        self._time_before = None
        turn.add(piece, joined=piece.line in self._continues)
        became, rule = ("text", RULE) if piece.became is None else (piece.became, piece.rule)
        return Piece(piece.line, piece.text, became, piece.detail, rule, turn.turn_id)

    def close(self) -> None:
        """Close the turn that is open."""
        if self._open_turn is not None:
            self.turns.append(self._open_turn.close(self._draft.document.times))
            self._open_turn = None

    def _pass_over(self, piece: Piece) -> None:
        """Take only the time from a piece that is in no turn."""
        self._time_before = _time_before(piece, self._time_before)
        if self._open_turn is not None and self._time_before is not None:
            self._open_turn.add_time(piece)

    def _open(self, piece: Piece) -> _OpenTurn:
        """Close the open turn and open the next, with the time that is printed before its label."""
        self.close()
        turn = _OpenTurn(_turn_id(self._draft, piece, self._counts), piece)
        if self._time_before is not None and self._time_before.line == piece.line:
            turn.add_time(self._time_before, is_behind=False)
        self._open_turn = turn
        return turn


def _time_before(piece: Piece, before: Piece | None) -> Piece | None:
    """Return what may be the time of the next turn: a removed marker, with the one before it in its line."""
    if piece.detail != "marker":
        return None
    if before is None or before.line != piece.line:
        return piece
    return msgspec.structs.replace(piece, text=f"{before.text} {piece.text}")


class _OpenTurn:
    """A turn to which pieces are still added."""

    def __init__(self, turn_id: str, first: Piece) -> None:
        self.turn_id = turn_id
        self.label = first.detail if first.became == "mark" else None
        self.first = self.last = first.line
        self.blocks: list[tuple[Piece, list[str]]] = []
        self.seconds: float | None = None
        """The time printed beside the label."""
        self.end: float | None = None
        """The end, if one is printed."""
        self.has_time_behind = False

    def add_time(self, piece: Piece, *, is_behind: bool = True) -> None:
        """Take the time that is printed before or behind the label; behind it, only before the first words."""
        if self.label is None or self.blocks or self.has_time_behind:
            return
        seconds = seconds_of(piece.text)
        if seconds is not None:
            self.seconds, self.end, self.has_time_behind = seconds, end_of(piece.text), is_behind

    def add(self, piece: Piece, *, joined: bool) -> None:
        """Add a piece; `joined` if its line continues the paragraph above it."""
        self.last = piece.line
        if piece.became == "mark":
            return
        previous = self.blocks[-1][0] if self.blocks else None
        joined = joined or (previous is not None and previous.line == piece.line)
        is_same = previous is not None and (piece.became is previous.became is None or piece.rule == GOES_ON)
        if is_same and (joined or piece.rule == GOES_ON):
            self.blocks[-1][1].append(piece.text)
        else:
            self.blocks.append((piece, [piece.text]))

    def close(self, times: tuple[Time | None, ...]) -> Turn:
        """Return the turn; the next step names its speaker."""
        blocks = [_block(piece, tidy(" ".join(parts))) for piece, parts in self.blocks]
        return Turn(
            id=self.turn_id,
            label=self.label,
            role=None,
            name=None,
            speaker=None,
            resolved=None,
            evidence=None,
            time=_time(times[self.first - 1 : self.last], self.seconds, self.end),
            lines=(self.first, self.last),
            blocks=tuple(block for block in blocks if block.text),
        )


def _time(times: tuple[Time | None, ...], seconds: float | None, end: float | None) -> Time | None:
    """Return the time from the first to the last line of a turn, else the printed one; `None` without both.

    Args:
        times: The times of its lines, which caption files have.
        seconds: The start that is printed beside the label.
        end: The end that is printed behind it.
    """
    spans = [time for time in times if time is not None]
    if not spans:
        return Time(seconds, end) if seconds is not None else None
    return Time(min(time.start for time in spans), max(time.last for time in spans))


def _block(piece: Piece, text: str) -> Block:
    if piece.became == "event":
        return Block("event", text, _EVENT_KINDS[piece.detail or "other"])
    return Block("heading" if piece.became == "heading" else "text", text)


_slug = functools.lru_cache(maxsize=4096)(slug)


def _turn_id(draft: Draft, piece: Piece, counts: Counter[str]) -> str:
    """Return the id of a turn: the slug of its label and a number; slugs are counted, so that ids are unique."""
    if draft.kind != "transcript":
        return _ARTICLE_TURN_ID
    label = piece.detail if piece.became == "mark" else None
    prefix = "unidentified" if label is None else _slug(label) or "turn"
    counts[prefix] += 1
    return f"{prefix}-{counts[prefix]}"
