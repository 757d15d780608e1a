"""Words are matched by runs that each version has once."""

from __future__ import annotations

from generator.archive.permanence.alignment.unique_runs import (
    match_unchanged_turns,
    match_unique_runs,
    move_stray_words,
)
from generator.archive.permanence.alignment.word_match import UNMATCHED, WordMatch, match_words


def version(*turns: str) -> WordMatch:
    return WordMatch(turns, ["ada"] * len(turns))


def test_an_unchanged_turn_is_matched_wherever_it_moved() -> None:
    old, new = version("ABCDEF", "xyz"), version("xyz", "ABCDEF")
    match_unchanged_turns(old, new)
    assert old.match == [3, 4, 5, 6, 7, 8, *[UNMATCHED] * 3]


def test_a_repeated_turn_is_not_matched() -> None:
    old, new = version("ABCDEF", "ABCDEF"), version("ABCDEF")
    match_unchanged_turns(old, new)
    assert set(old.match) == {UNMATCHED}


def test_a_unique_run_is_matched_with_the_equal_words_around_it() -> None:
    old, new = version("zzABCDEFz", "y"), version("y", "zzABCDEFz")
    match_unique_runs(old, new, 6)
    assert old.match == [*range(1, 10), UNMATCHED]


def test_a_run_that_one_version_has_twice_is_not_matched() -> None:
    old, new = version("ABC", "xyABC"), version("ABC", "zABCv")
    match_unique_runs(old, new, 3)
    assert set(old.match) == {UNMATCHED}


def test_edges_of_turns_distinguish_equal_words() -> None:
    old, new = version("ABCD", "xABCDy"), version("zABCDv", "ABCD")
    match_unique_runs(old, new, 6, with_edges=True)
    assert old.match == [6, 7, 8, 9, *[UNMATCHED] * 6]


def test_stray_words_move_to_the_turn_with_most_of_their_turn() -> None:
    old, new = version("ABCDEFGH"), version("ABCDEFGH", "GH")
    match_words(old, new, 0, 0, 6)
    match_words(old, new, 6, 8, 2)
    move_stray_words(old, new)
    assert old.match == list(range(8))
    assert new.match[8:] == [UNMATCHED, UNMATCHED]


def test_a_stray_word_does_not_take_the_match_of_a_word_at_home() -> None:
    old, new = version("ABCDEFGH", "GH"), version("ABCDEFGH")
    match_words(old, new, 0, 0, 6)
    match_words(old, new, 8, 6, 2)
    move_stray_words(old, new)
    assert old.match == [*range(6), UNMATCHED, UNMATCHED, 6, 7]
