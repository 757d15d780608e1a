"""The files of one shelf: `shelf.json`, the table of its documents, and the files of its terms."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from generator.site.search.numbers import encoded
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


def write_shelf(parts: Mapping[str, Part], folder: Path) -> ShelfResult:
    """Write the files of a shelf.

    Args:
        parts: The parts of its documents by address, sorted.
        folder: An existing, empty folder.
    """
    documents = list(parts.values())
    postings = _merge(part.words for part in documents)
    files = write_term_files(((term, bytes(postings[term])) for term in sorted(postings, key=sort_key)), folder)
    kinds = _values(part.kind for part in documents)
    events = _values(part.event for part in documents)
    types = _values(part.type for part in documents)
    table = ShelfTable(
        pages=list(parts),
        kinds=list(kinds),
        events=list(events),
        types=list(types),
        kind=[kinds[part.kind] for part in documents],
        event=[events.get(part.event or "", -1) for part in documents],
        type=[types.get(part.type or "", -1) for part in documents],
        dates=[part.date for part in documents],
        corrected=[number for number, part in enumerate(documents, start=1) if part.is_corrected],
        slots=[base64.b64encode(part.slots).decode("ascii") for part in documents],
        files=files,
    )
    (folder / SHELF_FILE).write_bytes(msgspec.json.encode(table))
    names = _merge(part.names for part in documents)
    return ShelfResult(
        version=version_of(folder),
        documents=len(documents),
        kinds=table.kinds,
        events=table.events,
        types=table.types,
        names={term: bytes(names[term]) for term in sorted(names)},
    )


def version_of(folder: Path) -> str:
    """Return a short hash of the files in a folder."""
    hashed = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        hashed.update(f"{path.name} {len(data)}\n".encode())
        hashed.update(data)
    return hashed.hexdigest()[:12]


def _merge(parts: Iterable[Mapping[str, bytes]]) -> dict[str, bytearray]:
    """Return the postings of each term. What the parts hold is copied, not decoded."""
    postings: dict[str, bytearray] = {}
    last: dict[str, int] = {}
    for number, part in enumerate(parts, start=1):
        for term, data in part.items():
            found = postings.get(term)
            if found is None:
                found = postings[term] = bytearray()
            found += encoded(number - last.get(term, 0)) + data
            last[term] = number
    return postings


def _values(values: Iterable[str | None]) -> dict[str, int]:
    """Return the index of each value in their sorted list."""
    return {value: index for index, value in enumerate(sorted({value for value in values if value}))}
