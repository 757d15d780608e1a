"""Renders a generated Markdown file as MkDocs does, and lists the elements of its HTML."""

from __future__ import annotations

import html
from typing import Any

from markdown import Markdown
from mkdocs.utils.meta import get_data
from selectolax.lexbor import LexborHTMLParser

Element = tuple[str, dict[str, str | None], str]
"""Tag, attributes, and the text inside with its blanks collapsed."""


def read(source: str) -> tuple[dict[str, Any], str]:
    """Return front matter and HTML, rendered with the default extensions of MkDocs and those of `mkdocs.yml`."""
    body, meta = get_data(source)
    engine = Markdown(
        extensions=["toc", "tables", "fenced_code", "attr_list"], extension_configs={"toc": {"permalink": False}}
    )
    return meta, engine.convert(body)


def _without_language(attributes: dict[str, str | None]) -> dict[str, str | None]:
    return {name: value for name, value in attributes.items() if name not in {"lang", "dir"}}


def elements(source: str) -> list[Element]:
    """Return every element of some HTML in document order, after the text outside of elements as `-text`.

    Without the attributes that name the language and direction of words, because these say nothing about the words.
    """
    body = LexborHTMLParser(f"<!doctype html><body>{source}</body>").body
    assert body is not None
    text_outside: list[Element] = [
        ("-text", {}, collapsed(node.text()))
        for node in body.iter(include_text=True)
        if node.tag == "-text" and node.text().strip()
    ]
    return text_outside + [
        (node.tag or "", _without_language(node.attributes), collapsed(node.text(deep=True)))
        for node in body.css("*")
        if node.tag != "body"
    ]


def collapsed(text: str) -> str:
    """Return `text` with every run of white space, line ends included, as one blank."""
    return " ".join(text.split())


def unescaped(text: str) -> str:
    """Return the text that a browser shows for `text` printed into HTML."""
    return html.unescape(text)
