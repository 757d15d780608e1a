"""The index of session types, and the page of each type with its sessions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from generator.archive.archive import Archive
from generator.archive.summary import Summary
from generator.pages.markdown.escape import Markdown, escape
from generator.pages.views.entries import Entry, Section, document_entry, markdown_link, one_group
from generator.pages.views.listing import Listing
from generator.pages.views.page import Page
from generator.pages.views.rows import item, row
from generator.pages.views.subpages import LongList, Shown, Subpage, divide, document_places
from generator.pages.views.wording import commas, counted, gettext
from generator.settings.load import Settings
from generator.slugs import slug
from generator.urls import TYPES_ADDRESS, Crumb, page_file, type_address, types_crumb

_MAX_EVENTS_OF_SUBPAGE = 12
"""Events that the page of a type links to for each subpage."""


def type_pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """Yield the index of session types, then a page for each type with sessions."""
    yield _types_page(archive, settings)
    for type_id, documents in archive.by_type().items():
        yield from _type_pages(type_id, documents, settings)


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
        title=gettext("Session types"),
        description=gettext("The sessions of the archive by type: %(types)s.", types=counted(len(entries), "type")),
        lead=None if entries else gettext("No session has a known type yet."),
        sections=[one_group(entries)],
    )
    return listing.to_page()


def _type_pages(type_id: str, documents: Sequence[Summary], settings: Settings) -> Iterator[Page]:
    """Yield the page of a type, and its subpages if there are too many sessions for one page."""
    href = type_address(type_id)
    path = page_file(href)
    title = settings.type_plural(type_id)

    def show(subpage: Subpage[Summary], path: str) -> Shown:
        return Shown(_sections_by_event(subpage.listed, path, settings, with_ids=True))

    long_list = LongList(
        title=title,
        kind="type",
        main_page=href,
        crumbs=(types_crumb(), Crumb(title, href)),
        top=divide(href, documents, document_places),
        facts=lambda sessions: counted(len(sessions), "session"),
        show=show,
        more_facts=_EventLinks(documents).of_subpage,
    )
    listing = Listing(
        path=path,
        kind="type",
        title=title,
        description=gettext(
            "%(type)s in the archive: %(sessions)s.", type=title, sessions=counted(len(documents), "session")
        ),
        crumbs=[types_crumb()],
        docket=[row("sessions", gettext("Sessions"), item(counted(len(documents), "session")))]
        if long_list.is_divided
        else (),
        sections=[long_list.overview()] if long_list.is_divided else _sections_by_event(documents, path, settings),
        search=f"type={quote(type_id)}",
        search_text=gettext("Search in %(place)s", place=title),
    )
    yield listing.to_page()
    yield from long_list.pages()


def _sections_by_event(
    documents: Sequence[Summary], path: str, settings: Settings, *, with_ids: bool = False
) -> list[Section]:
    """Return a section for each event, latest first, and last one for sessions without an event."""
    by_event: list[tuple[str | None, list[Summary]]]
    if with_ids:
        by_event = list(_by_event(documents).items())
    else:
        by_event = [(name, list(of_event)) for name, of_event in groupby(documents, key=_event_name)]
    by_event.reverse()
    latest_first = sorted(by_event, key=lambda group: group[0] is None)
    return [
        one_group(
            [document_entry(document, path, settings, ("date",)) for document in of_event],
            name or gettext("Event not known"),
            slug(name) if with_ids and name else None,
        )
        for name, of_event in latest_first
    ]


def _by_event(documents: Sequence[Summary]) -> dict[str | None, list[Summary]]:
    by_event: dict[str | None, list[Summary]] = {}
    for document in documents:
        by_event.setdefault(_event_name(document), []).append(document)
    return by_event


def _event_name(document: Summary) -> str | None:
    return document.event.name if document.event else None


class _EventLinks:
    """The events of each subpage; each link has the id that the event's heading has on the page of fewer sessions.

    Args:
        documents: All sessions of the type.
    """

    def __init__(self, documents: Sequence[Summary]) -> None:
        self._first_of_id: dict[str, str] = {}
        for document in documents:
            if document.event is not None:
                self._first_of_id.setdefault(slug(document.event.name), document.href)

    def of_subpage(self, subpage: Subpage[Summary], path: str) -> Markdown:
        """Return the events of a subpage, latest first."""
        by_event = _by_event(subpage.entries)
        names = [name for name in reversed(by_event) if name is not None]
        links = [self._link(name, by_event[name], subpage, path) for name in names[:_MAX_EVENTS_OF_SUBPAGE]]
        if len(names) > len(links):
            links.append(counted(len(names) - len(links), "other event"))
        if None in by_event:
            links.append(gettext("event not known"))
        return Markdown(commas(links))

    def _link(self, name: str, sessions: Sequence[Summary], subpage: Subpage[Summary], path: str) -> str:
        event_id = slug(name)
        link = markdown_link(subpage.href, path, None if subpage.subpages or not event_id else event_id)
        is_year = event_id == slug(subpage.place.name)  # the link to the subpage has this id
        has_id = not is_year and self._first_of_id.get(event_id) in {session.href for session in sessions}
        return f"[{escape(name)}]({link})" + (f"{{ #{event_id} }}" if event_id and has_id else "")
