"""The files of one shelf: `shelf.json`, the table of its documents, and the files of its terms."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from generator.site.search.numbers import SMALL
from generator.site.search.part import Part
from generator.site.search.term_files import Start, sort_key, write_term_files

SHELF_FILE = "shelf.json"


class ShelfTable(msgspec.Struct, frozen=True):
    """`shelf.json`. The documents of a shelf have numbers from 1, in the order of these lists."""

    pages: list[str]
    """The address of each document, relative to the root of the site."""
    kinds: list[str]
    """The kinds of the documents, sorted."""
    events: list[str]
    """The names of the events, sorted."""
    types: list[str]
    """The ids of the session types, sorted."""
    kind: list[int]
    """The index in `kinds` for each document."""
    event: list[int]
    """The index in `events` for each document; -1 for none."""
    type: list[int]
    """The index in `types` for each document; -1 for none."""
    dates: list[str | None]
    corrected: list[int]
    """The numbers of the documents with a file `corrections.json`."""
    slots: list[str]
    """`Part.slots` of each document, in base64."""
    files: list[Start]
    """Where each file of terms begins."""


class ShelfResult(msgspec.Struct, frozen=True):
    """What the rest of the index needs of a shelf."""

    version: str
    """A hash of its files: a browser asks for them by it, so that it never joins files of two builds."""
    documents: int
    kinds: list[str]
    events: list[str]
    types: list[str]
    names: dict[str, bytes]
    """The postings of its names: for each document with the term the turns."""


def write_shelf(parts: Iterable[tuple[str, Part]], folder: Path) -> ShelfResult:
    """Write the files of a shelf.

    Args:
        parts: The address and the part of each document, sorted; only one part at a time is needed.
        folder: An existing, empty folder.
    """
    words, names = _Postings(), _Postings()
    documents: list[_Facts] = []
    for number, (page, part) in enumerate(parts, start=1):
        words.add(number, part.words)
        names.add(number, part.names)
        documents.append(_Facts(page, part.kind, part.event, part.type, part.date, part.is_corrected, part.slots))
    kinds = _values(document.kind for document in documents)
    events = _values(document.event for document in documents)
    types = _values(document.type for document in documents)
    table = ShelfTable(
        pages=[document.page for document in documents],
        kinds=list(kinds),
        events=list(events),
        types=list(types),
        kind=[kinds[document.kind] for document in documents],
        event=[events.get(document.event or "", -1) for document in documents],
        type=[types.get(document.type or "", -1) for document in documents],
        dates=[document.date for document in documents],
        corrected=[number for number, document in enumerate(documents, start=1) if document.is_corrected],
        slots=[base64.b64encode(document.slots).decode("ascii") for document in documents],
        files=write_term_files(words.sorted(), folder),
    )
    (folder / SHELF_FILE).write_bytes(msgspec.json.encode(table))
    return ShelfResult(
        version=version_of(folder),
        documents=len(documents),
        kinds=table.kinds,
        events=table.events,
        types=table.types,
        names=dict(names.sorted()),
    )


class _Facts(msgspec.Struct, frozen=True):
    """What the table of a shelf says about a document."""

    page: str
    kind: str
    event: str | None
    type: str | None
    date: str | None
    is_corrected: bool
    slots: bytes


class _Postings:
    """The postings of terms, document by document. What the parts hold is copied, not decoded."""

    def __init__(self) -> None:
        self._data: dict[str, tuple[list[int], bytearray]] = {}
        """By term: the number of its last document, alone in a list, and the postings."""

    def add(self, number: int, terms: Mapping[str, bytes]) -> None:
        """Add the terms of the document with this number; documents come in the order of their numbers."""
        find = self._data.get
        first = SMALL[number]
        for term, places in terms.items():
            entry = find(term)
            if entry is None:
                self._data[term] = [number], bytearray(first + places)
            else:
                last, postings = entry
                postings += SMALL[number - last[0]] + places
                last[0] = number

    def sorted(self) -> Iterator[tuple[str, bytes]]:
        """Yield the postings of each term."""
        for term in sorted(self._data, key=sort_key):
            yield term, bytes(self._data[term][1])


def version_of(folder: Path) -> str:
    """Return a short hash of the files in a folder."""
    hashed = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        hashed.update(f"{path.name} {len(data)}\n".encode())
        hashed.update(data)
    return hashed.hexdigest()[:12]


def _values(values: Iterable[str | None]) -> dict[str, int]:
    """Return the index of each value in their sorted list."""
    return {value: index for index, value in enumerate(sorted({value for value in values if value}))}
