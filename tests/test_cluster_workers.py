"""Tests of the workers of a cluster: order, killed workers, workers that differ, a lost scheduler."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest

from generator import cluster_workers
from generator.cluster_workers import ClusterError, ClusterWorkers
from generator.workers import FatalItemError
from tests.support.cluster import Cluster, cluster
from tests.support.paths import ROOT
from tests.support.waiting import wait_until

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster"), workers=2) as running:
        wait_for_workers(running, 2)
        yield running


@pytest.fixture
def empty_cluster(tmp_path: Path) -> Iterator[Cluster]:
    with cluster(tmp_path / "dask") as running:
        yield running


def wait_for_workers(running: Cluster, number: int) -> None:
    from distributed import Client

    with Client(running.address, set_as_default=False) as client:
        client.wait_for_workers(number, timeout=60)


def connect(running: Cluster, folder: Path) -> ClusterWorkers:
    folder.mkdir(exist_ok=True)
    return ClusterWorkers(running.address, folder)


def _square(number: int) -> int:
    return number * number


def _process(_: int) -> int:
    time.sleep(0.02)
    return os.getpid()


def _fail(number: int) -> int:
    raise ValueError(number)


def _meet_a_broken_file(number: int) -> int:
    raise ConnectionResetError(number)


def _write_and_wait(folder: Path, number: int) -> int:
    """Note that an item was begun, and by whom."""
    with (folder / str(number)).open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    time.sleep(0.1)
    return number


def kill_at_work(worker: subprocess.Popen[bytes], log: Path) -> None:
    """Kill a worker when it has begun an item."""
    wait_until(lambda: any(str(worker.pid) in path.read_text(encoding="utf-8") for path in log.iterdir()))
    worker.kill()


def _die_at(fatal: int, number: int) -> int:
    if number == fatal:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("items", [0, 1, 7, 8, 100])
def test_results_come_in_the_order_of_the_items(two_workers: Cluster, tmp_path: Path, items: int) -> None:
    with connect(two_workers, tmp_path) as workers:
        assert list(workers.map(_square, range(items))) == [item * item for item in range(items)]
        assert list(workers.map(_square, range(items))) == [item * item for item in range(items)]


def test_all_workers_of_the_cluster_work(two_workers: Cluster, tmp_path: Path) -> None:
    with connect(two_workers, tmp_path) as workers:
        assert set(workers.map(_process, range(100))) == {worker.pid for worker in two_workers.workers}


def test_few_chunks_are_in_flight(two_workers: Cluster, tmp_path: Path) -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with connect(two_workers, tmp_path) as workers:
        results = workers.map(_square, items())
        next(results)
        assert len(taken) <= 100


def test_an_error_of_a_worker_is_an_error_of_the_caller(two_workers: Cluster, tmp_path: Path) -> None:
    with connect(two_workers, tmp_path) as workers, pytest.raises(ValueError, match="0"):
        list(workers.map(_fail, range(10)))


def test_a_system_error_of_a_worker_is_not_a_lost_connection(two_workers: Cluster, tmp_path: Path) -> None:
    with connect(two_workers, tmp_path) as workers, pytest.raises(ConnectionResetError):
        list(workers.map(_meet_a_broken_file, range(10)))


@pytest.mark.parametrize("error", [ConnectionResetError("reset"), OSError("closed"), RuntimeError("no loop")])
def test_a_connection_that_breaks_under_a_result_is_lost(
    two_workers: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    from distributed import Future

    def break_off(_: Future[object]) -> None:
        raise error

    with connect(two_workers, tmp_path) as workers:
        results = workers.map(_square, range(100))
        next(results)
        monkeypatch.setattr(Future, "result", break_off)
        with pytest.raises(ClusterError, match=f"the scheduler at {two_workers.address} is lost"):
            list(results)


def test_no_item_is_begun_after_the_build_has_ended(two_workers: Cluster, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.mkdir()
    with connect(two_workers, tmp_path) as workers:
        next(workers.map(partial(_write_and_wait, log), range(200)))
    time.sleep(0.5)
    begun = len(list(log.iterdir()))
    time.sleep(1)
    assert len(list(log.iterdir())) == begun < 200


def test_the_items_of_a_killed_worker_are_done_again(empty_cluster: Cluster, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.mkdir()
    killed = empty_cluster.add_worker()
    empty_cluster.add_worker()
    wait_for_workers(empty_cluster, 2)
    with connect(empty_cluster, tmp_path) as workers:
        threading.Thread(target=kill_at_work, args=(killed, log)).start()
        assert list(workers.map(partial(_write_and_wait, log), range(60))) == list(range(60))
    processes = [(log / str(number)).read_text(encoding="utf-8").split() for number in range(60)]
    assert any(str(killed.pid) in done for done in processes)
    assert any(len(done) == 2 for done in processes)


def test_an_item_that_kills_its_workers_is_named(empty_cluster: Cluster, tmp_path: Path) -> None:
    empty_cluster.add_worker(nanny=True)
    empty_cluster.add_worker(nanny=True)
    wait_for_workers(empty_cluster, 2)
    with connect(empty_cluster, tmp_path) as workers:
        results = workers.map(partial(_die_at, 19), range(40))
        assert [next(results) for _ in range(16)] == list(range(16))
        with pytest.raises(FatalItemError, match="is killed") as caught:
            list(results)
        assert caught.value.position == 19


def test_a_cluster_without_workers_left(
    empty_cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_workers, "_NO_WORKER_SECONDS", 1)
    empty_cluster.add_worker()
    wait_for_workers(empty_cluster, 1)
    with connect(empty_cluster, tmp_path) as workers, pytest.raises(ClusterError, match="has no worker any more"):
        list(workers.map(partial(_die_at, 3), range(40)))


def test_a_scheduler_that_is_lost(empty_cluster: Cluster, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "log"
    log.mkdir()
    empty_cluster.add_worker()
    wait_for_workers(empty_cluster, 1)
    with connect(empty_cluster, tmp_path) as workers:
        results = workers.map(partial(_write_and_wait, log), range(200))
        next(results)
        empty_cluster.scheduler.kill()
        with pytest.raises(ClusterError, match=f"the scheduler at {empty_cluster.address} is lost"):
            list(results)
    assert capfd.readouterr().err == ""


def test_a_cluster_without_workers(empty_cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_workers, "_CONNECT_SECONDS", 1)
    with pytest.raises(ClusterError, match="has no worker; start"), connect(empty_cluster, tmp_path):
        pass


def copied_program(folder: Path) -> Path:
    """Return a folder with a copy of the package that has one comment more."""
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "generator" / "urls.py").open("a", encoding="utf-8") as file:
        file.write("# One comment more.\n")
    return folder


def test_a_worker_with_another_program_is_refused(empty_cluster: Cluster, tmp_path: Path) -> None:
    empty_cluster.add_worker()
    empty_cluster.add_worker(program=copied_program(tmp_path / "copy"))
    wait_for_workers(empty_cluster, 2)
    with pytest.raises(ClusterError, match=r"the worker tcp://127.0.0.1:\d+ has another version of the program"):
        connect(empty_cluster, tmp_path).__enter__()


def test_a_worker_that_can_not_load_the_program_is_refused(empty_cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "other" / "generator").mkdir(parents=True)
    (tmp_path / "other" / "generator" / "__init__.py").touch()
    empty_cluster.add_worker(program=tmp_path / "other")
    wait_for_workers(empty_cluster, 1)
    with pytest.raises(ClusterError, match=r"can't load the program .*cluster_workers"):
        connect(empty_cluster, tmp_path).__enter__()


def test_a_worker_with_another_environment_or_more_threads_is_refused(empty_cluster: Cluster, tmp_path: Path) -> None:
    worker = empty_cluster.add_worker(environment={"SOURCE_DATE_EPOCH": "1"})
    wait_for_workers(empty_cluster, 1)
    with pytest.raises(ClusterError, match="SOURCE_DATE_EPOCH"):
        connect(empty_cluster, tmp_path / "a").__enter__()
    worker.terminate()
    worker.wait()
    empty_cluster.add_worker(threads=2)
    wait_for_workers(empty_cluster, 1)
    with pytest.raises(ClusterError, match="has 2 threads"):
        connect(empty_cluster, tmp_path / "b").__enter__()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [("python", "2.7", "runs Python 3"), ("secret", "other", "doesn't see"), ("folder", "/nowhere", "doesn't see")],
)
def test_a_worker_of_another_machine_is_refused(
    two_workers: Cluster, tmp_path: Path, field: str, value: str, message: str
) -> None:
    with connect(two_workers, tmp_path) as workers:
        workers._expected = msgspec.structs.replace(workers._expected, **{field: value})
        with pytest.raises(ClusterError, match=message):
            workers._compare_workers()
        with pytest.raises(ClusterError, match=message):
            list(workers.map(_square, range(100)))


def test_a_worker_that_writes_elsewhere_is_refused(
    two_workers: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connect(two_workers, tmp_path) as workers:
        monkeypatch.setattr(workers, "_folder", tmp_path / "other")
        with pytest.raises(ClusterError, match="writes into another"):
            workers._check_answer("never written")


def test_a_worker_that_joins_later_is_refused_if_it_differs(empty_cluster: Cluster, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.mkdir()
    empty_cluster.add_worker()
    wait_for_workers(empty_cluster, 1)
    with connect(empty_cluster, tmp_path) as workers:
        results = workers.map(partial(_write_and_wait, log), range(400))
        next(results)
        empty_cluster.add_worker(environment={"SOURCE_DATE_EPOCH": "1"})
        with pytest.raises(ClusterError, match="SOURCE_DATE_EPOCH"):
            list(results)


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "127.0.0.1:1", "nonsense", "ftp://127.0.0.1:1", "a b:c", "://"]
)
def test_a_scheduler_that_can_not_be_reached(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster_workers, "_CONNECT_SECONDS", 0.5)
    with pytest.raises(ClusterError, match="no scheduler can be reached at"):
        ClusterWorkers(address, tmp_path).__enter__()
    assert capfd.readouterr().err == ""


def test_dask_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'transcript-archive\[cluster\]'"):
        ClusterWorkers("tcp://127.0.0.1:1", tmp_path).__enter__()


def test_a_build_on_this_machine_does_not_load_dask() -> None:
    program = "import sys, generator.site.build, generator.site.stages; print('distributed' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "False\n"
