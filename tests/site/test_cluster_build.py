"""Builds on a Dask cluster: the same bytes as on this machine; what goes wrong is one sentence, and the site stays."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.project import Project
from generator.site.build import build_site
from generator.site.site_build import BuildOptions
from tests.support.cluster import Cluster, cluster
from tests.support.many_sessions import Plan, many_sessions
from tests.support.paths import ROOT
from tests.support.waiting import wait_until

pytestmark = pytest.mark.slow

SESSIONS = 40


def silent(_: str) -> None:
    pass


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, dict[str, bytes]]:
    """Return an archive, and what a build by one process of this machine writes, up to its pages."""
    project = many_sessions(tmp_path_factory.mktemp("archive"), Plan(sessions=SESSIONS, people=30))
    build_site(project, print_line=silent, options=BuildOptions(until="pages"))
    return project, docs_and_results(project)


@pytest.fixture
def archive(built: tuple[Project, dict[str, bytes]]) -> Project:
    """The archive, without anything that a build writes."""
    project, _ = built
    for folder in (project.docs, project.cache, project.site):
        shutil.rmtree(folder, ignore_errors=True)
    return project


@pytest.fixture
def expected(built: tuple[Project, dict[str, bytes]]) -> dict[str, bytes]:
    return built[1]


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("dask"), workers=2) as running:
        yield running


def docs_and_results(project: Project) -> dict[str, bytes]:
    """Return the files of `build/docs`, the objects, and the kept results.

    A worker that is killed while it writes an object leaves a file under another name, which a whole build deletes.
    """
    folders = (project.docs, project.cache / "results")
    objects = project.cache / "results" / "objects"
    files = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and not (path.is_relative_to(objects) and "-" in path.name)
    ]
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in files}


def build(project: Project, executor: str, *options: str) -> subprocess.Popen[str]:
    """Start a build, which leaves its documents to an executor."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "--root",
        str(project.root),
        "build",
        "--quiet",
        "--executor",
        executor,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [*command, *options], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def outcome(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the exit code and the errors of a build."""
    _, errors = process.communicate(timeout=300)
    return process.returncode, errors


def wait_for_objects(project: Project, number: int) -> None:
    """Wait until the workers of a build have written a number of objects."""
    folder = project.cache / "results" / "objects"
    wait_until(lambda: sum(1 for path in folder.rglob("*") if path.is_file()) >= number, 120)


def test_a_cluster_gives_the_same_bytes(archive: Project, expected: dict[str, bytes], two_workers: Cluster) -> None:
    process = build(archive, f"dask:{two_workers.address}", "--until", "pages", "--explain-stages")
    output, errors = process.communicate(timeout=300)
    assert (process.returncode, errors) == (0, "")
    assert re.search(rf"^stage read: \S+ s; {SESSIONS + 3} done, 0 kept;", output, flags=re.MULTILINE)
    assert docs_and_results(archive) == expected


def test_a_killed_worker_changes_nothing(archive: Project, expected: dict[str, bytes], tmp_path: Path) -> None:
    with cluster(tmp_path / "dask", workers=2) as running:
        process = build(archive, f"dask:{running.address}", "--until", "pages")
        wait_for_objects(archive, 10)
        os.kill(running.workers[0].pid, signal.SIGKILL)
        assert outcome(process) == (0, "")
    assert docs_and_results(archive) == expected


def test_a_lost_scheduler_leaves_the_site(archive: Project, expected: dict[str, bytes], tmp_path: Path) -> None:
    archive.site.mkdir()
    (archive.site / "index.html").write_text("old", encoding="utf-8")
    with cluster(tmp_path / "dask", workers=1) as running:
        process = build(archive, f"dask:{running.address}")
        wait_for_objects(archive, 3)
        running.scheduler.kill()
        code, errors = outcome(process)
    sentence = (
        f"Error: the connection to the scheduler at {running.address} is lost; the existing site stays as it was\n"
    )
    assert (code, errors) == (1, sentence)
    assert (archive.site / "index.html").read_text(encoding="utf-8") == "old"
    build_site(archive, print_line=silent, options=BuildOptions(until="pages"))
    assert docs_and_results(archive) == expected


def test_a_bad_address_is_one_sentence(archive: Project) -> None:
    code, errors = outcome(build(archive, "dask:tcp://127.0.0.1:1"))
    sentence = "Error: no scheduler can be reached at tcp://127.0.0.1:1; start `dask scheduler`\n"
    assert (code, errors) == (1, sentence)


@pytest.mark.parametrize("executor", ["", "dask", "dask:", "ray:127.0.0.1", "Local", "tcp://127.0.0.1:8786"])
def test_an_unknown_executor_is_an_error(archive: Project, executor: str) -> None:
    with pytest.raises(BuildError, match="no executor has this name"):
        build_site(archive, print_line=silent, options=BuildOptions(executor=executor))
