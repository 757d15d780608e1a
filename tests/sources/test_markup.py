"""Markup in pieces of web pages: what goes, and what stays because it isn't closed."""

from __future__ import annotations

import pytest

from generator.sources.markup import without_markup


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a<b>c</b>d", "a c d"),
        ("a<!-- b <i> --> c", "a  c"),
        ("a<STYLE x>b</style>c<script>d < e</script>f", "a c f"),
        ("a<!-- b", "a<!-- b"),
        ("a<!-- b <i>c</i>", "a<!-- b  c "),
        ("a<style>b<script>c</script>d", "a b d"),
        ("1 < 2 and 3 > 2", "1   2"),
        ("a < b", "a < b"),
        ("<scripted>a</scripted>", " a "),
        ("", ""),
    ],
)
def test_markup(source: str, words: str) -> None:
    assert without_markup(source) == words
