"""The rows of all tables, with one document in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.archive import ExportArchive
from generator.exports.tables.table import Row, Table
from generator.exports.tables.tables import TABLES


def all_rows(archive: ExportArchive) -> Iterator[tuple[Table, Iterator[Row]]]:
    """Yield rows with their table: those of the archive first, then those of each document."""
    for table in TABLES:
        if table.of_archive is not None:
            yield table, table.of_archive(archive)
    for facts in archive.documents:
        document = archive.read(facts)
        for table in TABLES:
            if table.of_document is not None:
                yield table, table.of_document(document)
