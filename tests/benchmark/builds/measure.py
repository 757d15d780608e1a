"""Measuring builds of an archive of invented sessions, and of the peers on the same Markdown."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.project import Project
from generator.workers import usable_cores
from tests.benchmark.builds.changes import CHANGES, Archive, leave_out_exports, prepare
from tests.benchmark.builds.figures import Machine, Measured
from tests.benchmark.builds.peers import PEERS, run_peer
from tests.benchmark.builds.run_command import Run, run_command
from tests.benchmark.builds.site_bytes import SiteBytes, folder_mb, site_bytes
from tests.benchmark.invented.archive import write_archive
from tests.support.paths import ARCHIVE, ROOT

COLD = "everything"
COLD_ONE_WORKER = "everything, one worker"
COLD_WITHOUT_EXPORTS = "everything, without exports"
"""The other generators write no open data."""

_OUTPUTS = ("site", "build", ".cache")


class Plan(msgspec.Struct, frozen=True):
    """What is measured."""

    sessions: int
    runs: int = 1
    peers: tuple[str, ...] = ()
    """Words in the names of the peers that are measured."""
    seed: int = 1
    cold_only: bool = False
    """Whether only whole builds on all cores are measured."""


def measure(plan: Plan, folder: Path) -> Measured:
    """Measure an archive in a folder, which needs about a megabyte for each session and peer.

    Raises:
        RuntimeError: A build failed.
    """
    _warm_up(folder)
    runs: dict[str, list[Run]] = {}
    peer_bytes: dict[str, float] = {}
    site: SiteBytes | None = None
    source_mb = 0.0
    for number in range(plan.runs):
        root = folder / "archive"
        shutil.rmtree(root, ignore_errors=True)
        archive = Archive(write_archive(root, plan.sessions, plan.seed), plan.sessions, plan.seed)
        prepare(archive)
        source_mb = folder_mb(archive.project.transcripts)
        _note(runs, COLD, build(archive.project, "--no-cache"))
        site = site_bytes(archive.project.site)
        for peer in PEERS:
            if any(word.casefold() in peer.name.casefold() for word in plan.peers):
                _note(runs, peer.name, run_peer(peer, archive.project.docs, folder / "peer"))
                peer_bytes[peer.name] = folder_mb(folder / "peer" / peer.output)
        shutil.rmtree(folder / "peer", ignore_errors=True)
        if not plan.cold_only:
            for name, change in CHANGES.items():
                change(archive, number)
                _note(runs, name, build(archive.project))
            _remove_outputs(root)
            _note(runs, COLD_ONE_WORKER, build(archive.project, "--no-cache", "--workers", "1"))
        _remove_outputs(root)
        leave_out_exports(archive)
        _note(runs, COLD_WITHOUT_EXPORTS, build(archive.project, "--no-cache"))
    assert site is not None
    measured_runs = {name: tuple(of_name) for name, of_name in runs.items()}
    return Measured(machine(), plan.sessions, plan.seed, source_mb, measured_runs, site, peer_bytes)


def _remove_outputs(root: Path) -> None:
    for name in _OUTPUTS:
        shutil.rmtree(root / name, ignore_errors=True)


def build(project: Project, *options: str) -> Run:
    """Build an archive with the program of this checkout."""
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "build", "--explain-stages", *options]
    return run_command(command, ROOT)


def machine() -> Machine:
    """Return what is said of this machine."""
    return Machine(usable_cores(), _memory_gb(Path("/proc/meminfo")), platform.python_version())


def _memory_gb(meminfo: Path) -> int:
    """Return the memory of the machine in gigabytes, 0 if the system does not say it."""
    if not meminfo.is_file():
        return 0
    total = next(line for line in meminfo.read_text("ascii").splitlines() if line.startswith("MemTotal:"))
    return round(int(total.split()[1]) / 1024**2)


def _warm_up(folder: Path) -> None:
    """Build the small archive of the tests, so that no run compiles modules or reads programs for the first time."""
    root = folder / "small"
    shutil.copytree(ARCHIVE, root)
    build(Project(root=root))
    shutil.rmtree(root)


def _note(runs: dict[str, list[Run]], name: str, run: Run) -> None:
    runs.setdefault(name, []).append(run)
    print(
        f"{name:<42}{run.cpu:>9.1f} s CPU{run.wall:>9.1f} s"
        f"{run.memory.largest:>8.0f} MB{run.memory.tree:>8.0f} MB in all",
        flush=True,
    )


def measure_all(plans: Sequence[Plan], work: Path | None) -> list[Measured]:
    """Measure one plan after another, each in a temporary folder."""
    measured = []
    for plan in plans:
        print(f"\n{plan.sessions} sessions, seed {plan.seed}", flush=True)
        with tempfile.TemporaryDirectory(prefix="bench-", dir=work) as folder:
            measured.append(measure(plan, Path(folder)))
    return measured
