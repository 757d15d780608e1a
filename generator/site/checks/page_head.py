"""The head of every page: language, title, description and address; and no inline script anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from generator.site.checks.built_site import NOT_FOUND_PAGE, BuiltSite
from generator.site.checks.fault import SourcePlace, UnplacedFault

_EVENT_HANDLER = re.compile(r"on(?<=[\s/\"']on)[a-z]+\s*=")
"""An event handler in lower case, or words like `based one =`: a cheap first test before every element is looked at.

It begins with the letters, because the library finds fixed letters fast.
"""

_DESCRIPTION_ATTRIBUTES = {"name", "content", "property", "lang"}
"""Any other attribute is text behind a quotation mark that ended the description."""


def canonical_address(tree: LexborHTMLParser) -> str | None:
    """Return the full address that a page states as its own (`rel=canonical`)."""
    node = tree.css_first('link[rel="canonical"]')
    return node.attributes.get("href") if node is not None else None


def redirect_target(page: str, tree: LexborHTMLParser, site: BuiltSite) -> str | None:
    """Return the file that a page redirects to, or `None` if the page is not a redirect."""
    node = tree.css_first("[data-moved]")
    if node is None:
        return None
    try:
        return site.resolve(page, node.attributes.get("data-moved") or "").file or page
    except ValueError:
        return page


def check_head(page: str, tree: LexborHTMLParser, site: BuiltSite) -> Iterator[UnplacedFault]:
    """Yield a fault for each statement about itself that a page lacks or gets wrong."""
    root = tree.css_first("html")
    if root is None or not (root.attributes.get("lang") or "").strip():
        yield UnplacedFault(
            page, "the page has no language; add `lang` to `html` in the theme", None, SourcePlace("html")
        )
    titles = [node for node in tree.css("title") if node.parent is not None and node.parent.tag == "head"]
    if not titles or not titles[0].text().strip():
        yield UnplacedFault(
            page,
            "the page has no title; add `title` to its front matter, or correct the theme",
            None,
            SourcePlace("head"),
        )
    elif len(titles) > 1:
        yield UnplacedFault(
            page, "the page has several titles; keep one in the theme", titles[1].text(), SourcePlace("title", nth=1)
        )
    yield from _check_description(page, tree)
    if page != NOT_FOUND_PAGE:  # shown at every missing address, that page has no address
        yield from _check_address(page, tree, site)


def _check_description(page: str, tree: LexborHTMLParser) -> Iterator[UnplacedFault]:
    descriptions = tree.css('meta[name="description"]')
    if not descriptions or not (descriptions[0].attributes.get("content") or "").strip():
        yield UnplacedFault(
            page,
            "the page has no description; add `description` to its front matter, or correct the theme",
            None,
            SourcePlace("head"),
        )
    elif not descriptions[0].attributes.keys() <= _DESCRIPTION_ATTRIBUTES:
        text = descriptions[0].attributes.get("content")
        yield UnplacedFault(
            page,
            "a quotation mark cuts the description short; escape it in the theme",
            text,
            SourcePlace("name", "description"),
        )


def _check_address(page: str, tree: LexborHTMLParser, site: BuiltSite) -> Iterator[UnplacedFault]:
    address = canonical_address(tree)
    target = redirect_target(page, tree, site)
    if address is None:
        yield UnplacedFault(
            page,
            "the page doesn't state its address; set `site_url`, or add `canonical` to the theme",
            None,
            SourcePlace("head"),
        )
    elif target is not None and (target == page or target not in site.files):
        yield UnplacedFault(
            page,
            "the page redirects to a page that doesn't exist; build the site again",
            None,
            SourcePlace("data-moved"),
        )
    elif target is not None and address != site.full_address(target):
        message = "the page redirects to one address, but states another; correct `canonical` in the theme"
        yield UnplacedFault(page, message, address, SourcePlace("href", address))
    elif target is None and address != (expected := site.full_address(page)):
        message = f"the page's `canonical` address must be {expected}; correct `site_url` or the theme"
        yield UnplacedFault(page, message, address, SourcePlace("href", address))


def check_scripts(page: str, tree: LexborHTMLParser, source: str) -> Iterator[UnplacedFault]:
    """Yield a fault for each event handler and each document written into an attribute."""
    if _EVENT_HANDLER.search(source.lower()):
        for node in tree.css("*"):
            for name, value in node.attributes.items():
                if name.startswith("on"):
                    text = f"{name}={value}"
                    yield UnplacedFault(
                        page,
                        "an element has an event handler; move it into a script of the theme",
                        text,
                        SourcePlace(name, value or ""),
                    )
    for node in tree.css("[srcdoc]"):
        value = node.attributes.get("srcdoc") or ""
        yield UnplacedFault(
            page, "an element holds a whole document (`srcdoc`); link to a page", value, SourcePlace("srcdoc", value)
        )
