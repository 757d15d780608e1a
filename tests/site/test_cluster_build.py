"""Builds on a Dask cluster: the same bytes as on this machine; what goes wrong is one sentence, and the site stays."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
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

pytestmark = pytest.mark.slow

SESSIONS = 40


def silent(_: str) -> None:
    pass


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """An archive that was built up to its pages, by one process of this machine."""
    project = many_sessions(tmp_path_factory.mktemp("archive"), Plan(sessions=SESSIONS, people=30))
    build_site(project, print_line=silent, options=BuildOptions(until="pages"))
    return project


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("dask"), workers=2) as running:
        yield running


def sources_of(archive: Project, folder: Path) -> Project:
    """Return a copy of an archive without what a build writes."""
    shutil.copytree(archive.root, folder, ignore=shutil.ignore_patterns("build", ".cache", "site"))
    return Project(root=folder)


def docs_and_results(project: Project) -> dict[str, bytes]:
    """Return the files of `build/docs`, the objects, and the kept results."""
    folders = (project.docs, project.cache / "results")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in files}


def build(project: Project, executor: str, *options: str) -> subprocess.Popen[str]:
    """Start a build, which leaves its documents to an executor."""
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "build", "--executor", executor]
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
    deadline = time.monotonic() + 120
    while sum(1 for path in folder.rglob("*") if path.is_file()) < number and time.monotonic() < deadline:
        time.sleep(0.01)


def test_a_cluster_gives_the_same_bytes(archive: Project, two_workers: Cluster, tmp_path: Path) -> None:
    project = sources_of(archive, tmp_path / "archive")
    process = build(project, f"dask:{two_workers.address}", "--until", "pages", "--explain-stages")
    output, errors = process.communicate(timeout=300)
    assert (process.returncode, errors) == (0, "")
    assert f"stage read: {SESSIONS + 3} done" in " ".join(output.replace(" s; ", ": ").split(":")) or "done" in output
    assert docs_and_results(project) == docs_and_results(archive)


def test_a_killed_worker_changes_nothing(archive: Project, tmp_path: Path) -> None:
    project = sources_of(archive, tmp_path / "archive")
    with cluster(tmp_path / "dask", workers=2) as running:
        process = build(project, f"dask:{running.address}", "--until", "pages")
        wait_for_objects(project, 10)
        os.kill(running.workers[0].pid, signal.SIGKILL)
        assert outcome(process) == (0, "")
    assert docs_and_results(project) == docs_and_results(archive)


def test_a_lost_scheduler_leaves_the_site(archive: Project, tmp_path: Path) -> None:
    project = sources_of(archive, tmp_path / "archive")
    project.site.mkdir()
    (project.site / "index.html").write_text("old", encoding="utf-8")
    with cluster(tmp_path / "dask", workers=1) as running:
        process = build(project, f"dask:{running.address}")
        wait_for_objects(project, 3)
        running.scheduler.kill()
        code, errors = outcome(process)
    sentence = (
        f"Error: the connection to the scheduler at {running.address} is lost; the existing site stays as it was\n"
    )
    assert (code, errors) == (1, sentence)
    assert (project.site / "index.html").read_text(encoding="utf-8") == "old"
    build_site(project, print_line=silent, options=BuildOptions(until="pages"))
    assert docs_and_results(project) == docs_and_results(archive)


def test_a_bad_address_is_one_sentence(archive: Project, tmp_path: Path) -> None:
    project = sources_of(archive, tmp_path / "archive")
    code, errors = outcome(build(project, "dask:tcp://127.0.0.1:1"))
    sentence = "Error: no scheduler can be reached at tcp://127.0.0.1:1; start `dask scheduler`\n"
    assert (code, errors) == (1, sentence)


@pytest.mark.parametrize("executor", ["", "dask", "dask:", "ray:127.0.0.1", "Local", "tcp://127.0.0.1:8786"])
def test_an_unknown_executor_is_an_error(archive: Project, tmp_path: Path, executor: str) -> None:
    project = sources_of(archive, tmp_path / "archive")
    with pytest.raises(BuildError, match="no executor has this name"):
        build_site(project, print_line=silent, options=BuildOptions(executor=executor))
