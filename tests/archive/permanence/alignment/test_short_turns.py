"""Short turns are matched as turns, or as parts of other turns."""

from __future__ import annotations

from generator.archive.permanence.alignment.short_turns import match_joined_turns, match_remaining_turns
from generator.archive.permanence.alignment.word_match import UNMATCHED, WordMatch, match_words


def version(*turns: str, labels: tuple[str, ...] = ()) -> WordMatch:
    return WordMatch(turns, labels or ["ada"] * len(turns))


def test_a_corrected_short_turn_is_matched_by_its_neighbours() -> None:
    old, new = version("ABCDEF", "XY", "GHIJKL"), version("ABCDEF", "XZ", "GHIJKL")
    match_words(old, new, 0, 0, 6)
    match_words(old, new, 8, 8, 6)
    match_remaining_turns(old, new)
    assert old.match[6:8] == [6, UNMATCHED]


def test_one_common_word_between_other_neighbours_is_no_match() -> None:
    old, new = version("ABCDEF", "XY", "GHIJKL"), version("XZ", "ABCDEF", "GHIJKL", "v")
    match_words(old, new, 0, 2, 6)
    match_words(old, new, 8, 8, 6)
    match_remaining_turns(old, new)
    assert old.match[6:8] == [UNMATCHED, UNMATCHED]


def test_of_equal_turns_the_one_with_the_same_label_is_matched() -> None:
    old = version("ABCDEF", "XY", "GHIJKL", labels=("ada", "bo", "ada"))
    new = version(
        "ABCDEF", "v", "XY", "w", "XY", "u", "GHIJKL", labels=("ada", "ada", "ada", "ada", "bo", "ada", "ada")
    )
    match_words(old, new, 0, 0, 6)
    match_words(old, new, 8, 13, 6)
    match_remaining_turns(old, new)
    assert old.match[6:8] == [10, 11]


def test_a_short_turn_that_became_part_of_another_is_matched_inside_it() -> None:
    old, new = version("ABCDEF", "XY", "GHIJKL"), version("ABCDEFXY", "GHIJKL")
    match_words(old, new, 0, 0, 6)
    match_words(old, new, 8, 8, 6)
    match_joined_turns(old, new)
    assert old.match[6:8] == [6, 7]


def test_a_short_turn_does_not_take_words_of_a_run_that_is_matched() -> None:
    old, new = version("AXYBCD", "XY"), version("AXYBCD")
    match_words(old, new, 0, 0, 6)
    match_joined_turns(old, new)
    assert old.match == [*range(6), UNMATCHED, UNMATCHED]


def test_a_long_turn_is_not_looked_for_inside_others() -> None:
    old, new = version("QRSTUVWXY"), version("ABCQRSTUVWXY")
    match_joined_turns(old, new)
    assert set(old.match) == {UNMATCHED}
