"""Short turns of which nothing sure was found: they are looked for as wholes among what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel, LCSseq

from generator.archive.permanence.alignment.word_match import SHORT_RUN_WORDS, WordMatch, match_words, unmatch

_MIN_SIMILARITY = 0.5
"""From here on a turn that is left is one that was left: the share of their words, with what neighbours and label add.
"""

_NEIGHBOUR_BONUS = 0.25
_SAME_LABEL_BONUS = 0.1

_MAX_TURN_PAIRS = 20_000
"""Old turns times new ones that are compared as wholes."""

_SEARCHES = 100
"""Turns that are looked for in others."""

_INSIDE = 8
"""Words of the longest of them."""


def match_remaining_turns(old: WordMatch, new: WordMatch) -> None:
    """Match turns that are left as wholes, those most alike first and of equal ones the nearest."""
    ours = [turn for turn in range(len(old.turns)) if old.is_left(turn)]
    theirs = [turn for turn in range(len(new.turns)) if new.is_left(turn)]
    if len(ours) * len(theirs) > _MAX_TURN_PAIRS:
        return
    pairs = []
    for one in ours:
        expected = _expected_turn(old, new, one)
        known = {new.turn_of[old.match[at]] for at in old.places(one) if old.match[at] >= 0}
        least = max([_MIN_SIMILARITY, *(_similarity(old, new, one, two) for two in known)])
        for two in theirs:
            alike = _similarity(old, new, one, two)
            if alike >= least:
                pairs.append((-alike, abs(two - expected), one, two))
    gone: set[int] = set()
    taken: set[int] = set()
    for _, _, one, two in sorted(pairs):
        if one not in gone and two not in taken:
            gone.add(one)
            taken.add(two)
            unmatch(old, new, old.places(one))
            unmatch(new, old, new.places(two))
            for code in Indel.opcodes(old.turns[one], new.turns[two]):
                if code.tag == "equal":
                    at, there = old.starts[one] + code.src_start, new.starts[two] + code.dest_start
                    match_words(old, new, at, there, code.src_end - code.src_start)


def _similarity(old: WordMatch, new: WordMatch, one: int, two: int) -> float:
    """Return how much speaks for a new turn being an old one; one common word alone says nothing."""
    words, others = old.turns[one], new.turns[two]
    shared = LCSseq.similarity(words, others)
    neighbours = _shared_neighbours(old, new, one, two)
    if shared == 0 or (shared == 1 and not neighbours and words != others):
        return 0
    same_label = old.labels[one] == new.labels[two]
    return 2 * shared / (len(words) + len(others)) + _NEIGHBOUR_BONUS * neighbours + _SAME_LABEL_BONUS * same_label


def left_inside(old: WordMatch, new: WordMatch) -> None:
    """Match short turns that became a part of others, or what is left of them."""
    searches = _SEARCHES
    homes = list(old.homes(new))
    for one, words in enumerate(old.turns):
        if searches and len(words) <= _INSIDE and old.is_left(one) and not _is_in_place(old, one):
            searches -= 1
            expected = _expected_turn(old, new, one)
            for start, end in _pieces(len(words), old.matched(one)):
                places = [
                    at
                    for at in _places(new.words, words[start:end])
                    if all(
                        _is_free(old, new, there, homes, whole=end - start == len(words))
                        for there in range(at, at + end - start)
                    )
                ]
                if places:
                    there = min(places, key=lambda at: (abs(new.turn_of[at] - expected), at))
                    unmatch(old, new, old.places(one))
                    unmatch(new, old, range(there, there + end - start))
                    match_words(old, new, old.starts[one] + start, there, end - start)
                    break


def _is_in_place(text: WordMatch, turn: int) -> bool:
    """Return whether some of a turn's words are found, and beside them what was beside the turn."""
    start, end = text.starts[turn], text.starts[turn + 1]
    found = [there for there in text.match[start:end] if there >= 0]
    before = text.match[start - 1] if start else -1
    behind = text.match[end] if end < len(text.match) else -1
    room = end - start
    if not found:
        return False
    return (before >= 0 and 0 < found[0] - before <= room) or (behind >= 0 and 0 < behind - found[-1] <= room)


def _pieces(count: int, known: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each piece of so many words that is more than what is known, the longest first."""
    for length in range(count, max(known, count // 3), -1):
        for start in range(count - length + 1):
            yield start, start + length


def _places(text: str, words: str) -> Iterator[int]:
    """Yield where a text has these words."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _is_free(old: WordMatch, new: WordMatch, at: int, homes: Sequence[int], *, whole: bool) -> bool:
    """Return whether a word has no match, a stray one, or where all of a turn would be, one of a turn that is left."""
    if new.match[at] < 0:
        return True
    turn = old.turn_of[new.match[at]]
    return (homes[turn] != new.turn_of[at] and not _is_of_run(old, new, at)) or (whole and old.is_left(turn))


def _is_of_run(old: WordMatch, new: WordMatch, at: int) -> bool:
    """Return whether a word's match is no chance: words around it, of the same two turns, are one another's too."""
    there = new.match[at]
    home, turn = new.turn_of[at], old.turn_of[there]
    first = max(1 - SHORT_RUN_WORDS, new.starts[home] - at, old.starts[turn] - there)
    last = min(SHORT_RUN_WORDS, new.starts[home + 1] - at, old.starts[turn + 1] - there)
    run = 0
    for offset in range(first, last):
        run = run + 1 if new.match[at + offset] == there + offset else 0
        if run == SHORT_RUN_WORDS:
            return True
    return False


def _expected_turn(old: WordMatch, new: WordMatch, turn: int) -> int:
    """Return the new turn in which the words before an old one are."""
    for at in range(old.starts[turn] - 1, -1, -1):
        if old.match[at] >= 0:
            return new.turn_of[old.match[at]]
    return 0


def _shared_neighbours(old: WordMatch, new: WordMatch, one: int, two: int) -> int:
    """Return how many of the words beside an old turn stand beside a new one."""
    start, end, begin, stop = old.starts[one], old.starts[one + 1], new.starts[two], new.starts[two + 1]
    before = begin == 0 if start == 0 else begin > 0 and old.match[start - 1] == begin - 1
    behind = stop == len(new.words) if end == len(old.words) else old.match[end] == stop
    return before + behind
