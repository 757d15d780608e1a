"""Match the text beside unchanged turns, before words are looked for elsewhere.

A passage that somebody quoted, or that a machine wrote twice, has the same words as the turn itself. The text between
two turns that are sure, and the turns beside them, are the ones that stayed.
"""

from __future__ import annotations

from generator.archive.permanence.alignment.extend_runs import extend_by_whole_turns, extend_runs
from generator.archive.permanence.alignment.unique_runs import unique_turns
from generator.archive.permanence.alignment.word_match import (
    WordMatch,
    enclosed_gaps,
    match_words,
    matched_runs,
    runs_in_order,
)


def match_text_in_place(old: WordMatch, new: WordMatch) -> None:
    """Match equal gaps, then equal turns beside matched turns, then whole turns that were joined to others or split."""
    _match_equal_gaps(old, new)
    ends = [(0, 0, 0), (len(old.words), len(new.words), 0)]
    extend_runs(old, new, sorted([*runs_in_order(old.match), *ends]), only_equal_turns=True)
    extend_runs(old, new, matched_runs(old.match), only_equal_turns=True)
    _match_equal_turns_in_gaps(old, new)
    extend_by_whole_turns(old, new, runs_in_order(old.match))
    extend_by_whole_turns(old, new, matched_runs(old.match))


def _match_equal_gaps(old: WordMatch, new: WordMatch) -> None:
    """Match gaps in which only the edges of turns differ, if turns were not just put in another order."""
    for old_gap, new_gap in enclosed_gaps(old, new):
        if old.words[old_gap.start : old_gap.stop] == new.words[new_gap.start : new_gap.stop]:
            old_turns = [old.turns[turn] for turn in old.turns_at(old_gap)]
            new_turns = [new.turns[turn] for turn in new.turns_at(new_gap)]
            if old_turns == new_turns or sorted(old_turns) != sorted(new_turns):
                match_words(old, new, old_gap.start, new_gap.start, len(old_gap))


def _match_equal_turns_in_gaps(old: WordMatch, new: WordMatch) -> None:
    """Match the turns that each side of a gap has once, whatever was put in between."""
    for old_gap, new_gap in enclosed_gaps(old, new):
        old_turns, new_turns = old.turns_at(old_gap), new.turns_at(new_gap)
        new_numbers = unique_turns([new.turns[turn] for turn in new_turns])
        for words, old_number in unique_turns([old.turns[turn] for turn in old_turns]).items():
            if (new_number := new_numbers.get(words)) is not None:
                old_start, new_start = old.starts[old_turns[old_number]], new.starts[new_turns[new_number]]
                match_words(old, new, old_start, new_start, len(words))
