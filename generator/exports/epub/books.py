"""The books: one beside the page of each document; by the command one of each event and of each person."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.archive.people.people_index import Person
from generator.exports.archive import ExportArchive
from generator.exports.document import DocumentFacts, ExportDocument
from generator.exports.epub.book import Book, Section, write_book
from generator.exports.epub.chapters import CAPTIONS, chapter
from generator.exports.format import Beside, Format
from generator.exports.xml_text import element, text
from generator.interface.catalogue import message
from generator.pages.views.wording import counted, range_in_words
from generator.urls import DATA_ADDRESS, event_address

SESSION_BOOK = "session.epub"
"""The book beside the page of a document."""

MIN_DOCUMENTS_OF_PERSON = 2
"""Documents of a person with a book; of another person the book of the session has every word."""

_NO_DATE = "1970-01-01"
"""The day of the last change where no date is known: EPUB requires one."""


def session_book(document: ExportDocument) -> bytes | None:
    """Return the book of a document; `None` if its page shows no turns."""
    facts = document.facts
    if facts.is_too_large:
        return None
    names = {turn.speaker: turn.name for turn in document.turns if turn.speaker and turn.resolved != "inferred"}
    book = Book(
        identifier=facts.address,
        title=facts.title,
        language=document.record.language,
        modified=max([last_change(facts), *(correction.date for correction in document.corrections)]),
        publisher=document.archive.name,
        date=facts.date,
        rights=document.record.source.licence,
        contributors=tuple(filter(None, names.values())),
    )
    data = io.BytesIO()
    write_book(book, [chapter(document)], data)
    return data.getvalue()


def event_books(archive: ExportArchive, folder: Path) -> Iterator[str]:
    """Write a book of each event, a section for each document in order, and yield their paths."""
    for part, documents in archive.by_event.items():
        event = documents[0].event
        name = event.name if event is not None else part
        about = range_in_words(event.start, event.end) if event is not None else None
        address = archive.facts.site_url + event_address(part)
        path = f"{DATA_ADDRESS}epub/events/{part}.epub"
        sections = (chapter(archive.read(document)) for document in documents if not document.is_too_large)
        _write(archive, folder / path, name, address, about, documents, sections)
        yield path


def person_books(archive: ExportArchive, folder: Path) -> Iterator[str]:
    """Write a book of what each person said in two documents or more, and yield their paths."""
    documents: dict[str, list[DocumentFacts]] = {}
    for facts in archive.documents:
        for speaker in facts.speakers if not facts.is_too_large else ():
            documents.setdefault(speaker, []).append(facts)
    for person in archive.people.values():
        own = documents.get(person.id, [])
        if len(own) < MIN_DOCUMENTS_OF_PERSON:
            continue
        path = f"{DATA_ADDRESS}epub/{person.href.rstrip('/')}.epub"
        sections = (_words_of(archive.read(facts), person) for facts in own)
        about = f"{counted(len(own), 'session')}, only the turns of {person.name}"
        _write(archive, folder / path, person.name, archive.facts.site_url + person.href, about, own, sections)
        yield path


def last_change(facts: DocumentFacts) -> str:
    """Return the ISO date of a document, or that of the end of its event."""
    return facts.date or (facts.event.end if facts.event is not None else None) or _NO_DATE


def _words_of(document: ExportDocument, person: Person) -> Section:
    return chapter(document, lambda turn: turn.speaker == person.id)


def _write(
    archive: ExportArchive,
    path: Path,
    title: str,
    address: str,
    about: str | None,
    documents: Iterable[DocumentFacts],
    sections: Iterable[Section],
) -> None:
    """Write a book of several documents, with a title page before them."""
    book = Book(
        identifier=address,
        title=title,
        language=archive.facts.language,
        modified=max(map(last_change, documents)),
        publisher=archive.facts.name,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_book(book, _with_title_page(archive, title, address, about, sections), file)


def _with_title_page(
    archive: ExportArchive, title: str, address: str, about: str | None, sections: Iterable[Section]
) -> Iterator[Section]:
    lines = [element("p", {"class": "facts"}, text(line)) for line in (about, archive.facts.name) if line]
    link = element("a", {"href": address}, text(address))
    captions = element("p", {"class": "facts"}, text(f"{CAPTIONS} "), link)
    yield Section(title, (element("h1", {"dir": "auto"}, text(title)), *lines, captions), archive.facts.language)
    yield from sections


EPUB = Format(
    name="epub",
    title=message("EPUB"),
    about=message("Each session as a book for reading devices, with the address of every turn."),
    beside=(Beside(SESSION_BOOK, session_book),),
    by_default=False,  # 6 ms a session, and a book is made for a reader, not for a program
)
"""The book of each document."""

EPUB_EVENTS = Format(
    name="epub-events",
    title="EPUB of events",
    about="All sessions of an event as one book.",
    command=event_books,
)
"""The book of each event."""

EPUB_PEOPLE = Format(
    name="epub-people",
    title="EPUB of people",
    about="What a person said, session by session, as one book.",
    command=person_books,
)
"""The book of each person."""
