"""The tables as one SQLite file, with a full-text index and views, and a file of metadata for Datasette.

The same content gives the same bytes with the same version of SQLite, whose number is in the file. A changed word
changes places all over the file, so only the command writes it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from generator.errors import BuildError
from generator.exports.archive import ExportArchive
from generator.exports.format import Format
from generator.exports.tables.all_rows import all_rows
from generator.exports.tables.data_package import CAPTIONS_NOTICE
from generator.exports.tables.table import Column, ColumnKind, ForeignKey, Table
from generator.exports.tables.tables import TABLES
from generator.urls import DATA_ADDRESS

_DATABASE = "transcripts"
_FILE = f"{DATA_ADDRESS}{_DATABASE}.db"
_METADATA = f"{DATA_ADDRESS}datasette-metadata.json"

_TYPES: dict[ColumnKind, str] = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
"""All other kinds are text."""

_PRAGMAS = ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "encoding = 'UTF-8'")
"""Nobody reads the file before it is whole, so it needs no journal."""

_INDEXES = (
    "CREATE INDEX turns_by_person ON turns (person)",
    "CREATE INDEX mentions_by_target ON mentions (target)",
    "CREATE INDEX documents_by_event ON documents (event)",
)

_SEARCH = (
    (
        "CREATE VIRTUAL TABLE turns_fts USING fts5"
        " (text, shown, content = 'turns', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2')"
    ),
    "INSERT INTO turns_fts (turns_fts) VALUES ('rebuild')",
)

_VIEWS = {
    "speeches": """
        SELECT date, event, type, title, shown, resolved, text, turns.words, turns.address, person, document
        FROM turns JOIN documents USING (document)
    """,
    "words_by_person": """
        SELECT person, people.name, event, count(DISTINCT document) AS documents,
            count(*) AS turns, sum(turns.words) AS words
        FROM turns JOIN people USING (person) JOIN documents USING (document) GROUP BY person, event
    """,
    "words_by_degree": """
        SELECT event, resolved, count(*) AS turns, sum(turns.words) AS words
        FROM turns JOIN documents USING (document) GROUP BY event, resolved
    """,
}

_VIEW_TEXTS = {
    "speeches": "The turns with the facts of their documents.",
    "words_by_person": "How much each person speaks at each event.",
    "words_by_degree": "How the speakers of each event are known.",
}


def write_database(archive: ExportArchive, folder: Path) -> Iterator[str]:
    """Write the database and the metadata, and yield their paths.

    Raises:
        BuildError: SQLite can't write the file, or has no full-text index.
    """
    path = folder / _FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as database:
            _fill(database, archive)
    except sqlite3.Error as error:
        beside.unlink(missing_ok=True)
        raise BuildError(f"SQLite can't write the file ({error})", path=str(path)) from error
    beside.replace(path)
    yield _FILE
    (folder / _METADATA).write_bytes(_metadata(archive))
    yield _METADATA


def _fill(database: sqlite3.Connection, archive: ExportArchive) -> None:
    for pragma in _PRAGMAS:
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN")
    for table in TABLES:
        database.execute(_create(table))
    inserts = {table.name: _insert(table) for table in TABLES}
    for table, rows in all_rows(archive):
        database.executemany(inserts[table.name], rows)
    for statement in (*_INDEXES, *_SEARCH):
        database.execute(statement)
    for name, query in _VIEWS.items():
        database.execute(f"CREATE VIEW {name} AS {query}")
    database.execute("COMMIT")


def _create(table: Table) -> str:
    """Return the statement that makes a table. Rows are numbered, so that the full-text index can name them."""
    parts = ["row INTEGER PRIMARY KEY", *map(_column, table.columns), f"UNIQUE ({_names(table.key)})"]
    parts += map(_foreign_key, table.foreign)
    return f"CREATE TABLE {table.name} ({', '.join(parts)})"


def _insert(table: Table) -> str:
    places = ", ".join("?" for _ in table.columns)
    return f"INSERT INTO {table.name} ({_names(table.names)}) VALUES ({places})"  # noqa: S608 - names of this program


def _column(column: Column) -> str:
    return f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}{" NOT NULL" if column.required else ""}'


def _foreign_key(key: ForeignKey) -> str:
    return f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {key.table} ({_names(key.others)})"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _metadata(archive: ExportArchive) -> bytes:
    """Return the metadata that Datasette shows: `datasette transcripts.db --metadata datasette-metadata.json`."""
    tables = {table.name: _table_metadata(table) for table in TABLES}
    tables |= {name: {"description": text} for name, text in _VIEW_TEXTS.items()}
    metadata = {
        "title": archive.facts.name,
        "description": f"{archive.facts.description} Version {archive.version}. {CAPTIONS_NOTICE}",
        "source": archive.facts.name,
        "source_url": archive.facts.site_url,
        "databases": {_DATABASE: {"tables": tables}},
    }
    return (json.dumps(metadata, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _table_metadata(table: Table) -> dict[str, object]:
    metadata: dict[str, object] = {
        "description": table.about,
        "columns": {column.name: column.about for column in table.columns},
    }
    if table.name == "turns":
        metadata["fts_table"], metadata["fts_pk"] = "turns_fts", "row"
    return metadata


SQLITE = Format(
    name="sqlite",
    title="SQLite",
    about="The tables as one SQLite file with a full-text index, views, and metadata for Datasette.",
    command=write_database,
)
"""The format."""
