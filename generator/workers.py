"""Workers: the same function for many items, on all processor cores.

The results come in the order of the items, so their number and speed change nothing in the output.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from types import TracebackType
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_MIN_ITEMS = 8
"""Fewer items are done by the calling process: starting a process costs more."""

_CHUNKS_PER_WORKER = 8
"""Parts into which the items of one worker are divided, so that no worker waits long for another one at the end."""

_MAX_CHUNK = 32
"""Items that a worker gets at once; their results are held until all of them are done."""


def usable_cores() -> int:
    """Return the number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """A number of processes that start when they are needed; leaving the context ends them.

    Args:
        number: How many processes work; 1 does all work in the calling process.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self._executor: Executor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def map(self, function: Callable[[_Item], _Result], items: Iterable[_Item]) -> Iterator[_Result]:
        """Yield the result of each item, in the order of the items.

        Args:
            function: A function of a module, or a `functools.partial` of one; it and its items are pickled.
            items: The items.
        """
        tasks = list(items)
        if self.number < 2 or len(tasks) < _MIN_ITEMS:
            yield from map(function, tasks)
            return
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self.number, mp_context=_context())
        chunk = min(_MAX_CHUNK, max(1, len(tasks) // (self.number * _CHUNKS_PER_WORKER)))
        yield from self._executor.map(function, tasks, chunksize=chunk)


def _context() -> multiprocessing.context.BaseContext:
    """Return the way to start processes: a copy of the calling process has its modules and its caches at once."""
    return multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
