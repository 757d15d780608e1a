"""The SQLite file: the same rows as the tables, whole, searched, and opened by Datasette."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from generator.exports.tables.csv_text import unguarded
from generator.exports.tables.tables import TABLES
from generator.project import Project
from tests.support.exporting import export, read_tables


def query(data: Path, statement: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{data / 'transcripts.db'}?mode=ro", uri=True)) as database:
        return database.execute(statement, values).fetchall()


def test_the_file_is_whole(data: Path) -> None:
    assert query(data, "PRAGMA integrity_check") == [("ok",)]
    assert query(data, "PRAGMA foreign_key_check") == []


def test_the_rows_are_those_of_the_tables(data: Path) -> None:
    tables = read_tables(data)
    for table in TABLES:
        names = ", ".join(f'"{name}"' for name in table.names)
        rows = query(data, f"SELECT {names} FROM {table.name} ORDER BY row")  # noqa: S608 - names of this program
        texts = [tuple(unguarded(value) for value in row.values()) for row in tables[table.name]]
        assert sorted(tuple(map(_as_csv, row, (column.kind for column in table.columns))) for row in rows) == sorted(
            texts
        )


def _as_csv(value: object, kind: str) -> str:
    if value is None:
        return ""
    if kind == "boolean":
        return "true" if value else "false"
    return str(value)


def test_words_are_found(data: Path) -> None:
    found = query(
        data,
        "SELECT turns.text FROM turns_fts JOIN turns ON row = turns_fts.rowid WHERE turns_fts MATCH 'text : brine'",
    )
    assert found
    assert all("brine" in text.lower() for (text,) in found)


@pytest.mark.parametrize("view", ["speeches", "words_by_person", "words_by_degree"])
def test_views_have_rows(view: str, data: Path) -> None:
    assert query(data, f"SELECT * FROM {view}")  # noqa: S608 - names of this program


def test_the_metadata_describes_each_column(data: Path) -> None:
    metadata = json.loads((data / "datasette-metadata.json").read_bytes())
    tables = metadata["databases"]["transcripts"]["tables"]
    for table in TABLES:
        assert tuple(tables[table.name]["columns"]) == table.names


def test_datasette_opens_and_searches_it(data: Path) -> None:
    datasette_app = pytest.importorskip("datasette.app", reason="the group `validators` is not installed")
    metadata = json.loads((data / "datasette-metadata.json").read_bytes())
    datasette = datasette_app.Datasette([str(data / "transcripts.db")], metadata=metadata)

    async def ask(path: str) -> Any:  # noqa: ANN401 - any JSON
        response = await datasette.client.get(path)
        assert response.status_code == 200, response.text
        return response.json()

    async def ask_all() -> None:
        turns = await ask("/transcripts/turns.json?_search=text:brine&_searchmode=raw&_shape=objects")
        assert turns["rows"]
        assert all("brine" in row["text"].lower() for row in turns["rows"])
        people = await ask("/transcripts/people.json?_shape=objects")
        assert [row["person"] for row in people["rows"]] == [row["person"] for row in read_tables(data)["people"]]

    asyncio.run(ask_all())


def test_two_runs_give_the_same_bytes(exported_archive: Project, data: Path, tmp_path: Path) -> None:
    again = export(exported_archive, tmp_path, "sqlite")
    assert (again / "transcripts.db").read_bytes() == (data / "transcripts.db").read_bytes()
