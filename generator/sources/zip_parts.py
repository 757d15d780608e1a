"""The parts of a ZIP archive of XML, such as a word processing document, unpacked with limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

MAX_UNPACKED_BYTES = 24 * 1024 * 1024
"""Of all parts that are read; the text of a session has less than one megabyte."""
_MAX_PARTS = 4000


class RefusedError(Exception):
    """A document isn't read, because it is hostile or far too large; the message is the reason, as a clause."""


def part_names(data: bytes) -> list[str]:
    """Return the names of the parts of a ZIP archive; none if the archive is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return file.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        return []


def read_parts(data: bytes, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the wanted parts of a ZIP archive by their names, in its order.

    Args:
        data: The archive.
        is_wanted: Whether a part with this name is read; the others, such as pictures, are never unpacked.

    Raises:
        RefusedError: The archive has too many parts, or unpacks to too much.
    """
    parts: dict[str, bytes] = {}
    remaining = MAX_UNPACKED_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = dict.fromkeys(file.namelist())
        if len(names) > _MAX_PARTS:
            raise RefusedError(f"it has more than {_MAX_PARTS} parts")
        for name in filter(is_wanted, names):
            # The sizes in the directory of the archive may be wrong, so the unpacked bytes are counted.
            with file.open(name) as stream:
                part = stream.read(remaining + 1)
            remaining -= len(part)
            if remaining < 0:
                raise RefusedError(f"it unpacks to more than {MAX_UNPACKED_BYTES // 1024 // 1024} MB")
            parts[name] = part
    return parts
