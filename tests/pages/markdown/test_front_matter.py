"""Front matter says what it was given, to MkDocs' own reader."""

from __future__ import annotations

import sys
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.pages.markdown import front_matter as module
from generator.pages.markdown.front_matter import Link, front_matter
from generator.site.engine.read_front_matter import divided
from tests.support.nasty_texts import texts

values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["crumbs", "docket", "x-y"]), values, min_size=1), texts())
def test_every_value_comes_back_as_it_was(given_values: dict[str, Any], body: str) -> None:
    text, read = get_data(front_matter(given_values) + body)
    assert read == given_values
    assert text == body.lstrip("\n")


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "null",
        "~",
        "1",
        "1.0",
        "2001-05-07",
        "0x1",
        "on",
        "",
        " ",
        "- a",
        "a: b",
        "!x",
        "*a",
        "&a",
        "%a",
        "@a",
    ],
)
def test_text_that_looks_like_something_else_stays_text(text: str) -> None:
    _, read = get_data(front_matter({"x": text}))
    assert read == {"x": text}


def test_a_value_used_twice_is_written_twice() -> None:
    twice = {"text": "Events"}
    assert "&" not in front_matter({"a": twice, "b": twice, "c": [twice]})


def test_only_title_and_description_are_written_as_html() -> None:
    _, read = get_data(front_matter({"title": "<b> & \"c\" 'd'", "description": "<i>", "room": "<u>"}))
    assert read == {"title": "&lt;b&gt; &amp; &quot;c&quot; &#x27;d&#x27;", "description": "&lt;i&gt;", "room": "<u>"}


class _Person(msgspec.Struct, frozen=True):
    name: str
    share: int
    note: str | None = None


class _Facts(msgspec.Struct, frozen=True):
    title: str
    words: int = 0
    room: str | None = None
    withheld: bool = False
    warnings: tuple[str, ...] = ()
    people: tuple[_Person, ...] = ()


@given(texts(), texts(), texts())
def test_a_struct_has_a_line_for_each_known_field_and_each_person(name: str, note: str, doubt: str) -> None:
    facts = _Facts("A", people=(_Person(name, 0), _Person("B", 5, note)), warnings=(doubt,))
    text = front_matter(facts)
    assert get_data(text)[1] == {
        "title": "A",
        "words": 0,
        "warnings": [doubt],
        "people": [{"name": name, "share": 0}, {"name": "B", "share": 5, "note": note}],
    }
    assert text.count("\n") == 9


class _Related(Link, frozen=True):
    title: Any
    note: Any = None


def test_all_links_of_a_field_are_on_one_line() -> None:
    text = front_matter({"title": "A", "related": (_Related("B", "C: [D]"), _Related("E")), "topics": [_Related("F")]})
    related = [{"title": "B", "note": "C: [D]"}, {"title": "E"}]
    expected = {"title": "A", "related": related, "topics": [{"title": "F"}]}
    assert get_data(text)[1] == expected
    assert divided(text) == (expected, ""), "the quick reader leaves it to the engine"
    assert text.count("\n") == 5


class _Any(msgspec.Struct, frozen=True):
    name: Any = None
    on: Any = None
    items: Any = None


_structs = st.recursive(
    values,
    lambda inner: (
        st.builds(_Related, inner, inner)
        | st.builds(_Any, inner, inner, st.none() | st.lists(inner, max_size=3) | st.lists(inner).map(tuple))
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["title", "people", "x-y", "no", "Day"]), _structs, min_size=1))
def test_lines_are_those_of_yaml(given_values: dict[str, Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        quick = front_matter(given_values)
        patch.setattr(module, "_lines", lambda values: None)
        assert front_matter(given_values) == quick


def test_every_character_is_written_as_yaml_writes_it() -> None:
    every = (chr(code) for code in range(sys.maxunicode + 1))
    plain = "".join(character for character in every if module._lines({"x": character}))
    assert len(plain) > 60_000
    assert module._lines({"x": plain}) == module._dumped({"x": plain})
