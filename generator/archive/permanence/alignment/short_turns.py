"""Match short turns without sure evidence: with turns that are mostly unmatched, then with parts of other turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from rapidfuzz.distance import Indel, LCSseq

from generator.archive.permanence.alignment.word_match import (
    MAX_SCATTER,
    SHORT_RUN_WORDS,
    WordMatch,
    match_words,
    unmatch,
)

_MIN_SIMILARITY = 0.5
"""From here on two unmatched turns are one: the share of their common words, with the bonuses of neighbours and label.
"""

_NEIGHBOUR_BONUS = 0.25
_SAME_LABEL_BONUS = 0.1

_MAX_TURN_PAIRS = 20_000
"""Old turns times new turns; above this number no turns are compared."""

_MAX_SEARCHES = 100
"""Old turns that are looked for inside new ones."""

_MAX_JOINED_WORDS = 8
"""Words of the longest old turn that is looked for inside new ones."""


def match_remaining_turns(old: WordMatch, new: WordMatch) -> None:
    """Match mostly unmatched turns with one another: the most similar first, and of equal ones the nearest."""
    old_turns = [turn for turn in range(len(old.turns)) if old.is_mostly_unmatched(turn)]
    new_turns = [turn for turn in range(len(new.turns)) if new.is_mostly_unmatched(turn)]
    if len(old_turns) * len(new_turns) > _MAX_TURN_PAIRS:
        return
    pairs = sorted(pair for turn in old_turns for pair in _similar_turns(old, new, turn, new_turns))
    matched_old: set[int] = set()
    matched_new: set[int] = set()
    for _, _, old_turn, new_turn in pairs:
        if old_turn not in matched_old and new_turn not in matched_new:
            matched_old.add(old_turn)
            matched_new.add(new_turn)
            _match_turns(old, new, old_turn, new_turn)


def _similar_turns(
    old: WordMatch, new: WordMatch, old_turn: int, new_turns: list[int]
) -> Iterator[tuple[float, int, int, int]]:
    """Yield the new turns that may be an old one, as a key that sorts the best first, the old and the new turn.

    A turn must be at least as similar as the turns to which words of the old turn are matched, and have as many of its
    words: in long turns, words are alike by chance.
    """
    expected = _expected_turn(old, new, old_turn)
    matches = (old.match[place] for place in old.positions(old_turn))
    partly_matched = Counter(new.turn_of[match] for match in matches if match >= 0)
    min_shared = max(partly_matched.values(), default=0)
    min_similarity = max([_MIN_SIMILARITY, *(_similarity(old, new, old_turn, turn) for turn in partly_matched)])
    for new_turn in new_turns:
        similarity = _similarity(old, new, old_turn, new_turn)
        if similarity >= min_similarity and _count_shared(old, new, old_turn, new_turn) >= min_shared:
            yield -similarity, abs(new_turn - expected), old_turn, new_turn


def _match_turns(old: WordMatch, new: WordMatch, old_turn: int, new_turn: int) -> None:
    """Match the words that two turns have in the same order, and forget all other matches of the two."""
    unmatch(old, new, old.positions(old_turn))
    unmatch(new, old, new.positions(new_turn))
    for code in Indel.opcodes(old.turns[old_turn], new.turns[new_turn]):
        if code.tag == "equal":
            old_start, new_start = old.starts[old_turn] + code.src_start, new.starts[new_turn] + code.dest_start
            match_words(old, new, old_start, new_start, code.src_end - code.src_start)


def match_joined_turns(old: WordMatch, new: WordMatch) -> None:
    """Match short turns, or pieces of them, that became a part of another turn.

    Without this step, 3 of about 14,800 addresses in 60 scripts of random edits open on the wrong turn.
    """
    best_turns = list(old.best_turns(new))
    short_turns = (
        turn
        for turn, words in enumerate(old.turns)
        if len(words) <= _MAX_JOINED_WORDS and old.is_mostly_unmatched(turn) and not _is_in_place(old, turn)
    )
    for old_turn in islice(short_turns, _MAX_SEARCHES):
        _match_inside(old, new, old_turn, best_turns)


def _match_inside(old: WordMatch, new: WordMatch, old_turn: int, best_turns: Sequence[int]) -> None:
    """Match the longest piece of an old turn that is in the new version; of equal pieces the nearest."""
    words = old.turns[old_turn]
    expected = _expected_turn(old, new, old_turn)
    for start, end in _pieces(len(words), old.count_matched(old_turn)):
        length = end - start
        is_complete = length == len(words)
        new_starts = [
            new_start
            for new_start in _occurrences(new.words, words[start:end])
            if all(
                _may_be_matched(old, new, position, best_turns, is_complete=is_complete)
                for position in range(new_start, new_start + length)
            )
        ]
        if new_starts:
            nearest = min(new_starts, key=lambda new_start: (abs(new.turn_of[new_start] - expected), new_start))
            unmatch(old, new, old.positions(old_turn))
            unmatch(new, old, range(nearest, nearest + length))
            match_words(old, new, old.starts[old_turn] + start, nearest, length)
            return


def _is_in_place(old: WordMatch, turn: int) -> bool:
    """Return True if a turn has matched words, and the word before or behind the turn is matched near them."""
    start, end = old.starts[turn], old.starts[turn + 1]
    matches = [match for match in old.match[start:end] if match >= 0]
    if not matches:
        return False
    before = old.match[start - 1] if start else -1
    behind = old.match[end] if end < len(old.match) else -1
    max_distance = end - start
    is_near_before = before >= 0 and 0 < matches[0] - before <= max_distance
    return is_near_before or (behind >= 0 and 0 < behind - matches[-1] <= max_distance)


def _pieces(count: int, matched: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each piece of `count` words that is longer than the matched words, the longest first.

    A piece is also longer than a third of the words.
    """
    for length in range(count, max(matched, count // 3), -1):
        for start in range(count - length + 1):
            yield start, start + length


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _may_be_matched(
    old: WordMatch, new: WordMatch, position: int, best_turns: Sequence[int], *, is_complete: bool
) -> bool:
    """Return True if a new word is unmatched, or its match may be overridden.

    A match may be overridden if it is a stray one, and for a complete turn also if it is that of a mostly unmatched
    turn.
    """
    if new.match[position] < 0:
        return True
    old_turn = old.turn_of[new.match[position]]
    is_stray = best_turns[old_turn] != new.turn_of[position] and not _is_in_run(old, new, position)
    return is_stray or (is_complete and old.is_mostly_unmatched(old_turn))


def _is_in_run(old: WordMatch, new: WordMatch, new_position: int) -> bool:
    """Return True if a matched word is in a run of at least `SHORT_RUN_WORDS` matched words of the same two turns."""
    old_position = new.match[new_position]
    new_turn, old_turn = new.turn_of[new_position], old.turn_of[old_position]
    first = max(1 - SHORT_RUN_WORDS, new.starts[new_turn] - new_position, old.starts[old_turn] - old_position)
    end = min(SHORT_RUN_WORDS, new.starts[new_turn + 1] - new_position, old.starts[old_turn + 1] - old_position)
    length = 0
    for offset in range(first, end):
        length = length + 1 if new.match[new_position + offset] == old_position + offset else 0
        if length == SHORT_RUN_WORDS:
            return True
    return False


def _similarity(old: WordMatch, new: WordMatch, old_turn: int, new_turn: int) -> float:
    """Return how similar two turns are: 1 for the same words, more with bonuses.

    0 where one common word is all, or a few are here and there in a long turn.
    """
    old_words, new_words = old.turns[old_turn], new.turns[new_turn]
    shared = _count_shared(old, new, old_turn, new_turn)
    neighbours = _shared_neighbours(old, new, old_turn, new_turn)
    if shared == 0 or (shared == 1 and not neighbours and old_words != new_words):
        return 0
    if MAX_SCATTER * shared < max(len(old_words), len(new_words)) and _are_scattered(old_words, new_words):
        return 0
    same_label = old.labels[old_turn] == new.labels[new_turn]
    share = 2 * shared / (len(old_words) + len(new_words))
    return share + _NEIGHBOUR_BONUS * neighbours + _SAME_LABEL_BONUS * same_label


def _are_scattered(old_words: str, new_words: str) -> bool:
    """Return True if no two of the common words are beside one another in both turns."""
    runs = (code for code in Indel.opcodes(old_words, new_words) if code.tag == "equal")
    return all(code.src_end - code.src_start == 1 for code in runs)


def _count_shared(old: WordMatch, new: WordMatch, old_turn: int, new_turn: int) -> int:
    """Return how many words two turns have in the same order."""
    return LCSseq.similarity(old.turns[old_turn], new.turns[new_turn])


def _expected_turn(old: WordMatch, new: WordMatch, old_turn: int) -> int:
    """Return the new turn with the last matched word before an old turn; the first turn if no word is matched."""
    for position in range(old.starts[old_turn] - 1, -1, -1):
        if old.match[position] >= 0:
            return new.turn_of[old.match[position]]
    return 0


def _shared_neighbours(old: WordMatch, new: WordMatch, old_turn: int, new_turn: int) -> int:
    """Return how many of the two words beside an old turn (or ends of the page) are beside a new turn."""
    old_start, old_end = old.starts[old_turn], old.starts[old_turn + 1]
    new_start, new_end = new.starts[new_turn], new.starts[new_turn + 1]
    before = new_start == 0 if old_start == 0 else new_start > 0 and old.match[old_start - 1] == new_start - 1
    behind = new_end == len(new.words) if old_end == len(old.words) else old.match[old_end] == new_end
    return before + behind
