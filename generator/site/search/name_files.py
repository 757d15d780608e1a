"""The files of names: terms of names with the entries that have them, so that a query finds pages by their names.

A term has its best entries only, and so has each beginning of up to three characters, which is written with a blank
before it. So a file has a bounded size, and one file answers from the first letter on. A browser reads the other words
of a query in the entries themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

import msgspec

from generator.site.search.name_entries import NameEntry, NameKind
from generator.site.search.new_folder import NewFolder
from generator.site.search.term_files import FileSize, Start, sort_key, write_term_files
from generator.site.search.terms import terms

NAME_FILE_SIZE = FileSize(4_000, 24_000)
_MAX_BLOB_BYTES = 11_500
"""Bytes of the entries of one term; less than half a file, so that they are never divided."""

_MAX_OF_KIND = 20
"""Entries of one kind that a term has."""

_MAX_OF_KIND_AT_BEGINNING = 6
_BEGINNING = 3
"""Characters of the beginnings that have entries."""

_KINDS: tuple[NameKind, ...] = ("person", "event", "series", "term", "session")


def write_names(entries: Iterable[NameEntry], passed_over: Collection[str], folder: NewFolder) -> list[Start]:
    """Write the files of names, and return where each begins.

    Args:
        entries: All entries.
        passed_over: Stop words: no entry is found by one of them, unless its name has nothing else.
        folder: A new folder.
    """
    by_term: dict[str, list[tuple[NameEntry, bytes]]] = {}
    for entry in sorted(entries, key=_precedence):
        encoded = msgspec.json.encode(entry)
        for term in _keys(entry, passed_over):
            by_term.setdefault(term, []).append((entry, encoded))
    blobs = ((term, _blob(by_term[term], is_beginning=term[0] == " ")) for term in sorted(by_term, key=sort_key))
    return write_term_files(blobs, folder, NAME_FILE_SIZE)


def _precedence(entry: NameEntry) -> tuple[object, ...]:
    """Sort by kind, then the one with most turns or documents, then the latest session."""
    latest = "".join(chr(0x7F - ord(char)) for char in entry.date or "")
    return _KINDS.index(entry.kind), -entry.turns, -entry.documents, not latest, latest, entry.name, entry.href


def _keys(entry: NameEntry, passed_over: Collection[str]) -> Iterator[str]:
    all_terms = dict.fromkeys(term for name in (entry.name, *entry.also) for term in terms(name))
    telling = [term for term in all_terms if term not in passed_over] or list(all_terms)
    yield from telling
    yield from dict.fromkeys(f" {term[:length]}" for term in telling for length in range(1, _BEGINNING + 1))


def _blob(entries: list[tuple[NameEntry, bytes]], *, is_beginning: bool) -> bytes:
    """Return the best entries of each kind as a JSON list."""
    most = _MAX_OF_KIND_AT_BEGINNING if is_beginning else _MAX_OF_KIND
    lines: list[bytes] = []
    size = 0
    for _, group in groupby(entries, key=lambda pair: pair[0].kind):
        for _, encoded in list(group)[:most]:
            size += len(encoded) + 1
            if size < _MAX_BLOB_BYTES:
                lines.append(encoded)
    return b"[" + b",".join(lines) + b"]"
