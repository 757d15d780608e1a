"""Work in a process of its own: a library that isn't Python may end its process, or never come back."""

from __future__ import annotations

import math
import os
import signal
import warnings
from collections.abc import Callable

from generator.work_guard import GuardError

_FAILED = 1
_STOPPED = 2


class EndedError(Exception):
    """The process that did the work took too much, or the library ended it."""


def work_apart(work: Callable[[], bytes]) -> bytes:
    """Return the result of work, done by a copy of this process where the system has such copies.

    The guard of this process counts for the copy, too. Work that fails in the copy is done here again, so that its
    error is raised as usual.

    Raises:
        EndedError: The copy took too much time or memory, or the library ended it.
    """
    if not hasattr(os, "fork"):
        return work()
    seconds = signal.getitimer(signal.ITIMER_PROF)[0]
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the copy uses none
        child = os.fork()
    if not child:
        os.close(reader)
        _work_in_copy(work, writer, seconds)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as pipe:
            result = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == _FAILED:
        return work()
    if code:
        raise EndedError
    return result


def _work_in_copy(work: Callable[[], bytes], writer: int, seconds: float) -> None:
    """Do the work, write its result, and end this process without anything that its parent has prepared for its own."""
    code = _FAILED
    try:
        _limit_time(seconds)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(work())
        code = 0
    except (GuardError, MemoryError):
        code = _STOPPED
    finally:
        os._exit(code)


def _limit_time(seconds: float) -> None:
    """Start the timer of the guard, which no copy has; the system ends a library that doesn't come back."""
    if not seconds:
        return
    import resource

    signal.setitimer(signal.ITIMER_PROF, seconds)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = math.ceil(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
