"""Capitalised words: their bounds, and the words directly beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.linking.capitalised_words import (
    find_capitalised_words,
    is_in_capitals,
    is_inside_token,
    without_possessive,
    word_after,
    word_before,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("So Ada met Bo.", ["So", "Ada", "Bo"]),
        ("the ccTLD of O'Brine's", ["ccTLD", "O'Brine's"]),
        ("élan É 3A xxxxxAb", ["É"]),
        ("芝士 and 2001", ["芝士"]),
        ("", []),
    ],
)
def test_capitalised_words(text: str, words: list[str]) -> None:
    found_words = find_capitalised_words(text)
    assert [word.text for word in found_words] == words
    assert all(text[word.start : word.end] == word.text for word in found_words)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Ada Churn Brie", "Ada", "Brie"),
        ("Ada de la Churn von Brie", "Ada", "Brie"),
        ("Dr. Churn-Brie", "Dr", "Brie"),
        ("Enough. Churn, Brie", None, None),
        ("Ada met Churn and Brie", None, None),
    ],
)
def test_words_beside_a_word(text: str, before: str | None, after: str | None) -> None:
    words = find_capitalised_words(text)
    position = next(index for index, word in enumerate(words) if word.text == "Churn")
    previous, following = word_before(text, words, position), word_after(text, words, position, words[position].end)
    assert (previous and previous.text, following and following.text) == (before, after)


def test_the_first_word_has_no_word_before_and_the_last_none_after() -> None:
    words = find_capitalised_words("Ada Churn")
    assert word_before("Ada Churn", words, 0) is None
    assert word_after("Ada Churn", words, 1, 9) is None


@pytest.mark.parametrize("text", ["#Ada", "@Ada", "Ada_x", "Ada@moot.example", "Ada.example", "Ada/x"])
def test_a_word_inside_a_token(text: str) -> None:
    start = text.index("Ada")
    assert is_inside_token(text, start, start + 3)
    assert not is_inside_token("(Ada). So", 1, 4)


def test_the_possessive_is_taken_off() -> None:
    assert [without_possessive(word) for word in ("Ada's", "Ada’S", "Ades")] == ["Ada", "Ada", "Ades"]


def test_a_short_text_may_be_an_acronym() -> None:
    assert is_in_capitals("THE MOOT IS ON, AND LATE.")
    assert not is_in_capitals("MOOT AND WHEY")
    assert not is_in_capitals("The Moot is on, and late.")


@given(st.text(st.characters(max_codepoint=127)))
def test_words_of_ascii_text_are_those_of_any_text(text: str) -> None:
    assert find_capitalised_words(text) == find_capitalised_words(f"{text}\u200b")
