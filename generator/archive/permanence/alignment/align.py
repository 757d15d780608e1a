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

from generator.archive.permanence.alignment.gap_diff import gaps, near_gaps
from generator.archive.permanence.alignment.short_turns import left_inside, left_turns
from generator.archive.permanence.alignment.unique_runs import LONG, same_turns, settle, single_runs
from generator.archive.permanence.alignment.word_match import SHORT, WordMatch
from generator.archive.permanence.published import PublishedTurn, label_part

_NEAR = 6
"""Turns around the place of one that is no more, among which the same words are looked for."""


class NewTurn(msgspec.Struct, frozen=True):
    """The new turn that holds most of an old one's words."""

    turn: int
    shared: int
    """Words of the old turn found there; 0 where none was found and only the place says that it was here."""


def align(old: Sequence[PublishedTurn], new: Sequence[PublishedTurn]) -> list[NewTurn]:
    """Return for each old turn where its words are now, in the order of `old`.

    Args:
        old: The published turns, in their order on the page.
        new: The turns of today, at least one.
    """
    homes: dict[str, NewTurn] = {}
    for since in sorted({turn.since for turn in old}):
        then = [turn for turn in old if turn.since <= since]
        before = WordMatch([turn.at(since) for turn in then], [label_part(turn.id) for turn in then])
        after = WordMatch([turn.words for turn in new], [label_part(turn.id) for turn in new])
        _match(before, after)
        for turn, home in zip(then, _homes(before, after), strict=True):
            if turn.since == since:
                homes[turn.id] = home
    return [homes[turn.id] for turn in old]


def _match(old: WordMatch, new: WordMatch) -> None:
    """Match the words of two texts. What is surest comes first, and is out of the way of what is left."""
    same_turns(old, new)
    single_runs(old, new, LONG, ends=True)
    single_runs(old, new, LONG)
    settle(old, new)
    near_gaps(old, new)
    gaps(old, new, strict=True)
    single_runs(old, new, SHORT + 1)
    settle(old, new)
    near_gaps(old, new)
    gaps(old, new, strict=True)
    single_runs(old, new, SHORT)
    left_turns(old, new)
    gaps(old, new, strict=False)
    left_inside(old, new)


def _homes(old: WordMatch, new: WordMatch) -> Iterator[NewTurn]:
    last = 0
    for words, (start, end) in zip(old.turns, pairwise(old.starts), strict=True):
        held = Counter(new.turn_of[there] for there in old.match[start:end] if there >= 0)
        if held:
            ((last, shared),) = held.most_common(1)
            yield NewTurn(last, shared)
        else:
            yield NewTurn(_nearby(words, new, last), 0)


def _nearby(words: str, new: WordMatch, last: int) -> int:
    """Return the turn at the place of one that is no more: one of the same words if there is one, else the nearest."""
    near = range(max(0, last - _NEAR), min(len(new.turns), last + _NEAR + 1))
    return min(near, key=lambda turn: (new.turns[turn] != words, abs(turn - last)))
