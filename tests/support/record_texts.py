"""All words of a record."""

from __future__ import annotations

from generator.records import SessionRecord


def record_texts(record: SessionRecord) -> list[str]:
    """Return the labels and blocks of the turns, the notices and the removed lines."""
    spoken = [text for turn in record.turns for text in (turn.label or "", *(block.text for block in turn.blocks))]
    return [*spoken, *(notice.text for notice in record.notices), *(run.text for run in record.removed)]
