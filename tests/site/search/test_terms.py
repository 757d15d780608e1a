"""The terms of texts: the cases that the search in the browser has too, and what holds for every text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.search.terms import MAX_TERM_CHARS, fold, pieces, terms, words
from generator.text.words import split_words
from tests.support.nasty_texts import texts
from tests.support.paths import FIXTURES

CASES = json.loads((FIXTURES / "search_terms.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_the_terms_of_a_text(case: dict[str, object]) -> None:
    assert terms(str(case["text"])) == case["terms"]


@given(texts() | st.text())
def test_every_run_of_letters_and_digits_is_in_a_term(text: str) -> None:
    joined = "".join(piece for word in words(text) for piece in pieces(word))
    for run in split_words(fold(text)):
        assert run[:MAX_TERM_CHARS] in joined


@given(texts() | st.text())
def test_the_term_of_a_term_is_the_term(text: str) -> None:
    for term in terms(text):
        assert terms(term) == [term]


@given(texts(), texts())
def test_texts_with_a_blank_between_them_have_the_terms_of_each(first: str, second: str) -> None:
    assert terms(f"{first} {second}") == terms(first) + terms(second)


def test_a_very_long_word_is_cut() -> None:
    assert terms("x" * 500) == ["x" * MAX_TERM_CHARS]
    assert terms("x" * 500 + "-" + "y" * 500) == ["x" * MAX_TERM_CHARS, "y" * MAX_TERM_CHARS, "x" * MAX_TERM_CHARS]


def test_initials_have_a_limit() -> None:
    assert terms("A.B.") == ["a", "b", "ab"]
    assert terms("a.b.cd") == ["a", "b", "ab", "cd"]
    assert terms(".".join("abcdefghijklmnop"))[13:] == ["abcdefghijklm", "n", "o", "p", "nop"]


@given(st.text("ab1.'-` \n"))
def test_initials_elsewhere_in_a_text_change_no_word(text: str) -> None:
    """Texts without initials are cut by a shorter pattern."""
    assert words(f"{text} u.n.") == [*words(text), "u.n"]
