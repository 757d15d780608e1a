"""Match short turns without sure evidence: each is compared as one with the other turns that are mostly unmatched."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel, LCSseq

from generator.archive.permanence.alignment.word_match import WordMatch, match_words, unmatch

_MIN_SIMILARITY = 0.5
"""From here on two unmatched turns are one: the share of their common words, with the bonuses of neighbours and label.
"""

_NEIGHBOUR_BONUS = 0.25
_SAME_LABEL_BONUS = 0.1

_MAX_TURN_PAIRS = 20_000
"""Old turns times new turns; above this number no turns are compared."""


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

    A turn has to be as similar as those that some of the old turn's words are matched to.
    """
    expected = _expected_turn(old, new, old_turn)
    partly_matched = {new.turn_of[old.match[place]] for place in old.positions(old_turn) if old.match[place] >= 0}
    min_similarity = max([_MIN_SIMILARITY, *(_similarity(old, new, old_turn, turn) for turn in partly_matched)])
    for new_turn in new_turns:
        similarity = _similarity(old, new, old_turn, new_turn)
        if similarity >= min_similarity:
            yield -similarity, abs(new_turn - expected), old_turn, new_turn


def _match_turns(old: WordMatch, new: WordMatch, old_turn: int, new_turn: int) -> None:
    """Match the words that two turns have in the same order, and forget all other matches of the two."""
    unmatch(old, new, old.positions(old_turn))
    unmatch(new, old, new.positions(new_turn))
    for code in Indel.opcodes(old.turns[old_turn], new.turns[new_turn]):
        if code.tag == "equal":
            old_start, new_start = old.starts[old_turn] + code.src_start, new.starts[new_turn] + code.dest_start
            match_words(old, new, old_start, new_start, code.src_end - code.src_start)


def _similarity(old: WordMatch, new: WordMatch, old_turn: int, new_turn: int) -> float:
    """Return how similar two turns are: 1 for the same words, more with bonuses; 0 where one common word is all."""
    old_words, new_words = old.turns[old_turn], new.turns[new_turn]
    shared = LCSseq.similarity(old_words, new_words)
    neighbours = _shared_neighbours(old, new, old_turn, new_turn)
    if shared == 0 or (shared == 1 and not neighbours and old_words != new_words):
        return 0
    same_label = old.labels[old_turn] == new.labels[new_turn]
    share = 2 * shared / (len(old_words) + len(new_words))
    return share + _NEIGHBOUR_BONUS * neighbours + _SAME_LABEL_BONUS * same_label


def _expected_turn(old: WordMatch, new: WordMatch, old_turn: int) -> int:
    """Return the new turn with the last matched word before an old turn; the first turn if there is no such word."""
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
