"""One build of an archive at a time: a lock that names its holder and ends with the holder's process."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import BuildError

LOCK_FILE = "build.lock"
"""The lock, in the cache; between two builds the file is empty."""

_PATIENCE_SECONDS = 1.0
"""How long a build waits for the lock."""


@contextmanager
def build_lock(cache: Path, print_line: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of the archive with this cache folder.

    The system frees the lock when a process ends, however it ends. So the text in the file only says who held it; a
    text in a free lock is that of a build that was stopped.

    Raises:
        BuildError: Another build holds the lock.
    """
    cache.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(cache / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o644)
    with os.fdopen(descriptor, "r+", encoding="utf-8") as file:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not (has_lock := _take(file.fileno())) and time.monotonic() < deadline:
            time.sleep(_PATIENCE_SECONDS / 10)  # the workers of a stopped build end soon
        if not has_lock:
            holder = file.read().strip() or "just started"
            raise BuildError(f"another build of this archive is running ({holder}); wait for it to end")
        if holder := file.read().strip():
            print_line(f"The last build ({holder}) was stopped before its end; its files in .cache are not used.")
        _write(file.fileno(), f"process {os.getpid()}, started {time.strftime('%Y-%m-%d %H:%M:%S')}\n")
        try:
            yield
        finally:
            _write(file.fileno(), "")


def _write(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, text.encode("utf-8"), 0)


def _take(descriptor: int) -> bool:
    """Return True if the lock was free; it is held from now on. On Windows builds are not locked."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
