"""Documents and archives as exports see them, without a build."""

from __future__ import annotations

from collections.abc import Sequence

from generator.archive.addresses import Address
from generator.archive.people.people_index import index_people
from generator.archive.summary import Summary, summarise
from generator.corrections.applied import AppliedCorrection
from generator.exports.archive import ExportArchive
from generator.exports.document import ArchiveFacts, DocumentFacts, ExportDocument, document_facts
from generator.records import SessionRecord

FACTS = ArchiveFacts(
    name="Cheese <& Curds>",
    description="Words about cheese.",
    language="en",
    site_url="https://archive.example/records/",
    type_names={"workshop": "Workshop"},
)

CHEESE_PAGE = Address("moot-1", "cheese")


def exported(
    record: SessionRecord, corrections: Sequence[AppliedCorrection] = (), address: Address = CHEESE_PAGE
) -> ExportDocument:
    """Return a record as exports see it."""
    return _document(record, summarise(record, address, corrections), corrections)


def exported_archive(
    *records: SessionRecord, corrections: Sequence[AppliedCorrection] = ()
) -> tuple[ExportArchive, list[ExportDocument]]:
    """Return an archive of records, and its documents; the corrections are those of the first."""
    addresses = [CHEESE_PAGE, *(Address("moot-1", f"cheese-{number}") for number in range(2, len(records) + 1))]
    applied = [corrections, *[()] * (len(records) - 1)]
    summaries = [summarise(*entry) for entry in zip(records, addresses, applied, strict=True)]
    documents = [_document(*entry) for entry in zip(records, summaries, applied, strict=True)]
    by_href = {document.facts.href: document for document in documents}

    def read(facts: DocumentFacts) -> ExportDocument:
        return by_href[facts.href]

    people = index_people(summaries)
    archive = ExportArchive(FACTS, "0123456789ab", tuple(document.facts for document in documents), people, read, {})
    return archive, documents


def _document(record: SessionRecord, summary: Summary, corrections: Sequence[AppliedCorrection]) -> ExportDocument:
    return ExportDocument(
        archive=FACTS,
        facts=document_facts(summary, FACTS, corrections),
        record=record,
        corrections=tuple(corrections),
        mentions={},
        turn_words=tuple(turn.words for turn in summary.turns),
    )
