"""The index of all documents as JSON: where the record, the text and the corrections of each are."""

from __future__ import annotations

import msgspec

from generator.corrections.applied import CORRECTIONS_FILE
from generator.exports.archive import ExportArchive
from generator.exports.document import DocumentFacts
from generator.exports.format import WholeFiles
from generator.records import RECORD_FILE
from generator.urls import DATA_ADDRESS

INDEX_FILE = f"{DATA_ADDRESS}index.json"


class IndexEntry(msgspec.Struct, frozen=True):
    """A document."""

    address: str
    """The full address of its page."""
    record: str
    """The full address of its record."""
    text: str
    """The full address of its plain text."""
    corrections: str | None
    """The full address of its corrections; null if it has none."""
    title: str
    """As the page shows it."""
    kind: str
    event: str | None
    """The id of the event."""
    date: str | None
    type: str | None
    """The id of the type of session."""
    language: str
    turns: int
    """Number of turns."""
    words: int
    """Number of spoken words."""
    people: tuple[str, ...]
    """The ids of the people who speak, in the order of their first turns."""


class IndexFile(msgspec.Struct, frozen=True):
    """All documents, in the order of their dates."""

    name: str
    """Of the archive."""
    address: str
    """Of the archive."""
    version: str
    """Of the content: it changes with the words, the names and the corrections."""
    documents: tuple[IndexEntry, ...]


_encoder = msgspec.json.Encoder()


def index_file(archive: ExportArchive) -> WholeFiles:
    """Yield the index, a line for each document."""
    head = IndexFile(archive.facts.name, archive.facts.site_url, archive.version, ())
    start = _encoder.encode(head).removesuffix(b"]}")
    lines = b",\n".join(_encoder.encode(_entry(document)) for document in archive.documents)
    yield INDEX_FILE, [start, b"\n", lines, b"\n]}\n"]


def _entry(document: DocumentFacts) -> IndexEntry:
    return IndexEntry(
        address=document.address,
        record=f"{document.address}{RECORD_FILE}",
        text=f"{document.address}session.txt",
        corrections=f"{document.address}{CORRECTIONS_FILE}" if document.corrections else None,
        title=document.title,
        kind=document.kind,
        event=document.event.id if document.event is not None else None,
        date=document.date,
        type=document.type,
        language=document.language,
        turns=document.turns,
        words=document.words,
        people=document.speakers,
    )
