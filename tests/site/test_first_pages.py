"""The first pages: which changed pages they are, and that their bytes are those that the build publishes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.project import Project
from generator.results.file_hashes import FileHash
from generator.site.build import build_site
from generator.site.first_pages import FirstLook, first_pages
from generator.site.incremental.changes import Changes
from tests.support.make_archive import complete_archive
from tests.support.site_files import folder_files

SESSION = "moot-2001/ws3-washed-rinds/"


def changes(*names: str) -> tuple[str, ...]:
    docs = {name: FileHash("x", 1) for name in (*names, "kept/index.md") if not name.endswith(".css")}
    return first_pages(Changes(names), docs)


def test_documents_whose_words_changed_come_first() -> None:
    names = ("a/index.md", "b/index.md", "c/index.md", "c/session.txt", "d/session.txt", "index.md")
    assert changes(*names) == ("c/index.md", "a/index.md", "b/index.md", "index.md")


def test_there_are_eight_at_most() -> None:
    assert len(changes(*(f"{number}/index.md" for number in range(20)))) == 8


@pytest.mark.parametrize("names", [(), ("a/session.txt",), ("assets/a.css",)])
def test_files_that_are_no_pages_have_none(names: tuple[str, ...]) -> None:
    assert changes(*names) == ()


@pytest.mark.parametrize("all_changes", [Changes(None), Changes(("a.md",), page_by_page=False)])
def test_there_are_none_if_all_pages_are_rendered(all_changes: Changes) -> None:
    assert first_pages(all_changes, {"a.md": FileHash("x", 1)}) == ()


@pytest.mark.slow
def test_the_first_pages_have_the_bytes_that_the_build_publishes(tmp_path: Path) -> None:
    project = complete_archive(tmp_path / "archive")
    page = project.site / SESSION / "index.html"
    shown: list[Path] = []

    def build() -> None:
        def show(folder: Path) -> None:
            shown.append(folder.rename(tmp_path / f"shown-{len(shown)}"))

        with FirstLook(project, tmp_path / "engine", show) as first_look:
            assert build_site(project, print_line=lambda _: None, first_look=first_look).faults == 0
            first_look.join()
        assert not (tmp_path / "engine").exists()

    build()
    assert shown == []  # everything was rendered
    before = page.read_bytes()
    source = project.transcripts / "moot-2001" / "ws3-washed-rinds.txt"
    source.write_text(source.read_text(encoding="utf-8").replace(" the ", " really the ", 1), encoding="utf-8")
    build()
    assert page.read_bytes() != before
    assert folder_files(shown[0]) == {f"{SESSION}index.html": page.read_bytes()}  # no other page is waited for
    about = project.hand_written / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    style = project.site_config / "theme" / "assets" / "mine.css"
    style.parent.mkdir(exist_ok=True)
    style.write_text("a {}", encoding="utf-8")
    build()
    names = ("about/index.html", "assets/mine.css")
    assert folder_files(shown[1]) == {name: (project.site / name).read_bytes() for name in names}


@pytest.mark.slow
def test_an_error_of_the_first_pages_is_that_of_the_build(built_archive: Project, tmp_path: Path) -> None:
    project = built_archive
    about = project.hand_written / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n[x](missing.md)\n", encoding="utf-8")
    with FirstLook(project, tmp_path / "engine", lambda _: pytest.fail("nothing is shown")) as first_look:
        with pytest.raises(BuildError, match=r"missing\.md"):
            build_site(project, print_line=lambda _: None, first_look=first_look)
        first_look.join()


def test_an_engine_that_nobody_needs_ends(tmp_path: Path) -> None:
    project = complete_archive(tmp_path / "archive")
    project.docs.mkdir(parents=True)
    with FirstLook(project, tmp_path / "engine", lambda _: None) as first_look:
        first_look.start(())
        assert any(str(tmp_path / "engine") in line for line in running())
    assert not any(str(tmp_path / "engine") in line for line in running())


def running() -> list[str]:
    command = ["ps", "-ww", "-eo", "args="]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
