"""Match the words in the gaps between matched words, by comparing them in their order, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Indel, LCSseq

from generator.archive.permanence.alignment.word_match import (
    MAX_SCATTER,
    SHORT_RUN_WORDS,
    WordMatch,
    enclosed_gaps,
    match_words,
    runs_in_order,
)

_MAX_WORD_PAIRS = 150_000_000
"""Old words times new words of the largest gap that is compared."""

_MIN_SHARE_OF_GAP = 0.75
"""Of the words of the longer side, from which on a gap is compared before words are looked for elsewhere."""

_Positions = Sequence[int]
_TurnPair = tuple[int, int]
"""The numbers of an old and a new turn."""


def match_similar_gaps(old: WordMatch, new: WordMatch) -> None:
    """Compare the enclosed gaps whose words are mostly alike: a turn was corrected there, and not moved."""
    for old_gap, new_gap in enclosed_gaps(old, new):
        shorter, longer = sorted((len(old_gap), len(new_gap)))
        if shorter >= _MIN_SHARE_OF_GAP * longer and shorter * longer <= _MAX_WORD_PAIRS:
            shared = LCSseq.similarity(old.text_at(old_gap), new.text_at(new_gap))
            if shared >= _MIN_SHARE_OF_GAP * longer:
                _match_gap(old, new, old_gap, new_gap, strict=True)


def match_enclosed_gaps(old: WordMatch, new: WordMatch) -> None:
    """Compare the gaps between two matched words that are the gap's neighbours in both versions, wherever they are."""
    for old_gap, new_gap in enclosed_gaps(old, new):
        _match_gap(old, new, old_gap, new_gap, strict=True)


def match_ordered_gaps(old: WordMatch, new: WordMatch, *, strict: bool) -> None:
    """Compare the gaps between runs that kept their order, without the words that moved there or away.

    Args:
        old: The published version.
        new: The current version.
        strict: Whether words are matched only where most of the unmatched words of two turns are alike.
    """
    old_gap = new_gap = 0
    for old_start, new_start, count in [*runs_in_order(old.match), (len(old.words), len(new.words), 0)]:
        old_positions = _unmatched(old, range(old_gap, old_start))
        new_positions = _unmatched(new, range(new_gap, new_start))
        if old_positions and new_positions:
            _match_gap(old, new, old_positions, new_positions, strict=strict)
        old_gap, new_gap = old_start + count, new_start + count


def _unmatched(version: WordMatch, positions: _Positions) -> _Positions:
    return [position for position in positions if version.match[position] < 0]


def _match_gap(
    old: WordMatch, new: WordMatch, old_positions: _Positions, new_positions: _Positions, *, strict: bool
) -> None:
    if len(old_positions) * len(new_positions) <= _MAX_WORD_PAIRS:
        for old_part, new_part in _match_equal_turns(old, new, old_positions, new_positions):
            _match_word_by_word(old, new, old_part, new_part, strict=strict)


def _match_equal_turns(
    old: WordMatch, new: WordMatch, old_positions: _Positions, new_positions: _Positions
) -> list[tuple[_Positions, _Positions]]:
    """Match turns of the same words, and return the positions between them.

    Where that would lose more words than it finds, nothing is matched and all positions are returned.
    """
    old_turns, new_turns = _complete_turns(old, old_positions), _complete_turns(new, new_positions)
    if not old_turns or not new_turns:
        return [(old_positions, new_positions)]
    equal_turns: list[tuple[int, int]] = []
    old_words, new_words = [old.turns[turn] for _, turn in old_turns], [new.turns[turn] for _, turn in new_turns]
    for code in Indel.opcodes(old_words, new_words):
        if code.tag == "equal":
            equal_turns += zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
    between: list[tuple[_Positions, _Positions]] = []
    old_start = new_start = matched = 0
    for old_number, new_number in equal_turns:
        old_index, old_turn = old_turns[old_number]
        new_index, _ = new_turns[new_number]
        between.append((old_positions[old_start:old_index], new_positions[new_start:new_index]))
        count = len(old.turns[old_turn])
        matched += count
        old_start, new_start = old_index + count, new_index + count
    between.append((old_positions[old_start:], new_positions[new_start:]))
    matched += sum(LCSseq.similarity(old.text_at(old_part), new.text_at(new_part)) for old_part, new_part in between)
    if matched < LCSseq.similarity(old.text_at(old_positions), new.text_at(new_positions)):
        return [(old_positions, new_positions)]
    for old_number, new_number in equal_turns:
        old_turn, new_turn = old_turns[old_number][1], new_turns[new_number][1]
        match_words(old, new, old.starts[old_turn], new.starts[new_turn], len(old.turns[old_turn]))
    return [(old_part, new_part) for old_part, new_part in between if old_part and new_part]


def _complete_turns(version: WordMatch, positions: _Positions) -> list[tuple[int, int]]:
    """Return the turns whose words are all at `positions`, each behind the index of its first word there."""
    turns = []
    index = 0
    while index < len(positions):
        start = positions[index]
        turn = version.turn_of[start]
        count = len(version.turns[turn])
        last = index + count - 1
        if start == version.starts[turn] and last < len(positions) and positions[last] == start + count - 1:
            turns.append((index, turn))
            index += count
        else:
            index += 1
    return turns


def _match_word_by_word(
    old: WordMatch, new: WordMatch, old_positions: _Positions, new_positions: _Positions, *, strict: bool
) -> None:
    """Match the words of turns that have enough in common: any long turn holds common words here and there."""
    while old_positions and new_positions:
        refused = _match_similar_turns(old, new, old_positions, new_positions, strict=strict)
        if not refused or not strict:
            return
        # Words that are scattered over a long turn may be together in the next one.
        old_turns, new_turns = {old_turn for old_turn, _ in refused}, {new_turn for _, new_turn in refused}
        old_positions = [place for place in _unmatched(old, old_positions) if old.turn_of[place] in old_turns]
        new_positions = [place for place in _unmatched(new, new_positions) if new.turn_of[place] not in new_turns]


def _match_similar_turns(
    old: WordMatch, new: WordMatch, old_positions: _Positions, new_positions: _Positions, *, strict: bool
) -> set[_TurnPair]:
    """Match the words of turns that have enough in common, and return the pairs of turns that have too few."""
    shared_words, longest_runs = _shared_words(old, new, old_positions, new_positions)
    old_counts = Counter(old.turn_of[position] for position in old_positions)
    new_counts = Counter(new.turn_of[position] for position in new_positions)
    refused: set[_TurnPair] = set()
    for turns, words in shared_words.items():
        old_turn, new_turn = turns
        has_most = 2 * len(words) >= max(old_counts[old_turn], new_counts[new_turn])
        has_some = 3 * len(words) >= old_counts[old_turn] or len(words) == len(new.turns[new_turn])
        is_evidence = has_most or longest_runs[turns] > SHORT_RUN_WORDS or (has_some and not strict)
        if is_evidence and not _may_be_chance(old, new, turns, len(words), longest_runs[turns]):
            for old_position, new_position in words:
                match_words(old, new, old_position, new_position)
        else:
            refused.add(turns)
    return refused


def _may_be_chance(old: WordMatch, new: WordMatch, turns: _TurnPair, count: int, longest_run: int) -> bool:
    """Return True if so many common words of two turns may be alike by chance; the order tells turns of one word."""
    lengths = len(old.turns[turns[0]]), len(new.turns[turns[1]])
    if count == 1:
        return min(lengths) > 1
    return longest_run == 1 and MAX_SCATTER * count < max(lengths)


def _shared_words(
    old: WordMatch, new: WordMatch, old_positions: _Positions, new_positions: _Positions
) -> tuple[dict[_TurnPair, list[tuple[int, int]]], Counter[_TurnPair]]:
    """Return the words that a diff finds in each pair of turns, as their positions, and the length of the longest run.

    The words of a run that are in another pair of turns don't count for the run's length.
    """
    shared_words: dict[_TurnPair, list[tuple[int, int]]] = {}
    longest_runs: Counter[_TurnPair] = Counter()
    old_edged, new_edged = old.with_turn_edges(old_positions), new.with_turn_edges(new_positions)
    for code in Indel.opcodes(old.text_at(old_edged), new.text_at(new_edged)):
        if code.tag != "equal":
            continue
        run_lengths: Counter[_TurnPair] = Counter()
        for old_index, new_index in zip(
            range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True
        ):
            old_position, new_position = old_edged[old_index], new_edged[new_index]
            if old_position >= 0:
                turns = (old.turn_of[old_position], new.turn_of[new_position])
                shared_words.setdefault(turns, []).append((old_position, new_position))
                run_lengths[turns] += 1
        for turns, length in run_lengths.items():
            longest_runs[turns] = max(longest_runs[turns], length)
    return shared_words, longest_runs
