"""An archive as exports of the archive see it, without a build."""

from __future__ import annotations

from collections.abc import Sequence

from generator.archive.addresses import Address
from generator.archive.people.people_index import index_people
from generator.archive.summary import summarise
from generator.corrections.applied import AppliedCorrection
from generator.exports.archive import ExportArchive
from generator.exports.document import DocumentFacts, ExportDocument
from generator.records import SessionRecord
from tests.support.exporting import ARCHIVE, export_document


def archive_of_records(
    *records: SessionRecord, corrections: Sequence[AppliedCorrection] = ()
) -> tuple[ExportArchive, list[ExportDocument]]:
    """Return an archive of records, and its documents; the corrections are those of the first."""
    addresses = [Address("moot-1", f"cheese-{number}" if number > 1 else "cheese") for number in _numbers(records)]
    applied = [corrections, *[()] * (len(records) - 1)]
    summaries = [summarise(*entry) for entry in zip(records, addresses, applied, strict=True)]
    documents = [
        export_document(record, entries, None, address)
        for record, entries, address in zip(records, applied, addresses, strict=True)
    ]
    by_href = {document.facts.href: document for document in documents}

    def read(facts: DocumentFacts) -> ExportDocument:
        return by_href[facts.href]

    people = index_people(summaries)
    archive = ExportArchive(ARCHIVE, "0123456789ab", tuple(document.facts for document in documents), people, read, {})
    return archive, documents


def _numbers(records: Sequence[SessionRecord]) -> range:
    return range(1, len(records) + 1)
