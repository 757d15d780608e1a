"""Parts of files that a browser asks for, by RFC 9110: `Range: bytes=0-99`."""

from __future__ import annotations

import re

_RANGE = re.compile(r"bytes=[ \t]{0,9}(\d{0,18})[ \t]{0,9}-[ \t]{0,9}(\d{0,18})[ \t]{0,9}", re.IGNORECASE)


class UnsatisfiableRangeError(Exception):
    """The file has none of the bytes."""


def byte_range(header: str | None, size: int) -> tuple[int, int] | None:
    """Return the first byte of a part and the byte behind its last one; `None` for the whole file.

    Several parts at once, and what is not a range in bytes, give the whole file.

    Args:
        header: The value of `Range`.
        size: The size of the file, in bytes.

    Raises:
        UnsatisfiableRangeError: The part begins behind the end of the file, or is empty.
    """
    match = _RANGE.fullmatch(header or "")
    if match is None or match.group(1, 2) == ("", ""):
        return None
    first, last = match.group(1, 2)
    if first and last and int(first) > int(last):
        return None
    start, end = (int(first), min(int(last or size) + 1, size)) if first else (max(size - int(last), 0), size)
    if start >= end:
        raise UnsatisfiableRangeError
    return start, end
