"""Objects: byte strings on disk, each under the hash of its content.

An object is never changed, so a stopped build harms none: at worst an object is missing or too short, which its name
shows.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from uuid import uuid4

from generator.errors import BuildError
from generator.results.file_hashes import entries_of

_FOLDER_CHARS = 2
"""Characters of a name that are the name of its folder, so that no folder holds very many files."""


def is_empty(name: str) -> bool:
    """Return True if the object with this name has no content."""
    return name.endswith("-0")


class ObjectStore:
    """The objects in a folder.

    Args:
        folder: The folder; it may be missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Store an object, and return its name: the hash and the size of its content."""
        name = f"{hashlib.sha256(data).hexdigest()}-{len(data)}"
        path = self._path(name)
        if _size(path) != len(data):
            temporary = path.with_name(f"{name}.{uuid4().hex}")  # a process of another machine may have the same number
            try:
                temporary.write_bytes(data)
            except FileNotFoundError:  # the first object of its folder
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary.write_bytes(data)
            temporary.replace(path)
        return name

    def get(self, name: str) -> bytes:
        """Return an object.

        Raises:
            BuildError: The object is missing or damaged.
        """
        try:
            data = self._path(name).read_bytes()
        except OSError as error:
            raise _damaged(self._folder) from error
        if name != f"{hashlib.sha256(data).hexdigest()}-{len(data)}":
            raise _damaged(self._folder)
        return data

    def names(self) -> frozenset[str]:
        """Return the names of all objects that have the size in their name."""
        return frozenset(
            entry.name
            for entry in self._all()
            if entry.name.rpartition("-")[2] == str(entry.stat(follow_symlinks=False).st_size)
        )

    def sweep(self, keep: Collection[str]) -> int:
        """Delete all other objects, and return their number."""
        superfluous = [entry for entry in self._all() if entry.name not in keep]
        for entry in superfluous:
            os.unlink(entry.path)  # noqa: PTH108 - a Path per file costs more than the deletion
        return len(superfluous)

    def _all(self) -> Iterator[os.DirEntry[str]]:
        for folder in entries_of(self._folder):
            yield from entries_of(folder.path) if folder.is_dir() else ()

    def _path(self, name: str) -> Path:
        return self._folder / name[:_FOLDER_CHARS] / name


def _damaged(folder: Path) -> BuildError:
    return BuildError("a result of an earlier build is damaged; build again with --no-cache", path=str(folder))


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return -1
