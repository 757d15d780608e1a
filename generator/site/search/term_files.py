"""Files of terms: sorted terms with their postings, in files of bounded size, and the list of where each file begins.

An entry of a file is: the number of bytes of its term, the term in UTF-8, the number of bytes of the postings, the
postings. Postings that are too long for a file continue in the next files, with the same term.

Files end where a term's hash says so, not after so many bytes: so a term more moves no border but the next one. The
files of a large shelf also end where a range of terms ends: so those of most ranges stay without being looked at.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import msgspec

from generator.site.search.new_folder import NewFolder
from generator.site.search.numbers import BYTES, units
from generator.site.search.packed import packed


class FileSize(msgspec.Struct, frozen=True):
    """The bytes of a file of terms, before it is packed."""

    least: int
    """A file ends only behind this size."""
    most: int
    """A file ends at the latest here, unless one document has more positions of a term. Postings from half of this
    size begin a file, and are divided if one file can't hold them."""


_BORDERS = 4
"""One of so many terms may begin a file."""

Start = str | tuple[str, int]
"""The first term of a file; with the first document, if the file continues the postings of the file before."""


def write_term_files(
    postings: Iterable[tuple[str, bytes]], folder: NewFolder, size: FileSize, prefix: str = "", first: int = 0
) -> list[Start]:
    """Write the files `0.bin`, `1.bin` and so on, and return where each begins.

    Args:
        postings: The postings of each term, sorted by `sort_key`.
        folder: A new folder.
        size: The size of the files.
        prefix: The path of the files in the folder, with a slash at the end.
        first: The number of the first file.
    """
    folder.make(prefix)
    starts = []
    for number, (start, data) in enumerate(_files(postings, size), first):
        starts.append(start)
        folder.write(term_file(prefix, number), packed(data))
    return starts


def term_file(prefix: str, number: int) -> str:
    """Return the path of a file of terms."""
    return f"{prefix}{number}.bin"


def range_of(term: str) -> int:
    """Return the number of the range of a term: one for each letter from a to z, or for 256 other characters.

    Ranges follow one another as `sort_key` sorts their terms.
    """
    if term[:1] < "\x80":
        return min(max(0, ord(term[:1] or "0") - _BEFORE_A), _ASCII_RANGES - 1)
    return _ASCII_RANGES + sort_key(term)[0]


_BEFORE_A = ord("a") - 1
_ASCII_RANGES = 28
"""One for each letter, one before them and one behind them."""


def sort_key(term: str) -> bytes:
    """Return the key of a term by which JavaScript sorts texts."""
    return term.encode("utf-16-be")


def _files(postings: Iterable[tuple[str, bytes]], size: FileSize) -> Iterator[tuple[Start, bytes]]:
    """Yield where each file begins, and its bytes."""
    data = bytearray()
    first: Start = ""
    for term, document, chunk, is_long in _entries(postings, size.most):
        is_end = len(data) + len(chunk) > size.most or (len(data) >= size.least and _is_border(term))
        if data and (is_long or is_end):
            yield first, bytes(data)
            data.clear()
        if not data:
            first = (term, document) if document else term
        name = term.encode("utf-8")
        data += BYTES[len(name)] + name + BYTES[len(chunk)] + chunk
    if data:
        yield first, bytes(data)


def _entries(postings: Iterable[tuple[str, bytes]], most: int) -> Iterator[tuple[str, int, bytes, bool]]:
    """Yield a term, the number of its first unit if its postings began in an earlier entry, postings, and if long."""
    for term, blob in postings:
        if len(blob) < most // 2:
            yield term, 0, blob, False
        else:
            for document, chunk in _chunks(blob, most):
                yield term, document, chunk, True


def _is_border(term: str) -> bool:
    return zlib.crc32(term.encode("utf-8")) % _BORDERS == 0


def _chunks(blob: bytes, most: int) -> Iterator[tuple[int, bytes]]:
    """Divide long postings: yield the number of the first unit and the bytes of each chunk; 0 for the first chunk."""
    chunk = bytearray()
    first = last = 0
    for number, payload in units(blob):
        unit = BYTES[len(payload)] + payload
        if chunk and len(chunk) + len(unit) > most:
            yield first, bytes(chunk)
            chunk.clear()
            first, last = number, 0
        chunk += BYTES[number - last] + unit
        last = number
    yield first, bytes(chunk)
