"""Words in the gaps between matched words are compared in their order."""

from __future__ import annotations

import pytest

from generator.archive.permanence.alignment.gap_diff import match_enclosed_gaps, match_ordered_gaps
from generator.archive.permanence.alignment.word_match import UNMATCHED, WordMatch, match_words


def version(*turns: str) -> WordMatch:
    return WordMatch(turns, ["ada"] * len(turns))


def test_the_words_around_a_corrected_word_are_matched() -> None:
    old, new = version("ABCDEFGH"), version("ABCxEFGH")
    match_words(old, new, 0, 0, 2)
    match_words(old, new, 6, 6, 2)
    match_enclosed_gaps(old, new)
    assert old.match == [0, 1, 2, UNMATCHED, 4, 5, 6, 7]


def test_a_gap_that_holds_other_matched_words_is_not_enclosed() -> None:
    old, new = version("ABCDEFGHIJ", "XYZ"), version("ABXYZCDEFGHIJ")
    match_words(old, new, 0, 0, 2)
    match_words(old, new, 4, 7, 6)
    match_words(old, new, 10, 2, 3)
    match_enclosed_gaps(old, new)
    assert old.match[2:4] == [UNMATCHED, UNMATCHED]
    match_ordered_gaps(old, new, strict=True)
    assert old.match[2:4] == [5, 6]


def test_words_scattered_over_a_long_turn_are_not_matched_strictly() -> None:
    old, new = version("ABCDEFGHIJKL"), version("AabcdEefghIijkl")
    match_ordered_gaps(old, new, strict=True)
    assert set(old.match) == {UNMATCHED}


def test_a_third_of_the_words_is_enough_in_the_last_pass() -> None:
    old, new = version("ABCDEF"), version("AabcdEefghIijkl")
    match_ordered_gaps(old, new, strict=True)
    assert set(old.match) == {UNMATCHED}
    match_ordered_gaps(old, new, strict=False)
    assert old.match == [0, *[UNMATCHED] * 3, 5, UNMATCHED]


@pytest.mark.parametrize("strict", [True, False])
def test_one_word_of_two_turns_that_have_others_may_be_like_another_by_chance(strict: bool) -> None:
    old, new = version("AB", "CDEFGH"), version("xAy", "CDEFGH")
    match_words(old, new, 2, 3, 6)
    match_ordered_gaps(old, new, strict=strict)
    assert old.match[:2] == [UNMATCHED, UNMATCHED]


def test_a_turn_of_one_word_is_matched() -> None:
    old, new = version("AB", "CDEFGH"), version("xy", "A", "CDEFGH")
    match_words(old, new, 2, 3, 6)
    match_ordered_gaps(old, new, strict=False)
    assert old.match[:2] == [2, UNMATCHED]


def test_two_words_here_and_there_in_a_long_turn_may_be_like_others_by_chance() -> None:
    old, new = version("AB"), version("abcdefAghijklmnBopqrst")
    match_ordered_gaps(old, new, strict=False)
    assert set(old.match) == {UNMATCHED}
    new = version("abcdefghijklABmnopqrst")
    match_ordered_gaps(old, new, strict=False)
    assert old.match == [12, 13]


def test_equal_turns_are_matched_as_turns() -> None:
    old, new = version("TU", "ABCD", "TU"), version("xTUy", "ABCx", "TU")
    match_ordered_gaps(old, new, strict=True)
    assert old.match[6:] == [8, 9]
    assert old.match[2:6] == [4, 5, 6, UNMATCHED]
