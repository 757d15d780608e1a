"""The stages of the archive, in their order: from the files of sources to the records of its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from generator.archive.addresses import assign_addresses
from generator.archive.duplicates.find_copies import find_copies, merge_copies
from generator.archive.duplicates.shingles import words_to_compare
from generator.archive.people.label_facts import LabelFacts
from generator.archive.people.resolve import Resolver, names_with_two_honorifics
from generator.archive.permanence.renamed_files import published_addresses
from generator.archive.stages.archive_input import ArchiveDraft, ArchiveInput
from generator.archive.stages.correct_records import CORRECT, CorrectContext, CorrectTask
from generator.archive.stages.find_sources import find_sources
from generator.archive.stages.find_withdrawn import find_withdrawn
from generator.archive.stages.identify_speakers import IDENTIFY, IdentifyContext, IdentifyTask
from generator.archive.stages.number_turns import (
    NUMBER,
    NumberTask,
)
from generator.archive.stages.read_sources import READ, ReadContext, is_read, read_task, reading_settings
from generator.archive.stages.stored_records import get_record
from generator.archive.stages.summarise_archive import summarise_archive
from generator.archive.stages.summarise_texts import TEXTS, TextContext, TextTask
from generator.archive.summary import Summary, count_findings
from generator.archive.terms.document_frequency import TERMS_FILE, read_frequencies
from generator.corrections.files import NO_CORRECTIONS, find_corrections
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.reading.stated.table import documents_table
from generator.records import Finding, SessionRecord
from generator.results.file_hashes import hash_file

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
    return msgspec.structs.replace(draft, corrected=archive_input.run_by_source(CORRECT, context, tasks))


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
    return msgspec.structs.replace(draft, results=archive_input.run_by_source(IDENTIFY, context, tasks))


def texts(archive_input: ArchiveInput, draft: ArchiveDraft) -> ArchiveDraft:
    """Summarise each text, and find its terms and the sketch by which copies are found."""
    terms_file = archive_input.folders.site_config / TERMS_FILE
    read_frequencies(terms_file)  # an error in the table is the maintainer's, and no worker's
    context = TextContext(archive_input.settings.archive, hash_file(terms_file) if terms_file.exists() else None)
    tasks = {
        source: TextTask(result.record, draft.addresses[source], result.applied)
        for source, result in draft.results.items()
    }
    return msgspec.structs.replace(draft, texts=archive_input.run_by_source(TEXTS, context, tasks))


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
    numbered = archive_input.run(NUMBER, archive_input.number_context, tasks)
    return msgspec.structs.replace(draft, numbered=numbered)


ARCHIVE_STAGES: tuple[tuple[str, ArchiveStage], ...] = (
    ("find", find),
    ("read", read),
    ("addresses", address),
    ("correct", correct),
    ("people", people),
    ("texts", texts),
    ("duplicates", duplicates),
    ("turn ids", number),
    ("summaries", summarise_archive),
)
"""The stages, with their names in `--explain-stages`. Each makes a new draft of the one before."""


def make_archive(archive_input: ArchiveInput) -> ArchiveDraft:
    """Run all stages, and return the draft with the complete archive."""
    draft = ArchiveDraft()
    for _, stage in ARCHIVE_STAGES:
        draft = stage(archive_input, draft)
    return draft


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
