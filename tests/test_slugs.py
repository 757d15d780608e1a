"""Slugs of ASCII text, which are made without the library, are those of the library."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from generator.slugs import slug
from generator.text.normal import WITHOUT_APOSTROPHES


def library_slug(text: str) -> str:
    text = text.translate(WITHOUT_APOSTROPHES)
    return slugify(text, backend="text-unidecode", entities=False, decimal=False, hexadecimal=False)


@given(st.text(st.characters(max_codepoint=127)) | st.text("aZ09-_,'. &#;x") | st.text("aé–’1, "))
def test_every_slug_is_that_of_the_library(text: str) -> None:
    assert slug(text) == library_slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WS 3 - The Costs!", "ws-3-the-costs"),
        ("O'CARROLL", "ocarroll"),
        ("1,000 cheeses, and more", "1000-cheeses-and-more"),
        ("&amp; &#65;", "amp-65"),
        ("__x__", "x"),
        (" --- ", ""),
        ("", ""),
        ("Zoë", "zoe"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected == library_slug(text)
