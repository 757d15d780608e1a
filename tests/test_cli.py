"""The commands that only call one function of the program: output, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.project import Project
from generator.records import from_json
from generator.schema import record_schema_json
from tests.support.make_archive import complete_archive


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return complete_archive(tmp_path)


def test_parse_prints_one_record_a_line(project: Project) -> None:
    sources = sorted(map(str, project.transcripts.rglob("*.txt")))
    result = CliRunner().invoke(main, ["--root", str(project.root), "parse", *sources])
    assert result.exit_code == 0
    records = [from_json(line.encode()) for line in result.output.splitlines()]
    assert [str(project.transcripts / record.source.path) for record in records] == sources


def test_parse_fails_strictly_for_a_document_with_an_error(project: Project) -> None:
    empty = project.transcripts / "moot-2003" / "empty.txt"
    empty.touch()
    arguments = ["--root", str(project.root), "parse", str(empty)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert CliRunner().invoke(main, [*arguments, "--strict"]).exit_code == 1


def test_schema_prints_the_schema_of_the_record() -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert json.loads(result.output) == json.loads(record_schema_json())


def test_a_file_that_cannot_be_written_is_one_sentence(project: Project) -> None:
    (project.root / "build").write_text("a file, not a folder", encoding="utf-8")
    result = CliRunner().invoke(main, ["--root", str(project.root), "pages", "--quiet"])
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "build" in result.output
    assert "Traceback" not in result.output


@pytest.mark.slow
def test_index_and_freeze_work_on_a_built_site(frozen: Project) -> None:
    root = ["--root", str(frozen.root)]
    index = CliRunner().invoke(main, [*root, "index", str(frozen.site)])
    assert index.output == "search: 3 documents indexed\n"
    freeze = CliRunner().invoke(main, [*root, "freeze", str(frozen.site)])
    assert freeze.output == "freeze: 0 turns and 0 pages added\n"
