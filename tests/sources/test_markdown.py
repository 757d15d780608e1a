"""Markdown: its lines one for one, without the marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.front_matter import front_matter_length
from generator.sources.markdown import read, without_marks
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


@pytest.mark.parametrize("text", ["", "---", "---\n", "---\n\n---", "--- \nWords", "----\na: b\n----", "a: b\n---\n"])
def test_no_front_matter(text: str) -> None:
    assert front_matter_length(text) == 0


@given(st.text(alphabet="ab *_#>`\\<br/>[]():\t-", max_size=60))
def test_no_word_is_lost(line: str) -> None:
    kept = words.split_words(without_marks(line))
    assert [word for word in kept if word != "br"] == [word for word in words.split_words(line) if word != "br"]
