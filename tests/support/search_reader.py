"""A second reader of the search index, written from its description: which turns hold which terms."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.site.search.numbers import encode
from generator.site.search.packed import unpacked
from generator.site.search.terms import fold, terms
from generator.site.search.word_places import SLOT

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


def numbers_as_gaps(numbers: Sequence[int]) -> bytes:
    """Return the bytes of the gaps between ascending numbers, the first one from 0."""
    return b"".join(encode(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


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
    data, place = unpacked(path.read_bytes()), 0
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
        self.sizes = [len(unpacked(path.read_bytes())) for path in names]
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


class ReadShelf:
    """A shelf, with the words and the speakers of each turn.

    Args:
        folder: Its folder.
    """

    def __init__(self, folder: Path) -> None:
        self.table = json.loads((folder / "shelf.json").read_bytes())
        self.turns = ReadFolder(folder / "turns", self.table["starts"])
        places = json.loads((folder / "places.json").read_bytes())
        self.places = ReadFolder(folder / "places", places["starts"])
        self.slots: list[list[int]] = []
        """For each document, the turn of each slot."""
        for slots in places["slots"]:
            bits = "".join(f"{byte:08b}" for byte in base64.b64decode(slots))
            self.slots.append([bits[: slot + 1].count("1") - 1 for slot in range(len(bits))])
        self.texts: list[list[dict[str, Any]]] = []
        """For each document, its turns in the order of the index."""
        for page, size in zip(self.table["pages"], self.table["turns_per_file"], strict=True):
            turns: list[dict[str, Any]] = []
            for number, path in enumerate(sorted((folder / "text" / page).iterdir(), key=lambda path: int(path.stem))):
                assert len(turns) == number * size
                turns += json.loads(unpacked(path.read_bytes()))["turns"]
            self.texts.append(turns)
        self.voices = [self._voices(document) for document in range(len(self.table["pages"]))]
        """For each document, the id and the shown name of the speaker of each turn, in the order of the index."""

    def _voices(self, document: int) -> list[tuple[str | None, str | None]]:
        numbers = self.table["voices"][document]
        voices: list[tuple[str | None, str | None]] = []
        for number, turns in zip(numbers[::2], numbers[1::2], strict=True):
            shown, person = self.table["shown"][number], self.table["people"][number]
            made = "-".join(re.findall("[a-z0-9]+", fold(shown).replace("'", "")))
            voices += [(made if person == 1 else person or None, shown or None)] * turns
        assert len(voices) == len(self.texts[document])
        return voices

    def place(self, document: int, number: int) -> int:
        """Return the place in the document of the turn with a number; 0 is the heading."""
        return self.texts[document][number - 1]["place"] if number else 0


class SearchReader:
    """An index, read as a whole. Turns are told by their places in the document.

    Args:
        folder: `search-index/`.
    """

    def __init__(self, folder: Path) -> None:
        self.table = json.loads((folder / "index.json").read_bytes())
        self.shelves = [ReadShelf(folder / entry["name"]) for entry in self.table["shelves"]]
        for entry, shelf in zip(self.table["shelves"], self.shelves, strict=True):
            assert len(shelf.table["pages"]) == entry["documents"]
        names = folder / "names"
        self.names = {
            term: json.loads(blob)
            for path in sorted(names.iterdir(), key=lambda path: int(path.stem))
            for term, blob in read_terms(path)
        }
        assert [
            next(read_terms(names / f"{number}.bin"))[0] for number in range(len(self.table["names"]))
        ] == self.table["names"]

    def terms(self) -> set[str]:
        """Return all terms of words and names."""
        return {term for shelf in self.shelves for term in shelf.turns.units} | self.names.keys()

    def find(self, *phrase: str) -> Turns:
        """Return the turns with these terms one after another."""
        found = set()
        for shelf in self.shelves:
            units = [shelf.places.units.get(term, {}) for term in phrase]
            for document, data in units[0].items():
                others = [set(read_numbers(unit.get(document, b""))) for unit in units]
                for start in read_numbers(data):
                    if all(start + offset in places for offset, places in enumerate(others)):
                        number = shelf.slots[document - 1][start // SLOT]
                        found.add((shelf.table["pages"][document - 1], shelf.place(document - 1, number)))
        return found

    def find_term(self, term: str) -> Turns:
        """Return the turns with a term, without its positions."""
        return {
            (shelf.table["pages"][document - 1], shelf.place(document - 1, number))
            for shelf in self.shelves
            for document, data in shelf.turns.units.get(term, {}).items()
            for number in read_numbers(data)
        }

    def named(self, term: str) -> Turns:
        """Return the turns whose speaker's shown name has this term, or whose speaker is the person `@id`."""
        return {
            (page, shelf.place(document, number))
            for shelf in self.shelves
            for document, page in enumerate(shelf.table["pages"])
            for number, (person, shown) in enumerate(shelf.voices[document], start=1)
            if term in {*terms(shown or ""), f"@{person}"}
        }
