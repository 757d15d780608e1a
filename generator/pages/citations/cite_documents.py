"""Stage "citations": the citation of each document in words.

Starting Pandoc costs more than a citation, so the stage works on many documents at once. Its tasks hold only what a
citation says: other words in a session change none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from generator.archive.archive import Archive
from generator.archive.stages.archive_input import ArchiveInput
from generator.pages.citations.citation import Citation, citation_of
from generator.pages.citations.files import csl_item
from generator.pages.citations.styles import citations_in_words
from generator.results.document_stage import DocumentStage, Folders


class CitationContext(msgspec.Struct, frozen=True):
    """What all citations depend on."""

    language: str
    """Of the archive."""


class CitationTask(msgspec.Struct, frozen=True):
    """What a citation says."""

    citation: Citation


class CitationResult(msgspec.Struct, frozen=True):
    """A citation in words."""

    words: tuple[str, ...]
    """In the order of the styles."""


def cite_documents(
    archive: Archive, archive_input: ArchiveInput, site_url: str
) -> Mapping[str, tuple[Citation, tuple[str, ...]]]:
    """Return the citation of each document, as facts and in words, by the document's address."""
    citations = {
        document.href: citation_of(document, archive_input.settings, site_url) for document in archive.documents
    }
    tasks = {href: CitationTask(citation) for href, citation in citations.items()}
    results = archive_input.run(CITATIONS, CitationContext(archive_input.settings.archive.language), tasks)
    return {href: (citation, results[href].words) for href, citation in citations.items()}


def _cite(folders: Folders, context: CitationContext, task: CitationTask) -> CitationResult:
    return _cite_many(folders, context, (task,))[0]


def _cite_many(
    folders: Folders,  # noqa: ARG001 - a stage's work has these arguments
    context: CitationContext,
    tasks: Sequence[CitationTask],
) -> list[CitationResult]:
    items = [csl_item(task.citation) for task in tasks]
    return [CitationResult(words) for words in citations_in_words(items, context.language)]


CITATIONS = DocumentStage(
    name="citations",
    work=_cite,
    context=CitationContext,
    task=CitationTask,
    result=CitationResult,
    objects=lambda result: (),
    work_on_many=_cite_many,
)
"""The stage."""
