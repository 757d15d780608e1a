"""The commands that only call one function of the program: output, and exit codes."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.command_group import CommandGroup
from generator.project import Project
from generator.records import from_json
from generator.results.file_hashes import hash_folder
from generator.schema import record_schema_json
from generator.site.build_lock import SETTINGS_LOCK_FILE, build_lock
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


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="this system's files can't have such names")
def test_an_archive_may_lie_at_a_path_that_is_no_text(tmp_path: Path) -> None:
    folder = complete_archive(tmp_path / os.fsdecode(b"lat\xe9n")).root
    assert CliRunner().invoke(main, ["--root", str(folder), "pages", "--quiet"]).exit_code == 0


def test_a_path_that_is_no_text_is_one_sentence() -> None:
    path = os.fsdecode(b"lat\xe9n")
    group = CommandGroup("archive", commands=[click.Command("pages", callback=lambda: path.encode("utf-8"))])
    result = CliRunner().invoke(group, ["pages"])
    assert result.exit_code == 1
    assert result.output.startswith("Error: a path is not text in UTF-8; rename its folders, or put the archive into")
    assert isinstance(result.exception, SystemExit)


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


@pytest.mark.slow
def test_a_site_is_frozen_or_not(frozen: Project) -> None:
    check = ["--root", str(frozen.root), "check", str(frozen.site), "--frozen"]
    assert CliRunner().invoke(main, check).exit_code == 0
    shutil.rmtree(frozen.permalinks)
    result = CliRunner().invoke(main, check)
    assert result.exit_code == 1
    assert result.output.splitlines()[0] == "check: no faults"


@pytest.mark.slow
def test_a_site_with_a_fault_is_not_frozen(frozen: Project) -> None:
    about = frozen.hand_written / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + '\n<a href="nowhere/">x</a>\n', encoding="utf-8")
    before = hash_folder(frozen.permalinks)
    result = CliRunner().invoke(main, ["--root", str(frozen.root), "publish", "--quiet"])
    assert result.exit_code == 1
    assert result.output.splitlines()[-1].startswith("publish: nothing is frozen; ")
    assert hash_folder(frozen.permalinks) == before


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the system stopped the command (No space left on device)"),
        (OSError(errno.EIO, "Input/output error", "a"), "a: the system refused this (Input/output error)"),
        (OSError(errno.EIO, "Input/output error", "a", None, "b"), "b: the system refused this (Input/output error)"),
        (OSError(errno.EIO, "Input/output error", b"a"), "a: the system refused this (Input/output error)"),
        (OSError("a reason alone"), "the system stopped the command (a reason alone)"),
        (TimeoutError(), "the system stopped the command (TimeoutError)"),
    ],
)
def test_an_error_of_the_system_is_one_sentence(
    error: OSError, sentence: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("generator.schema.record_schema_json", fail)
    result = CliRunner().invoke(main, ["--root", str(project.root), "schema"])
    assert (result.exit_code, result.output) == (1, f"Error: {sentence}\n")


def test_a_command_puts_right_what_a_stopped_one_left(project: Project) -> None:
    project.cache.mkdir()
    old_site = project.cache / "site-before"
    old_site.mkdir()
    (old_site / "index.html").write_text("old", encoding="utf-8")
    result = CliRunner().invoke(main, ["--root", str(project.root), "check", str(project.site)])
    assert "does not exist" not in result.output
    assert (project.site / "index.html").read_text(encoding="utf-8") == "old"
    assert not old_site.exists()


def test_a_command_leaves_the_files_of_one_that_runs(project: Project) -> None:
    with build_lock(project.cache, print):
        old_site = project.cache / "site-before"
        old_site.mkdir()
        result = CliRunner().invoke(main, ["--root", str(project.root), "schema"])
        assert result.exit_code == 0, result.output
        assert old_site.is_dir()


def test_two_commands_do_not_write_the_same_file(project: Project) -> None:
    with build_lock(project.cache, print, command="people accept", file_name=SETTINGS_LOCK_FILE):
        result = CliRunner().invoke(main, ["--root", str(project.root), "people", "reject", "a", "b"])
    assert result.exit_code == 1
    assert result.output.startswith("Error: another command is changing this archive (people accept, process ")


def test_an_error_of_the_system_after_an_interrupt_is_an_interrupt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> None:
        try:
            raise KeyboardInterrupt
        finally:
            raise OSError(errno.EBADF, "Bad file descriptor")  # a pipe to a process that has ended

    monkeypatch.setattr("generator.settings.load.load_settings", interrupted)
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "parse", str(tmp_path)])
    assert (result.exit_code, result.output) == (130, "Error: the command was stopped\n")


NEED_NO_ARCHIVE = {"init", "upgrade", "parse", "schema", "explain", "check", "index"}
"""Commands that work without an archive, and `upgrade`, which says itself what is missing."""

ARGUMENTS = {"words": ["eu"], "freeze": ["."], "cache explain": ["a/"], "people accept": ["a", "b"]}
ARGUMENTS["people reject"] = ARGUMENTS["people accept"]


def commands_of(group: click.Group, *names: str) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands_of(command, *names, name)
        else:
            yield " ".join((*names, name))


@pytest.mark.parametrize("command", [name for name in commands_of(main) if name not in NEED_NO_ARCHIVE])
def test_a_folder_that_is_no_archive_is_one_sentence(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "README.md").write_text("Other files", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, [*command.split(), *ARGUMENTS.get(command, [])])
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {tmp_path}: this folder is no archive: it has neither content/ nor")
    assert "`transcript-archive init FOLDER`" in result.output
    assert len(result.output.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


@pytest.mark.parametrize("command", list(commands_of(main)))
def test_the_help_of_a_command_needs_no_archive(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["parse", "no-file.txt"], "Path 'no-file.txt' does not exist."),
        (["explain", "no-file.txt"], "File 'no-file.txt' does not exist."),
        (["export", "--page", "a/"], "--page names what --pdf prints; add --pdf FOLDER"),
        (["export", "no-format"], "no format of exports has this name; the formats are tables, json,"),
        (["freeze", ".", "--date", "14.03.2024"], "'14.03.2024' is no date; write it as 2026-11-29"),
        (["index", "."], "Error: .: the folder holds no page; build the site first"),
        (["check", "."], ".: the folder holds no page; build the site first"),
        (["build", "--until", "no-stage"], "no stage has this name; the stages are find, read,"),
        (["build", "--executor", "cloud"], "no executor has this name; write `local` or `dask:ADDRESS`"),
        (["serve", "--host", "no-host.invalid"], "no-host.invalid can't be used ("),
        (["people", "reject", "a", "a"], "the two ids are equal; give two different ones: 'a'"),
    ],
    ids=" ".join,
)
def test_a_wrong_argument_is_one_sentence(
    arguments: list[str], sentence: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    before = {path for path in project.root.iterdir() if path.name != ".cache"}
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code in {1, 2}
    assert isinstance(result.exception, SystemExit)
    assert sentence in result.output
    assert {path for path in project.root.iterdir() if path.name != ".cache"} == before


@pytest.mark.parametrize("command", ["build", "pages", "export", "publish", "terms", "cache clean"])
def test_a_cache_that_cannot_be_made_is_one_sentence(command: str, project: Project) -> None:
    project.cache.write_bytes(b"a file, not a folder")
    result = CliRunner().invoke(main, ["--root", str(project.root), *command.split()])
    assert result.output == f"Error: {project.cache}: the system refused this (File exists)\n"
    assert result.exit_code == 1
