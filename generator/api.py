"""The Python API: read a file to a record, open an archive, go through its documents, turns and people.

Everything in `__all__` keeps its name and its shape; other modules of the package may change with any version.
`docs/api.md` has examples, which the tests run.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import msgspec

from generator.archive.archive import Archive
from generator.archive.stages.archive_of import RecordOf, archive_of_project
from generator.archive.stages.read_sources import read_source
from generator.archive.summary import Summary
from generator.corrections.applied import AppliedCorrection, by_turn, corrected_labels, shown_blocks, shown_label
from generator.errors import ArchiveError, ConfigError
from generator.project import Project
from generator.records import Block, Resolution, SessionRecord, Turn
from generator.settings.load import load_settings
from generator.urls import person_address

__all__ = [
    "AppliedCorrection",
    "ArchiveError",
    "Block",
    "Document",
    "OpenArchive",
    "Person",
    "SessionRecord",
    "SpokenTurn",
    "Turn",
    "open_archive",
    "read_file",
]


class Document(msgspec.Struct, frozen=True):
    """A document with a page."""

    address: str
    """Of its page, relative to the root of the site, with a slash at the end: `forum-2016/on-gardens/`."""
    path: str
    """Of its source, below `content/transcripts`."""
    kind: str
    """`transcript`, or the kind of article."""
    title: str | None
    date: str | None
    """An ISO date."""
    event: str | None
    """The id of its event."""
    session_type: str | None
    code: str | None
    language: str | None
    words: int
    """The number of spoken words, as its page shows them."""


class SpokenTurn(msgspec.Struct, frozen=True):
    """A turn as its page shows it, with corrections."""

    document: Document
    id: str
    """The turn's id on its page: `document.address + "#" + id` is the address of the turn."""
    label: str | None
    """The label as printed or corrected; `None` for an unidentified turn."""
    name: str | None
    """The name of the person; `None` if the label names no person."""
    person: str | None
    """The id of the person; `None` if the label names no person."""
    role: str | None
    resolved: Resolution | None
    """How the person is known; `None` if nobody is."""
    text: str
    """The words of the turn, paragraphs separated by a line end; without stage directions."""
    language: str | None
    """The language of the turn's words."""
    start: float | None
    """Seconds from the start of the recording, or from midnight if a clock is printed."""
    corrections: tuple[AppliedCorrection, ...]
    """The corrections that the turn shows."""

    @property
    def address(self) -> str:
        """The address of the turn, relative to the root of the site."""
        return f"{self.document.address}#{self.id}"


class Person(msgspec.Struct, frozen=True):
    """A person who speaks in the archive."""

    id: str
    name: str
    address: str
    """Of the person's page, relative to the root of the site."""
    labels: tuple[str, ...]
    """As printed, the most frequent first."""
    words: int
    documents: tuple[str, ...]
    """The addresses of the documents in which the person speaks, in the order of their dates."""


class OpenArchive:
    """An archive that was read. In memory are facts about documents; their texts are read one by one.

    `open_archive` makes it. Withheld names and redacted passages are in none of its values.
    """

    def __init__(self, project: Project, archive: Archive, record_of: RecordOf) -> None:
        self._project = project
        self._archive = archive
        self._record_of = record_of

    @property
    def site_url(self) -> str | None:
        """The address of the published site, with a slash at the end; `None` if the settings have no address."""
        try:
            return self._project.site_url()
        except ConfigError:
            return None

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents with a page, in the order of their dates."""
        return tuple(map(_document, self._archive.documents))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The people who speak, in the order of their names."""
        return tuple(
            Person(
                id=person.id,
                name=person.name,
                address=person_address(person.id),
                labels=person.printed,
                words=person.words,
                documents=tuple(appearance.document.href for appearance in person.appearances),
            )
            for person in self._archive.people.values()
        )

    def record(self, document: Document) -> SessionRecord:
        """Return the record of a document, as readers download it: with all corrections except those of words."""
        return self._record_of(self._summaries[document.address].own_address.href)

    def corrections(self, document: Document) -> tuple[AppliedCorrection, ...]:
        """Return the corrections of a document."""
        return self._archive.applied_corrections.get(document.address, ())

    def turns(self, document: Document | None = None) -> Iterator[SpokenTurn]:
        """Yield the turns of a document, or of all documents, in their order; articles have no turns.

        Args:
            document: One of `documents`; all documents if it is left out.
        """
        for each in self.documents if document is None else (document,):
            if each.kind == "transcript":
                yield from _spoken_turns(each, self.record(each), self.corrections(each))

    @cached_property
    def _summaries(self) -> dict[str, Summary]:
        return {summary.href: summary for summary in self._archive.documents}


def read_file(path: Path | str, root: Path | str = ".") -> SessionRecord:
    """Return the record of a file, as `transcript-archive parse` prints it.

    A file that can't be read has a record, too: without turns, and with a finding that says why.

    Args:
        path: The file, in any format that the program reads.
        root: The folder of the archive whose settings count. A folder without settings is enough.

    Raises:
        ArchiveError: A settings file has an error.
    """
    project = Project(root=Path(root).resolve())
    return read_source(Path(path), project.transcripts, load_settings(project.site_config))


@contextmanager
def open_archive(root: Path | str = ".") -> Iterator[OpenArchive]:
    """Read all documents of an archive, and yield it; its records are on disk until the `with` block ends.

    Args:
        root: The folder of the archive.

    Raises:
        ArchiveError: A file of settings, corrections or permalinks has an error.
    """
    project = Project(root=Path(root).resolve())
    with archive_of_project(project, load_settings(project.site_config)) as (archive, record_of):
        yield OpenArchive(project, archive, record_of)


def _document(summary: Summary) -> Document:
    return Document(
        address=summary.href,
        path=summary.path,
        kind=summary.kind,
        title=summary.title,
        date=summary.date,
        event=summary.event.id if summary.event is not None else None,
        session_type=summary.type,
        code=summary.code,
        language=summary.language,
        words=summary.words,
    )


def _spoken_turns(
    document: Document, record: SessionRecord, corrections: tuple[AppliedCorrection, ...]
) -> Iterator[SpokenTurn]:
    labels, corrections_by_turn = corrected_labels(corrections), by_turn(corrections)
    for turn in record.turns:
        own_corrections = corrections_by_turn.get(turn.id, [])
        yield SpokenTurn(
            document=document,
            id=turn.id,
            label=shown_label(turn, labels),
            name=turn.name,
            person=turn.speaker,
            role=turn.role,
            resolved=turn.resolved,
            text="\n".join(block.text for block, _ in shown_blocks(turn, own_corrections) if block.type != "event"),
            language=turn.language or record.language,
            start=turn.time.start if turn.time is not None else None,
            corrections=tuple(own_corrections),
        )
