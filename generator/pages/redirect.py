"""The page at the address of a copy: it leads on to the page that shows the session, so that no address dies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.archive.summary import Summary
from generator.pages.entries import markdown_link
from generator.pages.listing import Page


def redirect_pages(document: Summary, fragments: Mapping[str, Mapping[str, str]]) -> Iterator[Page]:
    """Yield a page for each file of a document that has another address than the page that shows it.

    Args:
        document: With its copies.
        fragments: Of addresses that had turns of their own: the id on the page that shows them, by the former id.
    """
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
                "fragments": dict(fragments.get(one.own.href, {})),
            },
        }
        yield page, "redirect.md.jinja", values
