"""Pages at addresses that lead on: those of copies, and those of pages that are made no more. No address dies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.archive.redirects import RetiredPage
from generator.archive.summary import Summary
from generator.pages.views.entries import markdown_link
from generator.pages.views.listing import Page
from generator.settings.load import Settings
from generator.urls import TYPES_ADDRESS


def redirect_pages(document: Summary, fragments: Mapping[str, Mapping[str, str]]) -> Iterator[Page]:
    """Yield a page for each file of a document that has another address than the page that shows it.

    Args:
        document: With its copies.
        fragments: Of addresses that had turns of their own: the id on the page that shows them, by the former id.
    """
    for one in document.files:
        if one.own_address == document.address:
            continue
        page = f"{one.own_address.href}index.md"
        values = _values(document.shown_title, page, document.href, fragments.get(one.own_address.href, {}))
        yield page, "redirect.md.jinja", values


def former_page(former: RetiredPage, settings: Settings) -> Page:
    """Return the page at the address of one that was published and is made no more."""
    page = f"{former.address}index.md"
    name = former.target.rstrip("/")
    title, says = name.capitalize(), "What was at this address is now at"
    if former.withdrawn:
        title, says = "Withdrawn", "What was at this address was withdrawn. Why it was is told at"
    elif former.person is not None:
        title, says = former.person.name, "Whose words these are is told at"
    elif former.document is not None:
        title, says = former.document.shown_title, "Who said this is not certain any more. The words are in"
    elif former.target.startswith(TYPES_ADDRESS):
        kind = former.target.removeprefix(TYPES_ADDRESS).rstrip("/")
        title = settings.type_plural(kind) if kind else "Session types"
    elif (event := settings.event(name)) is not None:
        title = event.name
    # The empty fragment is what is asked for where none is.
    fragments = {"": former.turn} if former.turn is not None else {}
    values = _values(title, page, former.target, fragments)
    return page, "former.md.jinja", values | {"says": says, "link": markdown_link(former.target, page, former.turn)}


def _values(title: str, page: str, target: str, fragments: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": title,
        "link": markdown_link(target, page),
        "front": {
            "title": title,
            "description": f"Another address of {title}.",
            "template": "redirect.html",
            "page_kind": "redirect",
            "crumbs": [],
            "target": target,
            "fragments": dict(fragments),
        },
    }
