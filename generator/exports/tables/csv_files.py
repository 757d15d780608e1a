"""The tables as CSV, with a data package that describes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from generator.exports.archive import ExportArchive
from generator.exports.document import ExportDocument
from generator.exports.format import Format, Joined, WholeFiles
from generator.exports.gzip_members import GZIP_SUFFIX, gzipped
from generator.exports.tables.csv_text import csv_rows
from generator.exports.tables.data_package import DATA_PACKAGE, data_package, table_path
from generator.exports.tables.table import Row, Table
from generator.exports.tables.tables import TABLES
from generator.interface.catalogue import message


def _joined(table: Table, rows: Callable[[ExportDocument], Iterable[Row]]) -> Joined:
    def make(document: ExportDocument) -> bytes:
        return csv_rows(rows(document))

    part = Joined(table_path(table), make, by=table.by, head=csv_rows([table.names]))
    return gzipped(part) if part.path.endswith(GZIP_SUFFIX) else part


def _whole(archive: ExportArchive) -> WholeFiles:
    """Yield the tables that come from the archive, and the data package."""
    for table in TABLES:
        if table.of_archive is not None:
            yield table_path(table), (csv_rows([row]) for row in chain([table.names], table.of_archive(archive)))
    yield DATA_PACKAGE, [data_package(archive)]


TABLES_AS_CSV = Format(
    name="tables",
    title=message("Tables"),
    about=message(
        "Tables of documents, turns, people, mentions and corrections as CSV (UTF-8, commas), with a data package"
        " that says what each column holds. A text that spreadsheets would take for a formula has an apostrophe before"
        " it."
    ),
    joined=tuple(_joined(table, table.of_document) for table in TABLES if table.of_document is not None),
    whole=_whole,
)
"""The format."""
