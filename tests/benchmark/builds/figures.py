"""Figures of a benchmark: what was measured at one size, medians of several runs, and ratios."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from tests.benchmark.builds.process_tree import Memory
from tests.benchmark.builds.run_command import Run, Stage
from tests.benchmark.builds.site_bytes import SiteBytes


class Machine(msgspec.Struct, frozen=True):
    """The machine, as far as it matters for the figures."""

    cores: int
    memory_gb: int
    python: str


class Measured(msgspec.Struct, frozen=True):
    """Everything that was measured at one size of the archive."""

    machine: Machine
    sessions: int
    seed: int
    source_mb: float
    runs: dict[str, tuple[Run, ...]]
    """The runs of each way to build and of each peer, by name."""
    site: SiteBytes
    peer_bytes: dict[str, float] = {}
    """Megabytes of the site that each peer made."""


def median(runs: Sequence[Run]) -> Run:
    """Return a run with the median of each figure; stages have the order of the first run."""
    names = [stage.name for stage in runs[0].stages]
    by_name = {name: [stage for run in runs for stage in run.stages if stage.name == name] for name in names}
    return Run(
        statistics.median(run.cpu for run in runs),
        statistics.median(run.wall for run in runs),
        _median_memory(run.memory for run in runs),
        tuple(_median_stage(stages) for stages in by_name.values()),
    )


def ratio(part: float, whole: float) -> float | None:
    """Return `part / whole`, or `None` if there is no whole."""
    return part / whole if whole > 0 else None


def growth(small: float, small_size: int, large: float, large_size: int) -> float | None:
    """Return by how much a cost for each session grew: 0.05 if the larger archive costs 5 % more a session."""
    change = ratio(large / large_size, small / small_size)
    return None if change is None else change - 1


def write_measured(path: Path, measured: Measured) -> None:
    """Write what was measured as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(measured, order="deterministic"), indent=1) + b"\n")


def read_measured(folder: Path) -> list[Measured]:
    """Return what was measured, the smallest archive first."""
    files = [msgspec.json.decode(path.read_bytes(), type=Measured) for path in sorted(folder.glob("*.json"))]
    return sorted(files, key=lambda measured: measured.sessions)


def _median_stage(stages: Sequence[Stage]) -> Stage:
    return Stage(
        stages[0].name,
        statistics.median(stage.cpu for stage in stages),
        statistics.median(stage.wall for stage in stages),
        _median_memory(stage.memory for stage in stages),
        stages[0].summary,
    )


def _median_memory(memories: Iterable[Memory]) -> Memory:
    values = list(memories)
    return Memory(
        statistics.median(memory.largest for memory in values), statistics.median(memory.tree for memory in values)
    )
