"""The pages of events and of folders without an event, the index of events, and the lists of the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Appearance, Person
from generator.archive.summary import Summary
from generator.pages.views.docket import Row, item, meeting_in_words, row
from generator.pages.views.entries import (
    Entry,
    Group,
    Section,
    document_entry,
    joined,
    markdown_link,
    one_group,
    person_entry,
)
from generator.pages.views.listing import Listing, Page
from generator.pages.views.programme import programme
from generator.pages.views.wording import KIND_PLURALS, KINDS, counted, number, range_in_words
from generator.records import Event
from generator.settings.events import EventInfo
from generator.settings.load import Settings
from generator.urls import EVENTS_ADDRESS, EVENTS_CRUMB, HOME_FILE, event_address, page_file

_MAX_HOME_ARTICLES = 12
"""Articles of one kind on the home page, latest first."""

_MAX_PEOPLE_WITH_FACTS = 200
"""People of one event whose number of sessions, turns and words is listed; if there are more, only names are listed."""


def event_pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """Yield the index of events, a page for each event with documents, and a page for each folder without an event."""
    yield _events_page(archive, settings)
    people = _people_by_event(archive)
    for event_id, documents in archive.by_event().items():
        yield _event_page(event_id, documents, people.get(event_id, ()), settings)
    for folder, documents in archive.by_folder().items():
        yield _folder_page(folder, documents, settings)


def home_sections(archive: Archive, settings: Settings) -> list[Section]:
    """Return the lists below the hand-written words of the home page: events, then articles."""
    sections = []
    events = _event_entries(archive, settings, HOME_FILE)
    if events:
        sections.append(one_group(events, "Events"))
    for kind, articles in _articles_by_kind(archive.documents):
        articles.reverse()
        latest = sorted(articles, key=lambda article: article.date is None and article.event is None)[
            :_MAX_HOME_ARTICLES
        ]
        entries = tuple(document_entry(article, HOME_FILE, settings, ("event", "date")) for article in latest)
        rest = len(articles) - len(latest)
        group = Group(entries, rest=f"and {number(rest)} more on the pages of their events" if rest else None)
        sections.append(Section(groups=(group,), heading=KIND_PLURALS[kind]))
    return sections


def _events_page(archive: Archive, settings: Settings) -> Page:
    path = page_file(EVENTS_ADDRESS)
    entries = _event_entries(archive, settings, path)
    entries += [
        Entry(title=folder, link=markdown_link(f"{folder}/", path), facts=counted(len(documents), "document"))
        for folder, documents in archive.by_folder().items()
    ]
    listing = Listing(
        path=path,
        kind="events",
        title="Events",
        description=f"Every meeting with transcripts in the archive: {counted(len(entries), 'event')}.",
        lead=None if entries else "The archive holds no documents yet.",
        sections=[one_group(entries)],
    )
    return listing.to_page()


def _event_entries(archive: Archive, settings: Settings, path: str) -> list[Entry]:
    """Return an entry for each event with documents, latest first."""
    by_event = archive.by_event()
    order = sorted(by_event, key=lambda event_id: (_start(settings.event(event_id)), event_id), reverse=True)
    entries = []
    for event_id in order:
        event = by_event[event_id][0].event
        if event is None:  # by_event() leaves these out; the check is for the type checker
            continue
        facts = [event.place, range_in_words(event.start, event.end), _documents_in_words(by_event[event_id])]
        entries.append(Entry(title=event.name, link=markdown_link(event_address(event_id), path), facts=joined(facts)))
    return entries


def _start(event: EventInfo | None) -> str:
    return event.start.isoformat() if event is not None and event.start is not None else ""


def _documents_in_words(documents: Sequence[Summary]) -> str:
    """Return `60 sessions, 1 press release`."""
    sessions = sum(document.is_session for document in documents)
    parts = [counted(sessions, "session")] if sessions else []
    for kind, articles in _articles_by_kind(documents):
        parts.append(counted(len(articles), KINDS[kind].lower(), KIND_PLURALS[kind].lower()))
    return ", ".join(parts)


def _articles_by_kind(documents: Iterable[Summary]) -> list[tuple[str, list[Summary]]]:
    """Return the articles of each kind, in the order of `KIND_PLURALS`."""
    articles = [document for document in documents if not document.is_session]
    return [
        (kind, [document for document in articles if document.kind == kind])
        for kind in KIND_PLURALS
        if any(document.kind == kind for document in articles)
    ]


def _event_page(event_id: str, documents: Sequence[Summary], people: Sequence[Person], settings: Settings) -> Page:
    path = page_file(event_address(event_id))
    event = documents[0].event
    name = event.name if event is not None else event_id
    span = range_in_words(event.start, event.end) if event is not None else None
    days = programme([document for document in documents if document.is_session], path, settings)
    docket = [
        *(_facts_of_event(event, settings) if event is not None else ()),
        row("documents", "In the archive", item(_documents_in_words(documents))),
        *([row("days", "Days", *(item(day.heading, None, f"#{day.id}") for day in days))] if len(days) > 1 else ()),
    ]
    sections = [
        one_group([document_entry(article, path, settings, ("date",)) for article in articles], KIND_PLURALS[kind])
        for kind, articles in _articles_by_kind(documents)
    ]
    if people:
        sections.append(_people_section(people, path))
    listing = Listing(
        path=path,
        kind="event",
        title=name,
        description=f"{joined([name, event.place if event else None, span])}: {_documents_in_words(documents)}.",
        crumbs=[EVENTS_CRUMB],
        docket=docket,
        sections=sections,
        template="event.md.jinja",
        template_values={"days": days},
    )
    return listing.to_page()


def _facts_of_event(event: Event, settings: Settings) -> Iterator[Row]:
    """Yield the docket rows of an event that are known."""
    info = settings.event(event.id)
    facts = (
        ("ordinal", "Meeting", meeting_in_words(event, settings)),
        ("place", "Place", event.place),
        ("date", "Dates", range_in_words(event.start, event.end)),
        ("theme", "Theme", info.theme if info is not None else None),
    )
    return (row(key, label, item(value)) for key, label, value in facts if value)


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


def _people_section(people: Sequence[Person], path: str) -> Section:
    if len(people) <= _MAX_PEOPLE_WITH_FACTS:
        return one_group([person_entry(person, path) for person in people], "People")
    return one_group([Entry(person.name, markdown_link(person.href, path)) for person in people], "People")


def _folder_page(folder: str, documents: Sequence[Summary], settings: Settings) -> Page:
    path = page_file(f"{folder}/")
    entries = [document_entry(document, path, settings, ("event", "date")) for document in documents]
    listing = Listing(
        path=path,
        kind="folder",
        title=folder,
        description=f"{counted(len(documents), 'document')} in the folder {folder}.",
        crumbs=[EVENTS_CRUMB],
        lead="All documents of one folder, from any event.",
        sections=[one_group(entries)],
    )
    return listing.to_page()
