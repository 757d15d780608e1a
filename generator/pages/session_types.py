"""The index of session types, and the page of each type with its sessions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.archive.archive import Archive
from generator.archive.summary import Summary
from generator.pages.views.entries import Entry, document_entry, markdown_link, one_group
from generator.pages.views.listing import Listing, Page
from generator.pages.views.wording import counted
from generator.settings.load import Settings
from generator.urls import TYPES_ADDRESS, TYPES_CRUMB, page_file, type_address


def type_pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """Yield the index of session types, then a page for each type with sessions."""
    yield _types_page(archive, settings)
    for type_id, documents in archive.by_type().items():
        yield _type_page(type_id, documents, settings)


def _types_page(archive: Archive, settings: Settings) -> Page:
    path = page_file(TYPES_ADDRESS)
    sessions = archive.by_type()
    entries = [
        Entry(
            title=settings.type_plural(info.id),
            link=markdown_link(type_address(info.id), path),
            facts=counted(len(sessions[info.id]), "session"),
        )
        for info in settings.types
        if info.id in sessions
    ]
    listed = {info.id for info in settings.types}
    entries += [
        Entry(title=type_id, link=markdown_link(type_address(type_id), path), facts=counted(len(documents), "session"))
        for type_id, documents in sorted(sessions.items())
        if type_id not in listed
    ]
    listing = Listing(
        path=path,
        kind="types",
        title="Session types",
        description=f"The sessions of the archive by type: {counted(len(entries), 'type')}.",
        lead=None if entries else "No session has a known type yet.",
        sections=[one_group(entries)],
    )
    return listing.to_page()


def _type_page(type_id: str, documents: Sequence[Summary], settings: Settings) -> Page:
    path = page_file(type_address(type_id))
    by_event = [
        (name, list(of_event))
        for name, of_event in groupby(documents, key=lambda document: document.event.name if document.event else None)
    ]
    by_event.reverse()
    latest_first = sorted(by_event, key=lambda group: group[0] is None)
    sections = [
        one_group(
            [document_entry(document, path, settings, ("date",)) for document in of_event],
            name or "Event not known",
        )
        for name, of_event in latest_first
    ]
    title = settings.type_plural(type_id)
    listing = Listing(
        path=path,
        kind="type",
        title=title,
        description=f"{title} in the archive: {counted(len(documents), 'session')}.",
        crumbs=[TYPES_CRUMB],
        sections=sections,
    )
    return listing.to_page()
