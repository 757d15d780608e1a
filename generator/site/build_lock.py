"""One command at a time changes an archive: locks that name their holder and end with the holder's process."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import BuildError

LOCK_FILE = "build.lock"
"""The lock for the site and the permalinks, in the cache; between two commands the file is empty."""

SETTINGS_LOCK_FILE = "settings.lock"
"""The lock for the files in `site_config/` that commands write; they may be written during a build."""

_PATIENCE_SECONDS = 1.0
"""How long a command waits for a lock."""

_HELD = {errno.EWOULDBLOCK, errno.EACCES, errno.EAGAIN}


class LockedError(BuildError):
    """Another command holds the lock."""


@contextmanager
def build_lock(
    cache: Path,
    print_line: Callable[[str], None],
    *,
    command: str = "build",
    file_name: str = LOCK_FILE,
    patience: float = _PATIENCE_SECONDS,
) -> Iterator[None]:
    """Hold a lock of the archive with this cache folder.

    The system frees the lock when a process ends, however it ends. So the text in the file only says who held it; a
    text in a free lock is that of a command that was stopped.

    Args:
        cache: The folder of the lock.
        print_line: Called with a line if the last command was stopped.
        command: The name of the command that holds the lock.
        file_name: The lock.
        patience: How long the command waits for the lock, in seconds.

    Raises:
        LockedError: Another command holds the lock.
        BuildError: The file system has no locks.
    """
    cache.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(cache / file_name, os.O_RDWR | os.O_CREAT, 0o644)
    with os.fdopen(descriptor, "r+", encoding="utf-8") as file:
        deadline = time.monotonic() + patience
        while not (has_lock := _take(file.fileno(), cache)) and time.monotonic() < deadline:
            time.sleep(patience / 10)  # the workers of a stopped build end soon
        if not has_lock:
            holder = file.read().strip() or "just started"
            raise LockedError(f"another command is changing this archive ({holder}); wait for it to end")
        if holder := file.read().strip():
            print_line(f"The last command ({holder}) was stopped before its end; its files in .cache are not used.")
        started = time.strftime("%Y-%m-%d %H:%M:%S")
        _write(file.fileno(), f"{command}, process {os.getpid()}, started {started}\n")
        try:
            yield
        finally:
            _write(file.fileno(), "")


def _write(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, text.encode("utf-8"), 0)


def _take(descriptor: int, cache: Path) -> bool:
    """Return True if the lock was free; it is held from now on. On Windows nothing is locked."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        message = f"the file system has no locks ({error.strerror}); put this folder on another one"
        raise BuildError(message, path=str(cache)) from error
    return True
