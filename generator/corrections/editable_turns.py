"""A record while it is corrected: its turns in pieces that know where they stood when it was read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.corrections.locate_fragment import HEAD, FragmentPlace
from generator.records import Block, Lines, SessionRecord, Turn


class EditableBlock(msgspec.Struct):
    """A block, or a part of one."""

    block: Block
    turn: int
    """The turn it was read in."""
    number: int
    """The block it was then."""
    start: int
    """Where in that block it begins."""

    def holds(self, place: FragmentPlace, *, end: bool = False) -> bool:
        """Return whether a place is in this part."""
        if (self.turn, self.number) != (place.turn, place.block):
            return False
        at = place.offset - 1 if end else place.offset
        return self.start <= at < self.start + len(self.block.text)


class EditableRecord(msgspec.Struct):
    """A turn."""

    turn: Turn
    """Without its blocks."""
    read: int
    """The turn it was, or was a part of, when the record was read."""
    parts: list[EditableBlock]

    def finished(self) -> Turn:
        """Return the turn with its blocks."""
        return msgspec.structs.replace(self.turn, blocks=tuple(part.block for part in self.parts))


def working(record: SessionRecord) -> list[EditableRecord]:
    """Return the turns of a record, ready to be changed."""
    return [
        EditableRecord(
            turn, number, [EditableBlock(block, number, place, 0) for place, block in enumerate(turn.blocks)]
        )
        for number, turn in enumerate(record.turns)
    ]


def find_part(turns: list[EditableRecord], place: FragmentPlace, *, end: bool = False) -> tuple[int, int]:
    """Return which turn and which part of it holds a place; for one in a label the first part of the turn.

    Raises:
        LookupError: It is no more.
    """
    for number, turn in enumerate(turns):
        if place.block == HEAD:
            if turn.read == place.turn:
                return number, 0
            continue
        for position, part in enumerate(turn.parts):
            if part.holds(place, end=end):
                return number, position
    raise LookupError(place)


def cut(part: EditableBlock, offset: int) -> tuple[EditableBlock | None, EditableBlock | None]:
    """Return what stands before and behind a place of the block that was read; blanks at the cut belong to neither."""
    at = offset - part.start
    text = part.block.text
    before, behind = text[:at].rstrip(), text[at:].lstrip()
    start = part.start + len(text) - len(behind)
    return (
        EditableBlock(_with_text(part.block, before), part.turn, part.number, part.start) if before else None,
        EditableBlock(_with_text(part.block, behind), part.turn, part.number, start) if behind else None,
    )


def _with_text(block: Block, text: str) -> Block:
    return msgspec.structs.replace(block, text=text)


def both_lines(one: Lines, other: Lines) -> Lines:
    """Return the lines from the first of both to the last."""
    return min(one[0], other[0]), max(one[1], other[1])


def new_id(turns: list[EditableRecord], known: frozenset[str], prefix: str) -> str:
    """Return the id of a new turn: behind all that its label has or had."""
    return f"{prefix}-{1 + max(_numbers({*known, *(turn.turn.id for turn in turns)}, prefix), default=0)}"


def _numbers(ids: set[str], prefix: str) -> Iterator[int]:
    for name in ids:
        start, _, number = name.rpartition("-")
        if start == prefix and number.isdecimal():
            yield int(number)
