"""Turns that were cut wrongly: split, joined, and opened by a mark that is none. No word is lost by any of it."""

from __future__ import annotations

import re

import msgspec

from generator.corrections.editable_turns import EditableBlock, EditableRecord, both_lines, cut, find_part, new_id
from generator.corrections.entry import Correction
from generator.corrections.locate_fragment import HEAD, FragmentPlace, Match
from generator.records import Block, Removed, Turn
from generator.slugs import slug

_MARK = re.compile(r"\s*>+\s*$")
_COLON = re.compile(r"\s*[:\uff1a]\s*")


def split(turns: list[EditableRecord], correction: Correction, match: Match, known: frozenset[str]) -> str | None:
    """Begin a turn at a place, and return its id; `None` where one begins there already.

    Raises:
        CorrectionError: The label isn't what the fragment begins with.
    """
    place = match.text.place(match.start)
    number, position = _find(turns, correction, place)
    turn = turns[number]
    if _is_start(turn, position, place):
        return None
    before, behind = cut(turn.parts[position], place.offset)
    label = correction.label
    if behind is not None and label is not None:
        behind = _without_label(behind, correction, label)
    elif label is not None:
        raise correction.error("label", "the fragment doesn't begin with it", label)
    if before is not None:
        before.block = msgspec.structs.replace(before.block, text=_MARK.sub("", before.block.text))
    made = Turn(
        id=new_id(turns, known, "unidentified" if label is None else slug(label) or "turn"),
        label=label, role=None, name=None, speaker=None, resolved=None, evidence=None,
        time=turn.turn.time, lines=turn.turn.lines, blocks=(),
    )  # fmt: skip
    first = [part for part in (before,) if part is not None and part.block.text]
    second = [part for part in (behind,) if part is not None]
    parts = turn.parts
    turns.insert(number + 1, EditableRecord(made, _NEW, second + parts[position + 1 :]))
    turn.parts = parts[:position] + first
    return made.id


_NEW = -1
"""Stands for the turn that was read, in one that was not."""


def _without_label(part: EditableBlock, correction: Correction, label: str) -> EditableBlock | None:
    text = part.block.text
    bare = text.lstrip("> ")
    colon = _COLON.match(bare[len(label) :]) if bare.startswith(label) else None
    if not bare.startswith(label) or (colon is None and bare[len(label) : len(label) + 1].strip()):
        raise correction.error("label", "the fragment doesn't begin with it and a colon", label)
    end = len(text) - len(bare) + len(label) + (colon.end() if colon is not None else 0)
    return cut(part, part.start + end)[1]


def join(turns: list[EditableRecord], correction: Correction, match: Match) -> tuple[str, Removed | None] | None:
    """Join a turn to the one before it; `None` where no turn begins there.

    Of a turn whose mark is none the label is words, else a label that is printed for the same speech a second time is
    no part of it.

    Returns:
        The id of the turn that was joined to, and the label that isn't in it any more.

    Raises:
        CorrectionError: No turn stands before it.
    """
    place = match.text.place(match.start)
    number, position = _find(turns, correction, place)
    turn = turns[number]
    if not _is_start(turn, position, place):
        return None
    if number == 0:
        raise correction.error("fragment", "no turn stands before the one that begins with it", correction.fragment)
    label, parts = turn.turn.label, turn.parts
    removed = None
    if label is not None and correction.correct == "no-mark":
        parts = _as_words(f"{label}:", turn)
    elif label is not None:
        line = turn.turn.lines[0]
        removed = Removed((line, line), "marker", label)
    before = turns[number - 1]
    before.parts = before.parts + parts
    lines = both_lines(before.turn.lines, turn.turn.lines)
    before.turn = msgspec.structs.replace(before.turn, lines=lines)
    del turns[number]
    return before.turn.id, removed


def _as_words(label: str, turn: EditableRecord) -> list[EditableBlock]:
    """Return the parts of a turn with its label as the first words."""
    if turn.parts and turn.parts[0].block.type == "text":
        first = turn.parts[0]
        block = msgspec.structs.replace(first.block, text=f"{label} {first.block.text}")
        return [EditableBlock(block, first.turn, first.number, first.start - len(label) - 1), *turn.parts[1:]]
    return [EditableBlock(Block("text", label), turn.read, HEAD, 0), *turn.parts]


def _find(turns: list[EditableRecord], correction: Correction, place: FragmentPlace) -> tuple[int, int]:
    try:
        return find_part(turns, place)
    except LookupError as error:
        raise correction.error(
            "fragment", "another correction joins this turn to the one before it", correction.fragment
        ) from error


def _is_start(turn: EditableRecord, position: int, place: FragmentPlace) -> bool:
    """Return whether a place is where a turn begins: in its label, or at its first word."""
    return position == 0 and (place.block == HEAD or turn.parts[0].start == place.offset)
