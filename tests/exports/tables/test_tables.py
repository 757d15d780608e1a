"""The tables as they are written: keys hold, and all words of the records are there, each once."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from generator.corrections.applied import applied_from_json, shown_record
from generator.exports.tables.csv_text import csv_rows, unguarded
from generator.exports.tables.table import Column
from generator.exports.tables.tables import TABLES
from generator.project import Project
from generator.records import SessionRecord, from_json
from generator.site.build import build_site
from generator.site.site_build import BuildOptions
from generator.text.words import split_words
from tests.support.arbitrary_records import records
from tests.support.exporting import export, export_document, json_lines, read_tables


@pytest.fixture(scope="module")
def tables(data: Path) -> dict[str, list[dict[str, str]]]:
    return read_tables(data)


def test_every_row_has_the_columns_and_each_required_value(tables: dict[str, list[dict[str, str]]]) -> None:
    for table in TABLES:
        assert tables[table.name], table.name
        required = [column.name for column in table.columns if column.required]
        for row in tables[table.name]:
            assert tuple(row) == table.names
            assert all(row[name] for name in required), row


def test_keys_name_one_row(tables: dict[str, list[dict[str, str]]]) -> None:
    for table in TABLES:
        keys = [tuple(row[name] for name in table.key) for row in tables[table.name]]
        assert len(set(keys)) == len(keys), table.name


def test_foreign_keys_lead_to_a_row(tables: dict[str, list[dict[str, str]]]) -> None:
    for table in TABLES:
        for key in table.foreign:
            targets = {tuple(row[name] for name in key.others) for row in tables[key.table]}
            used = {tuple(row[name] for name in key.columns) for row in tables[table.name]}
            assert {values for values in used if all(values)} <= targets, (table.name, key)


def test_values_are_of_their_kind(tables: dict[str, list[dict[str, str]]]) -> None:
    for table in TABLES:
        for column in table.columns:
            values = {row[column.name] for row in tables[table.name]} - {""}
            assert all(_fits(value, column) for value in values), (table.name, column.name, values)


def _fits(value: str, column: Column) -> bool:
    if column.among and value not in column.among:
        return False
    checks: dict[str, Callable[[str], bool]] = {
        "integer": lambda text: text.isdecimal(),
        "number": lambda text: float(text) >= 0,
        "boolean": lambda text: text in {"true", "false"},
        "uri": lambda text: text.startswith("http"),
        "date": lambda text: len(text) == 10,
    }
    return checks.get(column.kind, bool)(value)


def test_the_words_are_those_of_the_records(tables: dict[str, list[dict[str, str]]], data: Path) -> None:
    lines = [line for path in data.glob("records/*.jsonl.gz") for line in json_lines(path)]
    assert len(lines) == len(tables["documents"])
    for line in lines:
        record = from_json(json.dumps(line["record"]).encode())
        corrections = applied_from_json(json.dumps({"schema": 1, "corrections": line["corrections"]}).encode())
        name = record.source.path.removesuffix(".txt")
        rows = [row for row in tables["turns"] if row["document"] == name]
        for row, turn in zip(rows, shown_record(record, corrections).turns, strict=True):
            spoken = [block.text for block in turn.blocks if block.type != "event"]
            assert unguarded(row["text"]) == "\n".join(spoken)
            assert split_words(row["text"]) == split_words(" ".join(spoken))


def test_numbers_of_words_agree(tables: dict[str, list[dict[str, str]]]) -> None:
    for document in tables["documents"]:
        turns = [row for row in tables["turns"] if row["document"] == document["document"]]
        assert sum(int(row["words"]) for row in turns) == int(document["words"])
        assert len(turns) == int(document["turns"])
    for person in tables["people"]:
        turns = [row for row in tables["turns"] if row["person"] == person["person"]]
        assert sum(int(row["words"]) for row in turns) == int(person["words"])


def test_mentions_have_the_words_at_their_place(tables: dict[str, list[dict[str, str]]]) -> None:
    texts = {(row["document"], row["turn"]): row["text"] + row["directions"] for row in tables["turns"]}
    for mention in tables["mentions"]:
        assert len(mention["text"]) == int(mention["end"]) - int(mention["start"])
        assert mention["text"] in texts[mention["document"], mention["turn"]]


def test_corrections_are_listed_with_what_is_printed(tables: dict[str, list[dict[str, str]]]) -> None:
    kinds = {row["kind"] for row in tables["corrections"]}
    assert kinds == {"metadata", "words", "speaker", "label", "split", "hide"}
    (words,) = (row for row in tables["corrections"] if row["kind"] == "words")
    assert (words["printed"], words["now"]) == ("brine_or_beer", "[brine](x) *or* cider")


def test_a_redacted_passage_is_in_no_file(data: Path) -> None:
    files = [path for path in data.rglob("*") if path.is_file()]
    assert len(files) > 10
    assert [path.name for path in files if b"no fewer" in path.read_bytes()] == []


def test_two_runs_give_the_same_bytes(exported_archive: Project, data: Path, tmp_path: Path) -> None:
    export(exported_archive, tmp_path)
    again = export(exported_archive, tmp_path, "sqlite")
    names = sorted(path.relative_to(data) for path in data.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert [name for name in names if (data / name).read_bytes() != (again / name).read_bytes()] == []


def test_a_build_writes_what_the_command_writes(exported_archive: Project, data: Path) -> None:
    build_site(exported_archive, print_line=lambda _: None, options=BuildOptions(until="pages"))
    built = exported_archive.docs / "data"
    assert (built / "index.md").is_file()
    for path in sorted(path for path in built.rglob("*") if path.suffix not in {".md", ""}):
        assert path.read_bytes() == (data / path.relative_to(built)).read_bytes(), path


@given(records())
def test_hostile_texts_are_cells_and_nothing_else(record: SessionRecord) -> None:
    document = export_document(record)
    for table in TABLES:
        if table.of_document is not None:
            rows = list(table.of_document(document))
            read = list(csv.reader(io.StringIO(csv_rows(rows).decode(), newline=""), strict=True))
            assert [len(row) for row in read] == [len(table.columns)] * len(rows)
            for row, cells in zip(rows, read, strict=True):
                texts = [(value, cell) for value, cell in zip(row, cells, strict=True) if isinstance(value, str)]
                assert [unguarded(cell) for _, cell in texts] == [value for value, _ in texts]
                assert all(cell[:1] not in set("=+-@\t\r") for _, cell in texts)
