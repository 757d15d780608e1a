"""Redirects for published pages that are no longer generated.

A person's page is retired when the register gives the person another id; that of a session type or an event when its
documents get another one. The first entry of a retired page, a person's turn or a document, decides where the address
redirects: to the page that has the entry now, or to the note about a document that was withdrawn or can't be read. The
target is always a page that is generated, never another redirect.

The subpages of a list that became shorter redirect to the list; those of a retired page redirect as that page does, to
the same year if the target has subpages, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.permanence.published import Published
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.summary import Summary
from generator.urls import (
    GLOSSARY_ADDRESS,
    PEOPLE_ADDRESS,
    REPORT_ADDRESS,
    SERIES_ADDRESS,
    TOPICS_ADDRESS,
    TYPES_ADDRESS,
    event_address,
    type_address,
)

_FOLDERS_OF_LISTS = frozenset(
    {GLOSSARY_ADDRESS, PEOPLE_ADDRESS, REPORT_ADDRESS, SERIES_ADDRESS, TOPICS_ADDRESS, TYPES_ADDRESS}
)
"""Folders with a page for each person, type, …; all other lists are at the top of the site."""


Note = Literal["withdrawn", "unread"]
"""A note in place of a document: it was withdrawn, or its source can't be read."""


class RetiredPage(msgspec.Struct, frozen=True):
    """A published address whose page is no longer generated, and the page to which it redirects."""

    address: str
    target: str
    """Address of a generated page."""
    turn: str | None = None
    """The turn id to open there."""
    is_uncertain: bool = False
    """Whether a person's page redirects to a session, because it is no longer certain who said the words."""
    person: Person | None = None
    document: Summary | None = None
    """The person or the document that the target shows, if it shows one."""
    note: Note | None = None
    """Which note the target is; `None` if it is another page."""


class CurrentLocations:
    """The current pages and ids of published documents and turns."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._people = {person.href: person for person in archive.people.values()}
        self._documents = {file.own_address.href: document for document in archive.documents for file in document.files}
        self._documents.update((document.href, document) for document in archive.documents)
        self._notes: dict[str, Note] = {document.href: "withdrawn" for document in archive.withdrawn}
        self._notes.update({document.note.href: "unread" for document in archive.unread if document.note is not None})

    def person(self, address: str) -> Person | None:
        """Return the person whose page has an address, or has a subpage with it."""
        return self._people.get(_main_page(address))

    def document(self, address: str) -> Summary | None:
        """Return the document whose page has the words that were published at an address."""
        return self._documents.get(address)

    def note(self, address: str) -> Note | None:
        """Return which note is at the address of a document; `None` if the address has no note."""
        return self._notes.get(address)

    def turn(self, address: str, turn_id: str) -> tuple[str, str | None] | None:
        """Return the current id and the speaker of a published turn; `None` if the turn is on no page."""
        document = self._documents.get(address)
        if document is None:
            return None
        if address != document.href:
            redirected = self._archive.redirected_ids.get(address)
            turn_id = redirected.targets.get(turn_id, turn_id) if redirected is not None else turn_id
        elif (turn_ids := self._archive.turn_ids.get(address)) is not None:
            turn_id = next((turn for turn, former in turn_ids.former_ids.items() if turn_id in former), turn_id)
        return next(((turn.id, turn.speaker) for turn in document.turns if turn.id == turn_id), None)


def redirect_retired_pages(
    archive: Archive, published: Published, generated: Collection[str], withheld_names: WithheldNames
) -> Iterator[RetiredPage]:
    """Yield the redirect of each published page that is no longer generated; addresses with withheld names get none.

    Args:
        archive: All documents and people with a page.
        published: The published pages.
        generated: The addresses of the generated pages.
        withheld_names: The names that are withheld.
    """
    locations = CurrentLocations(archive)
    redirects: dict[str, RetiredPage] = {}
    for address in sorted(published):  # a page is before its subpages
        page = published[address]
        if address in generated or page.sources or (withheld_names and withheld_names.in_address(address)):
            continue
        retired = _redirect_to_main_page(address, generated, locations)
        if retired is None:
            moved = _redirect_by_first(address, page.first or "", archive, locations)
            moved = moved or _redirect_with_main_page(address, redirects)
            retired = _with_same_subpage(moved, generated) if moved else _redirect_to_index(address, generated)
        if retired is not None and retired.target in generated:
            redirects[address] = retired
            yield retired


def _redirect_to_main_page(address: str, generated: Collection[str], locations: CurrentLocations) -> RetiredPage | None:
    """Return the redirect of a subpage to the nearest page above that belongs to the same list."""
    main_page = _main_page(address)
    for folder in _folders_above(address):
        if len(folder) < len(main_page):
            return None
        if folder in generated:
            document = locations.document(folder)  # the address of a copy redirects to the page of its document
            target = document.href if document is not None else folder
            return RetiredPage(address, target, person=locations.person(folder), document=document)
    return None


def _redirect_with_main_page(address: str, redirects: Mapping[str, RetiredPage]) -> RetiredPage | None:
    """Return the redirect of a subpage whose main page redirects."""
    retired = redirects.get(_main_page(address))
    return msgspec.structs.replace(retired, address=address) if retired is not None else None


def _with_same_subpage(retired: RetiredPage, generated: Collection[str]) -> RetiredPage:
    """Return the redirect of a subpage to the same subpage of the target, or to the nearest page above it."""
    main_page = _main_page(retired.address)
    if retired.is_uncertain or retired.note or retired.target.count("/") != main_page.count("/"):
        return retired
    same = retired.target + retired.address.removeprefix(main_page)
    target = next(page for page in (same, *_folders_above(same)) if page in generated or page == retired.target)
    return msgspec.structs.replace(retired, target=target)


def _main_page(address: str) -> str:
    """Return the address of the page that a subpage belongs to: `people/ada-churn/`, `moot-2001/`.

    For a subpage of a session, this is the event; the session's page is between both.
    """
    folders = address.rstrip("/").split("/")
    return "/".join(folders[: 2 if f"{folders[0]}/" in _FOLDERS_OF_LISTS else 1]) + "/"


def _folders_above(address: str) -> Iterator[str]:
    folder = address.rstrip("/")
    while folder := folder.rpartition("/")[0]:
        yield f"{folder}/"


def _redirect_by_first(address: str, first: str, archive: Archive, locations: CurrentLocations) -> RetiredPage | None:
    """Return the redirect to the page that has the first entry of a retired page."""
    document_address, _, turn_id = first.partition("#")
    document = locations.document(document_address)
    note = locations.note(document_address)
    if note is not None:
        return RetiredPage(address, document_address, note=note)
    if document is None:
        return None
    if address.startswith(PEOPLE_ADDRESS):
        turn, speaker = locations.turn(document_address, turn_id) or (None, None)
        if (person := archive.people.get(speaker or "")) is not None:
            return RetiredPage(address, person.href, person=person)
        return RetiredPage(address, document.href, turn=turn, is_uncertain=True, document=document)
    if address.startswith(TYPES_ADDRESS) and document.type is not None:
        return RetiredPage(address, type_address(document.type))
    if document.event is not None and address.count("/") == 1:
        return RetiredPage(address, event_address(document.event.id))
    return None


def _redirect_to_index(address: str, generated: Collection[str]) -> RetiredPage | None:
    """Return the redirect to the nearest generated page above: from a letter without names to the index of people."""
    return next((RetiredPage(address, folder) for folder in _folders_above(address) if folder in generated), None)
