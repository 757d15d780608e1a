"""The two small judges behind the search: what is an answer, and which words of a page are marked."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import Archive


@pytest.fixture(scope="module")
def window(browser: Browser, archive: Archive) -> Iterator[Page]:
    """A window at the root of the archive; the judges are asked without any page of it."""
    page = browser.new_page()
    page.route("**/blank*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(archive.url("blank"))
    yield page
    page.close()


def judge(window: Page, name: str, *given: str) -> object:
    """Ask one of the functions of search-answers.js."""
    asking = "async ([name, ...given]) => (await import('./assets/search-answers.js'))[name](...given)"
    return window.evaluate(asking, [name, *given])


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("the future of internet people", "future internet people"),
        ("to be or not to be", "not"),
        ("of the", "of the"),
        ('"the future of people"', '"the future of people"'),
        ("“the future of people”", '"the future of people"'),
        ('future "of people', "future people"),
        ("capacity b", "capacity"),
        ("b", "b"),
        ("article 7", "article 7"),
        ("   ", ""),
    ],
)
def test_words_that_tell_nothing_are_not_asked_for(window: Page, typed: str, asked: str) -> None:
    assert judge(window, "tidy", typed) == asked


@pytest.mark.parametrize(
    ("part", "word", "is_answer"),
    [
        ("interoperability", "interop", True),
        ("interoperable", "interoperability", True),
        ("capacities", "capacity", True),
        ("policymakers", "policymaking", True),
        ("goes", "go", True),
        ("so", "soren", False),
        ("w", "ws168", False),
        ("ws100", "ws168", False),
        ("ws168", "ws16", True),
        ("government", "going", False),
        ("in", "interoperability", False),
    ],
)
def test_what_is_an_answer(window: Page, part: str, word: str, is_answer: bool) -> None:
    assert judge(window, "answers", part, word) is is_answer


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
