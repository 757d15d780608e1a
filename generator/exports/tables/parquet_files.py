"""The tables as Parquet, a file each, for programs that read columns. Needs the extra `parquet`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from generator.errors import BuildError
from generator.exports.archive import ExportArchive
from generator.exports.format import Format
from generator.exports.tables.all_rows import all_rows
from generator.exports.tables.table import Cell, Column, Row, Table
from generator.exports.tables.tables import TABLES
from generator.urls import DATA_ADDRESS

_GROUP_ROWS = 20_000
"""Rows that are written together; until then they are in memory."""


def write_parquet(archive: ExportArchive, folder: Path) -> Iterator[str]:
    """Write a file for each table, and yield their paths.

    Raises:
        BuildError: The library for Parquet is not installed.
    """
    try:
        import pyarrow  # noqa: F401 - only looked for
    except ImportError as error:
        sentence = "Parquet needs a library that is not installed; install transcript-archive[parquet]"
        raise BuildError(sentence, fragment="pyarrow") from error
    paths = {table.name: f"{DATA_ADDRESS}parquet/{table.name}.parquet" for table in TABLES}
    with ExitStack() as stack:
        files = {table.name: stack.enter_context(_File(table, folder / paths[table.name])) for table in TABLES}
        for table, rows in all_rows(archive):
            files[table.name].add(rows)
    yield from paths.values()


class _File:
    """A file that is being written beside its place; leaving the context without an error puts it there."""

    def __init__(self, table: Table, path: Path) -> None:
        import pyarrow
        import pyarrow.parquet

        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._beside = path.with_name(f"{path.name}.new")
        self._columns = table.columns
        self._schema = pyarrow.schema([_field(column) for column in table.columns])
        self._writer = pyarrow.parquet.ParquetWriter(self._beside, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def __enter__(self) -> _File:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._write()
        self._writer.close()
        if kind is None:
            self._beside.replace(self._path)
        else:
            self._beside.unlink(missing_ok=True)

    def add(self, rows: Iterator[Row]) -> None:
        """Add rows."""
        self._rows.extend(rows)
        if len(self._rows) >= _GROUP_ROWS:
            self._write()

    def _write(self) -> None:
        import pyarrow

        cells: Sequence[Sequence[Cell]] = list(zip(*self._rows, strict=True)) or [()] * len(self._columns)
        arrays = [_values(column, values) for column, values in zip(self._columns, cells, strict=True)]
        self._writer.write_table(pyarrow.Table.from_arrays(
            [pyarrow.array(values, field.type) for values, field in zip(arrays, self._schema, strict=True)],
            schema=self._schema,
        ))  # fmt: skip
        self._rows = []


def _field(column: Column) -> Any:  # noqa: ANN401 - the library has no types
    import pyarrow

    types = {
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    kind = types.get(column.kind, pyarrow.string())
    return pyarrow.field(column.name, kind, nullable=not column.required, metadata={"description": column.about})


def _values(column: Column, cells: Sequence[Cell]) -> Sequence[Cell | datetime.date]:
    if column.kind != "date":
        return cells
    return [datetime.date.fromisoformat(cell) if isinstance(cell, str) else None for cell in cells]


PARQUET = Format(
    name="parquet",
    title="Parquet",
    about="The tables as Parquet, a file each.",
    command=write_parquet,
)
"""The format."""
