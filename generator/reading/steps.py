"""Reading: the lines of one document become one session record, step by step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.reading.draft import Draft, Piece
from generator.reading.findings.metadata_findings import metadata_findings
from generator.reading.findings.turn_findings import turn_findings
from generator.reading.layout.article import article
from generator.reading.layout.notice import notice
from generator.reading.layout.one_line import one_line
from generator.reading.layout.page_chrome import page_chrome
from generator.reading.layout.run_on_heading import run_on_heading
from generator.reading.layout.timestamps import timestamps
from generator.reading.metadata.declared_title import declared_heading, declared_title
from generator.reading.metadata.event import event
from generator.reading.metadata.heading import heading
from generator.reading.metadata.kind import kind
from generator.reading.metadata.language import language
from generator.reading.metadata.session_date import session_date
from generator.reading.metadata.slug_metadata import slug_metadata
from generator.reading.record import record_of
from generator.reading.speakers.infer import infer_speakers
from generator.reading.speakers.printed import printed_speakers
from generator.reading.turns.assemble import assemble_turns
from generator.reading.turns.caption_voices import caption_voices
from generator.reading.turns.detect_labels import detect_labels
from generator.reading.turns.split_marks import split_marks
from generator.reading.turns.stage_directions import stage_directions
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.sources.document import Document, read_source

STEPS: tuple[tuple[str, Callable[[Draft], Draft]], ...] = (
    ("one line", one_line),
    ("stamps", timestamps),
    ("run-on heading", run_on_heading),
    ("chrome", page_chrome),
    ("notice", notice),
    ("labelling", detect_labels),
    ("kind", kind),
    ("said heading", declared_heading),
    ("heading", heading),
    ("said title", declared_title),
    ("article", article),
    ("address", slug_metadata),
    ("meeting", event),
    ("voices", caption_voices),
    ("marks", split_marks),
    ("stage directions", stage_directions),
    ("days", session_date),
    ("turns", assemble_turns),
    ("speakers", printed_speakers),
    ("evidence", infer_speakers),
    ("language", language),
    ("suspicions", turn_findings),
    ("doubts", metadata_findings),
)
"""What is done to every document, in this order. Each step is pure; what one claims, later ones leave alone."""


def read_document(path: Path, transcripts: Path, settings: Settings) -> SessionRecord:
    """Return the session record of the file at `path`; a file that can't be read has one too, with an error.

    Args:
        path: Any file.
        transcripts: The folder `content/transcripts`.
        settings: What `site_config/` says.
    """
    return record_of(draft_of(read_source(path, transcripts), settings))


def draft_of(document: Document, settings: Settings) -> Draft:
    """Return what all steps together make of a document."""
    lines = document.lines if document.readable else ()
    printed = [Piece(number, line) for number, line in enumerate(lines, 1) if line and not line.isspace()]
    pieces = tuple(piece for piece in printed if piece.line not in document.asides)
    draft = Draft(document=document, settings=settings, pieces=pieces, findings=document.findings)
    for _, step in STEPS:
        draft = step(draft)
    read = {piece.line for piece in draft.pieces}
    # What the source step set aside is no business of the rules, but every line of the source is in the record.
    asides = [
        piece.claim("removed", "source", document.asides[piece.line])
        for piece in printed
        if piece.line in document.asides and piece.line not in read
    ]
    return draft.with_pieces(sorted([*draft.pieces, *asides], key=lambda piece: piece.line)) if asides else draft
