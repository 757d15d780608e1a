"""Read a source: named steps turn the lines of one document into one session record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from generator.reading.draft import Draft, Piece
from generator.reading.findings.metadata_findings import metadata_findings
from generator.reading.findings.turn_findings import turn_findings
from generator.reading.layout.above_labels import above_labels
from generator.reading.layout.article import article
from generator.reading.layout.below_end import below_end
from generator.reading.layout.capital_headings import capital_headings
from generator.reading.layout.chat_notes import chat_notes
from generator.reading.layout.document_end import document_end
from generator.reading.layout.examination_headings import examination_headings
from generator.reading.layout.filled_lines import filled_lines
from generator.reading.layout.footnotes import footnotes
from generator.reading.layout.line_numbers import part_line_numbers
from generator.reading.layout.notice import notice
from generator.reading.layout.one_line import one_line
from generator.reading.layout.page_chrome import page_chrome
from generator.reading.layout.page_furniture import page_furniture
from generator.reading.layout.run_on_heading import run_on_heading
from generator.reading.layout.scene_headings import scene_headings
from generator.reading.layout.scribe_notes import scribe_notes
from generator.reading.layout.section_headings import section_headings
from generator.reading.layout.statement_headings import statement_headings
from generator.reading.layout.timestamps import timestamps
from generator.reading.layout.told_head import told_head
from generator.reading.layout.turn_numbers import turn_numbers
from generator.reading.metadata.copied_page import copied_page
from generator.reading.metadata.declared_title import declared_heading, declared_title
from generator.reading.metadata.document_head import document_head
from generator.reading.metadata.event import event
from generator.reading.metadata.file_name import title_from_file_name
from generator.reading.metadata.heading import heading
from generator.reading.metadata.kind import kind
from generator.reading.metadata.language import language
from generator.reading.metadata.program_lines import program_lines
from generator.reading.metadata.session_date import session_date
from generator.reading.metadata.slug_metadata import slug_metadata
from generator.reading.metadata.stated_facts import stated_facts
from generator.reading.record import record_of
from generator.reading.speakers.infer import infer_speakers
from generator.reading.speakers.printed_names import printed_speakers
from generator.reading.turns.assemble import assemble_turns
from generator.reading.turns.caption_voices import caption_voices
from generator.reading.turns.choose_convention import choose_convention
from generator.reading.turns.cut_turns import cut_turns
from generator.reading.turns.ordered_times import ordered_times
from generator.reading.turns.split_marks import split_marks
from generator.reading.turns.stage_directions import stage_directions
from generator.reading.turns.tier_notes import tier_notes
from generator.reading.turns.times_inside import times_inside
from generator.reading.turns.wrapped_directions import wrapped_directions
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.sources.document import Document, read_source
from generator.sources.stated_facts import StatedFact

STEPS: tuple[tuple[str, Callable[[Draft], Draft]], ...] = (
    ("one line", one_line),
    ("filled lines", filled_lines),
    ("timestamps", timestamps),
    ("turn numbers", turn_numbers),
    ("run-on heading", run_on_heading),
    ("page chrome", page_chrome),
    ("notice", notice),
    ("choose convention", choose_convention),
    ("kind", kind),
    ("footnotes", footnotes),
    ("examination headings", examination_headings),
    ("declared heading", declared_heading),
    ("copied page", copied_page),
    ("document head", document_head),
    ("heading", heading),
    ("declared title", declared_title),
    ("lines of a program", program_lines),
    ("told head", told_head),
    ("document end", document_end),
    ("page furniture", page_furniture),
    ("scribe's notes", scribe_notes),
    ("notes of a chat", chat_notes),
    ("article", article),
    ("slug metadata", slug_metadata),
    ("file name", title_from_file_name),
    ("stated facts", stated_facts),
    ("event", event),
    ("caption voices", caption_voices),
    ("split marks", split_marks),
    ("notes of tiers", tier_notes),
    ("times inside", times_inside),
    ("scene headings", scene_headings),
    ("section headings", section_headings),
    ("statement headings", statement_headings),
    ("wrapped directions", wrapped_directions),
    ("stage directions", stage_directions),
    ("headings in capitals", capital_headings),
    ("below the end", below_end),
    ("above labels", above_labels),
    ("cut turns", cut_turns),
    ("session date", session_date),
    ("assemble turns", assemble_turns),
    ("ordered times", ordered_times),
    ("printed speakers", printed_speakers),
    ("infer speakers", infer_speakers),
    ("language", language),
    ("turn findings", turn_findings),
    ("metadata findings", metadata_findings),
)
"""The steps of reading, in order. Each is a pure function; a later step leaves alone what an earlier step claimed."""


def read_document(
    path: Path, transcripts: Path, settings: Settings, stated: Sequence[StatedFact] = ()
) -> SessionRecord:
    """Return the session record of the file at `path`; that of an unreadable file has a finding of severity `error`.

    Args:
        path: Any file.
        transcripts: The folder `content/transcripts`.
        settings: The settings of the archive.
        stated: The facts of the document in `documents.csv`.
    """
    return record_of(draft_of(read_source(path, transcripts, stated), settings))


def draft_of(document: Document, settings: Settings, *, is_explained: bool = False) -> Draft:
    """Return the draft of a document after all steps.

    Args:
        document: The document.
        settings: The settings of the archive.
        is_explained: Whether its decisions are printed, as `explain` does. The record is the same.
    """
    lines = document.lines if document.readable else ()
    printed = [Piece(number, line) for number, line in enumerate(lines, 1) if line and not line.isspace()]
    pieces, numbers = part_line_numbers(tuple(piece for piece in printed if piece.line not in document.asides))
    draft = Draft(
        document=document,
        settings=settings,
        pieces=pieces,
        findings=document.findings,
        is_explained=is_explained,
    )
    for _, step in STEPS:
        draft = step(draft)
    read = {piece.line for piece in draft.pieces}
    # The rules do not see the lines that reading the format set aside, but the record has every line of the source.
    asides = [
        piece.claim("removed", "source", document.asides[piece.line])
        for piece in printed
        if piece.line in document.asides and piece.line not in read
    ]
    unseen = [*numbers, *asides]
    return draft.with_pieces(sorted([*unseen, *draft.pieces], key=lambda piece: piece.line)) if unseen else draft
