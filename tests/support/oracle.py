"""Which turn the address of a published turn must open, known from the edits, which keep track of every word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

import msgspec

from generator.text.normal import folded_words
from tests.support.edits import EditedTurn, Word


class Promise(msgspec.Struct, frozen=True):
    """A turn as it was on its page when its address was published."""

    words: tuple[Word, ...]
    before: tuple[Word, ...]
    """Words of the turn before it."""
    behind: tuple[Word, ...]
    """Words of the turn behind it."""
    twins: tuple[Promise, ...] = ()
    """The turns with the same text in a row with it: if one of them is removed, nobody can tell which."""


def promises(ids: Sequence[str], turns: Sequence[EditedTurn]) -> Iterator[tuple[str, Promise]]:
    """Yield the id of each turn of a page, and the turn that the id promises to open."""
    words = [tuple(plain for word in turn.words for plain in _plain(word)) for turn in turns]
    without_twins = [
        Promise(words_of_turn, words[place - 1] if place else (), words[place + 1] if place + 1 < len(words) else ())
        for place, words_of_turn in enumerate(words)
    ]
    named = zip(ids, without_twins, strict=True)
    for _, group in groupby(named, key=lambda pair: [word.text for word in pair[1].words]):
        row = list(group)
        for turn_id, promise in row:
            twins = tuple(other for _, other in row if other is not promise)
            yield turn_id, msgspec.structs.replace(promise, twins=twins)


class Truth:
    """The current turns of a page, and the words of published turns in each."""

    def __init__(self, turns: Sequence[EditedTurn]) -> None:
        self._texts = [[plain for word in turn.words for plain in _plain(word)] for turn in turns]
        self._labels = [turn.label for turn in turns]
        self._places = {word.number: place for place, text in enumerate(self._texts) for word in text}

    def fault(self, promise: Promise, opened: int) -> str | None:
        """Return the fault of an address that promises a turn and opens the turn `opened`; `None` if that is right."""
        held = self._held(promise.words)
        most = max(held.values(), default=0)
        if held.get(opened, 0) == most:
            return None
        best = [place for place, count in held.items() if count == most]
        if any(self._alike(promise, opened, place) for place in best):
            return None
        if any(self.fault(twin, opened) is None for twin in promise.twins):
            return None
        if any(self._are_in_grown_row(promise, opened, place) for place in best):
            return None
        return f"{held.get(opened, 0)} of its words, where turn {best[0]} has {most} of {len(promise.words)}"

    def share_of(self, promised: Iterable[Promise]) -> float:
        """Return the share of the words of published turns that are still on the page; 1 if no word was published."""
        numbers = {word.number for promise in promised for word in promise.words}
        return len(numbers & self._places.keys()) / len(numbers) if numbers else 1

    def _held(self, words: Iterable[Word]) -> dict[int, int]:
        held: dict[int, int] = {}
        for word in words:
            if (place := self._places.get(word.number)) is not None:
                held[place] = held.get(place, 0) + 1
        return held

    def _alike(self, promise: Promise, opened: int, best: int) -> bool:
        """Return True if two turns can't be told apart by the published and the current text.

        That is if the pieces of the promised turn in `best` are in `opened` as well, and `opened` has as many of its
        neighbours.
        """
        promised = {word.number for word in promise.words}
        text = [word.text for word in self._texts[opened]]
        end = 0
        for is_piece, group in groupby(self._texts[best], key=lambda word: word.number in promised):
            piece = [word.text for word in group]
            if is_piece:
                starts = range(end, len(text) - len(piece) + 1)
                start = next((start for start in starts if text[start : start + len(piece)] == piece), -1)
                if start < 0:
                    return False
                end = start + len(piece)
        return self._neighbours(promise, opened) >= self._neighbours(promise, best)

    def _are_in_grown_row(self, promise: Promise, opened: int, best: int) -> bool:
        """Return True if an equal turn was put into the promised row of equal turns: nobody can tell which is new.

        All turns from `opened` to `best` have the promised words and one label.
        """
        wanted = [word.text for word in promise.words]
        if not promise.twins or [word.text for word in self._texts[opened]] != wanted:
            return False
        row = range(min(opened, best), max(opened, best) + 1)
        is_row = all([word.text for word in self._texts[place]] == wanted for place in row)
        if not is_row or len({self._labels[place] for place in row}) > 1:
            return False
        first, end = row.start, row.stop
        while first > 0 and [word.text for word in self._texts[first - 1]] == wanted:
            first -= 1
        while end < len(self._texts) and [word.text for word in self._texts[end]] == wanted:
            end += 1
        return end - first > 1 + len(promise.twins)

    def _neighbours(self, promise: Promise, place: int) -> int:
        """Return how many of the two turns beside the promised turn are beside this one."""
        before, behind = self._held(promise.before), self._held(promise.behind)
        return _is_at(before, place, place - 1) + _is_at(behind, place, place + 1)


def _is_at(held: Mapping[int, int], *places: int) -> bool:
    most = max(held.values(), default=0)
    return any(held.get(place, 0) == most > 0 for place in places)


def _plain(word: Word) -> Iterator[Word]:
    """Yield the words in a text between two blanks, without punctuation."""
    for number, text in enumerate(_folded(word.text)):
        yield Word(word.number * _MAX_WORDS_BETWEEN_BLANKS + number, text)


@lru_cache(maxsize=100_000)
def _folded(text: str) -> tuple[str, ...]:
    return tuple(folded_words(text))


_MAX_WORDS_BETWEEN_BLANKS = 64
"""A text between two blanks has fewer words."""
