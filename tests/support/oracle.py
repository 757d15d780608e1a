"""What the address of a published turn has to open, known from the edits, which know where every word went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from generator.text.words import runs
from tests.support.edits import Said, Word


class Promise(msgspec.Struct, frozen=True):
    """A turn as it stood on its page when its address was published."""

    words: tuple[Word, ...]
    before: tuple[Word, ...]
    """Of the turn before it."""
    behind: tuple[Word, ...]
    """Of the turn behind it."""
    twins: tuple[Promise, ...] = ()
    """The turns of the same text that stood beside it in a row: if one of them goes, nobody can say which."""


def promises(ids: Sequence[str], turns: Sequence[Said]) -> Iterator[tuple[str, Promise]]:
    """Yield what is promised to readers of a page: the id of each turn, and what it stands for."""
    words = [tuple(plain for word in turn.words for plain in _plain(word)) for turn in turns]
    alone = [
        Promise(said, words[place - 1] if place else (), words[place + 1] if place + 1 < len(words) else ())
        for place, said in enumerate(words)
    ]
    named = zip(ids, alone, strict=True)
    for _, group in groupby(named, key=lambda pair: [word.text for word in pair[1].words]):
        row = list(group)
        for name, promise in row:
            twins = tuple(other for _, other in row if other is not promise)
            yield name, msgspec.structs.replace(promise, twins=twins)


class Truth:
    """The turns of a page as they are now, and how much each holds of what once was together."""

    def __init__(self, turns: Sequence[Said]) -> None:
        self._texts = [[plain for word in turn.words for plain in _plain(word)] for turn in turns]
        self._places = {word.number: place for place, text in enumerate(self._texts) for word in text}

    def fault(self, promise: Promise, opened: int) -> str | None:
        """Return what is wrong where the turn `opened` is what the address of a promised one opens, or nothing."""
        held = self._held(promise.words)
        most = max(held.values(), default=0)
        if held.get(opened, 0) == most:
            return None
        best = [place for place, count in held.items() if count == most]
        if any(self._alike(promise, opened, place) for place in best):
            return None
        if any(self.fault(twin, opened) is None for twin in promise.twins):
            return None
        return f"{held.get(opened, 0)} of its words, where turn {best[0]} has {most} of {len(promise.words)}"

    def _held(self, words: Iterable[Word]) -> dict[int, int]:
        held: dict[int, int] = {}
        for word in words:
            if (place := self._places.get(word.number)) is not None:
                held[place] = held.get(place, 0) + 1
        return held

    def _alike(self, promise: Promise, opened: int, best: int) -> bool:
        """Return whether nobody can tell two turns apart who knows both what was published and what is there now.

        That is where the pieces that are left of it in the one stand in the other as well, and as many of its
        neighbours beside that.
        """
        wanted = {word.number for word in promise.words}
        text = [word.text for word in self._texts[opened]]
        at = 0
        for is_piece, group in groupby(self._texts[best], key=lambda word: word.number in wanted):
            piece = [word.text for word in group]
            if is_piece:
                found = (n for n in range(at, len(text) - len(piece) + 1) if text[n : n + len(piece)] == piece)
                at = next(found, -1)
                if at < 0:
                    return False
                at += len(piece)
        return self._neighbours(promise, opened) >= self._neighbours(promise, best)

    def _neighbours(self, promise: Promise, place: int) -> int:
        """Return how many of the turns that stood beside the promised one stand beside this one."""
        before, behind = self._held(promise.before), self._held(promise.behind)
        return _is_at(before, place, place - 1) + _is_at(behind, place, place + 1)


def _is_at(held: Mapping[int, int], *places: int) -> bool:
    most = max(held.values(), default=0)
    return any(held.get(place, 0) == most > 0 for place in places)


def _plain(word: Word) -> Iterator[Word]:
    """Yield the words of what stands between two blanks, without what stands around them."""
    for number, text in enumerate(runs(word.text.casefold())):
        yield Word(word.number * _AT_ONCE + number, text)


_AT_ONCE = 64
"""More words than stand between two blanks."""
