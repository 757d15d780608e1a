"""The pairs that become links: the strongest ones, with few links for each end."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from generator.archive.related.best_pairs import greedy_matching

PAIRS = st.lists(st.tuples(st.sampled_from([0.1, 0.2]), st.sampled_from("abc"), st.sampled_from("xyz")))


def test_the_strongest_pairs_are_chosen_first() -> None:
    pairs = [(0.1, "a", "b"), (0.3, "b", "c"), (0.2, "a", "c")]
    assert greedy_matching(pairs, 2) == [(0.3, "b", "c"), (0.2, "a", "c"), (0.1, "a", "b")]


def test_a_pair_is_skipped_if_an_end_has_all_its_links() -> None:
    assert greedy_matching([(0.3, "a", "b"), (0.2, "a", "c"), (0.1, "c", "d")], 1) == [(0.3, "a", "b"), (0.1, "c", "d")]


def test_a_repeated_pair_becomes_one_link() -> None:
    assert greedy_matching([(0.3, "a", "b"), (0.3, "a", "b")], 5) == [(0.3, "a", "b")]


def test_no_pairs_give_no_links() -> None:
    assert greedy_matching([], 5) == []


@given(PAIRS, st.randoms())
def test_pairs_of_equal_strength_are_chosen_alphabetically(
    pairs: list[tuple[float, str, str]], chance: random.Random
) -> None:
    chosen = greedy_matching(pairs, 2)
    chance.shuffle(pairs)
    assert greedy_matching(pairs, 2) == chosen
    ends = [end for _, first, second in chosen for end in (first, second)]
    assert all(ends.count(end) <= 2 for end in ends)
