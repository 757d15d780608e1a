from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports.xml_text import Xml, block, element, language_tag, storable, text, xml_file
from tests.support.examples import examples
from tests.support.nasty_texts import texts
from tests.support.xml_trees import parsed


@given(st.text() | texts())
@settings(max_examples=examples(100), deadline=None)
def test_a_parser_gives_each_text_and_each_value_back(value: str) -> None:
    root = parsed(xml_file(element("a", {"b": value}, text(value), element("c", {}), text(value))))
    assert [root.text, root[0].tail, root.get("b")] == [
        storable(value) or None,
        storable(value) or None,
        storable(value),
    ]
    assert len(root) == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\x00b\x08\x0b\x1f", "a\ufffdb\ufffd\ufffd\ufffd"),
        ("\ud800 \ufffe \uffff", "\ufffd \ufffd \ufffd"),
        ("\t\n\r \x7f\x85\u2028\U0001f600", "\t\n\r \x7f\x85\u2028\U0001f600"),
    ],
)
def test_characters_that_xml_has_no_form_for_are_replaced(value: str, expected: str) -> None:
    assert storable(value) == expected


def test_an_attribute_without_a_value_and_a_child_without_markup_are_left_out() -> None:
    assert element("a", {"b": None, "c": ""}) == '<a c=""/>'
    assert block("a", {}, (Xml("<b/>"), Xml(""), Xml("<c/>"))) == "<a>\n<b/>\n<c/>\n</a>"
    assert block("a", {}, ()) == "<a/>"


@pytest.mark.parametrize(
    ("language", "tag"), [("pt-BR", "pt-BR"), ("en", "en"), ("", None), ("en us", None), ("a" * 9, None), ("é", None)]
)
def test_only_a_tag_is_the_language_of_an_element(language: str, tag: str | None) -> None:
    assert language_tag(language) == tag
