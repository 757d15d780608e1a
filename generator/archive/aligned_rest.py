"""Short turns of which nothing sure was found: they are looked for as wholes among what is left."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel, LCSseq

from generator.archive.aligned_text import Text, free, join

_ALIKE = 0.5
"""From here on a turn that is left is one that was left: the share of their words, with what neighbours and label add.
"""

_NEIGHBOUR = 0.25
_LABEL = 0.1

_PAIRS = 20_000
"""Old turns times new ones that are compared as wholes."""

_SEARCHES = 100
"""Turns that are looked for in others."""

_INSIDE = 8
"""Words of the longest of them."""


def left_turns(old: Text, new: Text) -> None:
    """Match turns that are left as wholes, those most alike first and of equal ones the nearest."""
    ours = [turn for turn in range(len(old.turns)) if old.is_left(turn)]
    theirs = [turn for turn in range(len(new.turns)) if new.is_left(turn)]
    if len(ours) * len(theirs) > _PAIRS:
        return
    pairs = []
    for one in ours:
        expected = _expected(old, new, one)
        known = {new.turn_of[old.match[at]] for at in old.places(one) if old.match[at] >= 0}
        least = max((_alike(old, new, one, two) for two in known), default=_ALIKE)
        for two in theirs:
            alike = _alike(old, new, one, two)
            if alike >= least:
                pairs.append((-alike, abs(two - expected), one, two))
    gone: set[int] = set()
    taken: set[int] = set()
    for _, _, one, two in sorted(pairs):
        if one not in gone and two not in taken:
            gone.add(one)
            taken.add(two)
            free(old, new, old.places(one))
            free(new, old, new.places(two))
            for code in Indel.opcodes(old.turns[one], new.turns[two]):
                if code.tag == "equal":
                    at, there = old.starts[one] + code.src_start, new.starts[two] + code.dest_start
                    join(old, new, at, there, code.src_end - code.src_start)


def _alike(old: Text, new: Text, one: int, two: int) -> float:
    """Return how much speaks for a new turn being an old one; one common word alone says nothing."""
    words, others = old.turns[one], new.turns[two]
    shared = LCSseq.similarity(words, others)
    neighbours = _neighbours(old, new, one, two)
    if shared == 0 or (shared == 1 and not neighbours and words != others):
        return 0
    same_label = old.labels[one] == new.labels[two]
    return 2 * shared / (len(words) + len(others)) + _NEIGHBOUR * neighbours + _LABEL * same_label


def left_inside(old: Text, new: Text) -> None:
    """Match short turns that became a part of others, or what is left of them."""
    searches = _SEARCHES
    for one, words in enumerate(old.turns):
        if searches and len(words) <= _INSIDE and old.is_left(one):
            searches -= 1
            expected = _expected(old, new, one)
            for start, end in _pieces(len(words), old.matched(one)):
                places = _free_places(new, words[start:end])
                if places:
                    there = min(places, key=lambda at: (abs(new.turn_of[at] - expected), at))
                    free(old, new, old.places(one))
                    join(old, new, old.starts[one] + start, there, end - start)
                    break


def _pieces(count: int, known: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each piece of so many words that is more than what is known, the longest first."""
    for length in range(count, max(known, count // 3), -1):
        for start in range(count - length + 1):
            yield start, start + length


def _free_places(text: Text, words: str) -> list[int]:
    """Return where a text has these words and none of them has a match."""
    places = []
    at = text.words.find(words)
    while at >= 0:
        if all(there < 0 for there in text.match[at : at + len(words)]):
            places.append(at)
        at = text.words.find(words, at + 1)
    return places


def _expected(old: Text, new: Text, turn: int) -> int:
    """Return the new turn in which the words before an old one are."""
    for at in range(old.starts[turn] - 1, -1, -1):
        if old.match[at] >= 0:
            return new.turn_of[old.match[at]]
    return 0


def _neighbours(old: Text, new: Text, one: int, two: int) -> int:
    """Return how many of the words beside an old turn stand beside a new one."""
    start, end, begin, stop = old.starts[one], old.starts[one + 1], new.starts[two], new.starts[two + 1]
    before = begin == 0 if start == 0 else begin > 0 and old.match[start - 1] == begin - 1
    behind = stop == len(new.words) if end == len(old.words) else old.match[end] == stop
    return before + behind
