"""The page at the address of a copy: it leads on to the page that shows the session, so that no address dies."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.summary import Summary
from generator.pages.entries import markdown_link
from generator.pages.listing import Page


def redirect_pages(document: Summary) -> Iterator[Page]:
    """Yield a page for each file of a document that has another address than the page that shows it."""
    for one in document.files:
        if one.own == document.address:
            continue
        page = f"{one.own.href}index.md"
        values = {
            "title": document.shown_title,
            "link": markdown_link(document.href, page),
            "front": {
                "title": document.shown_title,
                "description": f"Another address of {document.shown_title}.",
                "template": "redirect.html",
                "page_kind": "redirect",
                "crumbs": [],
                "target": document.href,
            },
        }
        yield page, "redirect.md.jinja", values
