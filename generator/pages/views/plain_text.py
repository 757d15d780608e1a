"""Writes a document as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from generator.corrections.applied import (
    AppliedCorrection,
    CorrectedSpan,
    by_turn,
    corrected_labels,
    shown_blocks,
    shown_label,
)
from generator.pages.views.applied_corrections import plain_correction
from generator.pages.views.recordings import shown_time
from generator.pages.views.wording import commas, date_in_words, gettext, name_or_label, range_in_words, unidentified
from generator.records import Block, SessionRecord, Turn


def plain_text(
    record: SessionRecord,
    title: str,
    address: str,
    corrections: Sequence[AppliedCorrection] = (),
    *,
    is_session: bool = True,
) -> str:
    """Return the title, facts, notices and every turn with its id as plain text.

    Args:
        record: The record of the document.
        title: The title that its page shows.
        address: The full address of its page.
        corrections: Its corrections: corrected words come first, then the printed words in square brackets.
        is_session: Whether people speak in it; else no speakers are printed.
    """
    recording = record.source.recording
    parts = [
        title,
        facts_in_words(record),
        address,
        gettext("Recording: %(address)s", address=recording) if recording is not None else "",
    ]
    parts += [notice.text for notice in record.notices]
    corrections_by_turn = by_turn(corrections)
    for turn in record.turns:
        turn_corrections = corrections_by_turn.get(turn.id, ())
        if is_session:
            parts.append(f"{_speaker(turn, turn_corrections)}{_time(turn)} [#{turn.id}]")
        parts += [_with_printed_words(block, changes) for block, changes in shown_blocks(turn, turn_corrections)]
    if corrections:
        parts.append(gettext("Corrections"))
        parts += [plain_correction(correction) for correction in corrections]
    return "\n\n".join(part for part in parts if part) + "\n"


def facts_in_words(record: SessionRecord) -> str:
    """Return the event, the day, the date, the room and the code of a document, separated by commas."""
    facts = [
        record.event.name if record.event else None,
        gettext("Day %(day)s", day=record.day) if record.day is not None else None,
        _date(record),
        record.room,
        record.session.code,
    ]
    return commas([fact for fact in facts if fact])


def _time(turn: Turn) -> str:
    return f" [{shown_time(turn.time.start)}]" if turn.time is not None else ""


def _speaker(turn: Turn, corrections: Sequence[AppliedCorrection]) -> str:
    if turn.resolved != "corrected":
        return name_or_label(turn.label or unidentified())
    label = shown_label(turn, corrected_labels(corrections))
    return f"{turn.name or label or unidentified()} [{turn.label or unidentified()}]"


def _with_printed_words(block: Block, changes: Sequence[CorrectedSpan]) -> str:
    text = block.text
    for change in sorted(changes, reverse=True):
        text = f"{text[: change.end]} [{change.applied.printed}]{text[change.end :]}"
    return text


def _date(record: SessionRecord) -> str | None:
    if record.date:
        return date_in_words(record.date)
    return range_in_words(record.event.start, record.event.end) if record.event else None
