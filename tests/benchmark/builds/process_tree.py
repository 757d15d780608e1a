"""The processor time and the memory of a process and of all processes that it has started (Linux only).

Memory is read as follows. The largest process counts by its resident set (RSS), which is what a process needs if it is
alone. The sum of all processes counts by the proportional set (PSS), in which a page that several processes share
counts once; the sum of resident sets would count a forked worker's copy of the archive a second time.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_INTERVAL = 0.1
"""Seconds between two looks; the processes' own work is not slowed by more frequent ones only on a third core."""
_MAX_SHARE = 0.05
"""The share of a core that looking may take; reading the proportional set of a large process takes milliseconds."""


class Memory(msgspec.Struct, frozen=True):
    """Megabytes at the height of a run, or of a part of it."""

    largest: float = 0
    """The resident set of the largest process."""
    tree: float = 0
    """The sum of the proportional sets of all processes."""

    def at_least(self, other: Memory) -> Memory:
        """Return the larger figures of both."""
        return Memory(max(self.largest, other.largest), max(self.tree, other.tree))


def processes(root: int) -> Iterator[int]:
    """Yield the ids of a process and of all running ones below it."""
    yield root
    try:
        for task in (_PROC / str(root) / "task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from processes(int(child))
    except OSError:
        return


def processor_seconds(root: int) -> float:
    """Return the seconds of processor time of a process and all that it has started, ended ones included."""
    ticks = 0
    for process in processes(root):
        try:
            fields = (_PROC / str(process) / "stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(int(field) for field in fields[11:15])  # user and system time, its own and of ended children
    return ticks / _TICKS


def memory(root: int) -> Memory:
    """Return the memory of a process and of all running ones below it."""
    sizes = [_sizes(process) for process in processes(root)]
    return Memory(max(rss for rss, _ in sizes), sum(pss for _, pss in sizes))


def _sizes(process: int) -> tuple[float, float]:
    """Return the resident and the proportional set of a process in megabytes."""
    try:
        text = (_PROC / str(process) / "smaps_rollup").read_text("ascii", errors="replace")
    except OSError:
        return 0, 0
    kilobytes = {line.split()[0]: int(line.split()[1]) for line in text.splitlines()[1:]}
    return kilobytes.get("Rss:", 0) / 1000, kilobytes.get("Pss:", 0) / 1000


class MemoryWatch:
    """Looks at the memory of a process and all below it until the context is left."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._height = Memory()
        self._part = Memory()
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    @property
    def height(self) -> Memory:
        """The memory at the height of the run so far."""
        with self._lock:
            return self._height

    def next_part(self) -> Memory:
        """Return the memory at the height of the part that ends now."""
        with self._lock:
            part, self._part = self._part, Memory()
            return part

    def _look(self) -> None:
        pause = 0.0
        while not self._is_over.wait(pause):
            start = time.thread_time()
            now = memory(self._root)
            pause = max(_INTERVAL, (time.thread_time() - start) / _MAX_SHARE)
            with self._lock:
                self._height = self._height.at_least(now)
                self._part = self._part.at_least(now)
