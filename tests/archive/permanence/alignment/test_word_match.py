"""Words of two versions are matched one to one, and runs of them are found in order."""

from __future__ import annotations

from generator.archive.permanence.alignment.word_match import (
    TURN_EDGE,
    UNMATCHED,
    WordMatch,
    match_run,
    match_words,
    matched_runs,
    runs_in_order,
    unmatch,
)


def version(*turns: str) -> WordMatch:
    return WordMatch(turns, ["ada"] * len(turns))


def test_turns_are_seen_as_one_text_with_edges() -> None:
    text = version("AB", "C")
    assert (text.words, text.starts, text.turn_of) == ("ABC", [0, 2, 3], [0, 0, 1])
    edged = text.with_turn_edges(range(3))
    assert edged == [TURN_EDGE, 0, 1, TURN_EDGE, 2, TURN_EDGE]
    assert text.text_at(edged) == "|AB|C|"
    assert text.with_turn_edges([1]) == [1, TURN_EDGE]


def test_matches_are_made_and_forgotten_on_both_sides() -> None:
    old, new = version("ABCD"), version("xABC")
    match_words(old, new, 0, 1, 3)
    assert (old.match, new.match) == ([1, 2, 3, UNMATCHED], [UNMATCHED, 0, 1, 2])
    assert list(old.unmatched_stretches()) == [(3, 4)]
    unmatch(old, new, [1, 3])
    assert (old.match, new.match) == ([1, UNMATCHED, 3, UNMATCHED], [UNMATCHED, 0, UNMATCHED, 2])
    assert list(old.unmatched_stretches()) == [(1, 2), (3, 4)]


def test_a_turn_is_mostly_unmatched_up_to_half_of_its_words() -> None:
    old, new = version("ABCD", ""), version("ABCD")
    match_words(old, new, 0, 0, 2)
    assert old.is_mostly_unmatched(0)
    match_words(old, new, 2, 2)
    assert not old.is_mostly_unmatched(0)
    assert not old.is_mostly_unmatched(1)


def test_the_best_turn_has_most_words() -> None:
    old, new = version("ABCDE", "XY"), version("AB", "CDE")
    match_words(old, new, 0, 0, 5)
    assert list(old.best_turns(new)) == [1, UNMATCHED]


def test_a_run_does_not_take_two_words_of_another_turn() -> None:
    old, new = version("ABCDEF", "GHIJ"), version("ABCDEFGH")
    match_run(old, new, 0, 0, 8)
    assert old.match == [0, 1, 2, 3, 4, 5, *[UNMATCHED] * 4]


def test_a_run_takes_a_complete_short_turn_and_two_words_that_continue_a_match() -> None:
    old, new = version("ABCDEF", "GH"), version("ABCDEF", "GH")
    match_run(old, new, 0, 0, 8)
    assert old.match == list(range(8))
    old, new = version("ABCDEF"), version("ABCDEF")
    match_words(old, new, 0, 0, 4)
    match_run(old, new, 4, 4, 2)
    assert old.match == list(range(6))


def test_of_crossing_runs_those_with_most_words_kept_their_order() -> None:
    matches = [5, 6, 7, 8, 0, 1, UNMATCHED, 2]
    assert matched_runs(matches) == [(0, 5, 4), (4, 0, 2), (7, 2, 1)]
    assert runs_in_order(matches) == [(0, 5, 4)]
    assert runs_in_order([5, 0, 1, UNMATCHED, 2]) == [(1, 0, 2), (4, 2, 1)]
    assert runs_in_order([UNMATCHED]) == []
