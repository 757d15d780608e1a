"""Packed files: the files of the index that only the search reads, compressed.

They are compressed here, because few hosts compress files that they don't know, and none on its disk. The bytes depend
on the version of libdeflate only, which is locked; those of zlib differ from machine to machine.
"""

from __future__ import annotations

import zlib

import deflate

_LEVEL = 1
"""Higher levels need twice the time for 3 % fewer bytes."""


def packed(data: bytes) -> bytes:
    """Return compressed data, in the format that browsers call `deflate`."""
    return bytes(deflate.zlib_compress(data, _LEVEL))


def unpacked(data: bytes) -> bytes:
    """Return the data of a packed file.

    Raises:
        ValueError: The file is damaged.
    """
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError("the data are not compressed, or damaged") from error
