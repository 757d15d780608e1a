"""The words of a document: where each term is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from generator.site.search.terms import MAX_TERM_CHARS, is_single, pieces, words

SLOT = 64
"""Positions in a slot."""


class WordPlaces:
    """Where the terms of some texts are.

    Words have a position: a text begins at a multiple of `SLOT`, so a bit for each slot (1 if a text begins there)
    tells the text of a position.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.places = defaultdict[str, list[int]](list)
        """The positions of each term, ascending."""
        self.texts = defaultdict[str, list[int]](list)
        """The numbers of the texts with each term, from 0, ascending."""
        self._bits = ["1"]
        self._start = 0
        words_of_texts = [words(text) for text in texts]
        vocabulary = set().union(*words_of_texts)
        self._divided = {word for word in vocabulary if len(word) > MAX_TERM_CHARS or not word.isalnum()}
        self._singles = {word for word in vocabulary if not word.isascii() and is_single(word)}
        for number, words_of_text in enumerate(words_of_texts):
            self._add(number, words_of_text)

    @property
    def slots(self) -> bytes:
        """A bit for each slot, the first one highest, filled up with zeros. The last 1 is the end of the last text."""
        bits = "".join(self._bits)
        length = -(-len(bits) // 8)
        return int(bits.ljust(8 * length, "0"), 2).to_bytes(length, "big")

    def _add(self, number: int, words_of_text: list[str]) -> None:
        vocabulary = set(words_of_text)
        for word in vocabulary - self._divided:
            self.texts[word].append(number)
        for word in vocabulary & self._divided:
            for term in _terms_of(word):
                self._add_text(term, number)
        end = self._add_places(words_of_text)
        if not self._singles.isdisjoint(vocabulary):
            self._add_pairs(number, words_of_text)
        slots = (end - self._start) // SLOT + 1  # at least one position is free, so no phrase crosses two texts
        self._start += slots * SLOT
        self._bits.append("0" * (slots - 1) + "1")

    def _add_places(self, words_of_text: list[str]) -> int:
        """Add the positions of the words, and return the one behind them."""
        place, places, divided = self._start, self.places, self._divided
        for word in words_of_text:
            if word in divided:
                place = self._add_divided(word, place)
            else:
                places[word].append(place)
                place += 1
        return place

    def _add_divided(self, word: str, place: int) -> int:
        """Add the terms of a divided word that begins at `place`, the whole at both ends; return the place behind it.

        Both ends, so that a phrase finds the whole beside the word before it and beside the word after it.
        """
        parts = pieces(word)
        for offset, piece in enumerate(parts):
            self.places[piece].append(place + offset)
        if len(parts) > 1:
            whole = self.places[_terms_of(word)[-1]]
            whole += [end for end in (place, place + len(parts) - 1) if not whole or end > whole[-1]]
        return place + len(parts)

    def _add_pairs(self, number: int, words_of_text: list[str]) -> None:
        """Add each pair of neighbouring characters of scripts without blanks between words, where its first one is.

        Most words of these scripts have two characters, so a search for one finds its texts without any position.
        """
        place = self._start
        for word, following in pairwise(words_of_text):
            if word in self._singles and following in self._singles:
                self.places[word + following].append(place)
                self._add_text(word + following, number)
            place += len(pieces(word)) if word in self._divided else 1

    def _add_text(self, term: str, number: int) -> None:
        numbers = self.texts[term]
        if not numbers or numbers[-1] != number:
            numbers.append(number)


def _terms_of(word: str) -> list[str]:
    """Return the terms of a divided word, the whole last."""
    parts = pieces(word)
    return [*parts, "".join(parts)[:MAX_TERM_CHARS]]
