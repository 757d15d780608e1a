"""Files of an event or a year as gzip: each document is a member of its own, so that joining pieces stays copying.

The words of an archive are in several formats, and need a quarter of the room when they are compressed. Every program
that reads gzip reads all members of a file one after another. libdeflate writes the same bytes on every machine.
"""

from __future__ import annotations

import deflate
import msgspec

from generator.exports.document import ExportDocument
from generator.exports.format import Joined

GZIP_SUFFIX = ".gz"
"""At the end of the name of each such file."""

LEVEL = 1
"""Higher levels need twice the time for 8 % fewer bytes."""


def gzipped(part: Joined) -> Joined:
    """Return a joined file whose pieces are members of a gzip file; its path ends with `.gz`."""

    def make(document: ExportDocument) -> bytes:
        return gzip_member(part.make(document))

    return msgspec.structs.replace(part, make=make, head=gzip_member(part.head), foot=gzip_member(part.foot))


def gzip_member(data: bytes) -> bytes:
    """Return data as a member of a gzip file, without a name and a time; nothing for nothing."""
    return bytes(deflate.gzip_compress(data, LEVEL)) if data else b""
