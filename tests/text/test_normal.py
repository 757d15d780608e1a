"""Tidy typography without changing a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import words
from generator.text.normal import fold, tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u00a0 b", "a b"),
        ("\u00a0\u00a0 a \u00a0", "a"),
        ("half\u2011done", "half-done"),
        ("yes \u2011\u2011 no", "yes — no"),
        ("yes -- no --- maybe", "yes — no — maybe"),
        ("yes -\u2011 no", "yes — no"),
        ("a\tb\u3000c\u2028d", "a b c d"),
        ("“quoted” and ‘so’ it's o’clock", "“quoted” and ‘so’ it's o’clock"),
        ("a – b — c - d", "a – b — c - d"),
        ("Abiy Ahmed . Mr.", "Abiy Ahmed . Mr."),
        ("\u200bzero\u00adwidth\u202e", "\u200bzero\u00adwidth\u202e"),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(st.text())
def test_no_word_changes(text: str) -> None:
    assert words.split_words(tidy(text)) == words.split_words(text)
    assert tidy(tidy(text)) == tidy(text)


def test_fold() -> None:
    assert fold("  O’CARROLL\u00a0") == "o'carroll"
