"""The words that a web page has in the attributes of its elements, and those that its styles write into it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.sources.web.elements import UNSHOWN_VALUES, WORD_ATTRIBUTES, WORD_FIELDS
from generator.sources.web.lines import WebPage

_DESCRIBED = ",".join(f"[{key.replace(':', chr(92) + ':')}]" for key in sorted(WORD_ATTRIBUTES))
_FIELD_PARTS = re.compile("[.:_-]")
_UNREAD_TAG = re.compile(r"(</?)(?:template|iframe|noframes|noembed)\b", re.IGNORECASE)
"""Elements that the parser doesn't read, or keeps apart from the page."""
_STYLE_WORDS = re.compile(r"(?<![\w-])content\s{0,9}:\s{0,9}(?:\"([^\"\n]{1,300})\"|'([^'\n]{1,300})')")
_STYLE_CODE = re.compile(r"\\[0-9A-Fa-f]{1,6} ?")
"""A character by its number: a quotation mark, or a picture in a font."""


def add_words_of_attributes(page: WebPage, root: LexborNode) -> None:
    """Add the words that elements have in their attributes, and those that styles write before and behind them."""
    _add_words_below(page, root)
    unread = " ".join(source for source in page.unseen if _UNREAD_TAG.match(source))
    inside = LexborHTMLParser(_UNREAD_TAG.sub(r"\1div", unread)).root if "=" in unread else None
    if inside is not None:
        _add_words_below(page, inside)
    for node in root.css("style"):
        for double, single in _STYLE_WORDS.findall(node.text()):
            _describe(page, _STYLE_CODE.sub("", double or single))
    for node in root.css("meta[content]"):
        _add_fact(page, node.attributes)


def _add_words_below(page: WebPage, root: LexborNode) -> None:
    """Add the descriptions of elements, the values in a form, and the documents that frames have in an attribute."""
    for node in root.css(_DESCRIBED):
        for key, value in node.attributes.items():
            if key in WORD_ATTRIBUTES:
                _describe(page, value)
    for node in root.css("input[value],option[value]"):
        if _shows_value(node):
            _describe(page, node.attributes["value"])
    page.frames.extend(node.attributes["srcdoc"] or "" for node in root.css("iframe[srcdoc]"))


def _shows_value(node: LexborNode) -> bool:
    """Return True if a reader sees the value of a field or of an option; most options have a text in its place."""
    if node.tag == "input":
        return (node.attributes.get("type") or "text").lower() not in UNSHOWN_VALUES
    is_proposal = node.parent is not None and node.parent.tag == "datalist"
    return is_proposal or not (node.attributes.get("label") or node.text(deep=False).strip())


def _describe(page: WebPage, words: str | None) -> None:
    """Add the words of an attribute, if it has any."""
    if words and any(character.isalnum() for character in words):
        page.descriptions[" ".join(words.split())] = None


def _add_fact(page: WebPage, attributes: dict[str, str | None]) -> None:
    """Add what a `<meta>` element says about the page, unless it says it to programs."""
    names = (attributes.get(key) for key in ("name", "property", "itemprop", "http-equiv"))
    name = next(filter(None, names), "")
    if _FIELD_PARTS.split(name.lower())[-1] in WORD_FIELDS:
        page.facts[" ".join((attributes["content"] or "").split())] = None
