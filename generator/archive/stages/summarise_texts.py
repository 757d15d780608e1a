"""Stage "texts": what other documents need to know of a document's text.

Most changes of the people register, such as another alias, leave the records as they were, so this stage has nothing to
do then.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from generator.archive.addresses import Address
from generator.archive.duplicates.shingles import Sketch, make_sketch
from generator.archive.stages.stored_records import get_record
from generator.archive.summary import Summary, summarise
from generator.archive.terms.document_frequency import TERMS_FILE, DocumentFrequency, read_frequencies
from generator.archive.terms.speaker_terms import SpokenTerms, spoken_terms
from generator.archive.terms.terms import Term, read_words, top_terms
from generator.corrections.applied import AppliedCorrection
from generator.results.document_stage import DocumentStage, Folders
from generator.results.file_hashes import FileHash, check_unchanged
from generator.settings.archive import ArchiveInfo


class TextContext(msgspec.Struct, frozen=True):
    """What the facts about a text depend on besides the record."""

    archive: ArchiveInfo
    frequencies: FileHash | None
    """The table of document frequencies."""


class TextTask(msgspec.Struct, frozen=True):
    """A record with its people, without withheld names."""

    record: str
    address: Address
    applied: tuple[AppliedCorrection, ...]


class TextResult(msgspec.Struct, frozen=True):
    """The facts about the text of a record."""

    summary: Summary
    sketch: Sketch
    terms: tuple[Term, ...]
    spoken: SpokenTerms
    """Which of these terms each person says."""


def _summarise(folders: Folders, context: TextContext, task: TextTask) -> TextResult:
    record = get_record(folders, task.record)
    spoken = read_words(record)
    terms = top_terms(record, _frequencies(folders, context.frequencies), context.archive, spoken)
    return TextResult(
        summary=summarise(record, task.address, task.applied, context.archive.language),
        sketch=make_sketch(record),
        terms=terms,
        spoken=spoken_terms(record, terms, spoken),
    )


@lru_cache(maxsize=1)
def _frequencies(folders: Folders, content: FileHash | None) -> DocumentFrequency:
    """Return the table with this content, read once a process."""
    path = folders.site_config / TERMS_FILE
    frequencies = read_frequencies(path)
    if content is not None:
        check_unchanged(path, content)
    return frequencies


TEXTS = DocumentStage(
    name="texts",
    work=_summarise,
    context=TextContext,
    task=TextTask,
    result=TextResult,
    objects=lambda result: (),
)
"""The stage."""
