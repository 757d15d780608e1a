"""Copies of many files as links to the same bytes, which nothing may write through."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path


def link_files(source: Path, names: Iterable[str], target: Path) -> None:
    """Give `target` these files of `source`; a file is a copy where the system can't make a link.

    Args:
        source: A folder.
        names: The paths of the files in it, with forward slashes.
        target: A folder without these files.
    """
    link_files_as(source, {name: name for name in names}, target)


def link_files_as(source: Path, names: Mapping[str, str], target: Path) -> None:
    """Give `target` files of `source` under other names; a file is a copy where the system can't make a link.

    Args:
        source: A folder.
        names: For each new path the path in `source`.
        target: A folder without the new files.
    """
    make_folders(names, target)
    for new_name, name in names.items():
        link_file(f"{source}/{name}", f"{target}/{new_name}")


def remove_files(folder: Path, names: Iterable[str]) -> None:
    """Remove files of a folder, and each folder below it that then is empty."""
    parents = set()
    for name in names:
        os.unlink(f"{folder}/{name}")  # noqa: PTH108 - as for `link_file`
        parents.add(name.rpartition("/")[0])
    for parent in sorted(parents, reverse=True):
        path = parent
        with suppress(OSError):  # it is not empty
            while path:
                os.rmdir(f"{folder}/{path}")  # noqa: PTH106 - as above
                path = path.rpartition("/")[0]


def link_file(source: str, target: str) -> None:
    """Make a file a link to another one, or a copy of it. A `Path` for each would cost more than the link."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def make_folders(names: Iterable[str], target: Path) -> None:
    """Make the folders of these files in `target`, which need not exist."""
    present: set[str] = set()
    target.mkdir(parents=True, exist_ok=True)
    for folder in sorted({name.rpartition("/")[0] for name in names}):
        parts = folder.split("/") if folder else []
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            if path not in present:
                present.add(path)
                if not os.path.isdir(f"{target}/{path}"):  # noqa: PTH112 - as for `link_file`
                    os.mkdir(f"{target}/{path}")  # noqa: PTH102
