"""The hash of the program: what changes it, and what doesn't."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.results import program
from generator.results.program import is_asset, read_program


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, which counts as the program."""
    copy = tmp_path / "generator"
    shutil.copytree(program._PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(program, "_PACKAGE", copy)
    return copy


def test_a_copy_is_the_same_program(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = read_program()
    monkeypatch.undo()
    assert package != program._PACKAGE
    assert copied == read_program()


@pytest.mark.parametrize(
    ("name", "changes_hash", "changes_assets"),
    [
        ("urls.py", True, False),
        ("new_module.py", True, False),
        ("theme/session.html", True, False),
        ("theme/assets/new.css", False, True),
        ("__pycache__/urls.pyc", False, False),
    ],
)
def test_which_files_count(package: Path, name: str, changes_hash: bool, changes_assets: bool) -> None:
    before = read_program()
    path = package / name
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n")
    after = read_program()
    assert (after.hash != before.hash, after.assets != before.assets) == (changes_hash, changes_assets)


def test_the_environment_and_the_libraries_count(monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_program()
    with monkeypatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "12345")
        assert read_program().hash != before.hash
    with monkeypatch.context() as patch:
        patch.setattr(program, "_version", lambda library: "0")
        assert read_program().hash != before.hash
    monkeypatch.setenv("UNRELATED", "1")
    assert read_program() == before


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.css", True), ("assets/a.woff2", True), (".icons/a.svg", False), ("main.html", False), ("a.css.py", False)],
)
def test_which_files_of_a_theme_are_assets(name: str, expected: bool) -> None:
    assert is_asset(name) is expected
