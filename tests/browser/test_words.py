"""The small parts behind the search: terms, what is asked for, which turns answer, which words of a page are marked."""

from __future__ import annotations

import json
import random
import sys
import unicodedata
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

from generator.site.search.stop_words import stop_words
from generator.site.search.terms import terms
from tests.support.browser import Archive, open_window
from tests.support.nasty_texts import PIECES, STARTS
from tests.support.paths import FIXTURES


@pytest.fixture(scope="module")
def window(browser: Browser, archive: Archive) -> Iterator[Page]:
    """A window at the root of the archive; the functions are called without any page of it."""
    yield from open_window(browser, archive)


def call(window: Page, module: str, name: str, *given: object) -> Any:  # noqa: ANN401 - whatever the function returns
    """Call a function of one of the theme's modules."""
    calling = "async ([module, name, ...given]) => (await import(`./assets/${module}.js`))[name](...given)"
    return window.evaluate(calling, [module, name, *given])


_UNKNOWN = {"Cn", "Co", "Cs"}
"""Categories of code points that are no characters yet, or never."""

TERMS_OF_ALL = """async (texts) => {
  const { terms } = await import("./assets/search-terms.js");
  return texts.map(terms);
}"""


def test_terms_are_those_of_the_index(window: Page) -> None:
    cases = json.loads((FIXTURES / "search_terms.json").read_text(encoding="utf-8"))
    for case in cases:
        assert call(window, "search-terms", "terms", case["text"]) == case["terms"]


def test_every_character_is_folded_as_in_the_index(window: Page) -> None:
    """Characters that this Python's Unicode does not know yet may differ."""
    chars = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) not in _UNKNOWN]
    texts = [" ".join(f"a{char}b {char}" for char in chars[start : start + 100]) for start in range(0, len(chars), 100)]
    found = window.evaluate(TERMS_OF_ALL, texts)
    assert [text for text, found_terms in zip(texts, found, strict=True) if found_terms != terms(text)] == []


def test_texts_are_cut_as_in_the_index(window: Page) -> None:
    chance = random.Random(4)  # noqa: S311 - fixed texts, not a secret
    pieces = (*PIECES, *STARTS, *"’-\u2011'.ñﬁ\u200c", "U.N.", "日本", "ภา", "x" * 70, "مَ", "हि")
    made = ["".join(chance.choices(pieces, k=9)).replace("\ud800", "") for _ in range(4000)]
    for text, found in zip(made, window.evaluate(TERMS_OF_ALL, made), strict=True):
        assert found == terms(text), repr(text)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("the future of internet people", ["future", "internet", "people*"]),
        ("to be or not to be", ["not"]),
        ("of the", ["of", "the*"]),
        ('"the future of people"', ["the future of people"]),
        ("“the future of people”", ["the future of people"]),
        ("„the future“ people", ["the future", "people*"]),
        ('"the future" "of people"', ["the future", "of people"]),
        ('future "of people', ["future", "of people*"]),
        ("l'hiver", ["l hiver*|lhiver*"]),
        ("people -tea", ["people", "-tea"]),
        ('people -"the future" tea', ["people", "tea*", "-the future"]),
        ("-multi-stakeholder people", ["people*", "-multi stakeholder|multistakeholder"]),
        ("- people", ["people*"]),
        ("well-known", ["well known*|wellknown*"]),
        ("capacity b", ["capacity"]),
        ("capacity, in", ["capacity"]),
        ("b", ["b"]),
        ("article 7", ["article", "7"]),
        ("multi-stakeholder model", ["multi stakeholder|multistakeholder", "model*"]),
        ("model multi-stakeholder", ["model", "multi stakeholder*|multistakeholder*"]),
        ("don’t", ["don t|dont"]),
        ("in", ["in"]),
        ("int", ["int*"]),
        ("日本語", ["日 本 語"]),
        ("tea 日本語", ["tea", "日 本 語"]),
        ("   ", []),
        ('" "', []),
        ("!?", []),
    ],
)
def test_what_is_asked_for(window: Page, typed: str, asked: list[str]) -> None:
    query = read_query(window, typed)
    shown = [(sign, unit) for sign, key in (("", "units"), ("-", "without")) for unit in query[key]]
    assert [
        sign + "|".join(" ".join(sequence) + ("*" if unit["isPrefix"] else "") for sequence in unit["sequences"])
        for sign, unit in shown
    ] == asked


def read_query(window: Page, typed: str, language: str = "en", *, is_complete: bool = False) -> dict[str, Any]:
    asking = """async ([typed, stopWords, isComplete]) => {
      const { readQuery } = await import("./assets/search-query.js");
      return readQuery(typed, new Set(stopWords), isComplete);
    }"""
    query: dict[str, Any] = window.evaluate(asking, [typed, sorted(stop_words(language)), is_complete])
    return query


def test_elided_words_are_no_part_of_a_word(window: Page) -> None:
    (unit,) = read_query(window, "l'hiver", "fr")["units"]
    assert unit["sequences"] == [["hiver"]]
    (unit,) = read_query(window, "aujourd'hui", "fr")["units"]
    assert unit["sequences"] == [["aujourd", "hui"], ["aujourdhui"]]


def test_words_left_out_are_named(window: Page) -> None:
    assert read_query(window, "The people of tea")["dropped"] == ["The", "of"]
    assert read_query(window, "of the")["dropped"] == []
    (unit,) = read_query(window, "people", is_complete=True)["units"]
    assert not unit["isPrefix"]


@pytest.mark.parametrize(
    ("short", "years"),
    [("2016-2018,2021", ["2016", "2017", "2018", "2021"]), ("2016", ["2016"]), ("undated", ["undated"]), ("", [])],
)
def test_years_in_the_address(window: Page, short: str, years: list[str]) -> None:
    assert call(window, "search-query", "readYears", short) == years
    assert call(window, "search-query", "writeYears", list(reversed(years))) == short


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Tea, tea and teapots", "tea", ["Tea", "tea", "teapots"]),
        ("Tea, tea and teapots", "tea and", ["Tea", "tea"]),
        ("A Café’s “café”", "cafe", ["Café’s", "café"]),
        ("the age of tea; age, of tea", '"age of tea"', ["age of tea", "age, of tea"]),
        ("a multi-stakeholder model", "multistakeholder", ["multi-stakeholder"]),
        ("a multistakeholder, multi stakeholder", "multi-stakeholder", ["multistakeholder", "multi stakeholder"]),
        ("互联网治理论坛", "治理", ["治理"]),
        ("nothing here", "tea", []),
    ],
)
def test_the_words_of_an_excerpt_are_marked(window: Page, text: str, query: str, marked: list[str]) -> None:
    units = read_query(window, query)["units"]
    part = call(window, "search-excerpt", "excerpt", text, units)
    assert [text[start:end] for start, end in part["marked"]] == marked
    assert (part["start"], part["end"]) == (0, len(text))


def test_an_excerpt_begins_shortly_before_the_most_matches(window: Page) -> None:
    text = f"tea {'word ' * 60}tea tea {'word ' * 60}end."
    units = read_query(window, "tea")["units"]
    part = call(window, "search-excerpt", "excerpt", text, units)
    shown = text[part["start"] : part["end"]]
    assert shown.split() == ["word"] * 10 + ["tea", "tea"] + ["word"] * 22
    assert part["forms"] == ["tea"]


@pytest.mark.parametrize(
    ("words", "marks", "marked"),
    [
        ("Tea, tea and teapots; TEA.", ["tea"], ["Tea", "tea", "TEA"]),
        ("A café, a CAFÉ, a cafe\u0301 and cafes", ["cafe"], ["café", "CAFÉ", "cafe\u0301"]),
        ("Mr. Kővári spoke", ["kovari"], ["Kővári"]),
        ("don't, don’t, dont", ["don't"], ["don't", "don’t"]),
        ("multi-stakeholder and multi stakeholder", ["multi-stakeholder"], ["multi-stakeholder", "multi stakeholder"]),
        ("the age of tea; age, of tea", ["age of tea", "age"], ["age of tea", "age, of tea"]),
        ("日本語 and مرحبا 😀 tea", ["日本語", "مرحبا", "tea"], ["日本語", "مرحبا", "tea"]),
        ("a <b>bold</b> .* word", [".*", "<>", "(", "\\"], []),
        ("b bb <b>", ["<b>"], ["b", "b"]),
        ("tea", ["", "   "], []),
    ],
)
def test_whole_words_are_marked(
    window: Page, archive: Archive, words: str, marks: list[str], marked: list[str]
) -> None:
    window.goto(archive.url("blank?" + urlencode([("mark", mark) for mark in marks])))
    window.set_content(f"<article><h1>tea</h1><div data-record=words><p id=p>{escape(words)}</p></div></article>")
    window.add_script_tag(url=archive.url("assets/mark.js"), type="module")

    assert window.locator("mark").all_text_contents() == marked
    assert window.locator("#p").text_content() == words
    assert window.locator("h1 mark, #p > :not(mark)").count() == 0
