"""The memory that a build has needed so far."""

from __future__ import annotations

import sys

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of the system's figures."""


def peak_memory() -> str:
    """Return the largest memory of this process, and that of the largest process that it started and that has ended.

    Both are the peaks of resident memory since the start of this process. The text is empty on Windows, which has no
    such figures.
    """
    if sys.platform == "win32":
        return ""
    import resource

    own, others = (
        resource.getrusage(processes).ru_maxrss * _UNIT // 1_000_000
        for processes in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return f"peak {own:,} MB, {others:,} MB in another process"
