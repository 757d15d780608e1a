"""Stage "read": each source becomes a record, as its file has it."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from generator.archive.people.label_facts import LabelFacts, label_facts
from generator.archive.stages.find_sources import SourceFile
from generator.archive.stages.stored_records import put_record
from generator.errors import ArchiveError, fault_in_words
from generator.reading.record import record_of
from generator.reading.steps import draft_of, read_document
from generator.records import SessionRecord
from generator.results.document_stage import DocumentStage, Folders
from generator.results.file_hashes import FileHash, check_unchanged
from generator.settings.load import Settings, VocabularyText
from generator.settings.people import Register
from generator.settings.sample import NO_SAMPLE
from generator.sources.document import unread_document
from generator.sources.source_path import source_path_of
from generator.sources.stated_facts import StatedFact
from generator.work_guard import GuardError, guarded

TOO_COSTLY = "too-costly"
"""The code of the finding of a source that takes too much time or memory."""

PROGRAM_FAULT = "program-fault"
"""The code of the finding of a source whose reading ended with an error that nobody foresaw."""

STOPPED = frozenset({TOO_COSTLY, PROGRAM_FAULT})
"""The codes of the findings of sources that were not read to their end."""


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
    stated: tuple[StatedFact, ...] = ()
    """The facts of the document in `documents.csv`."""


class ReadResult(msgspec.Struct, frozen=True):
    """The record of a source."""

    record: str
    labels: LabelFacts
    is_stopped: bool = False
    """Whether reading ended early, because it took too much or the program has a fault."""
    is_unread: bool = False
    """Whether the source can't be read, so that there is nothing to publish."""


def reading_settings(settings: Settings) -> Settings:
    """Return the settings that reading uses, without the place of the archive: a copy elsewhere has the same results.

    The people register, the series, the glossary, the judged sample and the exports are left out.
    """
    return msgspec.structs.replace(
        settings,
        archive=msgspec.structs.replace(settings.archive, exports=None),
        vocabulary=VocabularyText(text=settings.vocabulary.text),
        register=Register(),
        series=(),
        glossary=(),
        sample=NO_SAMPLE,
    )


def read_task(source: SourceFile, stated: tuple[StatedFact, ...] = ()) -> ReadTask:
    """Return the task of a source; `stated` are its facts in `documents.csv`."""
    return ReadTask(os.fsencode(source.path), source.content, source.sidecar, source.is_plain, stated)


def _read(folders: Folders, context: ReadContext, task: ReadTask) -> ReadResult:
    path = folders.transcripts / os.fsdecode(task.path)
    record = read_source(path, folders.transcripts, context.settings, task.stated)
    if task.is_plain:  # the result is kept under these hashes
        check_unchanged(path, task.content)
        if task.sidecar is not None:
            check_unchanged(path.with_name(f"{path.stem}.yml"), task.sidecar)
    is_stopped = any(finding.code in STOPPED for finding in record.findings)
    labels = label_facts(record, context.settings)
    return ReadResult(put_record(folders, record), labels, is_stopped, is_unread=_is_unread(record))


def _is_unread(record: SessionRecord) -> bool:
    """Return True if a record has no words because of an error."""
    has_error = any(finding.severity == "error" for finding in record.findings)
    return record.kind == "other" and not record.turns and has_error


def read_source(
    path: Path, transcripts: Path, settings: Settings, stated: tuple[StatedFact, ...] = ()
) -> SessionRecord:
    """Return the record of a file; one without words if reading ends early, so that the others are built."""
    try:
        with guarded():
            return read_document(path, transcripts, settings, stated)
    except GuardError as error:
        message = f"reading was stopped: {error.sentence}; split the file, and nothing is published until then"
        code = TOO_COSTLY
    except (ArchiveError, OSError):
        raise
    except Exception as error:  # the other files are read, and the fault is a finding
        message = (
            f"the program has a fault: reading ended with {fault_in_words(error)}; report the fault and move the file"
            " away, and nothing is published until then"
        )
        code = PROGRAM_FAULT
    return record_of(draft_of(unread_document(source_path_of(path, transcripts), code, message), settings))


def is_read(result: ReadResult) -> bool:
    """Return True if a source was read to its end: a result that the machine decided is not kept."""
    return not result.is_stopped


READ = DocumentStage(
    name="read",
    work=_read,
    context=ReadContext,
    task=ReadTask,
    result=ReadResult,
    objects=lambda result: (result.record,),
)
"""The stage."""
