"""Writes the exports: files beside pages, joined files, and files of the whole archive, each only if it changed."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.archive.archive import Archive
from generator.archive.stages.archive_input import ArchiveInput
from generator.exports.archive import ExportArchive
from generator.exports.document import ArchiveFacts, DocumentFacts, ExportDocument
from generator.exports.format import Format, Joined
from generator.exports.stage import (
    EXPORTS,
    ExportContext,
    ExportResult,
    ExportTask,
    export_documents,
    export_task,
    read_document,
)
from generator.linking.mention_index import MentionIndex
from generator.pages.data import DataFile, DataPage, DataSet
from generator.results.document_stage import DocumentStage
from generator.results.file_hashes import digest
from generator.settings.load import Settings

_VERSION_CHARS = 12


class JoinedFile(msgspec.Struct, frozen=True, array_like=True):
    """A joined file of the last build."""

    inputs: str
    """The hash of its pieces, head and foot."""
    size: int


def archive_facts(settings: Settings, site_url: str) -> ArchiveFacts:
    """Return the facts of the archive that exports name."""
    return ArchiveFacts(
        name=settings.archive.name,
        description=settings.archive.description,
        language=settings.archive.language,
        site_url=site_url,
        type_names={info.id: info.name for info in settings.types},
    )


def write_exports(
    archive: Archive,
    mentions: MentionIndex,
    archive_input: ArchiveInput,
    formats: Sequence[Format],
    site_url: str,
    present: Mapping[str, int],
    stage: DocumentStage[ExportContext, ExportTask, ExportResult] = EXPORTS,
) -> DataPage:
    """Write exports into the docs folder, and return what was written. Other files are left alone.

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
    tasks = {document.href: export_task(archive, mentions, facts, document) for document in archive.documents}
    results = export_documents(tasks, formats, facts, archive_input, present, stage)
    documents = tuple(task.facts for task in tasks.values())
    version = _version(tasks.values())
    writer = _Writer(archive_input, present, f"{stage.name} joined")

    def read(document: DocumentFacts) -> ExportDocument:
        return read_document(archive_input.folders, facts, tasks[document.href])

    files: dict[str, int] = {}
    sets = []
    for entry in formats:
        beside = [result.beside.get(entry.name, {}) for result in results.values()]
        for sizes in beside:
            files |= sizes
        own = {path: size for part in entry.joined for path, size in writer.join(part, documents, results).items()}
        export_archive = ExportArchive(facts, version, documents, archive.people, read, files | own)
        if entry.whole is not None:
            own |= {path: writer.write(path, chunks) for path, chunks in entry.whole(export_archive)}
        if entry.command is not None:
            folder = archive_input.folders.docs
            own |= {path: (folder / path).stat().st_size for path in entry.command(export_archive, folder)}
        files |= own
        shown = tuple(DataFile(path, size) for path, size in own.items())
        names = Counter(posixpath.basename(path) for sizes in beside for path in sizes)
        sets.append(DataSet(entry.name, entry.title, entry.about, shown, dict(sorted(names.items()))))
    writer.keep()
    return DataPage(tuple(sets), version, tuple(files))


def _version(tasks: Iterable[ExportTask]) -> str:
    """Return a hash of the content: the same records, links and corrections give the same version."""
    content = [
        (task.facts.href, task.record, [msgspec.structs.asdict(entry) for entry in task.corrections]) for task in tasks
    ]
    return digest(content)[:_VERSION_CHARS]


class _Writer:
    """Writes files of the archive, and knows the joined files of the last build.

    Args:
        archive_input: The folders, and the results of the last build.
        present: The size of each file that is in the folder already.
        table: The name of the table of joined files.
    """

    def __init__(self, archive_input: ArchiveInput, present: Mapping[str, int], table: str) -> None:
        self._table = table
        self._folder = archive_input.folders.docs
        self._store = archive_input.folders.store
        self._cache = archive_input.cache
        self._present = present
        self._last = self._cache.read_table(table, JoinedFile)
        self._joined: dict[str, JoinedFile] = {}

    def join(
        self, part: Joined, documents: Iterable[DocumentFacts], results: Mapping[str, ExportResult]
    ) -> dict[str, int]:
        """Write the files that are joined from pieces, and return their sizes by their paths."""
        pieces: dict[str, list[str]] = {}
        for document in documents:
            pieces.setdefault(part.path_of(document), []).append(results[document.href].pieces[part.path])
        if part.by == "all":  # the file is there without documents, too
            pieces.setdefault(part.path, [])
        sizes = {}
        for path in sorted(pieces):
            inputs = digest(part.head, part.foot, pieces[path])
            last = self._last.get(path)
            if last is None or last.inputs != inputs or self._present.get(path) != last.size:
                last = JoinedFile(inputs, self.write(path, self._chunks(part, pieces[path])))
            self._joined[path] = last
            sizes[path] = last.size
        return sizes

    def _chunks(self, part: Joined, pieces: Iterable[str]) -> Iterator[bytes]:
        yield part.head
        yield from map(self._store.get, pieces)
        yield part.foot

    def write(self, path: str, chunks: Iterable[bytes]) -> int:
        """Write a file beside its place, put it there, and return its size."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f"{target.name}.new")
        size = 0
        with beside.open("wb") as file:
            for chunk in chunks:
                size += file.write(chunk)
        beside.replace(target)
        return size

    def keep(self) -> None:
        """Keep what the next build needs to know of the joined files."""
        self._cache.write_table(self._table, self._joined)
