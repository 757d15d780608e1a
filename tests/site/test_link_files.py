"""Copies of many files as links: the same files, in folders that are made, also where the system makes no links."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.results.file_hashes import hash_folder
from generator.site.link_files import link_files, make_folders

NAMES = ("a.txt", "b/c.txt", "b/d/e.txt", "f/g/h.txt")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    make_folders(NAMES, folder)
    for name in NAMES:
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "other.txt").write_text("x", encoding="utf-8")
    return folder


def test_the_named_files_are_links(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "some" / "target"
    link_files(source, NAMES[:2], target)
    link_files(source, NAMES[2:], target)
    assert sorted(hash_folder(target)) == sorted(NAMES)
    assert all((target / name).samefile(source / name) for name in NAMES)


def test_files_are_copied_where_links_are_refused(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links")

    monkeypatch.setattr(os, "link", refuse)
    link_files(source, NAMES, tmp_path / "target")
    assert {name: (tmp_path / "target" / name).read_text(encoding="utf-8") for name in NAMES} == dict(
        zip(NAMES, NAMES, strict=True)
    )
    assert not (tmp_path / "target" / "a.txt").samefile(source / "a.txt")


def test_no_file_is_no_error(tmp_path: Path) -> None:
    link_files(tmp_path / "missing", (), tmp_path / "target")
    assert list((tmp_path / "target").iterdir()) == []
