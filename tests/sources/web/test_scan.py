"""Web pages with damaged or odd tags: no word is lost without an error."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest

from generator.sources.web.read import read
from generator.sources.web.scan import close_elements, scan
from generator.text.words import split_words
from tests.support.shown import kinds_and_words

XML = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'
LONG = "Behind the tag there are words that somebody said in the meeting."


@pytest.mark.parametrize(
    "tag", ['iframe src="a" width="5"', "template", 'script src="x"', "style", "svg", "canvas", "noscript", "noframes"]
)
@pytest.mark.parametrize("start", ["<!doctype html>", XML])
def test_words_behind_an_element_that_is_closed_in_its_tag_are_text(tag: str, start: str) -> None:
    lines = read(f"{start}<p>Before.</p><{tag} /><p>{LONG}</p>".encode())
    assert (kinds_and_words(lines), lines.findings) == ([("text", "Before."), ("text", LONG)], ())


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>A<iframe>B</iframe></p>", [("text", "A"), ("hidden", "B")]),
        ("<p>A<svg><title>B</title></svg></p>", [("text", "A"), ("hidden", "B")]),
        ("<template><p>B <b>C</b></p></template><p>A", [("text", "A"), ("hidden", "B C")]),
        ("<p>A<!-- B > C --></p><!----><!-- * -->", [("text", "A"), ("comment", "B > C")]),
        ("<script>if (a > b) '<!-- no --> <p>no'</script><style>a > b {}</style><p>A", [("text", "A")]),
        (
            "<p title=\"a > b\" data-x='<i>c</i>'>A <b title=d>don't</b>",
            [("text", "A don't"), ("page-furniture", "a > b"), ("page-furniture", "d")],
        ),
        (f"{XML}<p>A <![CDATA[<B> & C]]></p>", [("text", "A <B> & C")]),
        ("<p>A < B <![CDATA[C]]></p>", [("text", "A < B"), ("comment", "[CDATA[C]]")]),
    ],
)
def test_what_no_reader_sees_is_an_aside(page: str, expected: list[tuple[str, str]]) -> None:
    lines = read(page.encode())
    assert (kinds_and_words(lines), lines.findings) == (expected, ())


@pytest.mark.parametrize(
    "page",
    [
        "<p>Before.</p><script>Words that are no code",
        f"<p>Before.</p><p {LONG}",
        f'<p>Before.</p><p title="{LONG}',
        f"<p>Before.</p><style><p>{LONG}</p>",
    ],
)
def test_words_in_a_damaged_page_are_an_error(page: str) -> None:
    codes = [(finding.code, finding.severity) for finding in read(page.encode()).findings]
    assert codes == [("html-words-left-out", "error")]


def test_a_page_without_closed_elements_stays_as_it_is() -> None:
    page = '<p>A<br/><img src="x"/><script>"<iframe/>"</script><!-- <iframe/> --></p>'
    assert close_elements(page) == page
    assert scan(page).letters == 1


_PIECES = (
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<iframe/>", "<iframe>",
    "</iframe>", "<template>", "</template>", "<svg>", "</svg>",
    "<br/>", "<!-- ", " -->", "<script>", "</script>",
    "<script/>", "<style/>", "<a href='#'>", "</a>", "<select>", "<option>", "</select>", "<ul><li>",
    "<noscript>", "</noscript>",
    "<nav>", "</nav>", "<title>", "</title>", "&amp;", "<![CDATA[", "]]>", "<textarea>", "</textarea>", "<span hidden>",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_no_word_is_lost_without_an_error(seed: int) -> None:
    """The words between the tags, found by a search that shares nothing with the reader, are in the lines."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    page = "".join(chance.choice(_PIECES) if chance.random() < 0.6 else f"w{seed}x{number} " for number in range(120))
    lines = read(page.encode())
    given = Counter(word for word in split_words(re.sub(r"<script>.*?</script>", " ", page)) if word.startswith("w"))
    missing = given - Counter(split_words(" ".join(lines.lines)))
    assert not missing or any(finding.severity == "error" for finding in lines.findings)
