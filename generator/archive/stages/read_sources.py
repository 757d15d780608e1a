"""Stage "read": each source becomes a record, as its file has it."""

from __future__ import annotations

import os

import msgspec

from generator.archive.people.label_facts import LabelFacts, label_facts
from generator.archive.stages.find_sources import SourceFile
from generator.archive.stages.stored_records import put_record
from generator.reading.steps import read_document
from generator.results.document_stage import DocumentStage, Folders
from generator.results.file_hashes import FileHash, check_unchanged
from generator.settings.load import Settings
from generator.settings.people import Register


class ReadContext(msgspec.Struct, frozen=True):
    """What reading depends on besides the source."""

    settings: Settings
    """Without the settings that reading never uses."""


class ReadTask(msgspec.Struct, frozen=True):
    """A source to read."""

    path: bytes
    content: FileHash
    sidecar: FileHash | None
    is_plain: bool
    """As in `SourceFile`."""


class ReadResult(msgspec.Struct, frozen=True):
    """The record of a source."""

    record: str
    labels: LabelFacts


def reading_settings(settings: Settings) -> Settings:
    """Return the settings that reading uses: without the people register, the series and the glossary."""
    return msgspec.structs.replace(settings, register=Register(), series=(), glossary=())


def read_task(source: SourceFile) -> ReadTask:
    """Return the task of a source."""
    return ReadTask(os.fsencode(source.path), source.content, source.sidecar, source.is_plain)


def _read(folders: Folders, context: ReadContext, task: ReadTask) -> ReadResult:
    path = folders.transcripts / os.fsdecode(task.path)
    record = read_document(path, folders.transcripts, context.settings)
    if task.is_plain:  # the result is kept under these hashes
        check_unchanged(path, task.content)
        if task.sidecar is not None:
            check_unchanged(path.with_name(f"{path.stem}.yml"), task.sidecar)
    return ReadResult(put_record(folders, record), label_facts(record, context.settings))


READ = DocumentStage(
    name="read",
    work=_read,
    context=ReadContext,
    task=ReadTask,
    result=ReadResult,
    objects=lambda result: (result.record,),
)
"""The stage."""
