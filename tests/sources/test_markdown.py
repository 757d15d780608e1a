"""Markdown: its lines one for one, without the marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.front_matter import front_matter_length
from generator.sources.markdown import read, text_line
from generator.text import words
from tests.support.cases import Case, cases
from tests.support.shown import shown


@pytest.mark.parametrize("case", cases("sources/markdown.txt"))
def test_lines(case: Case) -> None:
    lines = read(case.input.encode())
    assert shown(lines) == case.expected
    assert len(lines.lines) == case.input.count("\n") + 1


def test_fields_of_the_front_matter() -> None:
    lines = read(
        b"---\ntitle: 'The rinds: a story'\nDay & Time: x\nspeakers:\n  - Ada\nempty:\nRoom: Cellar\n---\nWords."
    )
    assert [(field.key, field.value, field.line) for field in lines.declared_fields] == [
        ("title", "The rinds: a story", 2),
        ("day & time", "x", 3),
        ("room", "Cellar", 7),
    ]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\u2028" * 30])
def test_signs_that_end_lines_in_yaml_alone_move_no_field(sign: str) -> None:
    source = f"---\ntitle: Tea{sign}time\ndate: 2001-05-07\nroom:{sign}{sign}- Attic\n---\n\n## ADA\n\nWords.\n"
    for text in (source, source.replace("room:", "place: 3\nroom:").replace("- Attic", "Attic")):
        read_lines = read(text.encode())
        fields = {(field.key, field.line) for field in read_lines.declared_fields if field.key in {"title", "date"}}
        assert fields == {("title", 2), ("date", 3)}


@pytest.mark.parametrize("text", ["", "---", "---\n", "---\n\n---", "--- \nWords", "----\na: b\n----", "a: b\n---\n"])
def test_no_front_matter(text: str) -> None:
    assert front_matter_length(text) == 0


@given(st.text(alphabet="ab *_#>`\\<br/>[]():\t-", max_size=60))
def test_no_word_is_lost(line: str) -> None:
    kept = words.split_words(text_line(line).text)
    assert [word for word in kept if word != "br"] == [word for word in words.split_words(line) if word != "br"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Ropes &amp; knots &#8212; &lt;b&gt;", "Ropes & knots — <b>"),
        ("**A &amp; B**: hi &#42;x&#42;", "A & B: hi *x*"),
        ("two&nbsp;words", "two\u00a0words"),
        ("&#10;", " "),
        # What stands for nothing, what is code, and what no reader sees stay as typed.
        ("`&amp;` &nosuch; AT&T &copy", "`&amp;` &nosuch; AT&T &copy"),
        ("&#x202e; &#7;", "&#x202e; &#7;"),
    ],
)
def test_entities(line: str, text: str) -> None:
    assert text_line(line).text == text
