"""Running a command: its processor time, wall time and memory, and those of the stages that it prints."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from tests.benchmark.builds.process_tree import Memory, MemoryWatch, processor_seconds

_STAGE = re.compile(r"stage ([^:]+): [\d.,]+ s\b;? ?(.*)")
"""A line of `build --explain-stages`: the name of the stage, and what it did."""

_COMPILED_MODULES = {
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "bench-modules")),
}
"""Python keeps compiled modules, as it does for an installed program, whatever the environment says; in a folder of the
benchmark, so that no other program sees them."""


class Stage(msgspec.Struct, frozen=True):
    """What a stage of a build needed."""

    name: str
    cpu: float
    """Seconds of processor time since the stage before, of all processes."""
    wall: float
    memory: Memory
    summary: str = ""
    """What the stage did, in the words of the program."""


class Run(msgspec.Struct, frozen=True):
    """What a command needed."""

    cpu: float
    """Seconds of processor time, of the command and of every process that it started."""
    wall: float
    memory: Memory
    stages: tuple[Stage, ...] = ()


def run_command(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command in a folder.

    Raises:
        RuntimeError: The command failed; the error has its output.
    """
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(os.environ) | _COMPILED_MODULES | dict(environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    lines: list[str] = []
    stages: list[Stage] = []
    cpu, wall = 0.0, 0.0
    with MemoryWatch(process.pid) as watch:
        for line in process.stdout:
            lines.append(line)
            if (match := _STAGE.match(line)) is not None:
                new_cpu, new_wall = processor_seconds(process.pid), time.monotonic() - start
                stages.append(Stage(match[1], new_cpu - cpu, new_wall - wall, watch.next_part(), match[2].strip()))
                cpu, wall = new_cpu, new_wall
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed with {process.returncode}:\n{''.join(lines[-40:])}")
    largest = used.ru_maxrss / 1000  # kilobytes on Linux: the largest process that ended, exactly
    height = watch.height.at_least(Memory(largest=largest))
    return Run(used.ru_utime + used.ru_stime, wall, height, tuple(stages))
