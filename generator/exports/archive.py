"""What an export sees of the whole archive: the facts of all documents, and their texts one after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import msgspec

from generator.archive.people.people_index import Person
from generator.exports.document import ArchiveFacts, DocumentFacts, ExportDocument
from generator.results.file_hashes import FileHash


class ExportArchive(msgspec.Struct, frozen=True, dict=True):
    """The archive, as exports of the archive see it."""

    facts: ArchiveFacts
    version: str
    """A hash of the content: the same documents and corrections give the same version."""
    documents: tuple[DocumentFacts, ...]
    """In the order of the archive."""
    people: Mapping[str, Person]
    """Who speaks, by id, in the order of their names."""
    read: Callable[[DocumentFacts], ExportDocument]
    """Reads a document from the disk. Hold one of them at a time."""
    files: Mapping[str, FileHash]
    """The files that were written so far, by their paths; for lists of files."""

    @cached_property
    def by_event(self) -> Mapping[str, tuple[DocumentFacts, ...]]:
        """The documents of each event, by its id; those without an event by the name of their folder."""
        parts: dict[str, list[DocumentFacts]] = {}
        for document in self.documents:
            parts.setdefault(document.part, []).append(document)
        return {part: tuple(documents) for part, documents in parts.items()}
