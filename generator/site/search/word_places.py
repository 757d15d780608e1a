"""The words of a document: where each term is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.site.search.numbers import ALONE, BYTES, SMALL
from generator.site.search.terms import MAX_TERM_CHARS, is_single, pieces, words

SLOT = 64
"""Positions in a slot."""


_Uses = list[Any]
"""Where a term is: its last text and its last position, and the bytes of the gaps between its texts, and of those
between its positions; the first gap is from 0. An object with attributes would be slower, for ten thousand words."""


class WordPlaces:
    """Where the terms of some texts are.

    Words have a position: a text begins at a multiple of `SLOT`, so a bit for each slot (1 if a text begins there)
    tells the text of a position.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._uses: dict[str, _Uses] = {}
        self._singles: set[str] = set()
        """The characters of scripts without blanks between words."""
        self._bits = ["1"]
        self._start = 0
        for number, text in enumerate(texts):
            self._add(number, text)

    @property
    def slots(self) -> bytes:
        """A bit for each slot, the first one highest, filled up with zeros. The last 1 is the end of the last text."""
        bits = "".join(self._bits)
        length = -(-len(bits) // 8)
        return int(bits.ljust(8 * length, "0"), 2).to_bytes(length, "big")

    def postings(self) -> dict[str, tuple[bytes, bytes]]:
        """Return for each term the texts with it, numbered from 0, and its positions.

        Both are the number of bytes, then the gaps between ascending numbers, the first one from 0.
        """
        postings, join = {}, b"".join
        for term, (text, place, texts, places) in self._uses.items():
            if len(places) == 1:  # as most terms
                postings[term] = ALONE[text], ALONE[place]
            else:
                text_bytes, place_bytes = join(texts), join(places)
                postings[term] = BYTES[len(text_bytes)] + text_bytes, BYTES[len(place_bytes)] + place_bytes
        return postings

    def _add(self, number: int, text: str) -> None:
        words_of_text = words(text)
        # No position in this text is higher, since a word has a letter at least.
        table = SMALL if max(self._start, number) + len(text) < len(SMALL) else BYTES
        end = self._add_words(number, words_of_text, table)
        if not self._singles.isdisjoint(words_of_text):
            self._add_pairs(number, words_of_text)
        slots = (end - self._start) // SLOT + 1  # at least one position is free, so no phrase crosses two texts
        self._start += slots * SLOT
        self._bits.append("0" * (slots - 1) + "1")

    def _add_words(self, number: int, words_of_text: list[str], table: Sequence[bytes] | Mapping[int, bytes]) -> int:
        """Add the words of a text, and return the position behind them.

        Args:
            number: The number of the text.
            words_of_text: Its words.
            table: The bytes of each number.
        """
        place, all_uses = self._start, self._uses
        find = all_uses.get
        for word in words_of_text:
            uses = find(word)  # a divided word is no term; the rest is `_add_place`, whose calls would take much longer
            if uses is not None:
                if uses[0] != number:
                    uses[2].append(table[number - uses[0]])
                    uses[0] = number
                uses[3].append(table[place - uses[1]])
                uses[1] = place
                place += 1
            elif not _is_divided(word):
                all_uses[word] = [number, place, [table[number]], [table[place]]]
                if not word.isascii() and is_single(word):
                    self._singles.add(word)
                place += 1
            else:
                place = self._add_divided(word, number, place)
        return place

    def _add_divided(self, word: str, number: int, place: int) -> int:
        """Add the terms of a divided word that begins at `place`, the whole at both ends; return the place behind it.

        Both ends, so that a phrase finds the whole beside the word before it and beside the word after it.
        """
        parts = pieces(word)
        for offset, piece in enumerate(parts):
            self._add_place(piece, number, place + offset)
        if len(parts) > 1:
            whole = "".join(parts)[:MAX_TERM_CHARS]
            for end in (place, place + len(parts) - 1):
                uses = self._uses.get(whole)
                if uses is None or end > uses[1]:
                    self._add_place(whole, number, end)
        return place + len(parts)

    def _add_pairs(self, number: int, words_of_text: list[str]) -> None:
        """Add each pair of neighbouring characters of scripts without blanks between words, where its first one is.

        Most words of these scripts have two characters, so a search for one finds its texts without any position.
        """
        place = self._start
        for word, following in pairwise(words_of_text):
            if word in self._singles and following in self._singles:
                self._add_place(word + following, number, place)
            place += len(pieces(word)) if _is_divided(word) else 1

    def _add_place(self, term: str, number: int, place: int) -> None:
        """Add a position of a term, behind its last one, in the text with this number."""
        uses = self._uses.setdefault(term, [0, 0, [], []])
        if not uses[2] or uses[0] != number:
            uses[2].append(BYTES[number - uses[0]])
            uses[0] = number
        uses[3].append(BYTES[place - uses[1]])
        uses[1] = place


def _is_divided(word: str) -> bool:
    """Return True for a word that is more than one term, or longer than a term can be."""
    return not word.isalnum() or len(word) > MAX_TERM_CHARS
