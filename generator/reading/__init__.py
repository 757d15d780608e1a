"""Reading: the lines of one document become one session record, step by step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.config import Config
from generator.reading.address import address
from generator.reading.article import article
from generator.reading.chrome import chrome
from generator.reading.days import days
from generator.reading.doubts import doubts
from generator.reading.draft import Draft, Piece
from generator.reading.evidence import evidence
from generator.reading.heading import heading
from generator.reading.kind import kind
from generator.reading.labelling import labelling
from generator.reading.language import language
from generator.reading.marks import marks
from generator.reading.meeting import meeting
from generator.reading.notice import notice
from generator.reading.one_line import one_line
from generator.reading.record import record_of
from generator.reading.run_on import run_on
from generator.reading.said import said_heading, said_title
from generator.reading.speakers import speakers
from generator.reading.stage_directions import stage_directions
from generator.reading.stamps import stamps
from generator.reading.suspicions import suspicions
from generator.reading.turns import turns
from generator.reading.voices import voices
from generator.records import SessionRecord
from generator.sources import Document, read_source

STEPS: tuple[tuple[str, Callable[[Draft], Draft]], ...] = (
    ("one line", one_line),
    ("stamps", stamps),
    ("run-on heading", run_on),
    ("chrome", chrome),
    ("notice", notice),
    ("labelling", labelling),
    ("kind", kind),
    ("said heading", said_heading),
    ("heading", heading),
    ("said title", said_title),
    ("article", article),
    ("address", address),
    ("meeting", meeting),
    ("voices", voices),
    ("marks", marks),
    ("stage directions", stage_directions),
    ("days", days),
    ("turns", turns),
    ("speakers", speakers),
    ("evidence", evidence),
    ("language", language),
    ("suspicions", suspicions),
    ("doubts", doubts),
)
"""What is done to every document, in this order. Each step is pure; what one claims, later ones leave alone."""


def read_document(path: Path, transcripts: Path, settings: Config) -> SessionRecord:
    """Return the session record of the file at `path`; a file that can't be read has one too, with an error.

    Args:
        path: Any file.
        transcripts: The folder `content/transcripts`.
        settings: What `site_config/` says.
    """
    return record_of(draft_of(read_source(path, transcripts), settings))


def draft_of(document: Document, settings: Config) -> Draft:
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
