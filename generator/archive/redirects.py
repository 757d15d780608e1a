"""Pages that were published and are made no more: where what they were for is now.

A person is another one when the register says so, a type or an event when its documents are of another one. Such a
page isn't lost: the first thing that it had, a person's turn or a document, says where it leads; where that was
withdrawn, to the note that says so. It leads to a page that is there, never to one that leads on itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from generator.archive.load import Archive
from generator.archive.people.people_index import Person
from generator.archive.permanence.published import Published
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.summary import Summary

PEOPLE_FOLDER = "people/"
TYPES_FOLDER = "types/"


class RetiredPage(msgspec.Struct, frozen=True):
    """An address that is none of a page's any more, and what it leads to."""

    address: str
    target: str
    """The address of a page that is there."""
    turn: str | None = None
    """The id there, where a person's page leads to their words because nobody knows any more who said them."""
    person: Person | None = None
    document: Summary | None = None
    """What the target shows, where it shows a person or a document."""
    withdrawn: bool = False
    """Whether the target is the note that stands for a withdrawn document."""


class CurrentLocations:
    """Where the turns and documents that were published are now."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._shown = {one.own_address.href: document for document in archive.documents for one in document.files}
        self._shown.update((document.href, document) for document in archive.documents)

    def document(self, address: str) -> Summary | None:
        """Return the document that is shown for what was published at an address."""
        return self._shown.get(address)

    def turn(self, address: str, name: str) -> tuple[str, str | None] | None:
        """Return the id that a published turn has now and who says it, if it is anywhere."""
        document = self._shown.get(address)
        if document is None:
            return None
        if address != document.href:
            name = self._archive.redirected_ids.get(address, {}).get(name, name)
        elif (kept := self._archive.turn_ids.get(address)) is not None:
            name = next((turn for turn, names in kept.former_ids.items() if name in names), name)
        return next(((turn.id, turn.speaker) for turn in document.turns if turn.id == name), None)


def redirect_retired_pages(
    archive: Archive, published: Published, taken: Collection[str], hidden: WithheldNames
) -> Iterator[RetiredPage]:
    """Yield what becomes of each published page that would be no more; an address that tells a hidden name goes.

    Args:
        archive: Everything that has a page.
        published: What readers know.
        taken: The addresses of the pages that are there.
        hidden: Whose names are withheld.
    """
    there = CurrentLocations(archive)
    for address in sorted(published):
        page = published[address]
        if address in taken or page.sources or (hidden and hidden.in_address(address)):
            continue
        found = _redirect_by_first(address, page.first or "", archive, there) or _redirect_to_index(address, taken)
        if found is not None and found.target in taken:
            yield found


def _redirect_by_first(address: str, first: str, archive: Archive, there: CurrentLocations) -> RetiredPage | None:
    document_address, _, name = first.partition("#")
    document = there.document(document_address)
    if any(document_address == one.href for one in archive.withdrawn):
        return RetiredPage(address, document_address, withdrawn=True)
    if address.startswith(PEOPLE_FOLDER) and document is not None:
        turn, speaker = there.turn(document_address, name) or (None, None)
        if (person := archive.people.get(speaker or "")) is not None:
            return RetiredPage(address, person.href, person=person)
        return RetiredPage(address, document.href, turn=turn, document=document)
    if address.startswith(TYPES_FOLDER) and document is not None and document.type is not None:
        return RetiredPage(address, f"{TYPES_FOLDER}{document.type}/")
    if document is not None and document.event is not None and address.count("/") == 1:
        return RetiredPage(address, f"{document.event.id}/")
    return None


def _redirect_to_index(address: str, taken: Collection[str]) -> RetiredPage | None:
    """Return what leads to the nearest page above: of a letter nobody's name starts with any more, the index."""
    folder = address.rstrip("/")
    while folder := folder.rpartition("/")[0]:
        if f"{folder}/" in taken:
            return RetiredPage(address, f"{folder}/")
    return None
