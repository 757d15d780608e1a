"""The copy of the published site: always one of that site, or none; what is done with it never touches the site."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.project import Project
from generator.results.file_hashes import hash_folder
from generator.site.build import build_site
from generator.site.site_build import BuildOptions
from generator.site.site_copy import COPY_FOLDER, drop_copy, keep_copy, take_copy
from tests.support.site_files import clean_files, differences, folder_files


def silent(_: str) -> None:
    """Print nothing."""


def write_files(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def files_of(folder: Path) -> dict[str, str]:
    return {name: data.decode("utf-8") for name, data in folder_files(folder).items()}


def edit(project: Project, text: str) -> None:
    source = next(project.transcripts.rglob("ws3-*.txt"))
    source.write_text(source.read_text(encoding="utf-8") + f"\n {text}\n", encoding="utf-8")


def assert_site_and_copy_are_right(project: Project, folder: Path) -> None:
    assert differences(folder_files(project.site), clean_files(project, folder / "clean")) == []
    assert differences(folder_files(project.cache / COPY_FOLDER), folder_files(project.site)) == []


def test_the_old_site_becomes_a_copy_of_the_new_one(tmp_path: Path) -> None:
    old = write_files(
        tmp_path / "run" / "site", {"a/b/gone": "1", "a/c/same": "2", "changed": "3", "d/now-folder": "4"}
    )
    new = write_files(tmp_path / "site", {"a/c/same": "2", "changed": "new", "d/now/x": "5"})
    (tmp_path / "cache").mkdir()
    keep_copy(new, hash_folder(new), old, hash_folder(old), tmp_path / "cache")
    copy = tmp_path / "cache" / COPY_FOLDER
    assert files_of(copy) == files_of(new)
    assert not (copy / "a" / "b").exists()
    assert (copy / "changed").samefile(new / "changed")
    assert take_copy(tmp_path / "cache", tmp_path / "run" / "next")
    assert not take_copy(tmp_path / "cache", tmp_path / "run" / "once-more")
    assert files_of(tmp_path / "run" / "next") == files_of(new)


def test_a_first_copy_is_made_of_links(tmp_path: Path) -> None:
    new = write_files(tmp_path / "site", {"a/b": "1", "c": "2"})
    (tmp_path / "cache").mkdir()
    (tmp_path / "run").mkdir()
    keep_copy(new, hash_folder(new), tmp_path / "run" / "copy", {}, tmp_path / "cache")
    assert all((tmp_path / "cache" / COPY_FOLDER / name).samefile(new / name) for name in ("a/b", "c"))


def test_there_is_no_copy_where_links_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links")

    monkeypatch.setattr(os, "link", refuse)
    old = write_files(tmp_path / "run" / "site", {"a": "1"})
    new = write_files(tmp_path / "site", {"a": "2"})
    (tmp_path / "cache").mkdir()
    keep_copy(new, hash_folder(new), old, hash_folder(old), tmp_path / "cache")
    assert not (tmp_path / "cache" / COPY_FOLDER).exists()


def test_a_dropped_copy_is_none(tmp_path: Path) -> None:
    write_files(tmp_path / COPY_FOLDER, {"a": "1"})
    (tmp_path / "run").mkdir()
    drop_copy(tmp_path, tmp_path / "run")
    drop_copy(tmp_path, tmp_path / "run")
    assert not take_copy(tmp_path, tmp_path / "site")


def test_each_build_leaves_a_copy_of_its_site(built_archive: Project, tmp_path: Path) -> None:
    assert_site_and_copy_are_right(built_archive, tmp_path)
    edit(built_archive, "More words.")
    assert build_site(built_archive, print_line=silent).faults == 0
    assert_site_and_copy_are_right(built_archive, tmp_path)
    edit(built_archive, "And more.")
    assert build_site(built_archive, print_line=silent, options=BuildOptions(verify=True)).faults == 0
    assert_site_and_copy_are_right(built_archive, tmp_path)
    assert build_site(built_archive, print_line=silent, options=BuildOptions(use_cache=False)).faults == 0
    assert_site_and_copy_are_right(built_archive, tmp_path)


@pytest.mark.parametrize("damage", ["deleted", "shortened", "added"])
def test_a_damaged_copy_is_never_published(damage: str, built_archive: Project, tmp_path: Path) -> None:
    page = built_archive.cache / COPY_FOLDER / "about" / "index.html"
    page.unlink()
    if damage == "shortened":
        page.write_text("short", encoding="utf-8")
    elif damage == "added":
        page.with_name("index.html").hardlink_to(built_archive.site / "about" / "index.html")
        page.with_name("other.html").write_text("other", encoding="utf-8")
    edit(built_archive, "More words.")
    before = folder_files(built_archive.site)
    with pytest.raises(BuildError, match=r"is not as this build made it; build again"):
        build_site(built_archive, print_line=silent)
    assert folder_files(built_archive.site) == before
    assert build_site(built_archive, print_line=silent).faults == 0
    assert_site_and_copy_are_right(built_archive, tmp_path)
