"""What every page says of itself: language, title, description, its own address; and that it runs nothing unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from generator.site.checks.fault import Note, SourcePlace
from generator.site.checks.site_layout import NOT_FOUND, Layout, address_of

_HANDLER = re.compile(r"[\s/\"']on[a-z]+\s*=", re.IGNORECASE)
"""An event handler, or words such as `based on=`: cheap to find; only where it hits are the elements looked at."""

_OF_DESCRIPTION = {"name", "content", "property", "lang"}
"""Attributes; any other is what stands behind a quotation mark that ended the text."""


def canonical(tree: LexborHTMLParser) -> str | None:
    """Return the full address that a page says is its own."""
    node = tree.css_first('link[rel="canonical"]')
    return node.attributes.get("href") if node is not None else None


def moved_to(page: str, tree: LexborHTMLParser, layout: Layout) -> str | None:
    """Return the file that a page leads on to, where it is nothing but another address of that one."""
    node = tree.css_first("[data-moved]")
    if node is None:
        return None
    try:
        return layout.resolve(page, node.attributes.get("data-moved") or "").file or page
    except ValueError:
        return page


def check_head(page: str, tree: LexborHTMLParser, layout: Layout) -> Iterator[Note]:
    """Yield a note for each thing that a page has to say of itself and doesn't."""
    root = tree.css_first("html")
    if root is None or not (root.attributes.get("lang") or "").strip():
        yield Note(page, "the page doesn't say its language", None, SourcePlace("html"))
    titles = [node for node in tree.css("title") if node.parent is not None and node.parent.tag == "head"]
    if not titles or not titles[0].text().strip():
        yield Note(page, "the page has no title", None, SourcePlace("head"))
    elif len(titles) > 1:
        yield Note(page, "the page has several titles", titles[1].text(), SourcePlace("title", nth=1))
    described = tree.css('meta[name="description"]')
    if not described or not (described[0].attributes.get("content") or "").strip():
        yield Note(page, "the page has no description", None, SourcePlace("head"))
    elif not described[0].attributes.keys() <= _OF_DESCRIPTION:
        cut = described[0].attributes.get("content")
        yield Note(page, "a quotation mark cuts the description short", cut, SourcePlace("name", "description"))
    if page == NOT_FOUND:
        return  # shown at addresses that don't exist, it has none of its own
    address = canonical(tree)
    moved = moved_to(page, tree, layout)
    if address is None:
        yield Note(page, "the page doesn't say its own address (`canonical`)", None, SourcePlace("head"))
    elif moved is not None:
        if moved == page or moved not in layout.files:
            yield Note(page, "the page leads on to one that isn't there", None, SourcePlace("data-moved"))
        elif address != layout.base + address_of(moved):
            yield Note(page, "the page gives as its address another than the one it leads on to", address,
                       SourcePlace("href", address))  # fmt: skip
    elif address != layout.base + address_of(page):
        yield Note(page, f"the page is not at the address it gives as its own in {layout.base}", address,
                   SourcePlace("href", address))  # fmt: skip


def check_scripts(page: str, tree: LexborHTMLParser, source: str) -> Iterator[Note]:
    """Yield a note for each event handler and each document written into an attribute."""
    if _HANDLER.search(source):
        for node in tree.css("*"):
            for name, value in node.attributes.items():
                if name.startswith("on"):
                    text = f"{name}={value}"
                    yield Note(page, "an element has an event handler", text, SourcePlace(name, value or ""))
    for node in tree.css("[srcdoc]"):
        value = node.attributes.get("srcdoc") or ""
        yield Note(page, "an element holds a document of its own (`srcdoc`)", value, SourcePlace("srcdoc", value))
