"""The same sources give the same bytes, wherever and whenever they are built.

Held for everything but `pagefind/`: Pagefind 1.5 writes its index in an order of its own, another one every time. Its
files are data for the search alone, and no page holds a name of theirs that changes.
"""

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
from generator.site.build import run_engine
from tests.support.make_archive import real_archive
from tests.support.paths import ROOT

HERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}
THERE = {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
_FIXED = {"SOURCE_DATE_EPOCH", *HERE, *THERE}
_ENGINE = re.compile(rb'<meta name="generator"[^>]*>')


def build(root: Path, settings: dict[str, str]) -> Project:
    environment = {name: value for name, value in os.environ.items() if name not in _FIXED} | settings
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "generator", "--root", str(root), "build", "--strict"]
    done = subprocess.run(command, env=environment, cwd=root, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return Project(root=root)


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "pagefind"
    }


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return build(real_archive(tmp_path_factory.mktemp("here")).root, HERE)


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same archive with its files made in another order, and older ones."""
    root = tmp_path_factory.mktemp("there") / "a folder with blanks and é"
    real_archive(root)
    transcripts = root / "content" / "transcripts"
    beside = root / "beside"
    transcripts.rename(beside)
    for path in sorted((path for path in beside.rglob("*") if path.is_file()), reverse=True):
        target = transcripts / path.relative_to(beside)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
        os.utime(target, (0, 0))
    shutil.rmtree(beside)
    return build(root, THERE)


def test_two_builds_give_the_same_pages(here: Project, there: Project) -> None:
    assert fingerprints(here.docs) == fingerprints(there.docs)
    assert len(fingerprints(here.docs)) > 20


def test_two_builds_give_the_same_site(here: Project, there: Project) -> None:
    assert fingerprints(here.site) == fingerprints(there.site)
    assert len(fingerprints(here.site)) > 40


def test_a_second_build_in_the_same_folder_changes_nothing(here: Project) -> None:
    before = fingerprints(here.site)
    build(here.root, THERE)
    assert fingerprints(here.site) == before


def test_properdocs_builds_the_same_folder_strictly_into_the_same_pages(here: Project, tmp_path: Path) -> None:
    """ProperDocs goes on where MkDocs gets no more releases; only the name in the generator's `meta` may differ."""
    run_engine(here, "properdocs", tmp_path / "site")
    ours = pages(here.site)
    theirs = pages(tmp_path / "site")
    assert theirs.keys() == ours.keys()
    assert [name for name in ours if theirs[name] != ours[name]] == []


def pages(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): _ENGINE.sub(b"", path.read_bytes())
        for path in site.rglob("*")
        if path.suffix in {".html", ".xml", ".txt", ".json"} and path.relative_to(site).parts[0] != "pagefind"
    }
