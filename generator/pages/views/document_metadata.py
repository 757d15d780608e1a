"""The front matter of a session or an article: its metadata, in the terms of the session record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from generator.pages.views.page import Front, PageLink
from generator.pages.views.parts import Part
from generator.pages.views.related import RelatedLink
from generator.pages.views.voices import Voice


class SeriesName(msgspec.Struct, frozen=True):
    """A series that the session belongs to."""

    id: str
    name: str


class NamedLabel(msgspec.Struct, frozen=True):
    """A label that does not print the name shown for its turns."""

    label: str
    name: str
    resolved: str
    """`inferred` or `register`, for the people register."""
    turn: str | None = None
    """The first turn with this label; `None` if the page shows no turns."""
    line: int | None = None
    """The source line of the sentence that an inferred name rests on."""
    evidence: str | None = None
    """That sentence."""


class OtherCopy(msgspec.Struct, frozen=True):
    """Another file of the session."""

    source: str
    difference: str
    address: str
    """The address of its record."""
    sha256: str | None = None


class CorrectedField(msgspec.Struct, frozen=True):
    """A corrected fact, in words."""

    field: str
    printed: str
    reason: str
    id: str
    """The id of the correction on the page."""


class ExportLink(msgspec.Struct, frozen=True):
    """A file beside the page that an export has written."""

    title: str
    """Of the format."""
    file: str


class StyledCitation(msgspec.Struct, frozen=True):
    """The citation of the page in words."""

    style: str
    text: str


class DocumentFront(Front, frozen=True, kw_only=True):
    """The metadata of a session or an article; what is not known is left out."""

    kind: str
    """In words."""
    event: str | None = None
    """The name of the event."""
    event_id: str | None = None
    folder: str | None = None
    """Of a document without an event: the folder that lists it."""
    folder_name: str | None = None
    """The folder in words."""
    meeting: str | None = None
    """`19th annual meeting`."""
    place: str | None = None
    event_dates: str | None = None
    """In words."""
    title_from: str | None = None
    """Why the title is not one that the document prints."""
    event_year: str | None = None
    """The year of all days of the event."""
    day: int | None = None
    date: str | None = None
    """An ISO date."""
    date_from: str | None = None
    """The provenance of the date, in words."""
    start_time: str | None = None
    end_time: str | None = None
    room: str | None = None
    room_from: str | None = None
    """The provenance of the room, in words, unless the heading prints it."""
    type: str | None = None
    """The name of the session type."""
    type_id: str | None = None
    """Only of a session: an article about one is not listed by its type."""
    code: str | None = None
    series: tuple[SeriesName, ...] = ()
    language: str
    language_name: str
    words: int
    turns: int | None = None
    """Of a session."""
    minutes: int
    """Minutes to read."""
    people: tuple[Voice, ...] = ()
    """Of a session: who speaks, most words first."""
    names: tuple[NamedLabel, ...] = ()
    warnings: tuple[str, ...] = ()
    """Warnings and errors, in words."""
    source: str
    """The path below `content/transcripts`."""
    sha256: str | None = None
    source_address: str | None = None
    publisher: str | None = None
    retrieved: str | None = None
    recording: str | None = None
    """The address of a recording."""
    recording_site: str | None = None
    """The host of that address."""
    licence: str | None = None
    """A name or an address."""
    status: str | None = None
    """Of a session, in words."""
    copies: tuple[OtherCopy, ...] = ()
    corrected: tuple[CorrectedField, ...] = ()
    corrections: int | None = None
    """The number of corrections; with one or more the page has a `corrections.json` beside it."""
    exports: tuple[ExportLink, ...] = ()
    citations: tuple[StyledCitation, ...] = ()
    former: Mapping[str, Sequence[str]] = {}
    """Former ids of each turn; under an empty key those of turns that are no longer there."""
    vanished: Sequence[str] = ()
    """The former ids whose turn is gone: they open the turn in its place."""
    withheld: bool = False
    report: str | None = None
    """The address where readers report a mistake, with placeholders."""
    previous: PageLink | None = None
    next: PageLink | None = None
    related: tuple[RelatedLink, ...] = ()
    links_here: tuple[PageLink, ...] = ()
    topics: tuple[PageLink, ...] = ()
    """Of a session: its topics, those that set it apart most first."""


class SessionFront(DocumentFront, frozen=True, kw_only=True):
    """The metadata of a session."""

    languages: Mapping[str, str] = {}
    """The language of each turn that has another one than the session."""
    parts: tuple[Part, ...] = ()
    """Two or more, or empty."""


class ArticleFront(DocumentFront, frozen=True, kw_only=True):
    """The metadata of an article."""

    headline: bool = False
    """Whether the title is in the words of the source."""
    has_words: bool = False
