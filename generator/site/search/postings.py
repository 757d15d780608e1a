"""The postings of terms in several documents, joined from those of each. What is joined is copied, not decoded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.site.search.numbers import SMALL
from generator.site.search.term_files import sort_key

TermPostings = tuple[int, int, bytes, bytes]
"""The numbers of the first and of the last document with a term, and the postings of turns and of positions. They begin
with the first document's payload: its number is left out, so they can be put behind those of other documents."""


class Postings:
    """Postings of documents that are added in the order of their numbers."""

    def __init__(self) -> None:
        self._data: dict[str, tuple[int, list[int], bytearray, bytearray]] = {}
        """By term: its first document, its last one alone in a list, and the postings of turns and of positions."""
        self._order: list[str] = []

    def add(self, number: int, terms: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Add the terms of the document with this number."""
        find = self._data.get
        for term, (turns, places) in terms.items():
            entry = find(term)
            if entry is None:
                self._data[term] = number, [number], bytearray(turns), bytearray(places)
            else:
                _, last, all_turns, all_places = entry
                gap = SMALL[number - last[0]]
                all_turns += gap + turns
                all_places += gap + places
                last[0] = number

    def add_group(self, number: int, terms: Mapping[str, TermPostings]) -> None:
        """Add joined postings; their document 0 gets this number."""
        find = self._data.get
        for term, (first, last_of_group, turns, places) in terms.items():
            entry = find(term)
            if entry is None:
                self._data[term] = number + first, [number + last_of_group], bytearray(turns), bytearray(places)
            else:
                _, last, all_turns, all_places = entry
                gap = SMALL[number + first - last[0]]
                all_turns += gap + turns
                all_places += gap + places
                last[0] = number + last_of_group

    def joined(self) -> dict[str, TermPostings]:
        """Return the postings of each term."""
        return {
            term: (first, last[0], bytes(turns), bytes(places))
            for term, (first, last, turns, places) in self._data.items()
        }

    def turns(self) -> Iterator[tuple[str, bytes]]:
        """Yield the postings of turns of each term, in the order of files."""
        for term in self._sorted():
            first, _, turns, _ = self._data[term]
            yield term, SMALL[first] + turns

    def places(self) -> Iterator[tuple[str, bytes]]:
        """Yield the postings of positions of each term, in the order of files."""
        for term in self._sorted():
            first, _, _, places = self._data[term]
            yield term, SMALL[first] + places

    def _sorted(self) -> list[str]:
        if len(self._order) != len(self._data):
            self._order = sorted(self._data, key=sort_key)
        return self._order
