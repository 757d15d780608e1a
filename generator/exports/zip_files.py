"""ZIP files of an event: each document is an entry, and an entry is a piece, so that joining pieces stays copying.

An entry has no time of its own: its date is ZIP's first day. And libdeflate writes the same bytes on every
machine. A file has at most 4 GB and 65,535 entries, which no event has.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator

import deflate

from generator.exports.document import ExportDocument
from generator.exports.gzip_members import LEVEL

_LOCAL = struct.Struct("<4s5H3I2H")
"""The head of an entry: signature, version, flags, method, time, date, CRC, two sizes, lengths of name and extra."""

_DIRECTORY = struct.Struct("<4s6H3I5H2I")
"""The same in the directory at the end, with the place of the entry."""

_END = struct.Struct("<4s4H2IH")

_VERSION = 20
_UTF8_NAMES = 0x800
_DEFLATED = 8
_FIRST_DAY = 0x21
"""1 January 1980."""


def entries(file: str, make: Callable[[ExportDocument], bytes | None]) -> Callable[[ExportDocument], bytes]:
    """Return a function that makes the entry of a document: `forum-2016/on-gardens/` and the name of the file.

    Args:
        file: The name of the file.
        make: Makes its content; a document without one has no entry.
    """

    def entry(document: ExportDocument) -> bytes:
        data = make(document)
        return zip_entry(f"{document.facts.href}{file}", data) if data is not None else b""

    return entry


def zip_entry(path: str, data: bytes) -> bytes:
    """Return a file as an entry: its head, its path and its compressed content."""
    name, packed = path.encode("utf-8"), bytes(deflate.deflate_compress(data, LEVEL))
    sizes = (zlib.crc32(data), len(packed), len(data))
    head = _LOCAL.pack(b"PK\3\4", _VERSION, _UTF8_NAMES, _DEFLATED, 0, _FIRST_DAY, *sizes, len(name), 0)
    return head + name + packed


def zip_file(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the ZIP file with these entries: the entries, then the directory that says where each begins."""
    directory, place, count = bytearray(), 0, 0
    for piece in pieces:
        if not piece:
            continue
        _, *fields, name_length, extra = _LOCAL.unpack_from(piece)
        directory += _DIRECTORY.pack(b"PK\1\2", _VERSION, *fields, name_length, extra, 0, 0, 0, 0, place)
        directory += piece[_LOCAL.size : _LOCAL.size + name_length]
        place += len(piece)
        count += 1
        yield piece
    yield bytes(directory)
    yield _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), place, 0)
