"""Align the published turns of a page with its current turns: find the new turn with most of each old turn's words.

The two versions are compared word by word, so it doesn't matter where turns begin and end now. Turns that were
published later than others are followed from the text at their own freeze. The work grows with the number of words,
not with the number of pairs of turns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from rapidfuzz.distance import LCSseq

from generator.archive.permanence.alignment.gap_diff import (
    match_enclosed_gaps,
    match_ordered_gaps,
    match_similar_gaps,
)
from generator.archive.permanence.alignment.short_turns import match_joined_turns, match_remaining_turns
from generator.archive.permanence.alignment.split_turns import match_last_words, match_split_turns
from generator.archive.permanence.alignment.text_in_place import match_text_in_place
from generator.archive.permanence.alignment.unique_runs import (
    LONG_RUN_WORDS,
    match_unchanged_turns,
    match_unique_runs,
    move_stray_words,
)
from generator.archive.permanence.alignment.word_match import SHORT_RUN_WORDS, WordMatch
from generator.archive.permanence.published import PublishedTurn, label_of_turn_id

_MAX_TURNS_AWAY = 6
"""A turn with the words of a vanished turn is looked for among so many turns before and behind its place."""

_MIN_WORDS_PER_PHRASE = 6
"""A common phrase is little evidence in turns with more than so many words for each word of it."""


class AlignedTurn(msgspec.Struct, frozen=True):
    """The new turn with most of an old turn's words."""

    position: int
    """Of the new turn on its page, from 0."""
    shared_words: int
    """Words of the old turn in the new one; 0 where only the place suggests the new turn."""


def align(old: Sequence[PublishedTurn], new: Sequence[PublishedTurn]) -> list[AlignedTurn]:
    """Return the new turn for each old turn, in the order of `old`.

    Args:
        old: The published turns, in their order on the page.
        new: The current turns, at least one.
    """
    aligned_turns: dict[str, AlignedTurn] = {}
    for since in sorted({turn.since for turn in old}):
        turns_then = [turn for turn in old if turn.since <= since]
        old_words = _word_match(turns_then, [turn.words_at(since) for turn in turns_then])
        new_words = _word_match(new, [turn.words for turn in new])
        _match_versions(old_words, new_words)
        for turn, aligned in zip(turns_then, _best_new_turns(old_words, new_words), strict=True):
            if turn.since == since:
                aligned_turns[turn.id] = aligned
    return [aligned_turns[turn.id] for turn in old]


def _word_match(turns: Sequence[PublishedTurn], words: Sequence[str]) -> WordMatch:
    return WordMatch(words, [label_of_turn_id(turn.id) for turn in turns])


def _match_versions(old: WordMatch, new: WordMatch) -> None:
    """Match the words of two versions; the surest matches come first and narrow the choice for the others."""
    match_unchanged_turns(old, new)
    match_text_in_place(old, new)
    match_similar_gaps(old, new)
    match_unique_runs(old, new, LONG_RUN_WORDS, with_edges=True)
    match_unique_runs(old, new, LONG_RUN_WORDS)
    move_stray_words(old, new)
    match_enclosed_gaps(old, new)
    match_ordered_gaps(old, new, strict=True)
    match_unique_runs(old, new, SHORT_RUN_WORDS + 1)
    move_stray_words(old, new)
    match_enclosed_gaps(old, new)
    match_ordered_gaps(old, new, strict=True)
    match_split_turns(old, new)
    match_unique_runs(old, new, SHORT_RUN_WORDS)
    match_remaining_turns(old, new)
    match_ordered_gaps(old, new, strict=False)
    match_joined_turns(old, new)
    match_last_words(old, new)


def _best_new_turns(old: WordMatch, new: WordMatch) -> Iterator[AlignedTurn]:
    last_turn = 0
    for turn, (words, (start, end)) in enumerate(zip(old.turns, pairwise(old.starts), strict=True)):
        counts = Counter(new.turn_of[match] for match in old.match[start:end] if match >= 0)
        if counts:
            last_turn = _turn_with_most_words(counts, old, turn, new)
            yield AlignedTurn(last_turn, counts[last_turn])
        else:
            yield AlignedTurn(_turn_nearby(words, new, last_turn), 0)


def _turn_with_most_words(counts: Counter[int], old: WordMatch, old_turn: int, new: WordMatch) -> int:
    """Return the new turn with most of an old turn's words, the first of equal ones.

    Where each has only a few, a turn that was an end of the old one comes before one in which a phrase may be alike by
    chance, and a turn with the old label and as many of the words before one that has fewer of them by itself.
    """
    ((most, count),) = counts.most_common(1)
    if count > SHORT_RUN_WORDS:
        return most
    words = old.turns[old_turn]
    most = max(counts, key=lambda turn: (not _may_be_phrase(counts[turn], words, new.turns[turn]), counts[turn]))
    if new.labels[most] == old.labels[old_turn]:
        return most
    with_label = [turn for turn in counts if new.labels[turn] == old.labels[old_turn]]
    rivals = [turn for turn in with_label if _count_in_order(old, new, old_turn, turn) >= counts[most]]
    return rivals[0] if rivals else most


def _count_in_order(old: WordMatch, new: WordMatch, old_turn: int, new_turn: int) -> int:
    """Return how many words of an old turn a new one has in the same order, without those it has of other turns.

    Words of the old turn that are matched elsewhere count, too.
    """
    matched_to_others = (
        new.match[position] >= 0 and old.turn_of[new.match[position]] != old_turn
        for position in new.positions(new_turn)
    )
    free_words = [word for word, is_other in zip(new.turns[new_turn], matched_to_others, strict=True) if not is_other]
    return LCSseq.similarity(old.turns[old_turn], "".join(free_words))


def _may_be_phrase(count: int, words: str, other_words: str) -> bool:
    """Return True if `count` common words are few in both turns."""
    return _MIN_WORDS_PER_PHRASE * count < min(len(words), len(other_words))


def _turn_nearby(words: str, new: WordMatch, place: int) -> int:
    """Return the new turn for a vanished turn at a place: a near turn with the same words, else the nearest turn."""
    candidates = range(max(0, place - _MAX_TURNS_AWAY), min(len(new.turns), place + _MAX_TURNS_AWAY + 1))
    return min(candidates, key=lambda turn: (new.turns[turn] != words, abs(turn - place)))
