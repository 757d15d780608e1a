"""Stage "exports": the files beside each document's page, and its piece of each joined file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.archive.archive import Archive
from generator.archive.stages.archive_input import ArchiveInput
from generator.archive.stages.stored_records import get_record
from generator.archive.summary import Summary
from generator.corrections.applied import AppliedCorrection
from generator.exports.document import ArchiveFacts, DocumentFacts, ExportDocument, document_facts
from generator.exports.format import Format
from generator.exports.formats import formats_named
from generator.interface.catalogue import interface_in
from generator.linking.find_all_links import get_links
from generator.linking.mention_index import MentionIndex
from generator.pages.docs_folder import write_if_changed
from generator.records import published
from generator.results.document_stage import DocumentStage, Folders
from generator.results.file_hashes import FileHash


class ExportContext(msgspec.Struct, frozen=True):
    """What the exports of all documents depend on."""

    formats: tuple[str, ...]
    """The names of the formats."""
    archive: ArchiveFacts


class ExportTask(msgspec.Struct, frozen=True):
    """A document."""

    facts: DocumentFacts
    record: str
    links: str
    corrections: tuple[AppliedCorrection, ...]
    turn_words: tuple[int, ...]


class ExportResult(msgspec.Struct, frozen=True):
    """The files of a document."""

    beside: dict[str, dict[str, FileHash]]
    """By the name of the format: the files beside the page, by their paths."""
    pieces: dict[str, str]
    """The pieces of joined files: the name of an object, by the path as the format has it."""


ExportStage = DocumentStage[ExportContext, ExportTask, ExportResult]


def export_task(
    archive: Archive, mentions: MentionIndex, facts: ArchiveFacts, document: Summary, added: str | None
) -> ExportTask:
    """Return the task of a document; `added` is the date of its first freeze."""
    corrections = archive.applied_corrections.get(document.href, ())
    return ExportTask(
        facts=document_facts(document, facts, corrections, added),
        record=archive.records[document.own_address.href],
        links=mentions.links[document.href],
        corrections=corrections,
        turn_words=tuple(turn.words for turn in document.turns),
    )


def read_document(folders: Folders, archive: ArchiveFacts, task: ExportTask) -> ExportDocument:
    """Read a document from the disk."""
    return ExportDocument(
        archive=archive,
        facts=task.facts,
        record=published(get_record(folders, task.record)),
        corrections=task.corrections,
        mentions=get_links(folders, task.links),
        turn_words=task.turn_words,
    )


def export_documents(
    tasks: Mapping[str, ExportTask],
    formats: Sequence[Format],
    archive: ArchiveFacts,
    archive_input: ArchiveInput,
    present: Mapping[str, int],
    stage: ExportStage,
) -> dict[str, ExportResult]:
    """Write the files beside the pages, and return the files and pieces of each document by its address.

    Args:
        tasks: The documents.
        formats: The formats to write.
        archive: The facts of the archive.
        archive_input: The tools to work with records.
        present: The size of each file that is in the folder already.
        stage: `EXPORTS` or `EXPORTS_BY_COMMAND`.
    """
    context = ExportContext(tuple(entry.name for entry in formats), archive)

    def is_whole(result: ExportResult) -> bool:
        return all(present.get(path) == file.size for files in result.beside.values() for path, file in files.items())

    return archive_input.run(stage, context, tasks, is_whole=is_whole)


def _export(folders: Folders, context: ExportContext, task: ExportTask) -> ExportResult:
    document = read_document(folders, context.archive, task)
    formats = formats_named(context.formats)
    with interface_in(context.archive.interface):  # books speak to readers
        beside = {entry.name: dict(_write_beside(folders, entry, document)) for entry in formats if entry.beside}
        pieces = {part.path: folders.store.put(part.make(document)) for entry in formats for part in entry.joined}
    return ExportResult(beside, pieces)


def _write_beside(folders: Folders, entry: Format, document: ExportDocument) -> Iterable[tuple[str, FileHash]]:
    """Write the files of a format beside a page, and yield each with its path."""
    for part in entry.beside:
        data = part.make(document)
        if data is not None:
            path = f"{document.facts.href}{part.file}"
            write_if_changed(folders.docs / path, data)
            yield path, FileHash(hashlib.sha256(data).hexdigest(), len(data))


def _stage(name: str) -> ExportStage:
    return DocumentStage(
        name=name,
        work=_export,
        context=ExportContext,
        task=ExportTask,
        result=ExportResult,
        objects=lambda result: result.pieces.values(),
    )


EXPORTS = _stage("exports")
"""The stage of a build."""

EXPORTS_BY_COMMAND = _stage("exports by command")
"""The same for the command, which writes other formats into another folder, and leaves the build's results alone."""
