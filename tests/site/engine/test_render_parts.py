"""Pages rendered in parts, by several processes, are the same as those of plain MkDocs and ProperDocs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.project import Project
from generator.results.file_hashes import hash_folder
from generator.settings.load import load_settings
from generator.site.engine import divide_pages as division
from generator.site.engine.divide_pages import Parts
from generator.site.engine.engine_run import EngineRun
from generator.site.incremental.changes import Changes
from generator.site.render import Renderer
from tests.support.build_process import is_running
from tests.support.make_archive import complete_archive
from tests.support.paths import ROOT
from tests.support.site_files import folder_files, without_parent_theme
from tests.support.waiting import wait_until
from tests.support.writing import write_docs

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows renders all pages in one process")

SLOW_HOOK = """
import time

def on_page_markdown(markdown, page, config, files):
    with open(config["docs_dir"] + "/../started", "a") as file:
        print(page.file.src_uri, file=file)
    time.sleep(0.3)
"""


def silent(_: str) -> None:
    """Print nothing."""


def written_archive(folder: Path) -> Project:
    project = complete_archive(folder)
    write_docs(project, load_settings(project.site_config), print_line=silent)
    hidden = ["templates/x.json", ".hidden/x.json", "about/.x.json"]
    for name in [*hidden, "about/x.json", "moot-2001/templates/x.json"]:
        (project.docs / name).parent.mkdir(exist_ok=True)
        (project.docs / name).write_text("{}", encoding="utf-8")
    return project


def rendered(project: Project, engine: str, folder: Path, workers: int) -> Path:
    folder.mkdir()
    renderer = Renderer(project, engine, folder, hash_folder(project.docs), {}, workers=workers)
    files = renderer.render(Changes(None), folder / "site", lambda: None)
    assert files == hash_folder(folder / "site")
    return folder / "site"


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_site_is_that_of_a_plain_run(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = written_archive(tmp_path / "archive")
    command = [sys.executable, "-m", engine, "build", "--strict", "-f", str(project.mkdocs_yml), "-d"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1577836800", "PYTHONUTF8": "1"}
    subprocess.run([*command, str(tmp_path / "plain")], cwd=project.root, env=environment, check=True)
    plain = without_parent_theme(folder_files(tmp_path / "plain"))
    for max_pages, workers in ((1000, 2), (9, 1), (9, 2), (4, 3)):
        monkeypatch.setattr(division, "_MAX_PAGES", max_pages)
        folder = tmp_path / f"{max_pages}-{workers}"
        assert folder_files(rendered(project, engine, folder, workers)) == plain
        assert (folder / "parts" / "part-3").exists() is (max_pages < 1000)


def test_all_complaints_of_all_parts_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = written_archive(tmp_path / "archive")
    for name in ("moot-2001/index.md", "search.md", "about.md"):
        page = project.docs / name
        page.write_text(page.read_text(encoding="utf-8") + "\n[nowhere](nowhere.md)\n", encoding="utf-8")
    monkeypatch.setattr(division, "_MAX_PAGES", 4)
    with pytest.raises(BuildError) as error:
        rendered(project, "mkdocs", tmp_path / "run", 2)
    pages = ["about.md", "search.md", "moot-2001/index.md"]
    lines = str(error.value).splitlines()
    assert [line.partition(" but the target")[0] for line in lines] == [
        f"mkdocs: Doc file '{page}' contains a link 'nowhere.md'," for page in pages
    ]


def test_a_part_whose_process_was_stopped_fails_the_run(tmp_path: Path) -> None:
    project = slow_archive(tmp_path / "archive")
    with start(project, tmp_path) as run:
        os.kill(wait_for_children(run)[0], signal.SIGKILL)
        with pytest.raises(BuildError, match=r"^mkdocs: The process of part 1 was stopped by signal 9\.$"):
            run.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_goes_on_after_the_end_of_the_run(number: int, tmp_path: Path) -> None:
    project = slow_archive(tmp_path / "archive")
    with start(project, tmp_path) as run:
        children = wait_for_children(run)
        if number == signal.SIGKILL:
            run._process.kill()
    wait_until(lambda: not any(map(is_running, children)))
    assert len((project.docs.parent / "started").read_text(encoding="utf-8").split()) < 20


def slow_archive(folder: Path) -> Project:
    """Return an archive that takes a long time to render."""
    project = written_archive(folder)
    (folder / "slow.py").write_text(SLOW_HOOK, encoding="utf-8")
    project.mkdocs_yml.write_text(project.mkdocs_yml.read_text(encoding="utf-8") + "\nhooks: [slow.py]\n", "utf-8")
    return project


def start(project: Project, folder: Path) -> EngineRun:
    pages = sorted(path.relative_to(project.docs).as_posix() for path in project.docs.rglob("*.md"))
    return EngineRun(project, "mkdocs", folder, Parts((tuple(pages[:15]), tuple(pages[15:])), None, 2))


def wait_for_children(run: EngineRun) -> list[int]:
    """Return the processes of the parts, when both are at work."""
    started = run.output.parent / "archive" / "build" / "started"
    wait_until(lambda: started.is_file() and len(started.read_text(encoding="utf-8").split()) > 1)
    command = ["ps", "-o", "pid=", "--ppid", str(run._process.pid)]
    children = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    assert len(children) == 2
    return sorted(map(int, children))
