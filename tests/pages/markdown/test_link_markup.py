"""Links in a paragraph change none of its words, whatever stands in it and wherever they lead."""

from __future__ import annotations

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.pages.markdown.escape import escape
from generator.pages.markdown.link_markup import MarkedSpan, inline_markdown
from tests.support.nasty_texts import texts
from tests.support.page_html import collapsed, elements, read

TARGETS = ["../../people/ada-churn/index.md", "#a_b-1", "https://moot.example/a_b(c)?d=e&f=g#h_i*"]
TITLES = ["", 'The "Moot" [of] & <all> \\ *the* _dairies_']


@st.composite
def spans(draw: st.DrawFn) -> MarkedSpan:
    start = draw(st.integers(0, 40))
    return MarkedSpan(
        start,
        start + draw(st.integers(0, 20)),
        draw(st.sampled_from(TARGETS)),
        draw(st.sampled_from(TITLES)),
        draw(st.sampled_from(["", "glossary"])),
    )


def shown(markdown: str) -> str:
    _, html = read(f"---\ntitle: x\n---\n{markdown}\n")
    return " ".join(text for tag, _, text in elements(f"<section>{html}</section>") if tag == "section")


@given(texts(), st.lists(spans(), max_size=4))
@example("a!b", [MarkedSpan(2, 3, TARGETS[0])])
@example("]: b", [MarkedSpan(0, 4, TARGETS[0])])
@example("1. b", [MarkedSpan(0, 2, TARGETS[0])])
def test_no_word_changes(text: str, links: list[MarkedSpan]) -> None:
    assert shown(inline_markdown(text, links)) == shown(escape(text))
    assert inline_markdown(text) == escape(text)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("title", TITLES)
def test_target_and_title_arrive_whole(target: str, title: str) -> None:
    _, html = read(inline_markdown("The MAG, that is", [MarkedSpan(4, 7, target, title, "glossary")]))
    [(_, attributes, words)] = [element for element in elements(html) if element[0] == "a"]
    assert words == "MAG"
    assert attributes["title"] == title if title else "title" not in attributes
    assert attributes["class"] == "glossary"
    assert (attributes["href"] or "").replace("%28", "(").replace("%29", ")").replace("%2A", "*") == target


def test_the_first_of_two_that_overlap_and_the_longer_of_two_that_start_together() -> None:
    made = inline_markdown("one two three", [MarkedSpan(4, 13, "#c"), MarkedSpan(0, 3, "#a"), MarkedSpan(0, 7, "#b")])
    assert made == "[one two](#b) three"


def test_blanks_are_collapsed_first_and_stay_outside() -> None:
    assert collapsed("  one \n two ") == "one two"
    links = [MarkedSpan(2, 8, "#a"), MarkedSpan(30, 40, "#b"), MarkedSpan(1, 2, "#c")]
    assert inline_markdown("  one \n two  three", links) == "[one](#a) two three"


@given(st.text("ab. \t\n\u00a0\u2003\x1c", max_size=16), st.integers(0, 16), st.integers(1, 16))
def test_a_link_has_the_words_of_its_span_whatever_blanks_stand_around(text: str, start: int, length: int) -> None:
    words = " ".join(text[start : start + length].split()) if start + length <= len(text) else ""
    line = collapsed(text)
    made = inline_markdown(text, [MarkedSpan(start, start + length, "#a")])
    if not words:
        assert made == escape(text)
    else:
        assert made.replace(f"[{words}](#a)", words) == escape(text)
        assert len(collapsed(made)) == len(line) + len("[](#a)")


@pytest.mark.parametrize("gap", [" ", "\u00a0 "])
def test_the_work_grows_with_the_links_and_not_with_each_letter(gap: str) -> None:
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    text = gap.join(["cheese"] * 5000)
    sys.setprofile(count)
    try:
        made = inline_markdown(text, [MarkedSpan(60 * number, 60 * number + 6, "#a") for number in range(100)])
    finally:
        sys.setprofile(None)
    assert made.count("](#a)") > 50
    assert calls < 10_000
