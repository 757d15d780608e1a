"""The stages of the archive, in their order: from the files of sources to the records of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from generator.archive.addresses import assign_addresses
from generator.archive.archive import Archive, UnreadDocument, chronology
from generator.archive.duplicates.find_copies import find_copies, merge_copies
from generator.archive.duplicates.shingles import words_to_compare
from generator.archive.people.label_facts import LabelFacts
from generator.archive.people.people_index import index_people
from generator.archive.people.resolve import Resolver, names_with_two_honorifics
from generator.archive.permanence.renamed_files import published_addresses
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.stages.archive_input import ArchiveDraft, ArchiveInput
from generator.archive.stages.correct_records import CORRECT, CorrectContext, CorrectTask
from generator.archive.stages.find_sources import find_sources, source_id
from generator.archive.stages.find_withdrawn import find_withdrawn, former_document
from generator.archive.stages.identify_speakers import IDENTIFY, DocumentResult, IdentifyContext, IdentifyTask
from generator.archive.stages.look_for_redacted import (
    LOOK_FOR_REDACTED,
    RedactionsContext,
    redaction_errors,
    redaction_tasks,
)
from generator.archive.stages.number_turns import (
    NUMBER,
    REDIRECT,
    NumberContext,
    NumberResult,
    NumberTask,
    RedirectTask,
)
from generator.archive.stages.read_sources import READ, ReadContext, is_read, read_task, reading_settings
from generator.archive.stages.stored_records import get_record
from generator.archive.stages.summarise_texts import TEXTS, TextContext, TextTask
from generator.archive.summary import Summary, count_findings
from generator.archive.terms.document_frequency import TERMS_FILE, read_frequencies
from generator.corrections.applied import AppliedCorrection, with_turn_ids_of_page
from generator.corrections.entry import CorrectionError
from generator.corrections.files import NO_CORRECTIONS, find_corrections
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.reading.stated.table import documents_table
from generator.records import Finding, SessionRecord
from generator.results.document_stage import DocumentStage
from generator.results.file_hashes import hash_file

_C = TypeVar("_C")
_T = TypeVar("_T", bound=msgspec.Struct)
_R = TypeVar("_R")

ArchiveStage = Callable[[ArchiveInput, ArchiveDraft], ArchiveDraft]


def find(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
    """Find the sources, what `documents.csv` states about them, their corrections, and the withdrawn documents."""
    Resolver(archive_input.settings)  # an alias that can't be a label is an error of the register
    vocabulary_of(archive_input.settings)  # an error in it is said with its file, which no worker knows
    sources = find_sources(archive_input.folders.transcripts, archive_input.hashes)
    corrections = (
        NO_CORRECTIONS if archive_input.corrections is None else find_corrections(archive_input.corrections, sources)
    )
    withdrawn, unpublished = find_withdrawn(corrections, archive_input.published, archive_input.settings)
    stated = (
        {}
        if archive_input.documents is None
        else documents_table(archive_input.documents, archive_input.settings, sources)
    )
    return msgspec.structs.replace(
        draft, sources=sources, stated=stated, corrections=corrections, withdrawn=withdrawn, unpublished=unpublished
    )


def read(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
    """Read each source."""
    results = archive_input.run(
        READ,
        ReadContext(reading_settings(archive_input.settings)),
        {source.id: read_task(source, draft.stated.get(path, ())) for path, source in draft.sources.items()},
        always={source.id for source in draft.sources.values() if not source.is_plain},
        is_whole=is_read,
    )
    return msgspec.structs.replace(draft, read={path: results[source.id] for path, source in draft.sources.items()})


def address(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
    """Give each source an address: the published one, else the one from its name."""

    def record_of(source: str) -> SessionRecord:
        return get_record(archive_input.folders, draft.read[source].record)

    published = {href: page for href, page in archive_input.published.items() if href not in draft.withdrawn}
    kept = published_addresses(draft.sources, published, record_of)
    return msgspec.structs.replace(draft, addresses=assign_addresses(draft.sources, archive_input.reserved, kept))


def correct(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
    """Correct the records of the sources that have corrections."""
    tasks = {
        source: CorrectTask(
            record=draft.read[source].record,
            corrections=corrections,
            people=archive_input.register.with_ids(filter(None, (correction.person for correction in corrections))),
            page=archive_input.published.get(draft.addresses[source].href),
        )
        for source, corrections in draft.corrections.by_source.items()
    }
    context = CorrectContext(reading_settings(archive_input.settings))
    return msgspec.structs.replace(draft, corrected=_run_by_source(CORRECT, archive_input, context, tasks))


def people(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
    """Find the people of all labels, and replace the withheld names: no later stage sees them."""
    facts = {source: _label_facts(draft, source) for source in draft.sources}
    differing = names_with_two_honorifics(pair for labels in facts.values() for pair in labels.honorifics)
    tasks = {
        source: IdentifyTask(
            address=draft.addresses[source],
            record=draft.read[source].record,
            people=archive_input.register.of_document(facts[source]),
            honorifics_differ=tuple(key for key in facts[source].keys if key in differing),
            corrected=draft.corrected.get(source),
            corrections=draft.corrections.by_source.get(source, ()),
        )
        for source in draft.sources
    }
    context = IdentifyContext(reading_settings(archive_input.settings), archive_input.withheld)
    return msgspec.structs.replace(draft, results=_run_by_source(IDENTIFY, archive_input, context, tasks))


def texts(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
    """Summarise each text, and find its terms and the sketch by which copies are found."""
    terms_file = archive_input.folders.site_config / TERMS_FILE
    read_frequencies(terms_file)  # an error in the table is the maintainer's, and no worker's
    context = TextContext(archive_input.settings.archive, hash_file(terms_file) if terms_file.exists() else None)
    tasks = {
        source: TextTask(result.record, draft.addresses[source], result.applied)
        for source, result in draft.results.items()
    }
    return msgspec.structs.replace(draft, texts=_run_by_source(TEXTS, archive_input, context, tasks))


def duplicates(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
    """Find the copies among the documents that were read: of each session one document has the page."""
    results = draft.by_address()
    facts = {
        draft.addresses[source].href: text for source, text in draft.texts.items() if not draft.read[source].is_unread
    }
    summaries = {href: text.summary for href, text in facts.items()}

    def words_of(href: str) -> list[str]:
        return words_to_compare(get_record(archive_input.folders, results[href].record))

    sketches = {href: text.sketch for href, text in facts.items()}
    copies = find_copies(summaries, sketches, words_of, archive_input.published)
    documents = merge_copies(_with_copy_findings(summaries, copies.findings), copies)
    return msgspec.structs.replace(draft, copies=copies, documents=tuple(documents))


def number(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
    """Give the turns the ids that their page has published."""
    results = draft.by_address()
    pages = {document.own_address.href: archive_input.published.get(document.href) for document in draft.documents}
    tasks = {
        href: NumberTask(
            record=result.record,
            unredacted=result.unredacted,
            ids_as_read=result.ids_as_read,
            page=pages.get(href),
            finding=draft.copies.findings.get(href),
        )
        for href, result in results.items()
    }
    numbered = archive_input.run(NUMBER, _number_context(archive_input), tasks)
    return msgspec.structs.replace(draft, numbered=numbered)


def summarise(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
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


ARCHIVE_STAGES: tuple[tuple[str, ArchiveStage], ...] = (
    ("find", find),
    ("read", read),
    ("addresses", address),
    ("correct", correct),
    ("people", people),
    ("texts", texts),
    ("duplicates", duplicates),
    ("turn ids", number),
    ("summaries", summarise),
)
"""The stages, with their names in `--explain-stages`. Each makes a new draft of the one before."""


def make_archive(archive_input: ArchiveInput) -> ArchiveDraft:
    """Run all stages, and return the draft with the complete archive."""
    draft = ArchiveDraft()
    for _, stage in ARCHIVE_STAGES:
        draft = stage(archive_input, draft)
    return draft


def _run_by_source(
    stage: DocumentStage[_C, _T, _R], archive_input: ArchiveInput, context: _C, tasks: Mapping[str, _T]
) -> dict[str, _R]:
    """Run a stage by document over tasks by source."""
    results = archive_input.run(stage, context, {source_id(path): task for path, task in tasks.items()})
    return {path: results[source_id(path)] for path in tasks}


def _label_facts(draft: ArchiveDraft, source: str) -> LabelFacts:
    corrected = draft.corrected.get(source)
    return corrected.label_facts if corrected is not None else draft.read[source].labels


def _with_copy_findings(documents: Mapping[str, Summary], findings: Mapping[str, Finding]) -> dict[str, Summary]:
    recounted = {
        href: msgspec.structs.replace(
            documents[href], finding_counts=tuple(sorted(documents[href].finding_counts + count_findings([finding])))
        )
        for href, finding in findings.items()
    }
    return {**documents, **recounted}


def _number_context(archive_input: ArchiveInput) -> NumberContext:
    return NumberContext(reading_settings(archive_input.settings), archive_input.withheld)


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


def _redirected_ids(archive_input: ArchiveInput, draft: ArchiveDraft) -> dict[str, dict[str, str]]:
    """Return the turn ids at the published addresses of copies, by address."""
    tasks = {
        file.own_address.href: RedirectTask(
            draft.numbered[document.own_address.href].record, archive_input.published[file.own_address.href]
        )
        for document in draft.documents
        for file in document.files
        if file.own_address != document.address and file.own_address.href in archive_input.published
    }
    results = archive_input.run(REDIRECT, _number_context(archive_input), tasks)
    return {href: result.ids for href, result in results.items()}


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
    results = _run_by_source(LOOK_FOR_REDACTED, archive_input, RedactionsContext(), tasks)
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
