"""Stage "summaries": the archive as pages need it, made of the results of all documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.archive.archive import Archive, UnreadDocument, chronology
from generator.archive.people.people_index import index_people
from generator.archive.permanence.turn_ids import RedirectedIds
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.stages.archive_input import ArchiveDraft, ArchiveInput
from generator.archive.stages.find_withdrawn import former_document
from generator.archive.stages.identify_speakers import DocumentResult
from generator.archive.stages.look_for_redacted import (
    LOOK_FOR_REDACTED,
    RedactionsContext,
    redaction_errors,
    redaction_tasks,
)
from generator.archive.stages.number_turns import REDIRECT, NumberResult, RedirectTask
from generator.archive.summary import Summary
from generator.corrections.applied import AppliedCorrection, with_turn_ids_of_page
from generator.corrections.entry import CorrectionError
from generator.records import Finding


def summarise_archive(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
    """Make the archive: all that pages need to know of the documents."""
    results = draft.by_address()
    documents = sorted(
        (_with_turn_ids(document, draft.numbered[document.own_address.href]) for document in draft.documents),
        key=chronology,
    )
    archive = Archive(
        documents=tuple(documents),
        people=index_people(documents, archive_input.settings.register.people),
        copy_findings=draft.copies.findings,
        turn_ids={
            document.href: turn_ids
            for document in documents
            if (turn_ids := draft.numbered[document.own_address.href].turn_ids) is not None
        },
        redirected_ids=_redirected_ids(archive_input, draft),
        applied_corrections={
            document.href: applied
            for document in documents
            if (applied := _applied_on_page(results[document.own_address.href], document))
        },
        withdrawn=tuple(draft.withdrawn[href] for href in sorted(draft.withdrawn)),
        unread=tuple(_unread(archive_input, draft)),
        correction_errors=tuple(_correction_errors(archive_input, draft)),
        records={href: result.record for href, result in draft.numbered.items()},
        terms={draft.addresses[source].href: text.terms for source, text in draft.texts.items()},
        spoken_terms={draft.addresses[source].href: text.spoken for source, text in draft.texts.items()},
        findings=tuple(_findings(draft)),
    )
    return msgspec.structs.replace(draft, documents=tuple(documents), archive=archive)


def _unread(archive_input: ArchiveInput, draft: ArchiveDraft) -> Iterator[UnreadDocument]:
    """Yield the documents whose source can't be read, each with the note at its address if that was published."""
    withheld_names = WithheldNames(archive_input.settings)
    for source in sorted(source for source, result in draft.read.items() if result.is_unread):
        summary = draft.texts[source].summary
        page = archive_input.published.get(summary.href)
        yield UnreadDocument(summary, former_document(page, withheld_names) if page is not None else None)


def _with_turn_ids(document: Summary, numbered: NumberResult) -> Summary:
    if numbered.turn_ids is None or not numbered.turn_ids.ids:
        return document
    turns = tuple(
        msgspec.structs.replace(turn, id=turn_id)
        for turn, turn_id in zip(document.turns, numbered.turn_ids.ids, strict=True)
    )
    return msgspec.structs.replace(document, turns=turns)


def _redirected_ids(archive_input: ArchiveInput, draft: ArchiveDraft) -> dict[str, RedirectedIds]:
    """Return where the published turn ids of copies lead, by address."""
    tasks = {
        file.own_address.href: RedirectTask(
            draft.numbered[document.own_address.href].record, archive_input.published[file.own_address.href]
        )
        for document in draft.documents
        for file in document.files
        if file.own_address != document.address and file.own_address.href in archive_input.published
    }
    return dict(archive_input.run(REDIRECT, archive_input.number_context, tasks))


def _applied_on_page(result: DocumentResult, document: Summary) -> tuple[AppliedCorrection, ...]:
    """Return the applied corrections of a document, with the turn ids of its page."""
    ids = [turn.id for turn in document.turns]
    return with_turn_ids_of_page(result.applied, dict(zip(result.turn_ids, ids, strict=True)))


def _correction_errors(archive_input: ArchiveInput, draft: ArchiveDraft) -> Iterator[CorrectionError]:
    """Yield the errors in corrections, in the order of the files, then redacted passages that are in other files."""
    errors = [
        *draft.corrections.errors,
        *draft.unpublished,
        *(error.to_error() for result in draft.corrected.values() for error in result.errors),
    ]
    yield from sorted(errors, key=lambda error: (error.path or "", error.line or 0, str(error)))
    redacted = {source: result for source, result in draft.corrected.items() if result.redacted}
    records = {source: result.record for source, result in draft.results.items()}
    tasks = redaction_tasks(records, redacted, _sources_of_sessions(draft))
    results = archive_input.run_by_source(LOOK_FOR_REDACTED, RedactionsContext(), tasks)
    yield from redaction_errors(results, redacted, draft.corrections.by_source)


def _sources_of_sessions(draft: ArchiveDraft) -> Iterable[list[str]]:
    """Return the sources of each session, those of its copies first."""
    sources = {address.href: source for source, address in draft.addresses.items()}
    return [[sources[file.own_address.href] for file in document.files] for document in draft.documents]


def _findings(draft: ArchiveDraft) -> list[tuple[str, Finding]]:
    """Return the findings of all sources with their paths as readers see them, sorted by path."""
    findings = [
        (draft.texts[source].summary.path, finding)
        for source, result in draft.results.items()
        for finding in result.findings
    ]
    findings += [
        (file.path, draft.copies.findings[file.own_address.href])
        for document in draft.documents
        for file in document.files
        if file.own_address.href in draft.copies.findings
    ]
    return sorted(findings, key=lambda source_finding: source_finding[0])
