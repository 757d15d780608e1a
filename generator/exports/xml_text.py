"""XML from texts: a text is escaped once, where it becomes part of an element, so no text is ever markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NewType

from generator.slugs import slug

Xml = NewType("Xml", str)
"""Markup: elements and escaped text."""

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML 1.0 can't hold, not even as a reference."""

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))

_PLAIN = re.compile(r"[A-Za-z0-9#:/._-]*")
"""An id, an address or a number, as most values of attributes are."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def storable(value: str) -> str:
    """Return a text with U+FFFD in place of each character that XML, or another format of text, can't hold."""
    return value if _is_storable(value) else _NO_XML.sub("\ufffd", value)


def _is_storable(value: str) -> bool:
    """Return True if a text surely has no such character. Looking at bytes takes a hundredth of the pattern's time."""
    try:
        data = value.encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return len(data.translate(None, _CONTROLS)) == len(data) and b"\xef\xbf" not in data


def text(value: str) -> Xml:
    """Return a text as the content of an element; a parser gives the same text back.

    A carriage return is written as a reference, since a parser would read it as a line feed. Characters that XML can't
    hold stay until `xml_file` replaces them all at once.
    """
    return Xml(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;"))


def element(tag: str, attributes: Mapping[str, str | None], *content: Xml) -> Xml:
    """Return an element.

    Args:
        tag: Its name, with the prefix if it has one.
        attributes: Their values as plain text; an attribute with `None` is left out.
        content: Its children and texts, in order, without anything between them.
    """
    start = tag
    for name, value in attributes.items():
        if value is not None:
            start += f' {name}="{value if _PLAIN.fullmatch(value) else _value(value)}"'
    return Xml(f"<{start}>{''.join(content)}</{tag}>" if content else f"<{start}/>")


def block(tag: str, attributes: Mapping[str, str | None], children: Iterable[Xml]) -> Xml:
    """Return an element with each child on a line of its own, for elements in which blanks mean nothing."""
    lines = "\n".join(filter(None, children))
    return element(tag, attributes, Xml(f"\n{lines}\n")) if lines else element(tag, attributes)


@lru_cache(maxsize=256)
def token(words: str) -> str | None:
    """Return words as a name for programs, such as a role in an id; `None` if nothing of them can be in one."""
    return slug(words) or None


@lru_cache(maxsize=256)
def language_tag(language: str) -> str | None:
    """Return a language as the value of `xml:lang`; `None` if it doesn't have the form of a tag."""
    return language if _LANGUAGE_TAG.fullmatch(language) else None


def xml_file(root: Xml) -> bytes:
    """Return the bytes of a file with a root element, with U+FFFD in place of characters that XML can't hold."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{storable(root)}\n'.encode()


def _value(value: str) -> str:
    """Return a text as the value of an attribute; a parser would read line ends and tabs as blanks."""
    return text(value).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
