"""Calls to the system that Python has no functions for: both make the change of the site safe.

A system without such a call works too: data then reach the disk a little later, and a folder is replaced in two steps.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_CURRENT_FOLDER = -100  # AT_FDCWD: paths are relative to the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE


def flush_file_system(folder: Path) -> None:
    """Wait until all files of the file system of `folder` are on the disk: once for all, not once for each file."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if _call("syncfs", descriptor) is None:
            os.sync()
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; not possible on Windows."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def exchange_folders(first: Path, second: Path) -> bool:
    """Exchange the names of two folders in one step; return False if the system can't, and nothing is changed."""
    paths = os.fsencode(first), os.fsencode(second)
    return _call("renameat2", _CURRENT_FOLDER, paths[0], _CURRENT_FOLDER, paths[1], _EXCHANGE) == 0


def _call(name: str, *arguments: int | bytes) -> int | None:
    """Return the result of a function of the system's C library; `None` if the library lacks it."""
    if not sys.platform.startswith("linux"):
        return None
    function = getattr(ctypes.CDLL(None), name, None)
    return None if function is None else int(function(*arguments))
