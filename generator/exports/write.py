"""Writes the exports: files beside pages, joined files, and files of the whole archive, each only if it changed."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from urllib.parse import unquote, urlsplit

import msgspec

from generator.archive.archive import Archive
from generator.archive.stages.archive_input import ArchiveInput
from generator.exports.archive import ExportArchive
from generator.exports.document import ArchiveFacts, DocumentFacts, ExportDocument
from generator.exports.format import Format, Joined
from generator.exports.stage import (
    EXPORTS,
    ExportResult,
    ExportStage,
    ExportTask,
    export_documents,
    export_task,
    read_document,
)
from generator.interface.catalogue import interface_in
from generator.linking.mention_index import MentionIndex
from generator.pages.data import DataFile, DataPage, DataSet
from generator.pages.views.document_metadata import ExportLink
from generator.results.file_hashes import FileHash, hash_file
from generator.results.objects import is_empty
from generator.results.value_hashes import digest
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings

_VERSION_CHARS = 12

_OAI_MAIL = re.compile(r"[^\s@]+@(?:[^\s@.]+\.)+[^\s@.]+")
"""A mail address as OAI-PMH takes it."""


class WrittenFile(msgspec.Struct, frozen=True, array_like=True):
    """A file of the last build."""

    inputs: str
    """Of a joined file: the hash of its pieces, head and foot; else empty."""
    content: FileHash


class Prepared(msgspec.Struct, frozen=True):
    """The exports of each document, before any file of the archive is written."""

    formats: tuple[Format, ...]
    facts: ArchiveFacts
    tasks: dict[str, ExportTask]
    """By the address of the document."""
    results: dict[str, ExportResult]
    """By the address of the document."""
    stage: ExportStage

    def beside(self, href: str) -> tuple[ExportLink, ...]:
        """Return the links to the files beside the page of a document."""
        result = self.results[href]
        return tuple(
            ExportLink(entry.title, posixpath.basename(path))
            for entry in self.formats
            for path in result.beside.get(entry.name, ())
        )


def prepare_exports(
    archive: Archive,
    mentions: MentionIndex,
    archive_input: ArchiveInput,
    formats: Sequence[Format],
    site_url: str,
    present: Mapping[str, int],
    stage: ExportStage = EXPORTS,
) -> Prepared:
    """Write the files beside the pages into the docs folder, and make the pieces of joined files.

    Args:
        archive: The documents and people.
        mentions: The links of all documents.
        archive_input: The settings, the folders, and the tools to work with records.
        formats: The formats to write.
        site_url: The full address of the site, with a slash at the end.
        present: The size of each file that is in the folder already.
        stage: The stage; results are kept under its name.
    """
    facts = archive_facts(archive_input.settings, site_url)
    added = archive_input.additions
    tasks = {
        document.href: export_task(archive, mentions, facts, document, added.get(document.href))
        for document in archive.documents
    }
    results = export_documents(tasks, formats, facts, archive_input, present, stage)
    return Prepared(tuple(formats), facts, tasks, results, stage)


def write_exports(
    prepared: Prepared, archive: Archive, archive_input: ArchiveInput, present: Mapping[str, int]
) -> DataPage:
    """Write all other files into the docs folder, and return what was written. Files of others are left alone.

    Args:
        prepared: The exports of each document.
        archive: The documents and people.
        archive_input: The folders, and the results of the last build.
        present: The size of each file that is in the folder already.
    """
    tasks = prepared.tasks

    def read(document: DocumentFacts) -> ExportDocument:
        return read_document(archive_input.folders, prepared.facts, tasks[document.href])

    documents = tuple(task.facts for task in tasks.values())
    export_archive = ExportArchive(prepared.facts, _version(tasks.values()), documents, archive.people, read, {})
    writer = _Writer(archive_input, present, f"{prepared.stage.name} files", prepared.results)
    with interface_in(prepared.facts.interface):
        sets = [writer.write(entry, export_archive) for entry in prepared.formats]
    writer.keep()
    return DataPage(tuple(sets), export_archive.version, writer.files)


def archive_facts(settings: Settings, site_url: str) -> ArchiveFacts:
    """Return the facts of the archive that exports name."""
    return ArchiveFacts(
        name=settings.archive.name,
        description=settings.archive.description,
        language=settings.archive.language,
        site_url=site_url,
        type_names={info.id: info.name for info in settings.types},
        mail=_mail(settings.archive),
        oai_gateway=settings.archive.oai_gateway,
        own_catalogue=settings.interface.own,
    )


def _mail(archive: ArchiveInfo) -> str | None:
    """Return the mail address of the maintainers: `contact`, else the one in `report_mistake`; `None` without both."""
    if archive.contact:
        return archive.contact
    parts = urlsplit(archive.report_mistake or "")
    mail = unquote(parts.path)
    return mail if parts.scheme == "mailto" and _OAI_MAIL.fullmatch(mail) else None


def _version(tasks: Iterable[ExportTask]) -> str:
    """Return a hash of the content: the same records, links and corrections give the same version."""
    content = [(task.facts.href, task.record, task.links, msgspec.to_builtins(task.corrections)) for task in tasks]
    return digest(content)[:_VERSION_CHARS]


class _Writer:
    """Writes the formats one after another, and knows the files of the last build.

    Args:
        archive_input: The folders, and the results of the last build.
        present: The size of each file that is in the folder already.
        table: The name of the table of files of the last build.
        results: The files and pieces of each document, by its address.
    """

    def __init__(
        self, archive_input: ArchiveInput, present: Mapping[str, int], table: str, results: Mapping[str, ExportResult]
    ) -> None:
        self.files: dict[str, FileHash] = {}
        """The files that were written or kept, by their paths."""
        self._folder = archive_input.folders.docs
        self._store = archive_input.folders.store
        self._cache = archive_input.cache
        self._present = present
        self._table = table
        self._results = results
        self._last = self._cache.read_table(table, WrittenFile)
        self._written: dict[str, WrittenFile] = {}

    def write(self, entry: Format, archive: ExportArchive) -> DataSet:
        """Write the files of a format; those beside pages are written already."""
        beside = [result.beside.get(entry.name, {}) for result in self._results.values()]
        for names in beside:
            self.files |= names
        earlier = len(self.files)
        for part in entry.joined:
            self._join(part, archive.documents)
        seen = msgspec.structs.replace(archive, files=self.files)
        if entry.whole is not None:
            for path, chunks in entry.whole(seen):
                self._add(path, WrittenFile("", self._write_chunks(path, chunks)))
        if entry.command is not None:
            for path in entry.command(seen, self._folder):
                self.files[path] = hash_file(self._folder / path)
        counts = Counter(posixpath.basename(path) for names in beside for path in names)
        return DataSet(
            name=entry.name,
            title=entry.title,
            about=entry.about,
            files=tuple(DataFile(path, file.size) for path, file in islice(self.files.items(), earlier, None)),
            beside=dict(sorted(counts.items())),
        )

    def keep(self) -> None:
        """Keep what the next build needs to know of the files."""
        self._cache.write_table(self._table, self._written)

    def _join(self, part: Joined, documents: Iterable[DocumentFacts]) -> None:
        """Write the files that are joined from pieces."""
        pieces: dict[str, list[str]] = {}
        if part.by == "all":  # the file is there without documents, too
            pieces[part.path] = []
        for document in documents:
            pieces.setdefault(part.path_of(document), []).append(self._results[document.href].pieces[part.path])
        for path in sorted(pieces):
            if part.by != "all" and not part.head and all(map(is_empty, pieces[path])):
                continue  # an event of articles only has no utterances
            inputs = digest(part.head, part.foot, pieces[path])
            file = self._last.get(path)
            if file is None or file.inputs != inputs or self._present.get(path) != file.content.size:
                file = WrittenFile(inputs, self._write_chunks(path, self._chunks(part, pieces[path])))
            self._add(path, file)

    def _add(self, path: str, file: WrittenFile) -> None:
        self._written[path] = file
        self.files[path] = file.content

    def _chunks(self, part: Joined, names: Iterable[str]) -> Iterator[bytes]:
        pieces = map(self._store.get, names)
        yield part.head
        yield from pieces if part.pack is None else part.pack(pieces)
        yield part.foot

    def _write_chunks(self, path: str, chunks: Iterable[bytes]) -> FileHash:
        """Write a file beside its place, put it there unless the same file is there, and return its hash."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f"{target.name}.new")
        sha256, size = hashlib.sha256(), 0
        with beside.open("wb") as file:
            for chunk in chunks:
                sha256.update(chunk)
                size += file.write(chunk)
        content = FileHash(sha256.hexdigest(), size)
        last = self._last.get(path)
        if last is not None and last.content == content and self._present.get(path) == size:
            beside.unlink()
        else:
            beside.replace(target)
        return content
