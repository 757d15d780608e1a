"""What is told of corrections: `corrections.json` beside a record, and the words as its page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.corrections.entry import Sort
from generator.records import Block, SessionRecord, Turn

CORRECTIONS_FILE = "corrections.json"
"""What the file is called, in the folder of the page."""


class AppliedCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One correction that was carried out."""

    number: int
    """Its place in the file of corrections, from 1."""
    correct: Sort
    turn: str | None
    """The id of the turn in which it is seen; of one that was split, the new turn's."""
    block: int | None
    """Of misheard words: the block of that turn, from 0."""
    offset: int | None
    """Of misheard words: where in the block's text they begin, in characters."""
    field: str | None
    """Of metadata: which."""
    printed: str | None
    """As the source has it; of misheard words exactly those of the record."""
    now: str | None
    reason: str
    author: str
    date: str
    """ISO date of the correction."""


class _CorrectionsJson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: int
    corrections: tuple[AppliedCorrection, ...]


class Change(msgspec.Struct, frozen=True, order=True):
    """Words of a shown text that were others in the source."""

    start: int
    end: int
    told: AppliedCorrection


def applied_json(told: Sequence[AppliedCorrection]) -> bytes:
    """Return what `corrections.json` holds, the same bytes for the same corrections."""
    return msgspec.json.format(msgspec.json.encode(_CorrectionsJson(1, tuple(told))), indent=2) + b"\n"


def applied_from_json(data: bytes) -> tuple[AppliedCorrection, ...]:
    """Read back what `told_json` wrote.

    Raises:
        msgspec.DecodeError: The data is no list of corrections.
    """
    return msgspec.json.decode(data, type=_CorrectionsJson).corrections


def with_turn_ids_of_page(told: Iterable[AppliedCorrection], ids: Mapping[str, str]) -> tuple[AppliedCorrection, ...]:
    """Return the corrections with the ids that the turns have on their page, by those they were read with."""
    return tuple(msgspec.structs.replace(one, turn=ids.get(one.turn, one.turn) if one.turn else None) for one in told)


def by_turn(told: Iterable[AppliedCorrection]) -> dict[str, list[AppliedCorrection]]:
    """Return the corrections that are seen in each turn, by the turn's id: what shows one turn needs no others."""
    found: dict[str, list[AppliedCorrection]] = {}
    for one in told:
        if one.turn is not None:
            found.setdefault(one.turn, []).append(one)
    return found


def corrected_labels(told: Iterable[AppliedCorrection]) -> dict[str, str]:
    """Return the labels that turns have by a correction, by the turns' ids."""
    return {one.turn: one.now for one in told if one.correct == "label" and one.turn and one.now}


def shown_label(turn: Turn, labels: Mapping[str, str]) -> str | None:
    """Return the label that a turn is shown with, `None` also where all that is known is that the printed one is wrong.

    Args:
        turn: Of a record.
        labels: Those of the record that were corrected, as `corrected_labels` gives them.
    """
    if turn.resolved == "corrected" and turn.speaker is None and turn.id not in labels:
        return None
    return labels.get(turn.id, turn.label)


def shown_record(record: SessionRecord, told: Sequence[AppliedCorrection]) -> SessionRecord:
    """Return the record with the words that its page shows: misheard ones are corrected."""
    words = by_turn(one for one in told if one.correct == "words")
    if not words:
        return record
    turns = tuple(
        msgspec.structs.replace(turn, blocks=tuple(block for block, _ in shown_blocks(turn, words[turn.id])))
        if turn.id in words
        else turn
        for turn in record.turns
    )
    return msgspec.structs.replace(record, turns=turns)


def shown_blocks(turn: Turn, told: Sequence[AppliedCorrection]) -> list[tuple[Block, list[Change]]]:
    """Return the blocks of a turn with misheard words corrected, and where in each the corrected ones stand."""
    return [
        _corrected(
            block, [one for one in told if (one.correct, one.turn, one.block) == ("words", turn.id, position)]
        )
        for position, block in enumerate(turn.blocks)
    ]  # fmt: skip


def _corrected(block: Block, told: Sequence[AppliedCorrection]) -> tuple[Block, list[Change]]:
    parts: list[str] = []
    changes = []
    done = length = 0
    for one in sorted(told, key=lambda one: one.offset or 0):
        start, now = one.offset or 0, one.now or ""
        parts += [block.text[done:start], now]
        length += start - done
        changes.append(Change(length, length + len(now), one))
        length += len(now)
        done = start + len(one.printed or "")
    if not changes:
        return block, []
    return msgspec.structs.replace(block, text="".join([*parts, block.text[done:]])), changes
