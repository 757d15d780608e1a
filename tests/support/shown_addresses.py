"""What the addresses of an archive show: read from its Markdown pages, or known from the stages that decide it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

import msgspec
import yaml

from generator.archive.archive import Archive
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.redirects import redirect_retired_pages
from generator.archive.stages.archive_input import ArchiveInput
from generator.archive.stages.make_archive import make_archive
from generator.archive.stages.stored_records import get_record
from generator.project import Project
from generator.records import RECORD_FILE, SessionRecord, from_json
from generator.settings.load import Settings
from generator.urls import PEOPLE_ADDRESS
from tests.support.writing import archive_input_of

_HEADING = re.compile(r"^## .* \{ #(\S+) \}$", re.MULTILINE)


class ShownTurns(msgspec.Struct, frozen=True):
    """The turns of a page."""

    ids: tuple[str, ...]
    """In their order."""
    former: Mapping[str, str]
    """The turn that each former id opens."""


class ShownRedirect(msgspec.Struct, frozen=True):
    """A page that redirects."""

    target: str
    turn: str | None
    """The turn to open there."""


class ShownAddresses(Protocol):
    """What the addresses of an archive show."""

    def turns(self, address: str) -> ShownTurns:
        """Return the turns on the page of a session."""

    def redirect(self, address: str) -> ShownRedirect | None:
        """Return where an address redirects; `None` if it doesn't."""

    def has(self, address: str) -> bool:
        """Return True if an address has a page, which may redirect."""

    def record(self, address: str) -> SessionRecord:
        """Return the record of a session."""


class AddressesOfPages:
    """What the Markdown pages of an archive show.

    Args:
        project: The archive, whose pages are written.
    """

    def __init__(self, project: Project) -> None:
        self._docs = project.docs

    def turns(self, address: str) -> ShownTurns:
        """Return the turns on the page of a session."""
        former = self._front(address).get("former", {})
        return ShownTurns(
            tuple(_HEADING.findall(self._text(address))),
            {former_id: turn for turn, ids in former.items() for former_id in ids},
        )

    def redirect(self, address: str) -> ShownRedirect | None:
        """Return where an address redirects; `None` if it doesn't."""
        front = self._front(address)
        return ShownRedirect(front["target"], front.get("fragments", {}).get("")) if "target" in front else None

    def has(self, address: str) -> bool:
        """Return True if an address has a page, which may redirect."""
        return (self._docs / address / "index.md").is_file()

    def record(self, address: str) -> SessionRecord:
        """Return the record of a session."""
        return from_json((self._docs / address / RECORD_FILE).read_bytes())

    def _text(self, address: str) -> str:
        return (self._docs / address / "index.md").read_text(encoding="utf-8")

    def _front(self, address: str) -> dict[str, Any]:
        _, front, _ = self._text(address).split("---\n", 2)
        return dict(yaml.load(front, Loader=yaml.CSafeLoader))


class AddressesOfArchive:
    """What the pages of documents and people would show: nothing is written, which takes a tenth of the time.

    Args:
        archive: The archive.
        archive_input: What it was made from.
    """

    def __init__(self, archive: Archive, archive_input: ArchiveInput) -> None:
        self._archive, self._input = archive, archive_input
        self._documents = {document.href: document for document in archive.documents}
        copies = {file.own_address.href for document in archive.documents for file in document.files}
        people = {person.href for person in archive.people.values()}
        self._pages = {*self._documents, *copies, *people, PEOPLE_ADDRESS}
        names = WithheldNames(archive_input.settings)
        retired = redirect_retired_pages(archive, archive_input.published, self._pages, names)
        self._redirects = {page.address: ShownRedirect(page.target, page.turn) for page in retired}

    def turns(self, address: str) -> ShownTurns:
        """Return the turns on the page of a session."""
        kept = self._archive.turn_ids.get(address)
        former = kept.former_ids if kept is not None else {}
        return ShownTurns(
            tuple(turn.id for turn in self._documents[address].turns),
            {former_id: turn for turn, ids in former.items() for former_id in ids},
        )

    def redirect(self, address: str) -> ShownRedirect | None:
        """Return where an address redirects; `None` if it doesn't."""
        return self._redirects.get(address)

    def has(self, address: str) -> bool:
        """Return True if an address has a page, which may redirect."""
        return address in self._pages or address in self._redirects

    def record(self, address: str) -> SessionRecord:
        """Return the record of a session."""
        return get_record(self._input.folders, self._archive.records[self._documents[address].own_address.href])


@contextmanager
def archive_without_pages(project: Project, settings: Settings) -> Iterator[AddressesOfArchive]:
    """Make an archive up to its addresses and turn ids, which are valid inside of the `with` statement."""
    with archive_input_of(project, settings) as archive_input:
        yield AddressesOfArchive(make_archive(archive_input).archive, archive_input)
