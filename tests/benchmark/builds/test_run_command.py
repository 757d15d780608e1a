from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmark.builds.process_tree import Memory, processes
from tests.benchmark.builds.run_command import run_command

pytestmark = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").is_file(), reason="memory is read from /proc")

WORK = "sum(n * n for n in range(3_000_000))"


def test_the_time_of_processes_below_the_command_counts(tmp_path: Path) -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{WORK}'], check=True)"
    assert run_command([sys.executable, "-c", child], tmp_path).cpu > 0.05


def test_stages_have_the_time_and_memory_between_their_lines(tmp_path: Path) -> None:
    program = (
        "import time\n"
        f"{WORK}\n"
        "print('stage read and correct: 1.50 s; 3 documents', flush=True)\n"
        "print('stage of a rocket: no line of a stage', flush=True)\n"
        "large = bytearray(150_000_000)\n"
        "time.sleep(0.5)\n"
        "print('stage check: 0.10 s, 0.20 s CPU, 300 MB; 2 pages', flush=True)\n"
    )
    run = run_command([sys.executable, "-c", program], tmp_path)
    read, check = run.stages
    assert (read.name, read.summary) == ("read and correct", "3 documents")
    assert check.name == "check"
    assert check.summary.endswith("2 pages")
    assert read.cpu > 0.05
    assert check.wall > 0.45
    assert check.memory.largest > 140 > read.memory.largest
    assert run.memory.largest > 140


def test_a_command_that_fails_is_an_error_with_its_output(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such page"):
        run_command([sys.executable, "-c", "print('no such page'); raise SystemExit(3)"], tmp_path)


def test_a_process_that_ended_has_no_processes_below_it() -> None:
    assert list(processes(2**22 + 1)) == [2**22 + 1]


def test_the_height_is_taken_of_each_figure() -> None:
    assert Memory(1, 9).at_least(Memory(5, 2)) == Memory(5, 9)
