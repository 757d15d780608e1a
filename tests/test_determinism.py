"""The same sources give the same bytes, on every machine and at every time."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.project import Project
from generator.site.search.index import INDEX_FOLDER
from tests.support.make_archive import real_archive
from tests.support.paths import ROOT
from tests.support.run_engine import run_engine

FIRST_ENVIRONMENT = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}
SECOND_ENVIRONMENT = {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
_VARIED_SETTINGS = {"SOURCE_DATE_EPOCH", *FIRST_ENVIRONMENT, *SECOND_ENVIRONMENT}
_ENGINE = re.compile(rb'<meta name="generator"[^>]*>')


def build(root: Path, settings: dict[str, str]) -> Project:
    environment = {name: value for name, value in os.environ.items() if name not in _VARIED_SETTINGS} | settings
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "generator", "--root", str(root), "build", "--strict"]
    process = subprocess.run(command, env=environment, cwd=root, capture_output=True, check=False)
    assert process.returncode == 0, process.stdout.decode() + process.stderr.decode()
    return Project(root=root)


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return build(real_archive(tmp_path_factory.mktemp("here")).root, FIRST_ENVIRONMENT)


@pytest.fixture(scope="module")
def second_build(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same archive with older files, created in another order."""
    root = tmp_path_factory.mktemp("there") / "a folder with blanks and é"
    real_archive(root)
    transcripts = root / "content" / "transcripts"
    moved_transcripts = root / "beside"
    transcripts.rename(moved_transcripts)
    for path in sorted((path for path in moved_transcripts.rglob("*") if path.is_file()), reverse=True):
        target = transcripts / path.relative_to(moved_transcripts)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
        os.utime(target, (0, 0))
    shutil.rmtree(moved_transcripts)
    return build(root, SECOND_ENVIRONMENT)


def test_two_builds_give_the_same_pages(first_build: Project, second_build: Project) -> None:
    assert fingerprints(first_build.docs) == fingerprints(second_build.docs)
    assert len(fingerprints(first_build.docs)) > 20


def test_two_builds_give_the_same_site(first_build: Project, second_build: Project) -> None:
    assert fingerprints(first_build.site) == fingerprints(second_build.site)
    assert len(fingerprints(first_build.site)) > 40


def test_a_second_build_in_the_same_folder_changes_nothing(first_build: Project) -> None:
    before = fingerprints(first_build.site)
    build(first_build.root, SECOND_ENVIRONMENT)
    assert fingerprints(first_build.site) == before


def test_properdocs_builds_the_same_folder_strictly_into_the_same_pages(first_build: Project, tmp_path: Path) -> None:
    """ProperDocs continues MkDocs, which has no new releases; only the name in the generator's `meta` may differ."""
    run_engine(first_build, "properdocs", tmp_path / "site")
    mkdocs_pages = pages(first_build.site)
    properdocs_pages = pages(tmp_path / "site")
    assert properdocs_pages.keys() == mkdocs_pages.keys()
    assert [name for name in mkdocs_pages if properdocs_pages[name] != mkdocs_pages[name]] == []


def pages(site: Path) -> dict[str, bytes]:
    """Return the bytes of each page and record; the engines don't make the search index."""
    return {
        path.relative_to(site).as_posix(): _ENGINE.sub(b"", path.read_bytes())
        for path in site.rglob("*")
        if path.suffix in {".html", ".xml", ".txt", ".json"} and path.relative_to(site).parts[0] != INDEX_FOLDER
    }
