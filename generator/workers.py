"""Workers: the same function for many items, on all processor cores.

The results come in the order of the items, so their number and speed change nothing in the output.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from types import TracebackType
from typing import Protocol, TypeVar

from generator.errors import BuildError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

MIN_ITEMS = 8
"""Fewer items are done by the calling process: starting a process costs more."""

_CHUNK_ITEMS = 8
"""Items that a worker gets at once."""

CHUNKS_AHEAD = 4
"""Chunks for each worker that wait or are done and not used yet: they bound the memory."""

_NEW_OBJECTS = 50_000
"""New objects after which the garbage collector of a worker looks at the young ones: a document may leave cycles."""

_WATCH_SECONDS = 0.2
"""Time between two looks of a worker at its parent."""


def usable_cores() -> int:
    """Return the number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class FatalItemError(BuildError):
    """Each worker that works on one of the items is killed."""

    def __init__(self, position: int) -> None:
        super().__init__("each worker that works on it is killed, perhaps for want of memory")
        self.position = position
        """Of the item, counted from 0."""


def name_fatal_item(results: Iterable[_Result], names: Sequence[str]) -> Iterator[_Result]:
    """Yield the results of items; an item whose workers are killed is an error with its name.

    Args:
        results: What `map` yields.
        names: The names of the items.

    Raises:
        BuildError: Each worker that works on one of the items is killed.
    """
    try:
        yield from results
    except FatalItemError as error:
        raise BuildError(error.sentence, path=names[error.position]) from error


class AnyWorkers(Protocol):
    """Workers of any kind; a stage does not know where they work."""

    def map(self, function: Callable[[_Item], _Result], items: Iterable[_Item]) -> Iterator[_Result]:
        """Yield the result of each item, in the order of the items.

        Args:
            function: A function of a module, or a `functools.partial` of one; it and its items are pickled.
            items: The items.

        Raises:
            FatalItemError: Each worker that works on one of the items is killed.
        """
        ...


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

        Raises:
            FatalItemError: The worker of one of the items is killed.
        """
        iterator = iter(items)
        first = tuple(islice(iterator, MIN_ITEMS))
        if self.number < 2 or len(first) < MIN_ITEMS:
            yield from map(function, chain(first, iterator))
            return
        chunks = chunks_of(chain(first, iterator))
        ahead = tuple(islice(chunks, self.number * CHUNKS_AHEAD))
        pending = deque((chunk, self._submit(function, chunk)) for chunk in ahead)
        position = 0
        while pending:
            chunk, future = pending.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:  # nobody knows at which item, and all waiting chunks are lost
                self._executor = None
                results = _one_by_one(function, chunk, position)
                pending = deque((lost, self._submit(function, lost)) for lost, _ in pending)
            position += len(chunk)
            pending.extend((more, self._submit(function, more)) for more in islice(chunks, 1))
            yield from results

    def _submit(self, function: Callable[[_Item], _Result], chunk: tuple[_Item, ...]) -> Future[list[_Result]]:
        """Return the results of a chunk in future; an error if a worker was killed."""
        try:
            with _interrupts_wait():
                if self._executor is None:
                    self._executor = _processes(self.number)
                return self._executor.submit(_map_chunk, function, chunk)
        except BrokenProcessPool as error:
            future: Future[list[_Result]] = Future()
            future.set_exception(error)
            return future


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Let Ctrl+C wait for the end of the block: an executor that starts only some of its processes never ends."""
    if threading.current_thread() is not threading.main_thread():  # no other thread gets the interrupt
        yield
        return
    pressed = []
    earlier = signal.signal(signal.SIGINT, lambda number, frame: pressed.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier)
        if pressed and callable(earlier):
            earlier(*pressed[0])


def _processes(number: int) -> Executor:
    return ProcessPoolExecutor(number, mp_context=_context(), initializer=_begin_work, initargs=(os.getpid(),))


def _one_by_one(function: Callable[[_Item], _Result], chunk: tuple[_Item, ...], position: int) -> list[_Result]:
    """Return the results of a chunk, each item in a process of its own."""
    results = []
    for number, item in enumerate(chunk):
        with _processes(1) as process:
            try:
                results += process.submit(_map_chunk, function, (item,)).result()
            except BrokenProcessPool:
                raise FatalItemError(position + number) from None
    return results


def _begin_work(parent: int) -> None:
    """Leave Ctrl+C to the parent, and end soon after it, however it ends: nobody would stop a worker that waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def chunks_of(items: Iterable[_Item], size: int = _CHUNK_ITEMS) -> Iterator[tuple[_Item, ...]]:
    """Yield the items in chunks of this size."""
    iterator = iter(items)
    while chunk := tuple(islice(iterator, size)):
        yield chunk


def _map_chunk(function: Callable[[_Item], _Result], chunk: tuple[_Item, ...]) -> list[_Result]:
    return list(map(function, chunk))


def _context() -> multiprocessing.context.BaseContext:
    """Return the way to start processes: a copy of the calling process has its modules and its caches at once."""
    return multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
