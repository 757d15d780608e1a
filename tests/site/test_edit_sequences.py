"""Sequences of edits, each with builds and a clean build at its end: the same bytes.

In one third of the sequences a build is killed at a random moment, in another third builds have more workers.
`nox -s tests -- tests/site/test_edit_sequences.py --edit-sequences 500` tries more of them.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.pages.citations import cite_documents
from generator.project import Project
from tests.support.archive_edits import ArchiveEdits
from tests.support.killed_builds import Killer, builds
from tests.support.make_archive import complete_archive
from tests.support.remembered_citations import remembered_citations
from tests.support.site_files import clean_files, copy_sources, differences, folder_files, restore_sources
from tests.support.warm_engine import warm_engines

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")

MAX_EDITS = 5
KINDS = ("one worker", "killed", "more workers")


@pytest.fixture(scope="module", autouse=True)
def _cheap_builds() -> Iterator[None]:
    """Keep what takes most of a small build's time and is the same in all of them."""
    with pytest.MonkeyPatch.context() as patch, warm_engines():
        patch.setattr(cite_documents, "citations_in_words", remembered_citations())
        yield


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "sequence" in metafunc.fixturenames:
        first = metafunc.config.getoption("--first-script")
        metafunc.parametrize("sequence", range(first, first + metafunc.config.getoption("--edit-sequences")))


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = complete_archive(tmp_path_factory.mktemp("first") / "archive")
    assert builds(project)
    return project


def test_a_sequence_ends_in_the_bytes_of_a_clean_build(sequence: int, first_build: Project, tmp_path: Path) -> None:
    shutil.copytree(first_build.root, tmp_path / "archive")
    project = Project(root=tmp_path / "archive")
    chance = random.Random(f"sequence {sequence}")  # noqa: S311 - the same edits every time, not a secret
    kind, edits, killer = KINDS[sequence % len(KINDS)], ArchiveEdits(project, chance), Killer(chance)
    count = chance.randint(2, MAX_EDITS)
    killed = chance.randrange(count) if kind == "killed" else None
    good = copy_sources(project, tmp_path / "good")
    done: list[str] = []
    for number in range(count):
        done.append(edits.edit())
        if number == killed:
            done.append(killer.build(project))
            if chance.random() < 0.3:  # a build that was nearly at its end must not be taken for the one before it
                restore_sources(project, good)
                done.append("undone")
            continue
        site_before = folder_files(project.site)
        if builds(project, workers=chance.randint(2, 3) if kind == "more workers" else 1):
            good = copy_sources(project, tmp_path / "good")
        else:
            assert differences(folder_files(project.site), site_before) == [], done
            restore_sources(project, good)
            done.append("undone")
    if not builds(project):  # the edit before a kill may be an error of the maintainer
        restore_sources(project, good)
        done.append("undone")
        assert builds(project), done
    clean = clean_files(project, tmp_path / "clean")
    killer.end_children()
    assert differences(folder_files(project.site), clean) == [], done
