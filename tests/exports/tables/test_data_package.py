"""The data package: it lists every table file, and Frictionless finds no error."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from generator.exports.tables.tables import TABLES
from tests.support.exporting import export
from tests.support.make_archive import council_archive


def test_it_lists_each_file_with_its_size_and_hash(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_bytes())
    listed = {resource["path"]: resource for resource in package["resources"]}
    assert set(listed) == {
        path.relative_to(data).as_posix() for path in [*data.rglob("*.csv"), *data.rglob("*.csv.gz")]
    }
    for path, resource in listed.items():
        content = (data / path).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_it_describes_each_column(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_bytes())
    columns = {table.name: table.names for table in TABLES}
    for resource in package["resources"]:
        table = resource["path"].removesuffix(".gz").removesuffix(".csv").partition("/")[0]
        assert tuple(field["name"] for field in resource["schema"]["fields"]) == columns[table]
        assert all(field["description"].endswith(".") for field in resource["schema"]["fields"])


def test_frictionless_finds_no_error(data: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="the group `validators` is not installed")
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "note", "message"])


def test_frictionless_finds_a_person_who_is_missing(data: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="the group `validators` is not installed")
    for path in [*data.rglob("*.csv"), *data.rglob("*.csv.gz"), data / "datapackage.json"]:
        (tmp_path / path.relative_to(data)).parent.mkdir(exist_ok=True)
        (tmp_path / path.relative_to(data)).write_bytes(path.read_bytes())
    people = (tmp_path / "people.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "people.csv").write_text("".join(people[:-1]), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert {title for (title,) in report.flatten(["type"])} >= {"foreign-key"}


def test_frictionless_finds_no_error_in_the_second_archive(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="the group `validators` is not installed")
    data = export(council_archive(tmp_path / "archive"), tmp_path / "target", "tables")
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "note", "message"])
