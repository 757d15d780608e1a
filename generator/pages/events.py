"""The pages of events: their index, the programme of each, folders that are none; and the lists of the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.archive.load import Archive
from generator.archive.people import register
from generator.archive.summary import Summary
from generator.config import Config, EventInfo
from generator.pages.docket import Row, item, row
from generator.pages.entries import (
    Entry,
    Group,
    Section,
    document_entry,
    joined,
    markdown_link,
    one_group,
    person_entry,
)
from generator.pages.listing import Listing, Page
from generator.pages.wording import KIND_PLURALS, KINDS, counted, date_in_words, ordinal, range_in_words

_CRUMB = {"text": "Events", "href": "events/"}


def event_pages(archive: Archive, settings: Config) -> Iterator[Page]:
    """Yield the index of events, then a page for each event with documents and for each folder that is none."""
    yield _events_page(archive, settings)
    for event_id, documents in archive.by_event().items():
        yield _event_page(event_id, documents, settings)
    for folder, documents in archive.by_folder().items():
        yield _folder_page(folder, documents, settings)


def home_sections(archive: Archive, settings: Config) -> list[Section]:
    """Return the lists that stand below the hand-written words of the home page: events, then articles."""
    sections = []
    events = _event_entries(archive, settings, "index.md")
    if events:
        sections.append(one_group(events, "Events"))
    for kind, documents in _articles(archive.documents):
        entries = [document_entry(entry, "index.md", settings, say=("event", "date")) for entry in documents]
        sections.append(one_group(entries, KIND_PLURALS[kind]))
    return sections


def _events_page(archive: Archive, settings: Config) -> Page:
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


def _event_entries(archive: Archive, settings: Config, page: str) -> list[Entry]:
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


def _event_page(event_id: str, documents: Sequence[Summary], settings: Config) -> Page:
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
    sections = _programme([document for document in documents if document.is_session], page, settings)
    for kind, articles in _articles(documents):
        entries = [document_entry(entry, page, settings, say=("date",)) for entry in articles]
        sections.append(one_group(entries, KIND_PLURALS[kind]))
    people = register(documents).values()
    if people:
        sections.append(one_group([person_entry(person, page) for person in people], "People"))
    listing = Listing(
        page=page,
        kind="event",
        title=name,
        description=f"{joined([name, event.place if event else None, span])}: {_documents(documents)}.",
        crumbs=[_CRUMB],
        docket=docket,
        sections=sections,
    )
    return listing.parts()


def _programme(sessions: Sequence[Summary], page: str, settings: Config) -> list[Section]:
    """Return a section for each day and in it a group for each type of session, as a printed programme has them."""
    order: dict[str, int] = {info.id: position for position, info in enumerate(settings.types)}

    def rank(document: Summary) -> tuple[bool, int, str, int, str]:
        kind = document.type or ""
        day = document.day if document.day is not None else 0
        return (document.day is None, day, document.date or "", order.get(kind, len(order)), kind)

    sections = []
    for (_, _, date), of_day in groupby(sorted(sessions, key=rank), key=lambda document: rank(document)[:3]):
        documents = list(of_day)
        day = f"Day {documents[0].day}" if documents[0].day is not None else "Day not known"
        heading = f"{day}, {date_in_words(date)}" if date else day
        groups = []
        for kind, of_type in groupby(documents, key=lambda document: document.type):
            entries = tuple(document_entry(document, page, settings, say=()) for document in of_type)
            groups.append(
                Group(
                    entries=entries,
                    heading=settings.type_plural(kind) if kind is not None else "Sessions of no stated type",
                )
            )
        sections.append(Section(groups=tuple(groups), heading=heading))
    return sections


def _folder_page(folder: str, documents: Sequence[Summary], settings: Config) -> Page:
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
