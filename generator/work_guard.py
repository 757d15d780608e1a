"""A guard of the machine: work on one document that takes too much time or memory is stopped.

It is a last resort. The limits that shape the output are counted (see `archive/page_limits.py`); this one depends on
the machine, so nothing is published that met it.
"""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

MAX_SECONDS = 60.0
"""Processor time of reading one document; a day of captions takes a tenth of a second."""

MAX_BYTES = 1024**3
"""Memory that reading one document may add to the process."""

_SIZE_FILE = Path("/proc/self/statm")
"""Linux writes the size of the process there, in pages."""


class GuardError(BaseException):
    """The work took too much; no `except Exception` of a library can take it for an error of its own."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@contextmanager
def guarded(max_seconds: float = MAX_SECONDS, max_bytes: int = MAX_BYTES) -> Iterator[None]:
    """Stop the work in this context if it takes more processor time or memory.

    The time is limited where the system has such timers, and only in the main thread of a process, as all workers do
    their work there. The memory is limited on Linux.

    Raises:
        GuardError: The work was stopped.
    """
    with _limited_time(max_seconds):
        try:
            with _limited_memory(max_bytes):
                yield
        except MemoryError:
            gc.collect()
            raise GuardError(f"it took more than {_in_words(max_bytes)} of memory") from None


@contextmanager
def _limited_time(max_seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise GuardError(f"it took more than {max_seconds:g} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, max_seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _limited_memory(max_bytes: int) -> Iterator[None]:
    if sys.platform != "linux":
        yield
        return
    import resource

    size = int(_SIZE_FILE.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = size + max_bytes if soft == resource.RLIM_INFINITY else min(size + max_bytes, soft)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _in_words(size: int) -> str:
    return f"{size / 1024**3:g} GB" if size >= 1024**3 else f"{size / 1024**2:g} MB"
