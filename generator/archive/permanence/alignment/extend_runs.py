"""Match the words beside matched runs, as far as they are equal."""

from __future__ import annotations

from collections.abc import Sequence

from generator.archive.permanence.alignment.word_match import (
    SHORT_RUN_WORDS,
    MatchedRun,
    WordMatch,
    match_run,
    match_words,
)


def extend_runs(old: WordMatch, new: WordMatch, runs: Sequence[MatchedRun], *, only_equal_turns: bool = False) -> None:
    """Match the equal free words directly behind each run, then those directly before it."""
    for old_start, new_start, count in runs:
        extra = _count_equal_free(old, new, old_start + count, new_start + count, 1)
        if extra:
            start = old_start + count, new_start + count
            match_run(old, new, *start, extra, only_equal_turns=only_equal_turns)
    for old_start, new_start, _ in reversed(runs):
        extra = _count_equal_free(old, new, old_start - 1, new_start - 1, -1)
        if extra:
            start = old_start - extra, new_start - extra
            match_run(old, new, *start, extra, only_equal_turns=only_equal_turns)


def extend_by_whole_turns(old: WordMatch, new: WordMatch, runs: Sequence[MatchedRun]) -> None:
    """Match the old turns beside each run whose words are all beside it in the new version, in whatever turns."""
    for old_start, new_start, count in runs:
        _match_turns_behind(old, new, old_start + count, new_start + count)
    for old_start, new_start, _ in reversed(runs):
        _match_turns_before(old, new, old_start, new_start)


def _match_turns_behind(old: WordMatch, new: WordMatch, start: int, new_start: int) -> None:
    """Match the equal free words from two positions on, up to the end of an old turn."""
    end = start + _count_equal_free(old, new, start, new_start, 1)
    if end < len(old.words):
        end = max(start, old.starts[old.turn_of[end]])
    while end > start and _only_touches_turn(old, new, end - 1, new_start + end - start - 1, 1):
        end = max(start, old.starts[old.turn_of[end - 1]])
    match_words(old, new, start, new_start, end - start)


def _match_turns_before(old: WordMatch, new: WordMatch, end: int, new_end: int) -> None:
    """Match the equal free words before two positions, from the start of an old turn on."""
    start = end - _count_equal_free(old, new, end - 1, new_end - 1, -1)
    if start < end and start > old.starts[old.turn_of[start]]:
        start = min(end, old.starts[old.turn_of[start] + 1])
    while start < end and _only_touches_turn(old, new, start, new_end - end + start, -1):
        start = min(end, old.starts[old.turn_of[start] + 1])
    match_words(old, new, start, new_end - (end - start), end - start)


def _only_touches_turn(old: WordMatch, new: WordMatch, old_position: int, new_position: int, step: int) -> bool:
    """Return True if the outermost words of an old turn are a word or two of a new turn that has others behind them.

    The rest of the old turn is in the next new turn, and these words may be alike by chance.
    """
    old_turn, new_turn = old.turn_of[old_position], new.turn_of[new_position]
    if step > 0:
        count = 1 + min(old_position - old.starts[old_turn], new_position - new.starts[new_turn])
        has_others = new_position + 1 < new.starts[new_turn + 1]
    else:
        count = min(old.starts[old_turn + 1] - old_position, new.starts[new_turn + 1] - new_position)
        has_others = new_position > new.starts[new_turn]
    return has_others and count < min(SHORT_RUN_WORDS, len(old.turns[old_turn]))


def _count_equal_free(old: WordMatch, new: WordMatch, old_position: int, new_position: int, step: int) -> int:
    """Return how many words from two positions on, forwards or backwards, are equal and have no match."""
    old_words, new_words, old_match, new_match = old.words, new.words, old.match, new.match
    count = 0
    while (
        0 <= old_position < len(old_words)
        and 0 <= new_position < len(new_words)
        and old_match[old_position] < 0
        and new_match[new_position] < 0
        and old_words[old_position] == new_words[new_position]
    ):
        count += 1
        old_position, new_position = old_position + step, new_position + step
    return count
