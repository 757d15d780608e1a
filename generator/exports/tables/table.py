"""What a table is: its columns, its keys, and how it is divided into files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from generator.exports.archive import ExportArchive
from generator.exports.document import ExportDocument
from generator.exports.format import Division

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

ColumnKind = Literal["string", "integer", "number", "boolean", "date", "uri"]


class Column(msgspec.Struct, frozen=True):
    """A column."""

    name: str
    kind: ColumnKind
    about: str
    """A sentence."""
    required: bool = False
    """Whether every row has a value."""
    among: tuple[str, ...] = ()
    """All values that it can have."""


class ForeignKey(msgspec.Struct, frozen=True):
    """Columns whose values are a row of another table."""

    columns: tuple[str, ...]
    table: str
    others: tuple[str, ...]
    """The columns there."""


class Table(msgspec.Struct, frozen=True):
    """A table. Its rows come from documents one by one, or from the archive."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that name a row."""
    foreign: tuple[ForeignKey, ...] = ()
    by: Division = "all"
    """How it is divided into files."""
    of_document: Callable[[ExportDocument], Iterator[Row]] | None = None
    of_archive: Callable[[ExportArchive], Iterator[Row]] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)
