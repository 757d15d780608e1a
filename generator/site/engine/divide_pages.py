"""The division of pages into parts, each rendered by a process of its own.

The division depends on the pages alone, not on the number of processes, and the bytes of a page don't depend on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

import msgspec

_MAX_PAGES = 1000
_MAX_BYTES = 8_000_000
"""Of Markdown; an engine needs about 7 bytes of memory for one, and 45 MB for itself."""


class Parts(msgspec.Struct, frozen=True):
    """What an engine renders and copies."""

    parts: tuple[tuple[str, ...], ...]
    """The pages of each part."""
    assets: tuple[str, ...] | None
    """The files of the theme to copy; `None` copies all."""
    workers: int
    """How many processes work at once."""
    templates: str | None = None
    """The folder with the compiled templates of an earlier build; `None` if they are to be compiled."""


def divide_pages(sizes: Iterable[tuple[str, int]]) -> tuple[tuple[str, ...], ...]:
    """Divide pages into parts, in the order in which an engine finds them, so that a folder is in few parts.

    Args:
        sizes: Each page with its size in bytes.
    """
    parts: list[list[str]] = []
    part_bytes = 0
    for page, size in sorted(sizes, key=lambda entry: walk_order(entry[0])):
        if not parts or len(parts[-1]) == _MAX_PAGES or part_bytes + size > _MAX_BYTES:
            parts.append([])
            part_bytes = 0
        parts[-1].append(page)
        part_bytes += size
    return tuple(map(tuple, parts))


def walk_order(page: str) -> list[tuple[int, bool, str]]:
    """Return the place of a page in the engines' order: the files of a folder, its index first, then its folders."""
    *folders, name = page.split("/")
    return [(1, False, folder) for folder in folders] + [(0, PurePosixPath(name).stem not in {"index", "README"}, name)]
