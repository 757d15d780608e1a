"""The draft that the steps of reading work on: the lines of a source in pieces, which the steps claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Literal

import msgspec

from generator.reading.grammar.dates import DateRange
from generator.reading.grammar.titles import PreparatoryMeeting
from generator.reading.grammar.turn_marks import MarkConvention, MarkLine, mark_at, may_have_chevrons
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.records import Finding, Kind, Provenance, SessionType, Severity, Status, Turn
from generator.settings.load import Settings
from generator.sources.document import Document

Became = Literal["mark", "text", "event", "heading", "notice", "removed"]

_MAX_LETTER_CHARS = 8
"""Characters of a line that holds one capital, with the white space around it: a sign of the stenographers."""

_SENTENCE_ENDS = frozenset('.?!…:)]"”»。？！')
_MAX_HEAD_LINES = 40
"""The head of a document without marks has at most this many lines that are not blank."""


_MAX_UPPER_SHARE = 0.4
"""Share of the lines in capitals in a text that is not in capitals itself."""


class Piece(msgspec.Struct, frozen=True):
    """A source line, or a part of one.

    A step may split a piece and claim its parts. No step can drop a piece, so that the record has all words of the
    source. A piece without a claim becomes text of a turn.
    """

    line: int
    text: str
    """As in the source, not tidied."""
    became: Became | None = None
    detail: str | None = None
    """The reason for a removed line, the kind of a stage direction, or the label of a mark."""
    rule: str | None = None
    """The step that decided, with the rule if the step has several."""
    turn: str | None = None
    """The id of its turn."""
    begins_turn: bool = False
    """Whether a turn without a label begins here, although no mark is printed."""

    def claim(self, became: Became, rule: str, detail: str | None = None) -> Piece:
        """Return this piece with a claim."""
        return Piece(self.line, self.text, became, detail, rule)

    def part(self, start: int, end: int) -> Piece:
        """Return a part of this piece without a claim."""
        return Piece(self.line, self.text[start:end])


class EventMention(msgspec.Struct, frozen=True):
    """A place in the document that names its event."""

    event_id: str
    provenance: Provenance
    line: int | None


class Facts(msgspec.Struct, frozen=True):
    """The metadata that the steps have read so far."""

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
    meeting: PreparatoryMeeting | None = None
    """The preparatory meeting of the page, if any; its year, ordinal and date make the event's id."""
    meeting_from: Provenance | None = None
    yearless: tuple[int, int] | None = None
    """Month and day of a date that a heading prints without a year."""
    weekdays: tuple[int, ...] = ()
    """The days of the week that a header line prints without a date, by their ISO numbers."""
    span: DateRange | None = None
    """The days of the event, as printed."""
    place: str | None = None
    """The place of the event, as printed."""
    scheduled_end: str | None = None
    """The end in a header line; a stage direction with the time of the session's end takes precedence."""
    language: str | None = None
    """The language of the captions, if the text shows it clearly."""
    provenance: dict[str, Provenance] = {}
    """The origin of each value, by its field."""


class HeadReason(msgspec.Struct, frozen=True):
    """A title that the head of a document gives, and the reason, as `explain` prints it."""

    title: str
    reason: str


class Draft(msgspec.Struct, frozen=True, dict=True):
    """A document on its way to a record."""

    document: Document
    settings: Settings
    pieces: tuple[Piece, ...]
    """In the order of the source; blank lines have no piece."""
    convention: MarkConvention = MarkConvention()
    kind: Kind = "other"
    kind_sign: str | None = None
    """The sign that decided the kind, in words."""
    facts: Facts = Facts()
    title_reason: HeadReason | None = None
    """Why a line of the head is the title."""
    mentions: tuple[EventMention, ...] = ()
    """The mentions of events, in the order of reading."""
    findings: tuple[Finding, ...] = ()
    turns: tuple[Turn, ...] = ()
    is_explained: bool = False
    """Whether somebody asks why: then also what changes nothing in the record is looked for."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the archive."""
        return vocabulary_of(self.settings)

    def set_fact(self, provenance: Provenance, **values: str | int | None) -> Draft:
        """Return the draft with these facts and their provenance. A known fact stays; `None` is skipped."""
        new: dict[str, Any] = {
            name: value for name, value in values.items() if value is not None and getattr(self.facts, name) is None
        }
        origins = self.facts.provenance | dict.fromkeys(new, provenance)
        return msgspec.structs.replace(self, facts=msgspec.structs.replace(self.facts, **new, provenance=origins))

    def set_without_provenance(self, **values: object) -> Draft:
        """Return the draft with these facts, without a provenance. A known fact stays."""
        new = {name: value for name, value in values.items() if value is not None and getattr(self.facts, name) is None}
        return msgspec.structs.replace(self, facts=msgspec.structs.replace(self.facts, **new))

    def set_weekdays(self, weekdays: tuple[int, ...]) -> Draft:
        """Return the draft with the days of the week that a header line prints."""
        return msgspec.structs.replace(self, facts=msgspec.structs.replace(self.facts, weekdays=weekdays))

    def add_event_mention(self, event_id: str, provenance: Provenance, line: int | None = None) -> Draft:
        """Return the draft with one more mention of an event."""
        return msgspec.structs.replace(self, mentions=(*self.mentions, EventMention(event_id, provenance, line)))

    def add_finding(
        self, code: str, severity: Severity, message: str, line: int | None = None, *, values: Iterable[str] = ()
    ) -> Draft:
        """Return the draft with one more finding.

        Args:
            code: Of the finding; `finding_codes.py` has a sentence for readers about each.
            severity: Of the finding.
            message: What was found, for maintainers.
            line: In which line.
            values: What readers see behind the sentence of the code, in any language.
        """
        finding = Finding(code, severity, line, message, tuple(values))
        return msgspec.structs.replace(self, findings=(*self.findings, finding))

    def without_findings(self, *codes: str) -> Draft:
        """Return the draft without the findings of these codes, which a later step has settled."""
        findings = tuple(finding for finding in self.findings if finding.code not in codes)
        return msgspec.structs.replace(self, findings=findings)

    def with_stated(self, provenance: Provenance, **values: str | None) -> Draft:
        """Return the draft with these facts in the place of known ones."""
        changes: dict[str, Any] = dict(values)
        origins = self.facts.provenance | dict.fromkeys(values, provenance)
        return msgspec.structs.replace(self, facts=msgspec.structs.replace(self.facts, **changes, provenance=origins))

    def claim(self, places: Iterable[int], became: Became, rule: str, detail: str | None = None) -> Draft:
        """Return the draft with the whole pieces at these places claimed.

        Args:
            places: The places of the pieces in the draft; none leaves the draft as it is.
            became: What the pieces are.
            rule: The step that decided, with the rule if the step has several.
            detail: The reason for a removed line, or the kind of a stage direction.
        """
        pieces = list(self.pieces)
        for place in (chosen := set(places)):
            pieces[place] = pieces[place].claim(became, rule, detail)
        return self.with_pieces(pieces) if chosen else self

    def claim_inside(self, pattern: re.Pattern[str], rule: str, detail: str) -> Draft:
        """Return the draft with what a pattern finds inside its unclaimed lines claimed as no speech."""
        return self.with_pieces(
            [
                part
                for piece in self.pieces
                for part in (_parts(piece, pattern, rule, detail) if piece.became is None else (piece,))
            ]
        )

    def with_pieces(self, pieces: list[Piece]) -> Draft:
        """Return the draft with other pieces of the same text."""
        return msgspec.structs.replace(self, pieces=tuple(pieces))

    def mark_line(self, index: int) -> MarkLine:
        """Return a piece as a line that may begin with a mark."""
        return mark_line(self.pieces, index)

    def head_length(self) -> int:
        """Return the number of pieces before the first mark, or in the head of a document without marks."""
        vocabulary = self.vocabulary
        has_only_chevrons = self.convention.has_only_chevrons
        for index, piece in enumerate(self.pieces):
            if piece.became == "mark":
                return index
            if has_only_chevrons and not may_have_chevrons(piece.text):
                continue
            if piece.became is None and mark_at(self.mark_line(index), self.convention, vocabulary):
                return index
        return min(len(self.pieces), _MAX_HEAD_LINES)


def _parts(piece: Piece, pattern: re.Pattern[str], rule: str, detail: str) -> Iterator[Piece]:
    """Yield the parts of a piece; those that a pattern finds are claimed."""
    start = 0
    for match in pattern.finditer(piece.text):
        if match.start() > start:
            yield piece.part(start, match.start())
        yield piece.part(match.start(), match.end()).claim("removed", rule, detail)
        start = match.end()
    if start == 0 or start < len(piece.text):
        yield piece.part(start, len(piece.text)) if start else piece


def mark_line(pieces: tuple[Piece, ...], index: int) -> MarkLine:
    """Return a piece as a line that may begin with a mark."""
    piece = pieces[index]
    below = next_line(pieces, index)
    is_joined = below is not None and below.line == piece.line + 1
    return MarkLine(piece.text, piece.line, below.text if below else "", is_apart(pieces, index), is_joined)


def next_line(pieces: tuple[Piece, ...], index: int) -> Piece | None:
    """Return the piece that follows, without the numbers and times that are removed before the words of a line."""
    if index + 1 < len(pieces) and pieces[index + 1].became != "removed":
        return pieces[index + 1]
    for place in range(index + 1, len(pieces)):
        piece = pieces[place]
        is_before_words = place + 1 < len(pieces) and pieces[place + 1].line == piece.line
        if piece.became != "removed" or not (is_before_words or piece.detail == "line-number"):
            return piece
    return None


def is_apart(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if the line above a piece is blank, ends a sentence or is no speech, such as a letter alone."""
    if not index:
        return True
    above, piece = pieces[index - 1], pieces[index]
    if above.line == piece.line and above.became == "removed":  # a time or a number before the words
        return is_apart(pieces, index - 1)
    is_claimed = above.became is not None and above.became != "text"
    return (
        is_claimed
        or piece.line != above.line + 1
        or above.text[-20:].rstrip()[-1:] in _SENTENCE_ENDS
        or (len(above.text) < _MAX_LETTER_CHARS and len(above.text.strip()) == 1 and above.text.strip().isupper())
    )


def is_alone(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if blank lines are around a line, as far as there are lines."""
    line = pieces[index].line
    above = index == 0 or pieces[index - 1].line < line - 1
    below = index + 1 == len(pieces) or pieces[index + 1].line > line + 1
    return above and below


def is_in_capitals(pieces: tuple[Piece, ...]) -> bool:
    """Return True for a text in capitals as a whole, where capitals are no sign of a heading."""
    said = [piece for piece in pieces if piece.became is None]
    return sum(piece.text.isupper() for piece in said) > _MAX_UPPER_SHARE * len(said)
