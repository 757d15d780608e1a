"""A link that leads out, a pipe or a socket in place of a file that people write: one sentence with the path."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.project import Project
from tests.support.make_archive import complete_archive

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these links nor pipes")

SECRET = "Only for the eyes of the cellar master"  # noqa: S105 - words that must not be shown

NAMES = [
    "content/pages/about.md",
    "content/pages/leak.md",
    "content/corrections/moot-2003/main-session-on-holes.yml",
    "content/permalinks/moot-2003.json",
    "site_config/archive.yml",
    "site_config/events.yml",
    "site_config/session_types.yml",
    "site_config/people.yml",
    "site_config/series.yml",
    "site_config/glossary.yml",
    "site_config/vocabulary.yml",
    "site_config/terms.tsv",
    "site_config/theme/assets/leak.css",
    "site_config/theme/leak.html",
]


def link_out(path: Path) -> None:
    root = next(parent for parent in path.parents if (parent / "mkdocs.yml").is_file())
    (root.parent / "secret.yml").write_text(f"{SECRET}\n", encoding="utf-8")
    path.symlink_to(root.parent / "secret.yml")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def make_socket(path: Path) -> None:
    # The address of a socket has at most about a hundred characters.
    with socket.socket(socket.AF_UNIX) as unix, contextlib.chdir(path.parent):
        unix.bind(path.name)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return complete_archive(tmp_path_factory.mktemp("around") / "archive")


@pytest.mark.parametrize("make", [link_out, link_to_itself, os.mkfifo, make_socket])
@pytest.mark.parametrize("name", NAMES)
def test_one_sentence_names_the_file(name: str, make: Callable[[Path], None], project: Project) -> None:
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_bytes() if path.is_file() else None
    path.unlink(missing_ok=True)
    make(path)
    try:
        result = CliRunner().invoke(main, ["--root", str(project.root), "pages", "--quiet"])
    finally:
        path.unlink()
        if before is not None:
            path.write_bytes(before)
    assert result.exit_code == 1, result.output
    (line,) = [line for line in result.output.splitlines() if name in line]
    assert any(reason in line for reason in ("leads out of the folder", "not a regular file", "can't be read")), line
    assert SECRET not in result.output
    assert not any(SECRET in page.read_text(encoding="utf-8") for page in project.docs.rglob("*.md"))


def test_a_settings_file_that_is_mkdocs_own_is_no_pipe(project: Project) -> None:
    mkdocs_yml = project.mkdocs_yml.read_bytes()
    project.mkdocs_yml.unlink()
    os.mkfifo(project.mkdocs_yml)
    try:
        result = CliRunner().invoke(main, ["--root", str(project.root), "pages", "--quiet"])
    finally:
        project.mkdocs_yml.unlink()
        project.mkdocs_yml.write_bytes(mkdocs_yml)
    assert result.output.endswith("mkdocs.yml: this is not a regular file; replace it by one\n")
