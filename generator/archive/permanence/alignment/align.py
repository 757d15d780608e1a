"""Where the words of published turns stand now: each old turn is led to the new one that holds most of its words.

The two texts are compared word by word, so it doesn't matter where turns begin and end now. The words of a page are
followed from when its turns were published: turns that were published later than others are followed from the text of
that time. The work grows with the number of words, not with that of pairs of turns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from generator.archive.permanence.alignment.gap_diff import match_enclosed_gaps, match_ordered_gaps
from generator.archive.permanence.alignment.short_turns import left_inside, match_remaining_turns
from generator.archive.permanence.alignment.unique_runs import (
    LONG_RUN_WORDS,
    match_unchanged_turns,
    match_unique_runs,
    move_stray_words,
)
from generator.archive.permanence.alignment.word_match import SHORT_RUN_WORDS, WordMatch
from generator.archive.permanence.published import PublishedTurn, label_of_turn_id

_MAX_TURNS_AWAY = 6
"""Turns around the place of one that is no more, among which the same words are looked for."""


class AlignedTurn(msgspec.Struct, frozen=True):
    """The new turn that holds most of an old one's words."""

    turn: int
    shared: int
    """Words of the old turn found there; 0 where none was found and only the place says that it was here."""


def align(old: Sequence[PublishedTurn], new: Sequence[PublishedTurn]) -> list[AlignedTurn]:
    """Return for each old turn where its words are now, in the order of `old`.

    Args:
        old: The published turns, in their order on the page.
        new: The turns of today, at least one.
    """
    homes: dict[str, AlignedTurn] = {}
    for since in sorted({turn.since for turn in old}):
        then = [turn for turn in old if turn.since <= since]
        before = WordMatch([turn.at(since) for turn in then], [label_of_turn_id(turn.id) for turn in then])
        after = WordMatch([turn.words for turn in new], [label_of_turn_id(turn.id) for turn in new])
        _match_words(before, after)
        for turn, home in zip(then, _best_new_turns(before, after), strict=True):
            if turn.since == since:
                homes[turn.id] = home
    return [homes[turn.id] for turn in old]


def _match_words(old: WordMatch, new: WordMatch) -> None:
    """Match the words of two texts. What is surest comes first, and is out of the way of what is left."""
    match_unchanged_turns(old, new)
    match_unique_runs(old, new, LONG_RUN_WORDS, ends=True)
    match_unique_runs(old, new, LONG_RUN_WORDS)
    move_stray_words(old, new)
    match_enclosed_gaps(old, new)
    match_ordered_gaps(old, new, strict=True)
    match_unique_runs(old, new, SHORT_RUN_WORDS + 1)
    move_stray_words(old, new)
    match_enclosed_gaps(old, new)
    match_ordered_gaps(old, new, strict=True)
    match_unique_runs(old, new, SHORT_RUN_WORDS)
    match_remaining_turns(old, new)
    match_ordered_gaps(old, new, strict=False)
    left_inside(old, new)


def _best_new_turns(old: WordMatch, new: WordMatch) -> Iterator[AlignedTurn]:
    last = 0
    for words, (start, end) in zip(old.turns, pairwise(old.starts), strict=True):
        held = Counter(new.turn_of[there] for there in old.match[start:end] if there >= 0)
        if held:
            ((last, shared),) = held.most_common(1)
            yield AlignedTurn(last, shared)
        else:
            yield AlignedTurn(_turn_nearby(words, new, last), 0)


def _turn_nearby(words: str, new: WordMatch, last: int) -> int:
    """Return the turn at the place of one that is no more: one of the same words if there is one, else the nearest."""
    near = range(max(0, last - _MAX_TURNS_AWAY), min(len(new.turns), last + _MAX_TURNS_AWAY + 1))
    return min(near, key=lambda turn: (new.turns[turn] != words, abs(turn - last)))
