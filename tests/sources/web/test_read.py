"""Web pages: their text, the page chrome around it, and hostile pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from generator.sources.web.read import read
from generator.text import words
from tests.support.cases import Case, cases
from tests.support.examples import examples
from tests.support.repeated_units import HTML_ATTRIBUTES, HTML_TAGS
from tests.support.shown import kinds_and_words, shown


@pytest.mark.parametrize("case", cases("sources/html.txt"))
def test_lines_and_asides_of_pages(case: Case) -> None:
    assert shown(read(case.input.encode())) == case.expected


def test_fields_that_a_page_declares() -> None:
    lines = read(b"<title> Rinds\n| Moot </title><p>Words.</p>")
    assert [(field.key, field.value, field.line) for field in lines.declared_fields] == [("title", "Rinds | Moot", 1)]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<meta charset=iso-8859-1><p>café".encode("latin-1"), "café"),
        ("<meta charset=iso-8859-1><p>“café”".encode("cp1252"), "“café”"),
        ('<meta http-equiv="x" content="text/html; charset=windows-1251"><p>Сыр'.encode("cp1251"), "Сыр"),
        ("<meta charset=iso-8859-1><p>café and “rind”".encode(), "café and “rind”"),
        ("<p>café au lait".encode("cp1252"), "café au lait"),
        ("<p>café".encode("utf-16"), "café"),
        (b"<meta charset=rot13><p>plain", "plain"),
        (b"<meta charset=zlib_codec><p>caf\xe9 au lait", "café au lait"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert [line for line in read(data).lines if line] == [text]


@pytest.mark.parametrize(
    "data", [b"<html><body></body></html>", b"<p>&nbsp;</p>", b"<script>x</script>", b"<frameset>"]
)
def test_a_page_without_words_is_an_error(data: bytes) -> None:
    lines = read(data)
    assert [(finding.code, finding.severity) for finding in lines.findings] == [("empty", "error")]
    assert not lines.readable


def test_a_page_of_menus_keeps_their_words_and_is_an_error() -> None:
    lines = read(b"<title>T</title><nav><a href=1>One</a></nav>")
    assert [finding.code for finding in lines.findings] == ["empty"]
    assert (lines.readable, lines.asides) == (True, {1: "metadata", 2: "navigation"})


def test_much_hidden_text_is_a_finding() -> None:
    lines = read(b"<p>Short.</p><div style='display:none'><p>" + b"word " * 400)
    assert [(finding.code, finding.severity, finding.line) for finding in lines.findings] == [
        ("html-hidden-text", "warning", 3)
    ]


@pytest.mark.parametrize("tag", HTML_TAGS)
def test_tags_nested_ten_thousand_deep(tag: str) -> None:
    document = read(f"<{tag}>".encode() * 10_000 + b"In the middle of it." + b"<p>And more." * 10_000)
    assert words.split_words("\n".join(document.lines)).count("middle") == 1
    assert words.split_words("\n".join(document.lines)).count("more") == 10_000


@pytest.mark.parametrize("attributes", HTML_ATTRIBUTES)
def test_an_element_of_ten_thousand_attributes(attributes: str) -> None:
    data = f"<div {''.join(attributes.replace('{}', str(n)) for n in range(10_000))}>Words.".encode()
    assert "Words." in read(data).lines


def test_a_page_with_an_inline_picture_is_read_with_its_tags() -> None:
    picture = "data:image/png;base64," + "/+aB" * 500_000
    lines = read(
        f'<p>One <img src="{picture}" alt="x"><b>word</b>.</p><svg><path d="{"M 1 2 " * 50_000}"/></svg>'.encode()
    )
    assert (kinds_and_words(lines), lines.findings) == ([("text", "One word."), ("page-furniture", "x")], ())


@given(
    parts=st.lists(
        st.sampled_from(
            [
                *(
                    "<p>",
                    "</p>",
                    "<div>",
                    "</div>",
                    "<b>",
                    "</b>",
                    "<br>",
                    "<table>",
                    "<tr>",
                    "<td>",
                    "</table>",
                    "<h1>",
                ),
                *(
                    "</h1>",
                    "<nav>",
                    "</nav>",
                    "<span hidden>",
                    "</span>",
                    "<ul>",
                    "<li>",
                    "<pre>",
                    "</pre>",
                    "<a href=x>",
                ),
                *("</a>", "<main>", "</main>", "<article>", '<div class="sidebar">', "<select>", "</select>", "<form>"),
                *("one ", " two", "three\n", "&nbsp;four", ">> FIVE: ", "six seven eight nine ten " * 4),
            ]
        ),
        max_size=40,
    )
)
@effort(deadline=None, max_examples=examples(100))
def test_every_word_of_a_page_is_in_one_line_in_order_of_the_page(parts: list[str]) -> None:
    source = "".join(parts)
    lines = read(f"<body>{source}</body>".encode())
    spoken = "".join(part if not part.startswith("<") else "" for part in parts).replace("&nbsp;", "\u00a0")
    assert sorted("".join(words.split_words("\n".join(lines.lines)))) == sorted("".join(words.split_words(spoken)))
    assert all("\n" not in line and "\r" not in line for line in lines.lines)
