"""A generated Markdown file as MkDocs reads it, and the HTML that comes out, element by element."""

from __future__ import annotations

import html
from typing import Any

from markdown import Markdown  # type: ignore[import-untyped]  # it has no types
from mkdocs.utils.meta import get_data
from selectolax.lexbor import LexborHTMLParser

Element = tuple[str, dict[str, str | None], str]
"""Tag, attributes, and the text in it with its blanks collapsed."""


def read(source: str) -> tuple[dict[str, Any], str]:
    """Return front matter and HTML, made with the extensions that MkDocs adds by itself and those of `mkdocs.yml`."""
    body, meta = get_data(source)
    engine = Markdown(
        extensions=["toc", "tables", "fenced_code", "attr_list"], extension_configs={"toc": {"permalink": False}}
    )
    return meta, engine.convert(body)


def elements(source: str) -> list[Element]:
    """Return every element of a piece of HTML in the order of the document, and what stands outside as `-text`."""
    body = LexborHTMLParser(f"<!doctype html><body>{source}</body>").body
    assert body is not None
    found: list[Element] = [
        ("-text", {}, collapsed(node.text()))
        for node in body.iter(include_text=True)
        if node.tag == "-text" and node.text().strip()
    ]
    return found + [
        (node.tag or "", dict(node.attributes), collapsed(node.text(deep=True)))
        for node in body.css("*")
        if node.tag != "body"
    ]


def collapsed(text: str) -> str:
    """Return `text` with its blanks, of every kind and line ends too, as single blanks."""
    return " ".join(text.split())


def unescaped(text: str) -> str:
    """Return what a browser shows of text that is printed into HTML as it is."""
    return html.unescape(text)
