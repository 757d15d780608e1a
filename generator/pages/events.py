"""The pages of events and of folders without an event, and the index of events by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Appearance, Person
from generator.archive.summary import Summary
from generator.pages.event import documents_in_words, pages_of_event
from generator.pages.views.entries import Entry, Section, document_entry, joined, markdown_link, one_group
from generator.pages.views.folders import folder_name, folder_year
from generator.pages.views.listing import Listing
from generator.pages.views.page import Page
from generator.pages.views.subpages import (
    LongList,
    Place,
    Shown,
    Subpage,
    date_places,
    divide,
    document_places,
    letter_places,
)
from generator.pages.views.wording import counted, gettext, range_in_words, sessions_and_articles
from generator.settings.events import EventInfo
from generator.settings.load import Settings
from generator.urls import EVENTS_ADDRESS, Crumb, event_address, events_crumb, page_file


def event_pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """Yield the index of events, a page for each event with documents, and a page for each folder without an event."""
    yield from _index_pages(archive, settings)
    people = _people_by_event(archive)
    for event_id, documents in archive.by_event().items():
        yield from pages_of_event(event_id, documents, people.get(event_id, ()), settings)
    for folder, documents in archive.by_folder().items():
        yield from _folder_pages(folder, documents, settings)


def event_years(archive: Archive) -> frozenset[int]:
    """Return the years that the index of events has a heading for."""
    starts = (documents[0].event.start for documents in archive.by_event().values() if documents[0].event is not None)
    years = [int(start[:4]) if start is not None else None for start in starts]
    years += map(folder_year, archive.by_folder().values())
    return frozenset(year for year in years if year is not None)


class _ListedEvent(msgspec.Struct, frozen=True):
    """An event, or a folder without an event, as a line of a list."""

    name: str
    href: str
    facts: str | None
    start: str | None = None
    """The first day, or the year alone."""

    def entry(self, path: str) -> Entry:
        return Entry(title=self.name, link=markdown_link(self.href, path), facts=self.facts)

    def places(self) -> Iterator[Place]:
        yield next(date_places(f"{self.start}-01-01" if self.start and len(self.start) == 4 else self.start, None))
        yield from letter_places(self.href.rstrip("/"))


def _index_pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """Yield the index of events, and its subpages if there are too many events for one page."""
    path = page_file(EVENTS_ADDRESS)
    events = sorted(
        [*_listed_events(archive, settings), *_listed_folders(archive)],
        key=lambda event: (event.start or "")[:4],
        reverse=True,
    )

    def show(subpage: Subpage[_ListedEvent], path: str) -> Shown:
        return Shown(_by_year(subpage.listed, path))

    long_list = LongList(
        title=gettext("Events"),
        kind="events",
        main_page=EVENTS_ADDRESS,
        crumbs=(events_crumb(),),
        top=divide(EVENTS_ADDRESS, events, _ListedEvent.places),
        facts=lambda events: counted(len(events), "event"),
        show=show,
    )
    listing = Listing(
        path=path,
        kind="events",
        title=gettext("Events"),
        description=gettext(
            "Every meeting with transcripts in the archive: %(events)s.", events=counted(len(events), "event")
        ),
        lead=None if events else gettext("The archive holds no sessions yet."),
        sections=long_list.sections(path) or [one_group([])],
    )
    yield listing.to_page()
    yield from long_list.pages()


def _by_year(events: Sequence[_ListedEvent], path: str) -> list[Section]:
    """Return a section for each year, latest first, and last one for events and folders without a year."""
    years = groupby(events, key=lambda event: event.start[:4] if event.start else gettext("Without a year"))
    return [one_group([event.entry(path) for event in of_year], year) for year, of_year in years]


def _listed_events(archive: Archive, settings: Settings) -> list[_ListedEvent]:
    """Return each event with documents, latest first."""
    by_event = archive.by_event()
    order = sorted(by_event, key=lambda event_id: (_start(settings.event(event_id)), event_id), reverse=True)
    events = []
    for event_id in order:
        event = by_event[event_id][0].event
        if event is None:  # by_event() leaves these out; the check is for the type checker
            continue
        facts = [event.place, range_in_words(event.start, event.end), documents_in_words(by_event[event_id])]
        events.append(_ListedEvent(event.name, event_address(event_id), joined(facts), event.start))
    return events


def _listed_folders(archive: Archive) -> Iterator[_ListedEvent]:
    """Yield each folder without an event."""
    for folder, documents in archive.by_folder().items():
        year = folder_year(documents)
        facts = _in_words(documents)
        yield _ListedEvent(folder_name(documents[0]), f"{folder}/", facts, str(year) if year is not None else None)


def _in_words(documents: Sequence[Summary]) -> str:
    return sessions_and_articles(document.kind for document in documents)


def _start(event: EventInfo | None) -> str:
    return event.start.isoformat() if event is not None and event.start is not None else ""


def _people_by_event(archive: Archive) -> dict[str, list[Person]]:
    """Return the speakers of each event by name, each with their appearances and words at this event only."""
    people_by_event: dict[str, list[Person]] = {}
    for person in archive.people.values():
        by_event: dict[str, list[Appearance]] = {}
        for appearance in person.appearances:
            if appearance.document.event is not None:
                by_event.setdefault(appearance.document.event.id, []).append(appearance)
        for event_id, appearances in by_event.items():
            words = sum(turn.words for appearance in appearances for turn in appearance.turns)
            people_by_event.setdefault(event_id, []).append(
                msgspec.structs.replace(person, appearances=tuple(appearances), words=words)
            )
    return people_by_event


def _folder_pages(folder: str, documents: Sequence[Summary], settings: Settings) -> Iterator[Page]:
    """Yield the page of a folder without an event, and its subpages if there are too many documents for one page."""
    href = f"{folder}/"
    path = page_file(href)
    name = folder_name(documents[0])

    def show(subpage: Subpage[Summary], path: str) -> Shown:
        entries = [document_entry(document, path, settings, ("event", "date")) for document in subpage.listed]
        return Shown([one_group(entries)])

    long_list = LongList(
        title=name,
        kind="folder",
        main_page=href,
        crumbs=(events_crumb(), Crumb(name, href)),
        top=divide(f"{href}year/", documents, document_places),
        facts=_in_words,
        show=show,
    )
    listing = Listing(
        path=path,
        kind="folder",
        title=folder,
        description=gettext("%(documents)s in the folder %(folder)s.", documents=_in_words(documents), folder=folder),
        crumbs=[events_crumb()],
        lead=gettext("All sessions and articles of one folder, from any event."),
        sections=long_list.sections(path),
    )
    yield listing.to_page()
    yield from long_list.pages()
