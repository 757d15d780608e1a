"""Commands that are killed at random moments, and builds at once: the old state or the new one, always.

`nox -s tests -- tests/site/test_random_kills.py --kills 300 --rounds 20` tries more of them.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress

import pytest

from generator.project import Project
from generator.site.build import build_site
from generator.site.freeze import freeze_site
from tests.support.build_process import processes_of
from tests.support.make_archive import complete_archive
from tests.support.paths import ROOT
from tests.support.site_files import folder_files
from tests.support.waiting import wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that can't be caught")

PEOPLE = "people:\n  - id: ottilie-obrine\n    name: Ottilie O’Brine\napart: []\n"
DATE_OF_ADDITION = "2026-05-08"


def silent(_: str) -> None:
    """Print nothing."""


class Versions:
    """An archive whose source has one of two texts, with the sites and the permalinks of each."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.source = next(project.transcripts.rglob("ws3-*.txt"))
        text = self.source.read_text(encoding="utf-8")
        self.texts = (text, f"{text}\n More words.\n")
        self.number = 0
        (project.site_config / "people.yml").write_text(PEOPLE, encoding="utf-8")
        self.seconds: dict[str, float] = {}
        self.sites, self.published, self.all_permalinks = [], [], []
        for text in self.texts:
            self.source.write_text(text, encoding="utf-8")
            assert build_site(project, print_line=silent).faults == 0
            self.sites.append(folder_files(project.site))
            freeze_site(project.site, project.permalinks, date=DATE_OF_ADDITION)
            self.all_permalinks.append(folder_files(project.permalinks))
            assert build_site(project, print_line=silent).faults == 0
            self.published.append(folder_files(project.site))
            shutil.rmtree(project.permalinks)
        self.permalinks = self.all_permalinks[-1]
        self.use(0)
        assert build_site(project, print_line=silent).faults == 0

    def use(self, number: int) -> None:
        self.number = number
        self.source.write_text(self.texts[number], encoding="utf-8")


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    return Versions(complete_archive(tmp_path_factory.mktemp("around") / "archive"))


def start(project: Project, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "generator", "--root", str(project.root), *arguments]
    environment = dict(os.environ) | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def kill_at_random(versions: Versions, most_seconds: float, *arguments: str) -> bool:
    """Start a command and kill all of its processes at a random moment; return True if it was still running.

    The moment is within the time that the command took when it last ended by itself, or in `most_seconds` at first.
    """
    project, name = versions.project, arguments[0]
    started = time.monotonic()
    process = start(project, *arguments)
    with suppress(subprocess.TimeoutExpired):
        process.wait(random.uniform(0, versions.seconds.get(name, most_seconds)))  # noqa: S311 - a moment, not a secret
    was_running = process.poll() is None
    if was_running:
        os.killpg(process.pid, signal.SIGKILL)
        versions.seconds[name] = versions.seconds.get(name, most_seconds) * 1.05  # the machine may be slower now
    else:
        versions.seconds[name] = time.monotonic() - started
    process.communicate()
    wait_until(lambda: not processes_of(project))
    return was_running


def kill_build(versions: Versions) -> bool:
    project = versions.project
    versions.use(1 - versions.number)
    was_running = kill_at_random(versions, 6, "build", "--quiet")
    assert folder_files(project.site) in versions.sites
    result = start(project, "build", "--quiet")
    output = result.communicate()
    assert result.returncode == 0, output
    assert folder_files(project.site) == versions.sites[versions.number]
    return was_running


def kill_freeze(versions: Versions) -> bool:
    project = versions.project
    if versions.number == 0:
        versions.use(1)
        build_site(project, print_line=silent)
    was_running = kill_at_random(versions, 1, "freeze", str(project.site), "--date", DATE_OF_ADDITION)
    start(project, "schema").communicate()  # any command puts right what was left
    assert folder_files(project.permalinks) in ({}, versions.permalinks)
    shutil.rmtree(project.permalinks, ignore_errors=True)
    return was_running


def kill_people(versions: Versions) -> bool:
    project = versions.project
    path = project.site_config / "people.yml"
    was_running = kill_at_random(versions, 2, "people", "reject", *_two_people(project))
    text = path.read_text(encoding="utf-8")
    assert text == PEOPLE or text.endswith("apart:\n  - [{}, {}]\n".format(*sorted(_two_people(project))))
    path.write_text(PEOPLE, encoding="utf-8")
    return was_running


def kill_publish(versions: Versions) -> bool:
    """Kill the chain of build, check, freeze and build."""
    project = versions.project
    versions.use(1 - versions.number)
    site, permalinks = folder_files(project.site), folder_files(project.permalinks)
    publish = ("publish", "--quiet", "--date", DATE_OF_ADDITION)
    was_running = kill_at_random(versions, 10, *publish)
    new, published = versions.sites[versions.number], versions.published[versions.number]
    assert folder_files(project.site) in (site, new, published)
    start(project, "schema").communicate()  # as above
    now = folder_files(project.permalinks)
    assert now in (permalinks, versions.all_permalinks[versions.number])
    assert now or folder_files(project.site) != published
    result = start(project, *publish)
    output = result.communicate()
    assert result.returncode == 0, output
    assert folder_files(project.site) == published
    assert folder_files(project.permalinks) == versions.all_permalinks[versions.number]
    shutil.rmtree(project.permalinks)
    assert build_site(project, print_line=silent).faults == 0
    assert folder_files(project.site) == new
    return was_running


def _two_people(project: Project) -> list[str]:
    return sorted(path.name for path in (project.site / "people").iterdir() if path.is_dir())[:2]


COMMANDS = (kill_build, kill_freeze, kill_publish, kill_people)


def test_kills(versions: Versions, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    for number in range(request.config.getoption("--kills")):
        command = COMMANDS[number % len(COMMANDS)]
        counts[f"{command.__name__} {'killed' if command(versions) else 'ended first'}"] += 1
    with capsys.disabled():
        print("\n", dict(counts))


def test_three_builds_at_once(versions: Versions, request: pytest.FixtureRequest) -> None:
    project = versions.project
    for _ in range(request.config.getoption("--rounds")):
        versions.use(1 - versions.number)
        processes = []
        for _ in range(3):
            processes.append(start(project, "build", "--quiet"))
            time.sleep(random.uniform(0, 1))  # noqa: S311 - as above
        outputs = [(process.communicate()[1], process.returncode) for process in processes]
        assert 0 in {code for _, code in outputs}, outputs
        for errors, code in outputs:
            assert code == 0 or errors.startswith("Error: another command is changing this archive (build, "), outputs
        assert folder_files(project.site) == versions.sites[versions.number]
