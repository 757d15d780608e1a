"""The hashes of files: by them the build knows what has changed. Times of files are never trusted."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.errors import BuildError

_PIECE = 1 << 18
"""Bytes of a file that are in memory at once: a database of an archive can have a gigabyte."""


class FileHash(msgspec.Struct, frozen=True, array_like=True):
    """The content of a file."""

    sha256: str
    size: int
    """In bytes."""


FileHashes = dict[str, FileHash]
"""The content of each file of a folder, by its path in the folder, with forward slashes."""


def hash_folder(folder: Path) -> FileHashes:
    """Return the hash of every file below `folder`, sorted by path; a missing folder has no files.

    Args:
        folder: The folder; it may be a link. Links to folders below it are not followed.
    """
    return {name: hash_file(folder / name) for name in sorted(paths_below(folder))}


def hash_data(data: bytes) -> FileHash:
    """Return the hash of the content of a file."""
    return FileHash(hashlib.sha256(data).hexdigest(), len(data))


def hash_file(path: Path) -> FileHash:
    """Return the hash of a file; one that can't be read counts as empty, with a hash that no file has.

    The memory that is needed doesn't grow with the file.
    """
    sha256, size = hashlib.sha256(), 0
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return FileHash("", 0)  # to read a pipe would wait for ever
        with path.open("rb", buffering=0) as file:
            while piece := file.read(_PIECE):
                sha256.update(piece)
                size += len(piece)
    except (OSError, ValueError):
        return FileHash("", 0)
    return FileHash(sha256.hexdigest(), size)


def check_unchanged(path: Path, earlier: FileHash) -> None:
    """Check that a file is as it was hashed: it may have changed, and a shared folder may show an older file.

    Raises:
        BuildError: The file has other bytes.
    """
    if hash_file(path) != earlier:
        raise BuildError("the file has changed since the build began; build again", path=str(path))


def sizes_of(folder: Path) -> dict[str, int]:
    """Return the size of every file below `folder`, by its path in the folder. Links are not followed."""
    sizes: dict[str, int] = {}
    folders = [("", os.fspath(folder))]
    while folders:
        prefix, path = folders.pop()
        for entry in entries_of(path):
            name = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    folders.append((f"{name}/", entry.path))
            elif not entry.is_dir():  # a link to a folder has no size of its own
                sizes[name] = entry.stat(follow_symlinks=False).st_size
    return sizes


def entries_of(folder: str | Path) -> list[os.DirEntry[str]]:
    """Return the files and folders in a folder; none if it is missing or can't be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def paths_below(folder: Path) -> Iterator[str]:
    """Yield the path of every file below `folder`, relative to it."""
    start = os.path.join(folder, "")  # noqa: PTH118 - a Path per file costs more than the walk
    for parent, folders, names in os.walk(folder):
        prefix = parent[len(start) :].replace(os.sep, "/")
        for name in names:
            yield f"{prefix}/{name}" if prefix else name
        if "__pycache__" in folders:
            folders.remove("__pycache__")
