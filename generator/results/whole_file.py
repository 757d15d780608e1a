"""Files that are complete or missing, whenever the process stops."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generator.results.system_calls import flush_folder

_NEW_SUFFIX = ".new"
"""Ends the name of a file beside its place."""

_INCOMING, _COMPLETE = ".incoming", ".complete"
"""Folders beside the files of a group: being written, and completely written."""


def write_whole(path: Path, data: bytes, *, flush: bool = False) -> None:
    """Write a file beside its place, and then put it there; one process at a time may write it.

    Args:
        path: The file; if it is a link, the file that it leads to is written.
        data: Its content.
        flush: Whether the content is on the disk before the file is replaced: for files that can't be made again.

    Raises:
        OSError: The file can't be written; it is as it was.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    beside = target.with_name(f"{target.name}{_NEW_SUFFIX}")
    if beside.is_symlink() or (beside.exists() and not beside.is_file()):
        beside.unlink()
    try:
        with beside.open("wb") as file:
            file.write(data)
            if flush:
                _keep_mode(file.fileno(), target)
                file.flush()
                os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        if error.filename is None:  # the disk is full, for example
            error.filename = str(target)
        raise
    if flush:
        flush_folder(target.parent)


def write_group(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files of a folder: all of them, or none if the process stops.

    Complete files are first beside their places. Until they are there, `group_paths` returns the files beside them, and
    `put_group_right` ends a write that was stopped. One process at a time may write into the folder.

    Args:
        folder: The folder; it may be missing.
        files: The content of each file, by its name.

    Raises:
        OSError: The files can't be written; they are as they were, or `group_paths` returns all of the new ones.
    """
    folder.mkdir(parents=True, exist_ok=True)
    put_group_right(folder)
    incoming = folder / _INCOMING
    try:
        incoming.mkdir()
        for name, data in files.items():
            write_whole(incoming / name, data, flush=True)
        flush_folder(incoming)
        incoming.rename(folder / _COMPLETE)
    except OSError:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    flush_folder(folder)
    put_group_right(folder)


def put_group_right(folder: Path) -> None:
    """End a write of files that was stopped: complete files get to their places, others are deleted."""
    if _is_own_folder(folder / _INCOMING):
        shutil.rmtree(folder / _INCOMING)
    complete = folder / _COMPLETE
    if _is_own_folder(complete):
        for file in sorted(complete.iterdir()):
            file.replace(folder / file.name)
        complete.rmdir()
        flush_folder(folder)


def group_paths(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield the files of a folder that match a pattern, by their names; the complete new one instead of the old one."""
    places = [place for place in (folder, folder / _COMPLETE) if place == folder or _is_own_folder(place)]
    paths = {path.name: path for place in places for path in place.glob(pattern)}
    yield from (paths[name] for name in sorted(paths))


def is_group_stopped(folder: Path) -> bool:
    """Return True if a write of files was stopped, or is going on."""
    return any(_is_own_folder(folder / name) for name in (_INCOMING, _COMPLETE))


def _is_own_folder(folder: Path) -> bool:
    """Return True if a folder is there and was made by a command: a link may lead anywhere."""
    return folder.is_dir() and not folder.is_symlink()


def _keep_mode(descriptor: int, target: Path) -> None:
    """Give a new file the permissions of the file that it replaces."""
    if hasattr(os, "fchmod"):
        with suppress(OSError):
            os.fchmod(descriptor, target.stat().st_mode & 0o7777)
