"""A Dask cluster over loopback: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.support.paths import ROOT
from tests.support.waiting import wait_until


class Cluster:
    """A scheduler and its workers.

    Args:
        folder: A folder for their files.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        file = folder / "scheduler.json"
        options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
        self.scheduler = self._start("dask_scheduler", options, {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"})
        self.workers: list[subprocess.Popen[bytes]] = []
        wait_until(lambda: file.exists() and file.read_text(encoding="utf-8").endswith("}"))
        self.address: str = json.loads(file.read_text(encoding="utf-8"))["address"]

    def add_worker(
        self,
        *,
        environment: Mapping[str, str] | None = None,
        program: Path = ROOT,
        nanny: bool = False,
        threads: int = 1,
    ) -> subprocess.Popen[bytes]:
        """Start a worker, which joins soon.

        Args:
            environment: More variables of its environment.
            program: The folder with the package that it runs.
            nanny: Whether a second process starts the worker again when it is killed.
            threads: How many threads it has.
        """
        options = (
            self.address, "--host", "127.0.0.1", "--no-dashboard", "--nanny" if nanny else "--no-nanny",
            "--nthreads", str(threads), "--local-directory", str(self._folder), "--death-timeout", "60",
        )  # fmt: skip
        worker = self._start("dask_worker", options, {"PYTHONPATH": str(program), **(environment or {})})
        self.workers.append(worker)
        return worker

    def stop(self) -> None:
        """End all processes."""
        for process in (*self.workers, self.scheduler):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # with the process that a nanny started
            process.wait()

    def _start(self, module: str, options: tuple[str, ...], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        with (self._folder / f"{module}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", *options],
                cwd=self._folder,
                env={**os.environ, **environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


@contextlib.contextmanager
def cluster(folder: Path, *, workers: int = 0) -> Iterator[Cluster]:
    """Start a cluster, and end it."""
    running = Cluster(folder)
    try:
        for _ in range(workers):
            running.add_worker()
        yield running
    finally:
        running.stop()
