"""Tests of workers: results in order, one process or several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from generator import workers as workers_module
from generator.errors import BuildError
from generator.workers import FatalItemError, Workers, name_fatal_item, usable_cores
from tests.support.paths import ROOT


def _square(number: int) -> int:
    return number * number


def _process_id(_: int) -> int:
    return os.getpid()


def _fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("items", [0, 1, 7, 8, 100])
def test_results_come_in_the_order_of_the_items(number: int, items: int) -> None:
    with Workers(number) as workers:
        assert list(workers.map(_square, range(items))) == [item * item for item in range(items)]


def test_one_worker_is_the_calling_process() -> None:
    with Workers(1) as workers:
        assert set(workers.map(_process_id, range(20))) == {os.getpid()}


def test_several_workers_are_other_processes() -> None:
    with Workers(2) as workers:
        assert os.getpid() not in set(workers.map(_process_id, range(100)))


def test_an_error_of_a_worker_is_an_error_of_the_caller() -> None:
    with Workers(2) as workers, pytest.raises(ValueError, match="0"):
        list(workers.map(_fail, range(10)))


def _kill(number: int, *, fatal: int) -> int:
    if number == fatal:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("fatal", [0, 7, 8, 59])
def test_the_item_whose_worker_is_killed_is_the_fatal_one(fatal: int) -> None:
    done: list[int] = []
    with Workers(2) as workers, pytest.raises(FatalItemError) as error:
        done.extend(workers.map(partial(_kill, fatal=fatal), range(60)))
    assert error.value.position == fatal
    assert done == list(range(fatal - fatal % 8))


def _kill_once(number: int, *, folder: Path) -> int:
    try:
        (folder / "killed").mkdir()
    except FileExistsError:
        return number
    os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_worker_that_was_killed_by_chance_changes_nothing(tmp_path: Path) -> None:
    with Workers(2) as workers:
        assert list(workers.map(partial(_kill_once, folder=tmp_path), range(60))) == list(range(60))
        assert list(workers.map(_square, range(9))) == [number * number for number in range(9)]


def test_a_fatal_item_is_named() -> None:
    def results() -> Iterator[int]:
        yield 1
        raise FatalItemError(1)

    named = name_fatal_item(results(), ["a.txt", "b.txt"])
    assert next(named) == 1
    with pytest.raises(BuildError, match=r"^b\.txt: each worker that works on it is killed"):
        next(named)


def test_other_results_are_not_changed_by_their_names() -> None:
    assert list(name_fatal_item(iter([3, 1, 2]), ["a", "b", "c"])) == [3, 1, 2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no process that its parent ended")
def test_workers_end_with_a_killed_parent() -> None:
    program = (
        "import os, signal, sys\n"
        "from generator.workers import Workers\n"
        "from tests.test_workers import _process_id\n"
        "workers = Workers(2)\n"
        "print(*set(workers.map(_process_id, range(100))), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    workers = [int(number) for number in killed.stdout.split()]
    assert workers
    for _ in range(300):
        if not any(map(_is_running, workers)):
            break
        time.sleep(0.1)
    assert not any(_is_running(process) for process in workers)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z")


def test_there_is_a_usable_core() -> None:
    assert usable_cores() >= 1


def _ignores_interrupts(_: int) -> bool:
    return signal.getsignal(signal.SIGINT) == signal.SIG_IGN


def test_workers_leave_an_interrupt_to_the_calling_process() -> None:
    with Workers(2) as workers:
        assert set(workers.map(_ignores_interrupts, range(20))) == {True}
    assert not _ignores_interrupts(0)


def test_an_interrupt_while_workers_start_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    start = BaseProcess.start

    def start_and_interrupt(process: BaseProcess) -> None:
        start(process)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(BaseProcess, "start", start_and_interrupt)
    with Workers(2) as workers, pytest.raises(KeyboardInterrupt):
        list(workers.map(_square, range(100)))
    assert multiprocessing.active_children() == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_ignored_interrupt_stays_ignored() -> None:
    earlier = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with workers_module._interrupts_wait():
            os.kill(os.getpid(), signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, earlier)


def test_workers_start_in_any_thread() -> None:
    with ThreadPoolExecutor(1) as threads, Workers(2) as workers:
        results = threads.submit(lambda: list(workers.map(_square, range(20)))).result()
    assert results == [number * number for number in range(20)]
