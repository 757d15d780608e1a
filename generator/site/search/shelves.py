"""Shelves: the documents in groups of a few hundred.

Each shelf has an index of its own, so a change of one document touches the files of one shelf.

A shelf ends behind a document whose address has a certain hash. So a document more or less moves no other border,
whatever the order in which documents arrived.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

_MIN_DOCUMENTS = 256
_MAX_DOCUMENTS = 512
_BORDERS = 128
"""One of so many documents may end a shelf."""

_LAST = "last"
"""The name of the shelf that no border ends."""


class Shelf(msgspec.Struct, frozen=True):
    """A group of documents."""

    name: str
    """Made from the address of the last document, so it stays when other documents come and go."""
    pages: tuple[str, ...]
    """The addresses of the documents, sorted."""


def cut_shelves(pages: Iterable[str]) -> Iterator[Shelf]:
    """Yield the shelves of these addresses."""
    shelf: list[str] = []
    for page in sorted(pages):
        shelf.append(page)
        hashed = hashlib.sha256(page.encode("utf-8")).digest()
        is_border = len(shelf) >= _MIN_DOCUMENTS and int.from_bytes(hashed[:4], "big") % _BORDERS == 0
        if is_border or len(shelf) == _MAX_DOCUMENTS:
            yield Shelf(hashed[:4].hex(), tuple(shelf))
            shelf = []
    if shelf:
        yield Shelf(_LAST, tuple(shelf))
