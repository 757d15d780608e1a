"""A document as plain text, for readers who want nothing else."""

from __future__ import annotations

from generator.archive.summary import Summary
from generator.pages.wording import date_in_words, range_in_words
from generator.records import SessionRecord


def plain_text(record: SessionRecord, document: Summary, address: str) -> str:
    """Return title, facts, notices and every turn with its id, as text that needs no reader's tool.

    Args:
        record: The document.
        document: What the archive knows of it.
        address: The full address of its page.
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
    for turn in record.turns:
        if document.is_session:
            parts.append(f"{turn.label or 'Unidentified speaker'} [#{turn.id}]")
        parts += [block.text for block in turn.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _when(record: SessionRecord) -> str | None:
    if record.date:
        return date_in_words(record.date)
    return range_in_words(record.event.start, record.event.end) if record.event else None
