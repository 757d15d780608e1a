"""What the steps of reading work on: the source's lines in pieces, each claimed by the step that knows what it is."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from generator.reading.grammar.dates import DateRange
from generator.reading.grammar.titles import Meeting
from generator.reading.grammar.turn_marks import MarkConvention, mark_at
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.records import Finding, Kind, Provenance, SessionType, Severity, Status, Turn
from generator.settings.load import Settings
from generator.sources.document import Document

Became = Literal["mark", "text", "event", "heading", "notice", "removed"]

HEAD = 40
"""Where no turn is marked, the head of a document is at most this many lines that aren't blank."""


class Piece(msgspec.Struct, frozen=True):
    """A part of one source line.

    A step may split a piece and say what a part became; nothing can be dropped, so that all words of the source are
    still there at the end. What nobody claims becomes text of a turn.
    """

    line: int
    text: str
    """As the source has it, before any typography."""
    became: Became | None = None
    detail: str | None = None
    """The reason of what was removed, the family of a stage direction, the label of a mark."""
    rule: str | None = None
    """The step, and where it has several the rule in it, that decided."""
    turn: str | None = None
    """The id of the turn it belongs to."""

    def claim(self, became: Became, rule: str, detail: str | None = None) -> Piece:
        """Return this piece, claimed."""
        return Piece(self.line, self.text, became, detail, rule)

    def part(self, start: int, end: int) -> Piece:
        """Return a part of this piece, not claimed."""
        return Piece(self.line, self.text[start:end])


class EventMention(msgspec.Struct, frozen=True):
    """A place in the document that says which meeting it belongs to."""

    event_id: str
    provenance: Provenance
    line: int | None


class Facts(msgspec.Struct, frozen=True):
    """The metadata that is known so far; `provenance` says where each of them was found."""

    title: str | None = None
    day: int | None = None
    date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    room: str | None = None
    type: SessionType | None = None
    code: str | None = None
    number: int | None = None
    status: Status = "final"
    event: str | None = None
    """The event's id."""
    meeting: Meeting | None = None
    """The preparatory meeting, where the page is of one; its year, ordinal and date make the event's id."""
    meeting_from: Provenance | None = None
    yearless: tuple[int, int] | None = None
    """Month and day that a heading prints without a year."""
    span: DateRange | None = None
    """The days of the meeting, as printed."""
    place: str | None = None
    """Of the meeting, as printed."""
    scheduled_end: str | None = None
    """The end that a header line prints; a note that the session was concluded says more."""
    language: str | None = None
    """Of the captions, where the text says it beyond doubt."""
    provenance: dict[str, Provenance] = {}


class Draft(msgspec.Struct, frozen=True):
    """A document on its way to a record."""

    document: Document
    settings: Settings
    pieces: tuple[Piece, ...]
    """In the source's order; blank lines have none."""
    convention: MarkConvention = MarkConvention()
    kind: Kind = "other"
    facts: Facts = Facts()
    mentions: tuple[EventMention, ...] = ()
    """Of meetings, the most trustworthy first."""
    findings: tuple[Finding, ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that the rules know in this archive."""
        return vocabulary_of(self.settings)

    def set_fact(self, provenance: Provenance, **values: str | int | None) -> Draft:
        """Return the draft with these facts added; what is known already and what is `None` changes nothing."""
        new: dict[str, Any] = {
            name: value for name, value in values.items() if value is not None and getattr(self.facts, name) is None
        }
        origins = self.facts.provenance | dict.fromkeys(new, provenance)
        return msgspec.structs.replace(self, facts=msgspec.structs.replace(self.facts, **new, provenance=origins))

    def set_internal(self, **values: object) -> Draft:
        """Return the draft with these facts added, which are no values of the record yet; what is known stays."""
        new = {name: value for name, value in values.items() if value is not None and getattr(self.facts, name) is None}
        return msgspec.structs.replace(self, facts=msgspec.structs.replace(self.facts, **new))

    def add_event_mention(self, event_id: str, provenance: Provenance, line: int | None = None) -> Draft:
        """Return the draft with one more place that names its meeting."""
        return msgspec.structs.replace(self, mentions=(*self.mentions, EventMention(event_id, provenance, line)))

    def add_finding(self, code: str, severity: Severity, message: str, line: int | None = None) -> Draft:
        """Return the draft with one more finding."""
        return msgspec.structs.replace(self, findings=(*self.findings, Finding(code, severity, line, message)))

    def with_pieces(self, pieces: list[Piece]) -> Draft:
        """Return the draft with other pieces of the same text."""
        return msgspec.structs.replace(self, pieces=tuple(pieces))

    def head(self) -> int:
        """Return how many pieces stand before the first mark of a turn, or in the head of an unmarked document."""
        known = self.vocabulary
        for index, piece in enumerate(self.pieces):
            if piece.became == "mark" or (piece.became is None and mark_at(piece.text, self.convention, known)):
                return index
        return min(len(self.pieces), HEAD)


def starts_with_chevron(text: str) -> bool:
    """Return whether a line begins as a marked turn does."""
    return text[:40].lstrip().startswith(">")
