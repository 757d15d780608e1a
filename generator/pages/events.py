"""The pages of events: their index, the programme of each, folders that are none; and the lists of the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.archive.load import Archive
from generator.archive.people.people_index import Appearance, Person
from generator.archive.summary import Summary
from generator.pages.views.docket import Row, item, row
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
from generator.pages.views.wording import KIND_PLURALS, KINDS, counted, number, ordinal, range_in_words
from generator.settings.load import EventInfo, Settings

_CRUMB = {"text": "Events", "href": "events/"}

_NEWS = 12
"""Articles of a kind that the home page lists, the latest first."""

_MANY = 200
"""People of one event of whom the list says no more than their names."""


def event_pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """Yield the index of events, then a page for each event with documents and for each folder that is none."""
    yield _events_page(archive, settings)
    people = _people_by_event(archive)
    for event_id, documents in archive.by_event().items():
        yield _event_page(event_id, documents, people.get(event_id, ()), settings)
    for folder, documents in archive.by_folder().items():
        yield _folder_page(folder, documents, settings)


def home_sections(archive: Archive, settings: Settings) -> list[Section]:
    """Return the lists that stand below the hand-written words of the home page: events, then articles."""
    sections = []
    events = _event_entries(archive, settings, "index.md")
    if events:
        sections.append(one_group(events, "Events"))
    for kind, documents in _articles(archive.documents):
        documents.reverse()
        latest = sorted(documents, key=lambda document: document.date is None and document.event is None)[:_NEWS]
        entries = tuple(document_entry(entry, "index.md", settings, say=("event", "date")) for entry in latest)
        rest = len(documents) - len(latest)
        group = Group(entries, rest=f"and {number(rest)} more on the pages of their events" if rest else None)
        sections.append(Section(groups=(group,), heading=KIND_PLURALS[kind]))
    return sections


def _events_page(archive: Archive, settings: Settings) -> Page:
    page = "events/index.md"
    entries = _event_entries(archive, settings, page)
    entries += [
        Entry(title=folder, link=markdown_link(f"{folder}/", page), facts=counted(len(documents), "document"))
        for folder, documents in archive.by_folder().items()
    ]
    listing = Listing(
        page=page,
        kind="events",
        title="Events",
        description=f"Every meeting with transcripts in the archive: {counted(len(entries), 'event')}.",
        lead=None if entries else "The archive holds no documents yet.",
        sections=[one_group(entries)],
    )
    return listing.parts()


def _event_entries(archive: Archive, settings: Settings, page: str) -> list[Entry]:
    """Return a line for each event with documents, the latest first."""
    found = archive.by_event()
    order = sorted(found, key=lambda event_id: (_start(settings.event(event_id)), event_id), reverse=True)
    entries = []
    for event_id in order:
        event = found[event_id][0].event
        if event is None:  # by_event() leaves these out; the check is for the type checker
            continue
        facts = [event.place, range_in_words(event.start, event.end), _documents(found[event_id])]
        entries.append(Entry(title=event.name, link=markdown_link(f"{event_id}/", page), facts=joined(facts)))
    return entries


def _start(event: EventInfo | None) -> str:
    return event.start.isoformat() if event is not None and event.start is not None else ""


def _documents(documents: Sequence[Summary]) -> str:
    """Return `60 sessions, 1 press release`."""
    sessions = sum(document.is_session for document in documents)
    parts = [counted(sessions, "session")] if sessions else []
    for kind, articles in _articles(documents):
        parts.append(counted(len(articles), KINDS[kind].lower(), KIND_PLURALS[kind].lower()))
    return ", ".join(parts)


def _articles(documents: Iterable[Summary]) -> list[tuple[str, list[Summary]]]:
    """Return what is no session, by kind, in the order in which kinds are listed everywhere."""
    articles = [document for document in documents if not document.is_session]
    return [
        (kind, [document for document in articles if document.kind == kind])
        for kind in KIND_PLURALS
        if any(document.kind == kind for document in articles)
    ]


def _event_page(event_id: str, documents: Sequence[Summary], people: Sequence[Person], settings: Settings) -> Page:
    page = f"{event_id}/index.md"
    event = documents[0].event
    name = event.name if event is not None else event_id
    known = settings.event(event_id)
    span = range_in_words(event.start, event.end) if event is not None else None
    docket: list[Row] = []
    if event is not None and event.ordinal:
        docket.append(row("ordinal", "Meeting", item(ordinal(event.ordinal))))
    if event is not None and event.place:
        docket.append(row("place", "Place", item(event.place)))
    if span:
        docket.append(row("date", "Dates", item(span)))
    if known is not None and known.theme:
        docket.append(row("theme", "Theme", item(known.theme)))
    docket.append(row("documents", "In the archive", item(_documents(documents))))
    days = programme([document for document in documents if document.is_session], page, settings)
    if len(days) > 1:
        docket.append(row("days", "Days", *(item(day.heading, None, f"#{day.id}") for day in days)))
    sections = []
    for kind, articles in _articles(documents):
        entries = [document_entry(entry, page, settings, say=("date",)) for entry in articles]
        sections.append(one_group(entries, KIND_PLURALS[kind]))
    if people:
        sections.append(_people(people, page))
    listing = Listing(
        page=page,
        kind="event",
        title=name,
        description=f"{joined([name, event.place if event else None, span])}: {_documents(documents)}.",
        crumbs=[_CRUMB],
        docket=docket,
        sections=sections,
    )
    _, _, values = listing.parts()
    return page, "event.md.jinja", {**values, "days": days}


def _people_by_event(archive: Archive) -> dict[str, list[Person]]:
    """Return who spoke at each event, with what they said there and nothing of other events, in the order of names."""
    found: dict[str, list[Person]] = {}
    for person in archive.people.values():
        there: dict[str, list[Appearance]] = {}
        for appearance in person.appearances:
            if appearance.document.event is not None:
                there.setdefault(appearance.document.event.id, []).append(appearance)
        for event_id, appearances in there.items():
            words = sum(turn.words for appearance in appearances for turn in appearance.turns)
            found.setdefault(event_id, []).append(
                msgspec.structs.replace(person, appearances=tuple(appearances), words=words)
            )
    return found


def _people(people: Sequence[Person], page: str) -> Section:
    """Return the list of who spoke; where they are very many, no more than their names."""
    if len(people) <= _MANY:
        return one_group([person_entry(person, page) for person in people], "People")
    return one_group([Entry(person.name, markdown_link(person.href, page)) for person in people], "People")


def _folder_page(folder: str, documents: Sequence[Summary], settings: Settings) -> Page:
    page = f"{folder}/index.md"
    entries = [document_entry(document, page, settings, say=("event", "date")) for document in documents]
    listing = Listing(
        page=page,
        kind="folder",
        title=folder,
        description=f"{counted(len(documents), 'document')} in the folder {folder}.",
        crumbs=[_CRUMB],
        lead="What lies in one folder, whatever event it belongs to.",
        sections=[one_group(entries)],
    )
    return listing.parts()
