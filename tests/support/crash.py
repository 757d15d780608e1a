"""A crash in the middle of a command: a child process ends, as a killed one does, before its Nth change of a file."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

_CRASHED = -9
"""The exit code of a killed process; Windows has no name for its signal."""

_FAILED = 3

_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "ctypes.dlsym"}
"""Events of Python that are changes of files; `ctypes.dlsym` is a call to the system's own library."""

_FLUSH = "os.fsync"
"""The name of a call that Python has no event for."""

Counts = Callable[[str, tuple[object, ...]], bool]
"""Tells whether a change counts, by its event and the event's arguments."""


def crashes(action: Callable[[], object], root: Path, most: int = 1000) -> Iterator[int]:
    """Run an action again and again, each time with a crash one change later, and yield the number of the change.

    The changes in `root` count. The last run ends by itself, and is not yielded.
    """
    for number in range(1, most + 1):
        if not crash_at(number, action, all_changes(root)):
            return
        yield number
    raise AssertionError(f"the action has more than {most} changes")


def crash_at(number: int, action: Callable[[], object], counts: Counts) -> bool:
    """Return True if the action crashed at this change; a file that is being written then has lost its buffer.

    The processes that the action has started are killed with it. Only changes of its first process count.
    """
    child = os.fork()
    if child == 0:
        _act(action, counts, lambda count: _crash() if count == number else None)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, _CRASHED}, f"the action failed, instead of its crash at change {number}"
    return code == _CRASHED


def count_changes(action: Callable[[], object], counts: Counts) -> int:
    """Let an action end by itself, and return the number of its changes."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _act(action, counts, lambda _: os.write(writer, b"."))
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        number = len(pipe.read())
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, "the action failed"
    return number


def all_changes(root: Path) -> Counts:
    """Return what counts changes of files; a file that is opened counts if it is in a folder."""

    def counts(event: str, arguments: tuple[object, ...]) -> bool:
        if event == "open":
            return _is_written(arguments) and str(arguments[0]).startswith(str(root))
        return event == _FLUSH or (event in _CHANGES and not all(isinstance(value, int) for value in arguments))

    return counts


def changes_in(places: Iterable[Path]) -> Counts:
    """Return what counts changes of the entries of folders, and the calls that make changes last."""
    folders = tuple(f"{place}{os.sep}" for place in places)

    def counts(event: str, arguments: tuple[object, ...]) -> bool:
        if event in {_FLUSH, "ctypes.dlsym"}:
            return True
        if event != "open":
            changed = arguments[1:2] if event == "os.link" else arguments[:2]
            return event in _CHANGES and any(_path(value).startswith(folders) for value in changed)
        return _is_written(arguments) and _path(arguments[0]).startswith(folders)

    return counts


def _path(value: object) -> str:
    return f"{os.fsdecode(value)}{os.sep}" if isinstance(value, str | bytes | os.PathLike) else ""


def _is_written(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _act(action: Callable[[], object], counts: Counts, on_change: Callable[[int], object]) -> None:
    """Run an action in this child process, and end the process; `on_change` is called before each change."""
    code = _FAILED
    try:
        os.setsid()
        _install_hook(counts, on_change)
        action()
        code = 0
    finally:
        os._exit(code)


def _crash() -> None:
    os.killpg(0, signal.SIGKILL)


def _install_hook(counts: Counts, on_change: Callable[[int], object]) -> None:
    first, count, flush = os.getpid(), 0, os.fsync

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if counts(event, arguments) and os.getpid() == first:
            count += 1
            on_change(count)

    def flush_after_hook(file: Any) -> None:  # noqa: ANN401 - a number or a file
        hook(_FLUSH, ())
        flush(file)

    os.fsync = flush_after_hook  # type: ignore[assignment]  # the program names no arguments
    sys.addaudithook(hook)
