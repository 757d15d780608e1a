"""A document as plain text, for readers who want nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from generator.archive.summary import Summary
from generator.corrections.applied import (
    AppliedCorrection,
    CorrectedSpan,
    by_turn,
    corrected_labels,
    shown_blocks,
    shown_label,
)
from generator.pages.views.applied_corrections import plain_correction
from generator.pages.views.wording import UNIDENTIFIED, date_in_words, range_in_words
from generator.records import Block, SessionRecord, Turn


def plain_text(record: SessionRecord, document: Summary, address: str, told: Sequence[AppliedCorrection] = ()) -> str:
    """Return title, facts, notices and every turn with its id, as text that needs no reader's tool.

    Args:
        record: The document.
        document: What the archive knows of it.
        address: The full address of its page.
        told: Its corrections: a corrected word stands before the printed one, which is in square brackets.
    """
    facts = [
        record.event.name if record.event else None,
        f"Day {record.day}" if record.day is not None else None,
        _when(record),
        record.room,
        record.session.code,
    ]
    parts = [document.shown_title, ", ".join(fact for fact in facts if fact), address]
    parts += [notice.text for notice in record.notices]
    theirs = by_turn(told)
    for turn in record.turns:
        of_turn = theirs.get(turn.id, ())
        if document.is_session:
            parts.append(f"{_speaker(turn, of_turn)} [#{turn.id}]")
        parts += [_with_printed(block, changes) for block, changes in shown_blocks(turn, of_turn)]
    if told:
        parts.append("Corrections")
        parts += [plain_correction(one) for one in told]
    return "\n\n".join(part for part in parts if part) + "\n"


def _speaker(turn: Turn, told: Sequence[AppliedCorrection]) -> str:
    if turn.resolved != "corrected":
        return turn.label or UNIDENTIFIED
    now = shown_label(turn, corrected_labels(told))
    return f"{turn.name or now or UNIDENTIFIED} [{turn.label or UNIDENTIFIED}]"


def _with_printed(block: Block, changes: Sequence[CorrectedSpan]) -> str:
    text = block.text
    for change in sorted(changes, reverse=True):
        text = f"{text[: change.end]} [{change.applied.printed}]{text[change.end :]}"
    return text


def _when(record: SessionRecord) -> str | None:
    if record.date:
        return date_in_words(record.date)
    return range_in_words(record.event.start, record.event.end) if record.event else None
