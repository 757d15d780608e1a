"""What the stages of the archive are given, and what they have made so far."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.archive.addresses import Address
from generator.archive.archive import Archive, WithdrawnDocument
from generator.archive.duplicates.find_copies import Copies
from generator.archive.people.label_facts import RegisterIndex
from generator.archive.permanence.additions import NO_ADDITIONS, Additions
from generator.archive.permanence.published import NOTHING_PUBLISHED, Published
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.stages.correct_records import CorrectResult
from generator.archive.stages.find_sources import SourceFile, source_id
from generator.archive.stages.identify_speakers import DocumentResult
from generator.archive.stages.number_turns import NumberContext, NumberResult
from generator.archive.stages.read_sources import ReadResult, reading_settings
from generator.archive.stages.summarise_texts import TextResult
from generator.archive.summary import Summary
from generator.corrections.entry import CorrectionError
from generator.corrections.files import NO_CORRECTIONS, CorrectionFiles
from generator.reading.stated.table import FactsByPath
from generator.results.document_stage import DocumentStage, Folders
from generator.results.file_hashes import FileHash
from generator.results.result_cache import ResultCache
from generator.settings.load import Settings
from generator.settings.people import PersonInfo
from generator.workers import AnyWorkers

_C = TypeVar("_C")
_T = TypeVar("_T", bound=msgspec.Struct)
_R = TypeVar("_R")


class ArchiveInput(msgspec.Struct, frozen=True, dict=True):
    """The files of an archive, and the tools to read them."""

    folders: Folders
    settings: Settings
    cache: ResultCache
    workers: AnyWorkers
    reserved: tuple[str, ...] = ()
    """Names at the top of the site that pages written by hand use."""
    published: Published = NOTHING_PUBLISHED
    corrections: Path | None = None
    """The folder `content/corrections`; `None` for the documents as their sources have them."""
    documents: Path | None = None
    """The table `content/documents.csv`, which need not exist."""
    hashes: Mapping[str, FileHash] | None = None
    """The files in the folder of sources, if they were hashed before."""
    additions: Additions = NO_ADDITIONS
    """The dates on which documents were added."""

    def run(
        self,
        stage: DocumentStage[_C, _T, _R],
        context: _C,
        tasks: Mapping[str, _T],
        *,
        always: Collection[str] = (),
        is_whole: Callable[[_R], bool] = lambda result: True,
    ) -> dict[str, _R]:
        """Run a stage by document, as `ResultCache.run` does."""
        return self.cache.run(stage, self.folders, context, tasks, self.workers, always=always, is_whole=is_whole)

    def run_by_source(self, stage: DocumentStage[_C, _T, _R], context: _C, tasks: Mapping[str, _T]) -> dict[str, _R]:
        """Run a stage by document over tasks by the paths of their sources."""
        results = self.run(stage, context, {source_id(path): task for path, task in tasks.items()})
        return {path: results[source_id(path)] for path in tasks}

    @cached_property
    def number_context(self) -> NumberContext:
        """What the ids of turns depend on besides the documents."""
        return NumberContext(reading_settings(self.settings), self.withheld)

    @cached_property
    def register(self) -> RegisterIndex:
        """The people register by its labels and ids."""
        return RegisterIndex(self.settings)

    @cached_property
    def withheld(self) -> tuple[PersonInfo, ...]:
        """The entries of the people register that withholding depends on."""
        return WithheldNames(self.settings).register()


class ArchiveDraft(msgspec.Struct, frozen=True):
    """What the stages have made of the archive so far. Sources are named by their paths, documents by own address."""

    sources: Mapping[str, SourceFile] = {}
    corrections: CorrectionFiles = NO_CORRECTIONS
    stated: FactsByPath = {}
    """The facts in `documents.csv`, by source."""
    withdrawn: Mapping[str, WithdrawnDocument] = {}
    unpublished: tuple[CorrectionError, ...] = ()
    """Errors about withdrawn documents that were never published."""
    read: Mapping[str, ReadResult] = {}
    """By source."""
    addresses: Mapping[str, Address] = {}
    """By source."""
    corrected: Mapping[str, CorrectResult] = {}
    """By source; only of sources with corrections."""
    results: Mapping[str, DocumentResult] = {}
    """By source."""
    texts: Mapping[str, TextResult] = {}
    """By source."""
    copies: Copies = Copies((), {}, {})
    documents: tuple[Summary, ...] = ()
    """Those with a page, in the order of their dates."""
    numbered: Mapping[str, NumberResult] = {}
    """By own address."""
    archive: Archive = Archive((), {})

    def by_address(self) -> dict[str, DocumentResult]:
        """Return the results of all documents, by own address."""
        return {self.addresses[source].href: result for source, result in self.results.items()}
