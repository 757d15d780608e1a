"""Applied corrections: `corrections.json` beside a record, and the record's words as its page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.corrections.entry import CorrectionKind
from generator.records import Block, SessionRecord, Turn

CORRECTIONS_FILE = "corrections.json"
"""The file's name, in the folder of the page."""


class AppliedCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One correction that was applied."""

    number: int
    """Position in the correction file, from 1."""
    kind: CorrectionKind = msgspec.field(name="correct")
    turn: str | None
    """The id of the turn that shows the correction; for a split, the id of the new turn."""
    block: int | None
    """For misheard words: the block of that turn, from 0."""
    offset: int | None
    """For misheard words: their start in the block's text, in characters."""
    field: str | None
    """For metadata: the field's name."""
    printed: str | None
    """The text in the source; for misheard words, exactly the words of the record."""
    now: str | None
    reason: str
    author: str
    date: str
    """ISO date of the correction."""


class AppliedCorrections(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`corrections.json`."""

    schema: int
    corrections: tuple[AppliedCorrection, ...]


class CorrectedSpan(msgspec.Struct, frozen=True, order=True):
    """Words of a shown text that replace other words of the source."""

    start: int
    end: int
    applied: AppliedCorrection


def applied_json(applied: Sequence[AppliedCorrection]) -> bytes:
    """Return the content of `corrections.json`, the same bytes for the same corrections."""
    return msgspec.json.format(msgspec.json.encode(AppliedCorrections(1, tuple(applied))), indent=2) + b"\n"


def applied_from_json(data: bytes) -> tuple[AppliedCorrection, ...]:
    """Read the output of `applied_json`.

    Raises:
        msgspec.DecodeError: The data is not a list of corrections.
    """
    return msgspec.json.decode(data, type=AppliedCorrections).corrections


def with_turn_ids_of_page(
    applied: Iterable[AppliedCorrection], ids: Mapping[str, str]
) -> tuple[AppliedCorrection, ...]:
    """Return the corrections with the turn ids of their page.

    Args:
        applied: The corrections, with the ids of the turns as read.
        ids: The id of each turn on the page, by its id as read.
    """
    return tuple(
        msgspec.structs.replace(correction, turn=ids.get(correction.turn, correction.turn) if correction.turn else None)
        for correction in applied
    )


def by_turn(applied: Iterable[AppliedCorrection]) -> dict[str, list[AppliedCorrection]]:
    """Return the corrections that each turn shows, by the turn's id; corrections without a turn are left out."""
    corrections: dict[str, list[AppliedCorrection]] = {}
    for correction in applied:
        if correction.turn is not None:
            corrections.setdefault(correction.turn, []).append(correction)
    return corrections


def corrected_labels(applied: Iterable[AppliedCorrection]) -> dict[str, str]:
    """Return the corrected labels, by the ids of their turns."""
    return {
        correction.turn: correction.now
        for correction in applied
        if correction.kind == "label" and correction.turn and correction.now
    }


def shown_label(turn: Turn, labels: Mapping[str, str]) -> str | None:
    """Return the label that a turn is shown with; also `None` if its speaker was corrected to unknown.

    Args:
        turn: A turn of a record.
        labels: The record's corrected labels, from `corrected_labels`.
    """
    if turn.resolved == "corrected" and turn.speaker is None and turn.id not in labels:
        return None
    return labels.get(turn.id, turn.label)


def shown_record(record: SessionRecord, applied: Sequence[AppliedCorrection]) -> SessionRecord:
    """Return the record with the words that its page shows: misheard words are corrected."""
    corrections = by_turn(correction for correction in applied if correction.kind == "words")
    if not corrections:
        return record
    turns = tuple(
        msgspec.structs.replace(turn, blocks=tuple(block for block, _ in shown_blocks(turn, corrections[turn.id])))
        if turn.id in corrections
        else turn
        for turn in record.turns
    )
    return msgspec.structs.replace(record, turns=turns)


def shown_blocks(turn: Turn, applied: Sequence[AppliedCorrection]) -> list[tuple[Block, list[CorrectedSpan]]]:
    """Return the blocks of a turn with misheard words corrected, each with the spans of the corrected words."""
    corrections: dict[int | None, list[AppliedCorrection]] = {}
    for correction in applied:
        if correction.kind == "words" and correction.turn == turn.id:
            corrections.setdefault(correction.block, []).append(correction)
    return [_corrected(block, corrections.get(number, [])) for number, block in enumerate(turn.blocks)]


def _corrected(block: Block, applied: Sequence[AppliedCorrection]) -> tuple[Block, list[CorrectedSpan]]:
    texts: list[str] = []
    spans = []
    printed_end = length = 0
    for correction in sorted(applied, key=lambda correction: correction.offset or 0):
        start, now = correction.offset or 0, correction.now or ""
        texts += [block.text[printed_end:start], now]
        length += start - printed_end
        spans.append(CorrectedSpan(length, length + len(now), correction))
        length += len(now)
        printed_end = start + len(correction.printed or "")
    if not spans:
        return block, []
    return msgspec.structs.replace(block, text="".join([*texts, block.text[printed_end:]])), spans
