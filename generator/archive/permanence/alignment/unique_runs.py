"""Match words by the runs of words that each version has exactly once, wherever the words moved to.

These runs are the anchors of a patience diff.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from generator.archive.permanence.alignment.extend_runs import extend_runs
from generator.archive.permanence.alignment.word_match import (
    MatchedRun,
    WordMatch,
    match_run,
    match_words,
    matched_runs,
    runs_in_order,
    unmatch,
)

LONG_RUN_WORDS = 6
"""One letter in 64 for each word: two runs of six words are alike by chance once in 2 ** 36."""

_MIN_SHARE_OF_RIVAL = 4
"""A turn may have more words of an old turn than the best one if it has at least a fourth as many that are matched."""

_MIN_LEAD = 4 / 3
"""So many times more words must such a turn have: an exact copy of a turn has as many words, or a few more."""

_STRETCH_END = -2
"""In a list of positions: the next word was not behind the last one."""


def match_unchanged_turns(old: WordMatch, new: WordMatch) -> None:
    """Match the turns of at least `LONG_RUN_WORDS` words that each version has once and that are unchanged."""
    new_numbers = unique_turns(new.turns)
    for words, old_number in unique_turns(old.turns).items():
        if len(words) >= LONG_RUN_WORDS and (new_number := new_numbers.get(words)) is not None:
            match_words(old, new, old.starts[old_number], new.starts[new_number], len(words))


def match_unique_runs(old: WordMatch, new: WordMatch, length: int, *, with_edges: bool = False) -> None:
    """Match runs that the unmatched words of each version hold once, then the equal words around them.

    Runs that kept their order are extended first: a passage that somebody repeated has the same words around it, too.

    Args:
        old: The published version.
        new: The current version.
        length: Words of a run.
        with_edges: Whether the edges of turns count as words of a run.
    """
    old_positions, new_positions = (_unmatched_positions(version, with_edges=with_edges) for version in (old, new))
    # The separators differ, so that no run goes across one.
    old_runs = _unique_run_starts(old.text_at(old_positions, "<"), length)
    new_runs = _unique_run_starts(new.text_at(new_positions, ">"), length)
    pairs = sorted((old_runs[run], new_runs[run]) for run in old_runs.keys() & new_runs.keys())
    for old_start, new_start, count in _join_overlapping(pairs, length):
        words = [offset for offset in range(count) if old_positions[old_start + offset] >= 0]
        if words:
            old_first, old_last = old_positions[old_start + words[0]], old_positions[old_start + words[-1]]
            match_run(old, new, old_first, new_positions[new_start + words[0]], old_last - old_first + 1)
    extend_runs(old, new, runs_in_order(old.match))
    extend_runs(old, new, matched_runs(old.match))


def move_stray_words(old: WordMatch, new: WordMatch) -> None:
    """Match words that are matched outside the turn with most of their turn's words inside it, if they are there too.

    The words of that turn may be free, or matched to a turn whose words are mostly elsewhere. A passage that somebody
    quoted may be matched in the quotation, where the turn itself was corrected.
    """
    best_turns = [_turn_with_most_words(old, new, turn, best) for turn, best in enumerate(old.best_turns(new))]
    for old_turn, new_turn in enumerate(best_turns):
        if new_turn < 0 or all(_is_matched_in(old, new, place, new_turn) for place in old.positions(old_turn)):
            continue
        for old_position, new_position in _words_in_common(old, new, old_turn, new_turn):
            rival = new.match[new_position]
            is_free = rival < 0 or best_turns[old.turn_of[rival]] != new_turn
            if is_free and not _is_matched_in(old, new, old_position, new_turn):
                unmatch(old, new, (old_position,))
                unmatch(new, old, (new_position,))
                match_words(old, new, old_position, new_position)


def _turn_with_most_words(old: WordMatch, new: WordMatch, old_turn: int, best_turn: int) -> int:
    """Return the new turn with most of an old turn's words: another one than the best if it has many more.

    Words that are matched to another old turn do not count.

    Args:
        old: The published version.
        new: The current version.
        old_turn: The number of the old turn.
        best_turn: The new turn to which most of its words are matched.
    """
    matches = (old.match[place] for place in old.positions(old_turn))
    matched = Counter(new.turn_of[match] for match in matches if match >= 0)
    rivals = [turn for turn, count in matched.items() if _MIN_SHARE_OF_RIVAL * count >= matched[best_turn] != count]
    if not rivals:
        return best_turn
    counts = {turn: _count_available(old, new, old_turn, turn) for turn in (best_turn, *rivals)}
    most = max(counts, key=lambda turn: counts[turn])
    return most if counts[most] >= _MIN_LEAD * counts[best_turn] else best_turn


def _count_available(old: WordMatch, new: WordMatch, old_turn: int, new_turn: int) -> int:
    """Return how many words two turns have in common, without those that are matched to other turns."""
    return sum(
        new.match[new_position] < 0 or old.turn_of[new.match[new_position]] == old_turn
        for _, new_position in _words_in_common(old, new, old_turn, new_turn)
    )


def _is_matched_in(old: WordMatch, new: WordMatch, position: int, new_turn: int) -> bool:
    return old.match[position] >= 0 and new.turn_of[old.match[position]] == new_turn


def _words_in_common(old: WordMatch, new: WordMatch, old_turn: int, new_turn: int) -> Iterator[tuple[int, int]]:
    """Yield the old and new position of each word that two turns have in the same order, from runs of two on."""
    for code in Indel.opcodes(old.turns[old_turn], new.turns[new_turn]):
        if code.tag == "equal" and code.src_end - code.src_start >= 2:
            old_start, new_start = old.starts[old_turn] + code.src_start, new.starts[new_turn] + code.dest_start
            for offset in range(code.src_end - code.src_start):
                yield old_start + offset, new_start + offset


def unique_turns(turns: Sequence[str]) -> dict[str, int]:
    """Return the number of each turn whose whole text occurs once, by that text."""
    counts = Counter(turns)
    return {words: number for number, words in enumerate(turns) if counts[words] == 1}


def _unmatched_positions(version: WordMatch, *, with_edges: bool) -> list[int]:
    """Return the positions of the words without a match, with `_STRETCH_END` behind each stretch of them."""
    positions: list[int] = []
    for start, end in version.unmatched_stretches():
        positions += version.with_turn_edges(range(start, end)) if with_edges else range(start, end)
        positions.append(_STRETCH_END)
    return positions


def _unique_run_starts(text: str, length: int) -> dict[str, int]:
    """Return the runs of `length` letters that a text has once, with where each starts."""
    runs = [text[start : start + length] for start in range(len(text) - length + 1)]
    starts = dict(zip(runs, range(len(runs)), strict=True))
    if len(starts) < len(runs):
        for run, count in Counter(runs).items():
            if count > 1:
                del starts[run]
    return starts


def _join_overlapping(pairs: Iterable[tuple[int, int]], length: int) -> Iterator[MatchedRun]:
    """Yield runs of `length` that overlap in both versions as one run.

    Args:
        pairs: Where each run starts in the old and in the new version, sorted.
        length: Of each run.
    """
    old_start, new_start, shifts = -1, -1, 0
    for old_position, new_position in pairs:
        if old_start >= 0 and old_position - old_start == new_position - new_start == shifts + 1:
            shifts += 1
            continue
        if old_start >= 0:
            yield old_start, new_start, shifts + length
        old_start, new_start, shifts = old_position, new_position, 0
    if old_start >= 0:
        yield old_start, new_start, shifts + length
