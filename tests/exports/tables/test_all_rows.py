"""The rows of all tables: of many documents, few are in memory at once, in the SQLite file too."""

from __future__ import annotations

import weakref
from pathlib import Path

import msgspec
import pytest

from generator.archive.addresses import Address
from generator.exports.archive import ExportArchive
from generator.exports.document import DocumentFacts, ExportDocument
from generator.exports.tables.all_rows import all_rows
from generator.exports.tables.sqlite_file import write_database
from tests.support.exporting import ARCHIVE, export_document
from tests.support.search_records import record, turn

DOCUMENTS = 30


class Watched(ExportDocument, frozen=True, dict=True, weakref=True):
    """A document that says when it is gone."""


class Shelf:
    """Reads documents, and counts those that are in memory."""

    def __init__(self) -> None:
        self.alive = 0
        self.most = 0
        self.documents = {
            document.facts.href: document
            for document in (
                export_document(record(turn("t1", None, "Whey.")), address=Address("moot-1", f"cheese-{number}"))
                for number in range(DOCUMENTS)
            )
        }
        facts = tuple(document.facts for document in self.documents.values())
        self.archive = ExportArchive(ARCHIVE, "1", facts, {}, self.read, {})

    def read(self, facts: DocumentFacts) -> ExportDocument:
        """Return a new copy of a document."""
        document = Watched(**msgspec.structs.asdict(self.documents[facts.href]))
        weakref.finalize(document, self._forget)
        self.alive += 1
        self.most = max(self.most, self.alive)
        return document

    def _forget(self) -> None:
        self.alive -= 1


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_a_document_is_gone_before_the_one_after_the_next_is_read(shelf: Shelf) -> None:
    rows = sum(len(list(rows)) for table, rows in all_rows(shelf.archive) if table.name == "turns")
    assert rows == DOCUMENTS
    assert shelf.most <= 2


def test_the_database_holds_no_documents(shelf: Shelf, tmp_path: Path) -> None:
    assert list(write_database(shelf.archive, tmp_path))
    assert shelf.most <= 2


def test_documents_that_are_held_are_counted(shelf: Shelf) -> None:
    held = [shelf.read(facts) for facts in shelf.archive.documents]
    assert shelf.most == len(held) == DOCUMENTS
