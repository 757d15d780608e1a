"""A crash in the middle of a command: a child process ends, as a killed one does, before its Nth change of a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

_CRASHED = 137
"""The exit code of a killed process."""

_FAILED = 3

_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "ctypes.dlsym"}
"""Events of Python that are changes of files; `ctypes.dlsym` is a call to the system's own library."""


def crashes(action: Callable[[], object], root: Path, most: int = 1000) -> Iterator[int]:
    """Run an action again and again, each time with a crash one change later, and yield the number of the change.

    The changes in `root` count. The last run ends by itself, and is not yielded.
    """
    for number in range(1, most + 1):
        if not _crash_at(number, action, root):
            return
        yield number
    raise AssertionError(f"the action has more than {most} changes")


def _crash_at(number: int, action: Callable[[], object], root: Path) -> bool:
    """Return True if the action crashed at this change; a file that is being written then has lost its buffer."""
    child = os.fork()
    if child == 0:
        code = _FAILED
        try:
            _install_hook(number, str(root))
            action()
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, _CRASHED}, f"the action failed, instead of its crash at change {number}"
    return code == _CRASHED


def _install_hook(number: int, root: str) -> None:
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if _is_change(event, arguments, root):
            count += 1
            if count == number:
                os._exit(_CRASHED)

    sys.addaudithook(hook)


def _is_change(event: str, arguments: tuple[object, ...], root: str) -> bool:
    if event == "ctypes.dlsym":
        return True
    if event == "open":
        path, _, flags = arguments
        writes = isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        return writes and str(path).startswith(root)
    return event in _CHANGES and not all(isinstance(value, int) for value in arguments)
