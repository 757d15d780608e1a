"""A second reader of the search index, written from its description: which turns hold which terms."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.site.search.part import SLOT

Turns = set[tuple[str, int]]
"""Turns: the address of the page and the number of the turn; 0 is the heading."""


def read_number(data: bytes, place: int) -> tuple[int, int]:
    number = factor = 0
    while True:
        byte = data[place]
        place += 1
        number += (byte % 128) * 128**factor
        factor += 1
        if byte < 128:
            return number, place


def read_numbers(data: bytes) -> list[int]:
    """Return the numbers whose gaps the data hold."""
    numbers, place = [0], 0
    while place < len(data):
        gap, place = read_number(data, place)
        numbers.append(numbers[-1] + gap)
    return numbers[1:]


def read_units(data: bytes) -> dict[int, bytes]:
    """Return the data of each document or shelf, by number."""
    found, place, number = {}, 0, 0
    while place < len(data):
        gap, place = read_number(data, place)
        length, place = read_number(data, place)
        number += gap
        assert number not in found
        found[number] = data[place : place + length]
        place += length
    return found


def read_terms(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each term of a file with its postings."""
    data, place = path.read_bytes(), 0
    while place < len(data):
        length, place = read_number(data, place)
        name = data[place : place + length]
        size, place = read_number(data, place + length)
        yield name.decode("utf-8"), data[place : place + size]
        place += size


class ReadFolder:
    """All terms of a folder of files."""

    def __init__(self, folder: Path, starts: list[Any]) -> None:
        self.units: dict[str, dict[int, bytes]] = {}
        names = sorted((path for path in folder.glob("*.bin")), key=lambda path: int(path.stem))
        assert [path.name for path in names] == [f"{number}.bin" for number in range(len(starts))]
        self.sizes = [path.stat().st_size for path in names]
        order = []
        for path, start in zip(names, starts, strict=True):
            first_term, first_document = (start, 0) if isinstance(start, str) else start
            for place, (term, postings) in enumerate(read_terms(path)):
                units = read_units(postings)
                if place == 0:
                    assert term == first_term
                    assert first_document in {0, min(units)}
                order.append((term.encode("utf-16-be"), min(units)))
                known = self.units.setdefault(term, {})
                assert not known.keys() & units.keys()
                assert not known or max(known) < min(units)
                known.update(units)
        assert order == sorted(order)


class SearchReader:
    """An index, read as a whole.

    Args:
        folder: `search-index/`.
    """

    def __init__(self, folder: Path) -> None:
        self.table = json.loads((folder / "index.json").read_bytes())
        self.shelves: list[tuple[dict[str, Any], ReadFolder]] = []
        self._turns: dict[str, list[int]] = {}
        self._places: dict[str, dict[str, list[int]]] = {}
        for entry in self.table["shelves"]:
            shelf = json.loads((folder / entry["name"] / "shelf.json").read_bytes())
            assert len(shelf["pages"]) == entry["documents"]
            for page, slots in zip(shelf["pages"], shelf["slots"], strict=True):
                bits = "".join(f"{byte:08b}" for byte in base64.b64decode(slots))
                self._turns[page] = [bits[: slot + 1].count("1") - 1 for slot in range(len(bits))]
            self.shelves.append((shelf, ReadFolder(folder / entry["name"], shelf["files"])))
        self.names = ReadFolder(folder / "names", self.table["names"])

    def terms(self) -> set[str]:
        """Return all terms of words and names."""
        return {term for _, folder in self.shelves for term in folder.units} | self.names.units.keys()

    def places(self, term: str) -> dict[str, list[int]]:
        """Return the positions of a term, by page."""
        if term not in self._places:
            self._places[term] = {
                shelf["pages"][document - 1]: read_numbers(data)
                for shelf, folder in self.shelves
                for document, data in folder.units.get(term, {}).items()
            }
        return self._places[term]

    def turn_of(self, page: str, place: int) -> int:
        """Return the turn at a position."""
        return self._turns[page][place // SLOT]

    def find(self, *phrase: str) -> Turns:
        """Return the turns with these terms one after another."""
        found = set()
        for page, starts in self.places(phrase[0]).items():
            others = [set(self.places(term).get(page, ())) for term in phrase]
            for start in starts:
                if all(start + offset in places for offset, places in enumerate(others)):
                    found.add((page, self.turn_of(page, start)))
        return found

    def named(self, term: str) -> Turns:
        """Return the turns whose speaker's name has this term."""
        found = set()
        for number, block in self.names.units.get(term, {}).items():
            pages = self.shelves[number - 1][0]["pages"]
            for document, data in read_units(block).items():
                found |= {(pages[document - 1], turn) for turn in read_numbers(data)}
        return found
