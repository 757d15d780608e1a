"""Two texts and which word of the one is which of the other: each word at most once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

SHORT_RUN_WORDS = 3
"""Words of the shortest run that says something by itself."""

TURN_END = "|"
"""Stands where a turn begins or ends."""

MatchedRun = tuple[int, int, int]
"""Words that stand together in both texts: where in the one, where in the other, and how many."""


class WordMatch:
    """Turns as fingerprints, a letter for each word, and for each word its place in the other text."""

    def __init__(self, turns: Sequence[str], labels: Sequence[str]) -> None:
        self.turns = turns
        self.labels = labels
        self.words = "".join(turns)
        self.starts = [0, *accumulate(map(len, turns))]
        self.turn_of = [number for number, turn in enumerate(turns) for _ in turn]
        self.match = [-1] * len(self.words)
        """-1 where a word has no match."""

    def places(self, turn: int) -> range:
        """Return where the words of a turn are."""
        return range(self.starts[turn], self.starts[turn + 1])

    def matched(self, turn: int) -> int:
        """Return how many words of a turn have a match."""
        return sum(there >= 0 for there in self.match[self.starts[turn] : self.starts[turn + 1]])

    def is_left(self, turn: int) -> bool:
        """Return whether a turn has words, and at most half of them a match."""
        words = len(self.turns[turn])
        return words > 0 and 2 * self.matched(turn) <= words

    def homes(self, other: WordMatch) -> Iterator[int]:
        """Yield for each turn the one that has most of its words; -1 where there is none."""
        for start, end in pairwise(self.starts):
            held = Counter(other.turn_of[there] for there in self.match[start:end] if there >= 0)
            yield held.most_common(1)[0][0] if held else -1

    def text(self, places: Iterable[int]) -> str:
        """Return the words at `places`, and the sign for an end for each -1."""
        return "".join([self.words[at] if at >= 0 else TURN_END for at in places])

    def with_ends(self, places: Iterable[int]) -> list[int]:
        """Return `places` with -1 wherever a turn begins or ends."""
        found: list[int] = []
        for at in places:
            turn = self.turn_of[at]
            if at == self.starts[turn] and (not found or found[-1] >= 0):
                found.append(-1)
            found.append(at)
            if at + 1 == self.starts[turn + 1]:
                found.append(-1)
        return found

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of each stretch of words without a match."""
        start = -1
        for at, there in enumerate(self.match):
            if there < 0:
                if start < 0:
                    start = at
            elif start >= 0:
                yield start, at
                start = -1
        if start >= 0:
            yield start, len(self.match)


def match_words(old: WordMatch, new: WordMatch, first: int, second: int, count: int = 1) -> None:
    """Make words of the two texts one another's matches."""
    old.match[first : first + count] = range(second, second + count)
    new.match[second : second + count] = range(first, first + count)


def match_run(old: WordMatch, new: WordMatch, first: int, second: int, count: int) -> None:
    """Match what is free of two equal runs, but not the word or two of them that are only a part of another turn."""
    start = 0
    while start < count:
        turn, other = old.turn_of[first + start], new.turn_of[second + start]
        end = min(count, old.starts[turn + 1] - first, new.starts[other + 1] - second)
        whole = end - start == len(old.turns[turn]) == len(new.turns[other])
        if (
            whole
            or end - start >= SHORT_RUN_WORDS
            or _continues_match(old, new, (first + start, first + end), second + start)
        ):
            for offset in range(start, end):
                if old.match[first + offset] < 0 and new.match[second + offset] < 0:
                    match_words(old, new, first + offset, second + offset)
        start = end


def unmatch(text: WordMatch, other: WordMatch, places: Iterable[int]) -> None:
    """Forget the matches of the words at `places`."""
    for at in places:
        if text.match[at] >= 0:
            other.match[text.match[at]] = -1
            text.match[at] = -1


def _continues_match(old: WordMatch, new: WordMatch, ours: tuple[int, int], begin: int) -> bool:
    """Return whether the word before or behind a run, in the same two turns, has its match before or behind it."""
    for at, there in ((ours[0] - 1, begin - 1), (ours[1], begin + ours[1] - ours[0])):
        if 0 <= at < len(old.words) and old.match[at] == there >= 0:
            inside = old.turn_of[at] == old.turn_of[ours[0]] and new.turn_of[there] == new.turn_of[begin]
            if inside:
                return True
    return False


def matched_runs(match: Sequence[int]) -> list[MatchedRun]:
    """Return the runs of words that stand together in both texts."""
    found: list[MatchedRun] = []
    start, last = -1, -2
    for at, there in enumerate(match):
        if there != last + 1 or there < 0:
            if last >= 0:
                found.append((start, match[start], at - start))
            start = at
        last = there if there >= 0 else -2
    if last >= 0:
        found.append((start, match[start], len(match) - start))
    return found


def runs_in_order(match: Sequence[int]) -> list[MatchedRun]:
    """Return those blocks, with as many words as there are, that stand in the order in which they stood."""
    found = matched_runs(match)
    return [found[number] for number in _heaviest_in_order(found)]


def _heaviest_in_order(found: Sequence[MatchedRun]) -> list[int]:
    """Return the numbers of those blocks, in an order that holds in both texts, that have most words together."""
    # A smaller place with no smaller sum beats a larger one: places and sums of what is kept both grow.
    places, sums, lasts = [-1], [0], [-1]
    before: list[int] = []
    for number, (_, there, count) in enumerate(found):
        at = bisect_left(places, there)
        before.append(lasts[at - 1])
        total = sums[at - 1] + count
        end = at
        while end < len(places) and sums[end] <= total:
            end += 1
        places[at:end], sums[at:end], lasts[at:end] = [there], [total], [number]
    kept = []
    number = lasts[-1]
    while number >= 0:
        kept.append(number)
        number = before[number]
    return kept[::-1]
