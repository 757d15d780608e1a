"""The records as they are, one document a line, with the address of its page and its corrections."""

from __future__ import annotations

import msgspec

from generator.corrections.applied import AppliedCorrection
from generator.exports.document import ExportDocument
from generator.records import SessionRecord


class RecordLine(msgspec.Struct, frozen=True):
    """One line: a document."""

    address: str
    """The full address of its page; with `#` and the id of a turn, the address of the turn."""
    corrections: tuple[AppliedCorrection, ...]
    """What was corrected; the record has the words and labels as printed."""
    record: SessionRecord
    """As `session.json` beside the page."""


_encoder = msgspec.json.Encoder()


def record_line(document: ExportDocument) -> bytes:
    """Return the line of a document."""
    return _encoder.encode(RecordLine(document.facts.address, document.corrections, document.record)) + b"\n"
