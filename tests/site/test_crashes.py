"""A crash before any change of a file: the site, the permalinks and the settings are the old ones or the new ones."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.archive.people.edit_register import add_apart, add_mention
from generator.archive.permanence.published import read_permalinks
from generator.archive.terms.document_frequency import DocumentFrequency, write_frequencies
from generator.project import Project
from generator.results.whole_file import put_group_right, write_group, write_whole
from generator.site.freeze import freeze_site
from generator.site.leftovers import put_right
from generator.site.replace_site import OLD_SITE, is_replacing, replace_site
from tests.support.crash import crashes
from tests.support.site_files import folder_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")


def write_files(folder: Path, version: str, names: tuple[str, ...]) -> dict[str, bytes]:
    shutil.rmtree(folder, ignore_errors=True)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{version} {name}", encoding="utf-8")
    return folder_files(folder)


def busy(*_: object) -> None:
    raise OSError(errno.EBUSY, "Device or resource busy")


@pytest.mark.parametrize("way", ["exchange", "rename", "contents"])
def test_the_site_is_replaced_or_not(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project(root=tmp_path / "archive")
    project.cache.mkdir(parents=True)
    fresh = project.cache / "run-1" / "site"
    if way != "exchange":
        monkeypatch.setattr("generator.site.replace_site.exchange_folders", lambda *_: False)
    if way == "contents":
        monkeypatch.setattr("generator.site.replace_site._replace_folder", busy)
    old_names, new_names = ("a/x", "b", "c/d/e"), ("a/x", "a/y", "b", "z")
    new = write_files(fresh, "new", new_names)
    old = write_files(project.site, "old", old_names)
    seen = []
    for number in crashes(lambda: replace_site(project.site, fresh, project.cache / OLD_SITE), project.root):
        put_right(project, lambda _: None)
        assert folder_files(project.site) in (old, new), number
        assert not is_replacing(project.site, project.cache / OLD_SITE)
        seen.append(folder_files(project.site))
        write_files(fresh, "new", new_names)
        write_files(project.site, "old", old_names)
    assert old in seen
    assert new in seen or way == "exchange"  # which is the only change
    assert folder_files(project.site) == new


def test_all_permalinks_are_written_or_none(frozen: Project) -> None:
    source = next(frozen.transcripts.rglob("ws3-*.txt"))
    assert source.is_file()
    folder = frozen.permalinks
    frozen_files = folder_files(folder)
    old_files = {name: data for name, data in frozen_files.items() if not name.startswith(("people", "moot-2001"))}
    old_files["moot-2003.json"] = b'{"schema": 1, "published": [\nnull]}\n'

    def go_back() -> None:
        shutil.rmtree(folder)
        for name, data in old_files.items():
            write_whole_file(folder / name, data)

    go_back()
    old, seen = read_permalinks(folder), []
    for number in crashes(lambda: freeze_site(frozen.site, folder), frozen.root):
        seen.append(read_permalinks(folder))
        put_group_right(folder)
        assert read_permalinks(folder) == seen[-1], number
        assert folder_files(folder) in (old_files, frozen_files), number
        go_back()
    new = read_permalinks(folder)
    assert folder_files(folder) == frozen_files
    assert all(state in (old, new) for state in seen)
    assert old in seen
    assert new in seen


def write_whole_file(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


PEOPLE = "people:\n  - id: ada # first\n    name: Ada\n"


@pytest.mark.parametrize("edit", ["accept", "reject"])
def test_the_people_register_is_written_or_not(edit: str, tmp_path: Path) -> None:
    path = tmp_path / "people.yml"
    path.write_text(PEOPLE, encoding="utf-8")
    path.chmod(0o640)

    def change() -> None:
        if edit == "accept":
            add_mention(path, "ada", "Ada", "Ada Churn")
        else:
            add_apart(path, "ada", "berta")

    states = [path.read_text(encoding="utf-8") for _ in crashes(change, tmp_path)]
    assert len(states) >= 2
    assert states[0] == PEOPLE
    assert set(states) <= {PEOPLE, path.read_text(encoding="utf-8")}
    assert path.read_text(encoding="utf-8").startswith("people:\n  - id: ada # first\n")
    assert path.read_text(encoding="utf-8") != PEOPLE
    assert [entry.name for entry in tmp_path.iterdir()] == ["people.yml"]
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_table_of_terms_is_written_or_not(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    write_whole(path, b"old", flush=True)
    table = DocumentFrequency(100, {"cheese": 40, "rind": 30})
    states = [path.read_bytes() for _ in crashes(lambda: write_frequencies(path, table), tmp_path)]
    assert len(states) >= 2
    assert states[0] == b"old"
    assert set(states) <= {b"old", path.read_bytes()}
    assert b"cheese\t40\n" in path.read_bytes()


def test_a_group_of_files_is_seen_whole_by_readers(tmp_path: Path) -> None:
    folder = tmp_path / "group"
    write_group(folder, {"a.json": b"old", "b.json": b"old"})
    for _ in crashes(lambda: write_group(folder, {"a.json": b"new", "c.json": b"new"}), tmp_path):
        put_group_right(folder)
        assert folder_files(folder) in (
            {"a.json": b"old", "b.json": b"old"},
            {"a.json": b"new", "b.json": b"old", "c.json": b"new"},
        )
        shutil.rmtree(folder)
        write_group(folder, {"a.json": b"old", "b.json": b"old"})
    assert folder_files(folder) == {"a.json": b"new", "b.json": b"old", "c.json": b"new"}


@pytest.mark.parametrize("call", ["open", "fsync", "replace", "rename"])
def test_a_full_disk_leaves_the_old_files(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "group"
    old = {"a.json": b"old", "b.json": b"old"}
    write_group(folder, old)

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        if call == "open":
            patch.setattr(Path, "open", fail)
        else:
            patch.setattr(os, call, fail)
        with pytest.raises(OSError, match="No space left"):
            write_group(folder, {"a.json": b"new", "c.json": b"new"})
    assert folder_files(folder) == old
    write_group(folder, {"a.json": b"new"})
    assert folder_files(folder) == {"a.json": b"new", "b.json": b"old"}
