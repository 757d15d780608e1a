"""A build after a change gives the same bytes as a build without an earlier one, however the last build ended."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import ArchiveError, BuildError
from generator.project import Project
from generator.site.build import build_site
from generator.site.build_lock import LOCK_FILE, build_lock
from generator.site.checks.page_facts import KEPT_FACTS_FILE
from generator.site.incremental.manifest import MANIFEST_FILE
from generator.site.site_build import BuildOptions
from generator.site.stages import STAGES
from tests.support.archive_edits import ArchiveEdits
from tests.support.build_process import start_build
from tests.support.make_archive import COMPLETE_FINDINGS, complete_archive
from tests.support.site_files import clean_files, copy_sources, differences, folder_files, restore_sources

EDITS = 4
"""Edits in one sequence, each followed by a build."""

KILLS = 2
"""Stopped builds in one sequence."""

MAX_SECONDS_BEFORE_KILL = 5.0


def silent(_: str) -> None:
    """Print nothing."""


def builds(project: Project, lines: list[str] | None = None, workers: int = 1) -> bool:
    """Build by some workers, and return True if the site was replaced."""
    print_line = silent if lines is None else lines.append
    try:
        return build_site(project, print_line=print_line, options=BuildOptions(workers=workers)).faults == 0
    except ArchiveError:
        return False


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "sequence" in metafunc.fixturenames:
        metafunc.parametrize("sequence", range(metafunc.config.getoption("--build-sequences")))


def test_edits_give_the_bytes_of_a_clean_build(sequence: int, tmp_path: Path) -> None:
    project = complete_archive(tmp_path / "archive")
    edits = ArchiveEdits(project, random.Random(sequence))  # noqa: S311 - fixed edits, not a secret
    assert builds(project)
    done: list[str] = []
    for _ in range(EDITS):
        before = copy_sources(project, tmp_path / "before")
        done.append(edits.edit())
        site_before = folder_files(project.site)
        if builds(project, workers=1 + sequence % 3):
            assert differences(folder_files(project.site), clean_files(project, tmp_path / "clean")) == [], done
        else:
            assert not builds(copy_sources(project, tmp_path / "clean")), done
            assert differences(folder_files(project.site), site_before) == [], done
            restore_sources(project, before)
            done[-1] += " (undone)"
    clean = copy_sources(project, tmp_path / "clean")
    lines: list[str] = []
    clean_lines: list[str] = []
    assert builds(project, lines)
    assert builds(clean, clean_lines)
    assert [line for line in lines if not line.startswith("build:")] == clean_lines
    assert differences(folder_files(project.site), folder_files(clean.site)) == [], done


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that can't be caught")
def test_a_killed_build_harms_nothing(sequence: int, tmp_path: Path) -> None:
    project = complete_archive(tmp_path / "archive")
    chance = random.Random(f"kill {sequence}")  # noqa: S311 - as above
    edits = ArchiveEdits(project, chance)
    assert builds(project)
    done: list[str] = []
    groups: list[int] = []
    first = copy_sources(project, tmp_path / "first")
    for _ in range(KILLS):
        before = copy_sources(project, tmp_path / "before")
        done.append(edits.edit())
        seconds = chance.random() * MAX_SECONDS_BEFORE_KILL
        groups.append(kill_build(project, seconds, with_children=chance.random() < 0.5))
        done.append(f"killed after {seconds:.1f} s")
        if chance.random() < 0.3:  # a build that reached its end must not be taken for the one before it
            restore_sources(project, before)
            done.append("undone")
    if not builds(project):  # an edit before the last one may be an error of the maintainer, too
        restore_sources(project, first)
        assert builds(project), done
    assert differences(folder_files(project.site), clean_files(project, tmp_path / "clean")) == [], done
    for group in groups:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)  # the engine of a stopped build may still be writing into its folder
    assert builds(project)
    assert {path.name for path in project.cache.iterdir()} == {
        KEPT_FACTS_FILE,
        LOCK_FILE,
        MANIFEST_FILE,
        "results",
        "search",
        "site-copy",
        "templates",
    }


def kill_build(project: Project, seconds: float, *, with_children: bool) -> int:
    """Build in a new process, kill it after these seconds, and return the number of its process group."""
    process = start_build(project)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        if with_children:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.communicate()
    return process.pid


def test_a_changed_style_sheet_is_copied_without_an_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = complete_archive(tmp_path / "archive")
    own = project.site_config / "theme" / "assets" / "lists.css"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("a { color: red }\n")
    assert builds(project)
    own.write_text("a { color: blue }\n")
    with monkeypatch.context() as patch:
        patch.delattr("generator.site.render.EngineRun")
        assert builds(project)
        own.unlink()  # the program's own file is back
        assert builds(project)
    assert differences(folder_files(project.site), clean_files(project, tmp_path / "clean")) == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = complete_archive(tmp_path_factory.mktemp("built"))
    assert builds(project)
    return project


def test_a_build_without_a_change_prints_the_same_lines(built: Project) -> None:
    lines: list[str] = []
    build_site(built, print_line=lines.append, options=BuildOptions(explain_stages=True))
    assert lines[:-1] == [
        "build: nothing changed since the last build",
        "pages: 2 sessions, 1 article, 3 people; 0 errors, 1 warning in the sources",
        *COMPLETE_FINDINGS,
        "search: 3 documents indexed",
        "check: no faults",
        "permalinks: 10 turns and 33 pages not frozen",
    ]
    assert lines[-1].startswith("stage inputs: ")


def test_each_stage_says_what_it_did(built: Project) -> None:
    lines: list[str] = []
    options = BuildOptions(use_cache=False, explain_stages=True)
    build_site(built, print_line=lines.append, options=options)
    stages = [line.split(":")[0] for line in lines if line.startswith("stage ")]
    assert stages == ["stage inputs", *(f"stage {name}" for name, _ in STAGES)]


@pytest.mark.parametrize(("verify", "is_seen"), [(True, True), (False, False)])
def test_an_edited_output_is_found_by_its_content(built: Project, verify: bool, is_seen: bool) -> None:
    page = built.site / "about" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("<title>A", "<title>X"), encoding="utf-8")
    lines: list[str] = []
    build_site(built, print_line=lines.append, options=BuildOptions(verify=verify))
    assert ("site/about/index.html is not as the last build left it, so everything is built again" in lines) is is_seen
    assert (page.read_text(encoding="utf-8") == text) is is_seen
    page.write_text(text, encoding="utf-8")


def test_a_missing_output_is_built_again(built: Project) -> None:
    page = built.site / "about" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.unlink()
    assert builds(built)
    assert page.read_text(encoding="utf-8") == text


def test_a_site_with_a_fault_is_not_published(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    assert builds(project)
    before = folder_files(project.site)
    about = project.hand_written / "about.md"
    text = about.read_text(encoding="utf-8")
    about.write_text(text + '\n<img src="https://cdn.example/x.png" alt="">\n', encoding="utf-8")
    for _ in range(2):
        lines: list[str] = []
        assert build_site(project, print_line=lines.append).faults == 1
        assert lines[-1] == (
            "publish: the new site has faults, so it is in .cache/site-with-faults/ and the existing site stays"
        )
        assert folder_files(project.site) == before
        page = project.cache / "site-with-faults" / "about" / "index.html"
        assert "cdn.example" in page.read_text(encoding="utf-8")
    about.write_text(text, encoding="utf-8")
    assert builds(project)
    assert folder_files(project.site) == before


def test_a_second_build_at_the_same_time_is_refused(built: Project) -> None:
    with (
        build_lock(built.cache, silent),
        pytest.raises(
            ArchiveError, match=rf"another command is changing this archive \(build, process {os.getpid()}, started"
        ),
    ):
        build_site(built, print_line=silent)


def test_the_old_site_comes_back_if_the_new_one_was_not_in_place(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    assert builds(project)
    before = folder_files(project.site)
    project.site.rename(project.cache / "site-before")
    (project.site_config / "events.yml").write_text("- id: [\n", encoding="utf-8")
    assert not builds(project)
    assert folder_files(project.site) == before


def test_the_docs_of_a_build_that_failed_are_not_those_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = complete_archive(tmp_path / "archive")
    assert builds(project)
    source = next(path for path in sorted(project.transcripts.rglob("*.txt")) if "the" in path.read_text("utf-8"))
    text = source.read_text("utf-8")
    place = text.rindex(" the ")
    source.write_text(f"{text[:place]} eth {text[place + 5 :]}", "utf-8")  # another word, and no other size
    with monkeypatch.context() as patch:
        patch.setattr("generator.site.render.Renderer.render", _fail)
        assert not builds(project)
    source.write_text(text, "utf-8")
    theme = project.site_config / "theme"
    theme.mkdir(exist_ok=True)
    (theme / "more.html").write_text("another template, so every page is rendered", "utf-8")
    assert builds(project)
    assert differences(folder_files(project.site), clean_files(project, tmp_path / "clean")) == []


def _fail(*_: object) -> None:
    raise BuildError("the engine failed")
