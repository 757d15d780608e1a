"""Files that people wrote, read as files only.

A link may lead anywhere, a pipe may block for ever, and a device never ends. Anyone may propose a file of an archive,
and version control carries links.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024
"""The size of a text that people write."""

_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class PlainFileError(Exception):
    """A file can't be read as a file.

    Args:
        reason: The end of a sentence that begins with the path, and what to do.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_plain_file(path: Path, folder: Path | None = None, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the content of a file that people wrote.

    Args:
        path: The file; a link may lead to another file of the folder.
        folder: The folder that a link must not lead out of; `None` for the folder of the file.
        max_bytes: The size of the largest file that is read.

    Raises:
        PlainFileError: The file is a link that leads out of the folder, or no regular file, or too large, or can't be
            read.
    """
    try:
        check_inside(path, folder or path.parent)
        _check_status(path.stat(), max_bytes)  # opening a pipe or a device may do something
        with open(os.open(path, os.O_RDONLY | _NO_WAITING), "rb") as file:  # noqa: PTH123 - Path.open waits for a pipe
            _check_status(os.fstat(file.fileno()), max_bytes)
            return file.read()
    except OSError as error:
        raise PlainFileError(f"the file can't be read ({error.strerror}); check that you may read it") from error
    except ValueError as error:
        raise PlainFileError("this system can't open a file with this name; rename the file") from error


def check_inside(path: Path, folder: Path) -> None:
    """Check that a path is no link that leads out of a folder.

    Raises:
        PlainFileError: It leads out.
    """
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        message = f"the file is a symbolic link that leads out of the folder {folder.name}; put the file itself here"
        raise PlainFileError(message)


def irregular_file(folder: Path) -> tuple[Path, str] | None:
    """Return a file below a folder that can't be read as a file, with the reason, or `None`.

    For folders whose files another program reads.
    """
    for parent, folders, names in os.walk(folder):
        for name in sorted(folders):
            if (path := Path(parent, name)).is_symlink():
                return path, "a folder here can't be a link; put the files themselves here"
        for name in sorted(names):
            try:
                path = Path(parent, name)
                check_inside(path, folder)
                _check_status(path.stat(), None)
            except PlainFileError as error:
                return path, error.reason
            except OSError as error:
                return path, f"the file can't be read ({error.strerror}); check that you may read it"
    return None


def _check_status(status: os.stat_result, max_bytes: int | None) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise PlainFileError("this is a folder; a file is expected")
    if not stat.S_ISREG(status.st_mode):
        raise PlainFileError("this is not a regular file; replace it by one")
    if max_bytes is not None and status.st_size > max_bytes:
        raise PlainFileError(f"the file has more than {max_bytes // 1024 // 1024} MB; split it")
