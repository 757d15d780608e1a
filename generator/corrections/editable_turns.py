"""The turns of a record while corrections change them; each block keeps its position in the original record."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.corrections.locate_fragment import LABEL_BLOCK, FragmentPlace
from generator.records import Block, Lines, SessionRecord, Turn

NO_ORIGINAL_TURN = -1
"""The original turn of a turn that a correction made."""
NO_ORIGINAL_BLOCK = -2
"""The original block of a block that a correction made."""


class EditableBlock(msgspec.Struct):
    """A block, or a part of one."""

    block: Block
    original_turn: int
    """The position of its turn in the original record."""
    original_block: int
    """The position of its block in that turn; `LABEL_BLOCK` for the label, `NO_ORIGINAL_BLOCK` for a new block."""
    original_offset: int
    """Its start in the text of that block, in characters."""

    def holds(self, place: FragmentPlace) -> bool:
        """Return True if the block contains a place of the original record."""
        if (self.original_turn, self.original_block) != (place.turn, place.block):
            return False
        return self.original_offset <= place.offset < self.original_offset + len(self.block.text)


class EditableTurn(msgspec.Struct):
    """A turn whose blocks can be changed."""

    turn: Turn
    """The turn; its own blocks are out of date."""
    original_turn: int
    """The position of the turn in the original record, or `NO_ORIGINAL_TURN`."""
    blocks: list[EditableBlock]

    def finished(self) -> Turn:
        """Return the turn with its changed blocks."""
        return msgspec.structs.replace(self.turn, blocks=tuple(block.block for block in self.blocks))


def make_editable(record: SessionRecord) -> list[EditableTurn]:
    """Return the turns of a record, ready to be changed."""
    return [
        EditableTurn(turn, number, [EditableBlock(block, number, place, 0) for place, block in enumerate(turn.blocks)])
        for number, turn in enumerate(record.turns)
    ]


def find_block(turns: list[EditableTurn], place: FragmentPlace) -> tuple[int, int]:
    """Return the positions of the turn and of its block that hold a place; for a place in a label, the first block.

    Raises:
        LookupError: The place no longer exists.
    """
    for number, turn in enumerate(turns):
        if place.block == LABEL_BLOCK:
            if turn.original_turn == place.turn:
                return number, 0
            continue
        for position, block in enumerate(turn.blocks):
            if block.holds(place):
                return number, position
    raise LookupError(place)


def split_block(block: EditableBlock, offset: int) -> tuple[EditableBlock | None, EditableBlock | None]:
    """Return the parts of a block before and after an offset of the original block, without the blanks between them."""
    at = offset - block.original_offset
    text = block.block.text
    before, after = text[:at].rstrip(), text[at:].lstrip()
    after_offset = block.original_offset + len(text) - len(after)
    return _part(block, before, block.original_offset), _part(block, after, after_offset)


def _part(block: EditableBlock, text: str, offset: int) -> EditableBlock | None:
    if not text:
        return None
    part = msgspec.structs.replace(block.block, text=text)
    return EditableBlock(part, block.original_turn, block.original_block, offset)


def enclosing_lines(first: Lines, second: Lines) -> Lines:
    """Return the smallest range of lines that holds both ranges."""
    return min(first[0], second[0]), max(first[1], second[1])


def new_turn_id(turns: list[EditableTurn], reserved: frozenset[str], prefix: str) -> str:
    """Return the id of a new turn: its number follows all numbers that its prefix has or had."""
    return f"{prefix}-{1 + max(_numbers({*reserved, *(turn.turn.id for turn in turns)}, prefix), default=0)}"


def _numbers(ids: set[str], prefix: str) -> Iterator[int]:
    for turn_id in ids:
        start, _, number = turn_id.rpartition("-")
        if start == prefix and number.isdecimal():
            yield int(number)
