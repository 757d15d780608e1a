"""Two versions of a page's turns, and which word of one is which word of the other; each word is matched at most once.

Everywhere in this room `old` is the published version and `new` the current one; positions count the words of a
version from 0.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

SHORT_RUN_WORDS = 3
"""Words of the shortest run that is evidence by itself."""

MAX_SCATTER = 8
"""One word of 64 is like another by chance: scattered words are evidence among at most so many for each of them."""

UNMATCHED = -1
"""In place of the position of a word without a match."""

TURN_EDGE = -1
"""In a list of positions: a turn begins or ends here."""

_TURN_EDGE_SIGN = "|"
"""The sign for a turn's edge in a text of fingerprints."""

MatchedRun = tuple[int, int, int]
"""Words that are consecutive in both versions: the old position, the new position and the number of words."""


class WordMatch:
    """One version of the turns as fingerprints, a letter for each word, with each word's match in the other version."""

    def __init__(self, turns: Sequence[str], labels: Sequence[str]) -> None:
        self.turns = turns
        self.labels = labels
        self.words = "".join(turns)
        self.starts = [0, *accumulate(map(len, turns))]
        """The position of each turn's first word, and at the end the number of words."""
        self.turn_of = [number for number, turn in enumerate(turns) for _ in turn]
        """The number of each word's turn."""
        self.match = [UNMATCHED] * len(self.words)
        """The position of each word's match in the other version."""

    def positions(self, turn: int) -> range:
        """Return the positions of a turn's words."""
        return range(self.starts[turn], self.starts[turn + 1])

    def turns_at(self, positions: range) -> list[int]:
        """Return the turns whose words are all at `positions`."""
        first, last = self.turn_of[positions[0]], self.turn_of[positions[-1]]
        return [
            turn
            for turn in range(first, last + 1)
            if self.turns[turn] and self.starts[turn] >= positions.start and self.starts[turn + 1] <= positions.stop
        ]

    def count_matched(self, turn: int) -> int:
        """Return how many words of a turn have a match."""
        return sum(match >= 0 for match in self.match[self.starts[turn] : self.starts[turn + 1]])

    def is_mostly_unmatched(self, turn: int) -> bool:
        """Return True if a turn has words and at most half of them have a match."""
        words = len(self.turns[turn])
        return words > 0 and 2 * self.count_matched(turn) <= words

    def best_turns(self, other: WordMatch) -> Iterator[int]:
        """Yield for each turn the turn of `other` with most of its words; `UNMATCHED` if no word has a match."""
        for start, end in pairwise(self.starts):
            counts = Counter(other.turn_of[match] for match in self.match[start:end] if match >= 0)
            yield counts.most_common(1)[0][0] if counts else UNMATCHED

    def text_at(self, positions: Iterable[int], separator: str = _TURN_EDGE_SIGN) -> str:
        """Return the words at `positions`, with a sign for each turn's edge and `separator` for lower numbers."""
        return "".join(
            [
                self.words[position] if position >= 0 else _TURN_EDGE_SIGN if position == TURN_EDGE else separator
                for position in positions
            ]
        )

    def with_turn_edges(self, positions: Iterable[int]) -> list[int]:
        """Return `positions` with `TURN_EDGE` wherever a turn begins or ends."""
        with_edges: list[int] = []
        for position in positions:
            turn = self.turn_of[position]
            if position == self.starts[turn] and (not with_edges or with_edges[-1] >= 0):
                with_edges.append(TURN_EDGE)
            with_edges.append(position)
            if position + 1 == self.starts[turn + 1]:
                with_edges.append(TURN_EDGE)
        return with_edges

    def unmatched_stretches(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of each stretch of words without a match."""
        start = -1
        for position, match in enumerate(self.match):
            if match < 0:
                if start < 0:
                    start = position
            elif start >= 0:
                yield start, position
                start = -1
        if start >= 0:
            yield start, len(self.match)


def match_words(old: WordMatch, new: WordMatch, old_start: int, new_start: int, count: int = 1) -> None:
    """Match `count` consecutive words of the two versions with one another."""
    old.match[old_start : old_start + count] = range(new_start, new_start + count)
    new.match[new_start : new_start + count] = range(old_start, old_start + count)


def match_run(
    old: WordMatch, new: WordMatch, old_start: int, new_start: int, count: int, *, only_equal_turns: bool = False
) -> None:
    """Match the free words of two equal runs, but not a word or two that the run only touches of another turn.

    A short turn is matched if it is whole in the old version: it was joined to another turn.
    """
    start = 0
    while start < count:
        old_turn, new_turn = old.turn_of[old_start + start], new.turn_of[new_start + start]
        end = min(count, old.starts[old_turn + 1] - old_start, new.starts[new_turn + 1] - new_start)
        old_length, new_length = len(old.turns[old_turn]), len(new.turns[new_turn])
        is_evidence = end - start == old_length or end - start >= SHORT_RUN_WORDS
        if (
            end - start == old_length == new_length
            or (is_evidence and not only_equal_turns)
            or _continues_match(old, new, old_start + start, new_start + start, end - start)
        ):
            for offset in range(start, end):
                if old.match[old_start + offset] < 0 and new.match[new_start + offset] < 0:
                    match_words(old, new, old_start + offset, new_start + offset)
        start = end


def enclosed_gaps(old: WordMatch, new: WordMatch) -> Iterator[tuple[range, range]]:
    """Yield the positions of each gap between two matched words that are the gap's neighbours in both versions.

    The ends of a version count as matched words.
    """
    for start, end in list(old.unmatched_stretches()):
        new_start = old.match[start - 1] + 1 if start else 0
        new_end = old.match[end] if end < len(old.words) else len(new.words)
        if new_start < new_end and all(new.match[position] < 0 for position in range(new_start, new_end)):
            yield range(start, end), range(new_start, new_end)


def unmatch(text: WordMatch, other: WordMatch, positions: Iterable[int]) -> None:
    """Forget the matches of the words at `positions`."""
    for position in positions:
        if text.match[position] >= 0:
            other.match[text.match[position]] = UNMATCHED
            text.match[position] = UNMATCHED


def _continues_match(old: WordMatch, new: WordMatch, old_start: int, new_start: int, count: int) -> bool:
    """Return True if the word before or behind a run is matched likewise, in the same two turns."""
    for old_position, new_position in ((old_start - 1, new_start - 1), (old_start + count, new_start + count)):
        if 0 <= old_position < len(old.words) and old.match[old_position] == new_position >= 0:
            is_same_turn = old.turn_of[old_position] == old.turn_of[old_start]
            if is_same_turn and new.turn_of[new_position] == new.turn_of[new_start]:
                return True
    return False


def matched_runs(matches: Sequence[int]) -> list[MatchedRun]:
    """Return the runs of matched words that are consecutive in both versions, in the old order."""
    runs: list[MatchedRun] = []
    start, last_match = -1, -2
    for position, match in enumerate(matches):
        if match != last_match + 1 or match < 0:
            if last_match >= 0:
                runs.append((start, matches[start], position - start))
            start = position
        last_match = match if match >= 0 else -2
    if last_match >= 0:
        runs.append((start, matches[start], len(matches) - start))
    return runs


def runs_in_order(matches: Sequence[int]) -> list[MatchedRun]:
    """Return the matched runs that kept their order; of several selections, the one with most words."""
    runs = matched_runs(matches)
    return [runs[number] for number in _heaviest_in_order(runs)]


def _heaviest_in_order(runs: Sequence[MatchedRun]) -> list[int]:
    """Return the numbers of the runs with most words together whose order is the same in both versions.

    This is the heaviest increasing subsequence of the new positions.
    """
    # A smaller position with no smaller sum beats a larger one: positions and sums of the kept ends both grow.
    positions, sums, ends = [-1], [0], [-1]
    previous: list[int] = []
    for number, (_, new_position, count) in enumerate(runs):
        place = bisect_left(positions, new_position)
        previous.append(ends[place - 1])
        total = sums[place - 1] + count
        beaten_end = place
        while beaten_end < len(positions) and sums[beaten_end] <= total:
            beaten_end += 1
        positions[place:beaten_end], sums[place:beaten_end], ends[place:beaten_end] = [new_position], [total], [number]
    chosen = []
    number = ends[-1]
    while number >= 0:
        chosen.append(number)
        number = previous[number]
    return chosen[::-1]
