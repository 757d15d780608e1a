"""Turns with wrong bounds: one turn is split, two are joined, or a mark becomes words. No word is lost."""

from __future__ import annotations

import re

import msgspec

from generator.corrections.editable_turns import (
    NO_ORIGINAL_TURN,
    EditableBlock,
    EditableTurn,
    enclosing_lines,
    find_block,
    new_turn_id,
    split_block,
)
from generator.corrections.entry import Correction
from generator.corrections.locate_fragment import LABEL_BLOCK, FragmentPlace, Match
from generator.records import Block, Removed, Turn
from generator.slugs import slug

_CHEVRONS_AT_END = re.compile(r"(?<![\s>])\s*>+\s*$")
_COLON = re.compile(r"\s*[:\uff1a]\s*")


def split_turn(
    turns: list[EditableTurn], correction: Correction, match: Match, reserved_ids: frozenset[str]
) -> str | None:
    """Begin a new turn at a place, and return its id; `None` if a turn begins there already.

    Raises:
        CorrectionError: The fragment does not begin with the label.
    """
    place = match.text.place(match.start)
    number, position = _find(turns, correction, place)
    turn = turns[number]
    if _is_start(turn, position, place):
        return None
    before, after = split_block(turn.blocks[position], place.offset)
    label = correction.label
    if after is not None and label is not None:
        after = _without_label(after, correction, label)
    elif label is not None:
        raise correction.error("label", "the fragment must begin with this label", label)
    if before is not None:
        before.block = msgspec.structs.replace(before.block, text=_CHEVRONS_AT_END.sub("", before.block.text))
    new_turn = Turn(
        id=new_turn_id(turns, reserved_ids, "unidentified" if label is None else slug(label) or "turn"),
        label=label, role=None, name=None, speaker=None, resolved=None, evidence=None,
        time=turn.turn.time, lines=turn.turn.lines, blocks=(),
    )  # fmt: skip
    first = [before] if before is not None and before.block.text else []
    second = [after] if after is not None else []
    blocks = turn.blocks
    turns.insert(number + 1, EditableTurn(new_turn, NO_ORIGINAL_TURN, second + blocks[position + 1 :]))
    turn.blocks = blocks[:position] + first
    return new_turn.id


def _without_label(block: EditableBlock, correction: Correction, label: str) -> EditableBlock | None:
    text = block.block.text
    unmarked = text.lstrip("> ")
    colon = _COLON.match(unmarked[len(label) :]) if unmarked.startswith(label) else None
    if not unmarked.startswith(label) or (colon is None and unmarked[len(label) : len(label) + 1].strip()):
        raise correction.error("label", "the fragment must begin with this label and a colon", label)
    end = len(text) - len(unmarked) + len(label) + (colon.end() if colon is not None else 0)
    return split_block(block, block.original_offset + end)[1]


def join_turns(turns: list[EditableTurn], correction: Correction, match: Match) -> tuple[str, Removed | None] | None:
    """Join a turn to the one before it; `None` if no turn begins at the fragment.

    The label of a `no-mark` correction becomes words. The label of a `join` correction is removed: it repeats the label
    of the same speech.

    Returns:
        The id of the turn before, and the removed label.

    Raises:
        CorrectionError: The turn is the first.
    """
    place = match.text.place(match.start)
    number, position = _find(turns, correction, place)
    turn = turns[number]
    if not _is_start(turn, position, place):
        return None
    if number == 0:
        reason = "the first turn has no turn before it to join; remove the entry"
        raise correction.error("fragment", reason, correction.fragment)
    label, blocks = turn.turn.label, turn.blocks
    removed = None
    if label is not None and correction.kind == "no-mark":
        blocks = _with_words(f"{label}:", turn)
    elif label is not None:
        line = turn.turn.lines[0]
        removed = Removed((line, line), "marker", label)
    before = turns[number - 1]
    before.blocks = before.blocks + blocks
    before.turn = msgspec.structs.replace(before.turn, lines=enclosing_lines(before.turn.lines, turn.turn.lines))
    del turns[number]
    return before.turn.id, removed


def _with_words(label: str, turn: EditableTurn) -> list[EditableBlock]:
    """Return the blocks of a turn with its label as the first words."""
    if turn.blocks and turn.blocks[0].block.type == "text":
        first = turn.blocks[0]
        block = msgspec.structs.replace(first.block, text=f"{label} {first.block.text}")
        offset = first.original_offset - len(label) - 1
        return [EditableBlock(block, first.original_turn, first.original_block, offset), *turn.blocks[1:]]
    return [EditableBlock(Block("text", label), turn.original_turn, LABEL_BLOCK, 0), *turn.blocks]


def _find(turns: list[EditableTurn], correction: Correction, place: FragmentPlace) -> tuple[int, int]:
    try:
        return find_block(turns, place)
    except LookupError as error:
        reason = "another correction joins this turn to the one before it; remove one of the two"
        raise correction.error("fragment", reason, correction.fragment) from error


def _is_start(turn: EditableTurn, position: int, place: FragmentPlace) -> bool:
    """Return True if a turn begins at a place: in its label, or at its first word."""
    return position == 0 and (place.block == LABEL_BLOCK or turn.blocks[0].original_offset == place.offset)
