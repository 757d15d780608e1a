"""The tables as Parquet: the same rows, typed; a sentence where the library is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.exports.tables.csv_text import unguarded
from generator.exports.tables.tables import TABLES
from generator.project import Project
from tests.support.exporting import export, read_tables


def test_the_rows_are_those_of_the_tables(exported_archive: Project, data: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the group `validators` is not installed")
    tables = read_tables(data)
    folder = export(exported_archive, tmp_path, "parquet") / "parquet"
    for table in TABLES:
        rows = parquet.read_table(folder / f"{table.name}.parquet").to_pylist()
        texts = [{name: unguarded(value) for name, value in row.items()} for row in tables[table.name]]
        written = [{name: _as_csv(value) for name, value in row.items()} for row in rows]
        assert sorted(map(repr, written)) == sorted(map(repr, texts))


def _as_csv(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_two_runs_give_the_same_bytes(exported_archive: Project, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the group `validators` is not installed")
    first = export(exported_archive, tmp_path / "first", "parquet") / "parquet"
    second = export(exported_archive, tmp_path / "second", "parquet") / "parquet"
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes()


def test_a_missing_library_is_one_sentence(
    exported_archive: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BuildError, match=r"install transcript-archive\[parquet\]"):
        export(exported_archive, tmp_path, "parquet")
