"""JSON Schemas: every file that an archive publishes or its maintainers write is valid, and a wrong one is not."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.archive.permanence.published import published_page, write_permalinks
from generator.corrections.applied import AppliedCorrection, applied_json
from generator.exports.schemas import schema_files, schema_path
from generator.project import Project
from generator.records import to_json
from tests.support.exporting import SITE_URL, json_lines
from tests.support.paths import ARCHIVES, SITE_CONFIG
from tests.support.small_site import CHEESE

NAMES = ["record", "record-line", "index", "corrections", "permalinks", "archive", "events", "session-types", "series",
         "glossary", "sample", "people", "correction-file"]  # fmt: skip


@cache
def schemas() -> dict[str, Any]:
    return {path: json.loads(data) for path, data in schema_files(SITE_URL)}


def errors(name: str, data: object) -> list[str]:
    validator = Draft202012Validator(schemas()[schema_path(name)])
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def test_each_has_an_address_that_stays() -> None:
    assert sorted(schemas()) == sorted(schema_path(name) for name in NAMES)
    for path, schema in schemas().items():
        assert schema["$id"] == f"{SITE_URL}{path}"
        Draft202012Validator.check_schema(schema)


def test_published_files_are_valid(data: Path) -> None:
    assert errors("index", json.loads((data / "index.json").read_bytes())) == []
    for path in data.glob("records/*.jsonl.gz"):
        for line in json_lines(path):
            assert errors("record-line", line) == []
            assert errors("record", line["record"]) == []


def test_an_index_has_every_document_and_files_that_exist(data: Path, exported_archive: Project) -> None:
    index = json.loads((data / "index.json").read_bytes())
    lines = [line["address"] for path in sorted(data.glob("records/*.jsonl.gz")) for line in json_lines(path)]
    assert sorted(entry["address"] for entry in index["documents"]) == sorted(lines)
    assert index["address"] == exported_archive.site_url()


CORRECTION = AppliedCorrection(
    number=1, turn="ada-1", block=0, offset=0, field=None, printed="Cheese", now="Chess", kind="words",
    reason="Heard.", author="Ed", date="2024-05-31",
)  # fmt: skip


def test_files_beside_a_page_are_valid() -> None:
    assert errors("record", json.loads(to_json(CHEESE))) == []
    assert errors("corrections", json.loads(applied_json([CORRECTION]))) == []


def test_permalinks_are_valid(tmp_path: Path) -> None:
    page = published_page("moot-1/cheese/", "moot-1/cheese.txt", CHEESE)
    write_permalinks(tmp_path, {page.address: page})
    for path in tmp_path.glob("*.json"):
        assert errors("permalinks", json.loads(path.read_bytes())) == []
    assert errors("permalinks", {"schema": 1, "published": [{"pag": "x/"}]}) != []


def settings_files() -> Iterator[tuple[str, Path]]:
    for folder in (SITE_CONFIG, *sorted(ARCHIVES.glob("*/site_config"))):
        for path in sorted(folder.glob("*.yml")):
            name = path.stem.replace("_", "-")
            if name in NAMES:
                yield name, path


@pytest.mark.parametrize(("name", "path"), list(settings_files()), ids=str)
def test_settings_are_valid(name: str, path: Path) -> None:
    assert errors(name, as_json(yaml.safe_load(path.read_text(encoding="utf-8")))) == []


def as_json(value: object) -> object:
    """Return what YAML reads with dates as texts, as the schemas describe them."""
    return json.loads(json.dumps(value, default=datetime.date.isoformat))


WRONG = [
    ("archive", {"nam": "Moot"}),
    ("events", [{"id": "moot-1"}]),
    ("events", [{"id": "moot-1", "name": "Moot", "day_table": "perhaps"}]),
    ("people", {"people": [{"name": "Ada"}]}),
    ("people", {"apart": [["ada"]]}),
    ("record", {"schema": 1}),
    ("correction-file", [{"correct": "words", "fragment": "x", "words": "y"}]),
    ("correction-file", [{"correct": "wrds"}]),
]


@pytest.mark.parametrize(("name", "data"), WRONG)
def test_wrong_files_are_not_valid(name: str, data: object) -> None:
    assert errors(name, data) != []


def test_correction_files_are_valid(exported_archive: Project) -> None:
    paths = sorted(exported_archive.corrections.rglob("*.yml"))
    assert paths
    for path in paths:
        assert errors("correction-file", as_json(yaml.safe_load(path.read_text(encoding="utf-8")))) == []
