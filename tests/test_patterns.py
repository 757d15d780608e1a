"""No regular expression of the program takes quadratic time: each is tried with its own worst cases."""

from __future__ import annotations

import re

import pytest

from tests.support.program_patterns import all_patterns
from tests.support.slow_patterns import superlinear

_SHARES = 16
_BOUNDED = {
    "generator.site.incremental.inputs:_LISTS_PAGES:0": "the templates of a theme are code, and no source",
    "generator.site.incremental.listed_pages:_ENTRY:0": "the engine writes the sitemap, and closes each entry",
    "generator.sources.web.scan:_CDATA:0": "nothing is searched behind the last end of a section",
    "generator.sources.markdown_asides:_COMMENT:0": "nothing is searched behind the last end of a comment",
}
"""Patterns that are slow for texts that they never get, with the reason."""


@pytest.mark.slow
@pytest.mark.parametrize("share", range(_SHARES))
def test_no_pattern_takes_quadratic_time(share: int) -> None:
    names = sorted(all_patterns().keys() - _BOUNDED.keys())[share::_SHARES]
    places = [all_patterns()[name] for name in names]
    slow = {place.name: superlinear(place.pattern, is_searched=place.is_searched) for place in places}
    assert {name: text for name, text in slow.items() if text is not None} == {}


@pytest.mark.slow
def test_each_bounded_pattern_is_slow() -> None:
    places = [all_patterns()[name] for name in _BOUNDED]
    assert [place.name for place in places if superlinear(place.pattern, is_searched=place.is_searched) is None] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "module",
    [
        "linking.web_addresses",
        "pages.markdown.escape",
        "reading.grammar.dates",
        "reading.turns.forms.line_labels",
        "site.search.terms",
        "sources.captions.prefixes",
        "sources.web.scan",
        "sources.rtf",
    ],
)
def test_the_patterns_of_a_module_are_found(module: str) -> None:
    assert any(name.startswith(f"generator.{module}:") for name in all_patterns())


@pytest.mark.slow
@pytest.mark.parametrize("part", ["Amphitheatre", r"(?i:Town\ Hall)", r"[.?!,;:…]$|^\W*[(\[", "(?P<place>Ab)$"])
def test_patterns_of_the_vocabulary_and_of_functions_are_found(part: str) -> None:
    assert any(part in str(place.pattern.pattern) for place in all_patterns().values())


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [
        r"\s+$",
        r"(?:xy)*z",
        r"\s*>+\s*$",
        r"^\s+|\s+$",
        r"(a+)+b",
        r"(a|a)*b",
        r"(\w+ )*x",
        r"(\w+ ?)*x",
        r"a*a*a*b",
        r"[\w/.-]*\d[\w/.-]*!",
        r"<!--.*?-->",
        r"(?<=x)[^a]*(?:b|c+)*d",
    ],
)
def test_a_slow_pattern_is_recognised(source: str) -> None:
    assert superlinear(re.compile(source)) is not None


@pytest.mark.slow
@pytest.mark.parametrize("source", [r"\w*\d\w*!", r"(a+)+b", r"a*a*b", r"[A-Z]{2,6}\s*-?\s+x", r"\d+[\d.]*:"])
def test_a_pattern_that_is_slow_at_the_start_of_a_text_is_recognised(source: str) -> None:
    assert superlinear(re.compile(source), is_searched=False) is not None


@pytest.mark.parametrize(
    "source",
    [r"a+b?", r"\d{1,9}x", r"(?<!a)a++b", r"^\s*x", r"(?<!\s)\s+$", r"(?:a|b)*+", r"[^.]{1,20}\."],
)
def test_a_quick_pattern_is_not(source: str) -> None:
    assert superlinear(re.compile(source)) is None


@pytest.mark.parametrize("source", [r"\s+$", r"x*y", r"(\w+ )*x", r"\w+\s+\d"])
def test_a_pattern_that_is_only_slow_to_search_is_not_at_the_start_of_a_text(source: str) -> None:
    assert superlinear(re.compile(source), is_searched=False) is None
