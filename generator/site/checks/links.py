"""Every link and id of a page: what they lead to exists, and no browser is sent to another host by itself."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.site.checks.fault import Note, SourcePlace
from generator.site.checks.html_addresses import Url, css_urls, urls_of
from generator.site.checks.site_layout import NOT_FOUND, Layout, as_read

_SCRIPTS = {"javascript", "vbscript"}
_HARMLESS_DATA = ("data:image/", "data:font/", "data:application/font")
_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "popovertarget", "list")
"""Attributes that hold ids of the same page."""


class PendingLink(msgspec.Struct, frozen=True):
    """A link to an id of another page, which can be judged when that page has been read."""

    page: str
    file: str
    fragment: str
    url: Url


def check_ids(page: str, tree: LexborHTMLParser, ids: set[str]) -> Iterator[Note]:
    """Yield a note for each id that is there twice or empty, and fill `ids`."""
    counts: dict[str, int] = {}
    for node in tree.css("[id]"):
        name = node.id or ""
        nth = counts.get(name, 0)
        counts[name] = nth + 1
        if not name:
            yield Note(page, "an id is empty", None, SourcePlace("id", "", nth))
        elif nth:
            yield Note(page, "an id is there twice", name, SourcePlace("id", name, nth))
    ids.update(counts)


def anchors(tree: LexborHTMLParser) -> set[str]:
    """Return the names that old pages give a place instead of an id."""
    return {name for node in tree.css("a[name]") if (name := node.attributes.get("name"))}


def check_references(page: str, tree: LexborHTMLParser, ids: set[str]) -> Iterator[Note]:
    """Yield a note for each attribute that names an id which the page doesn't have."""
    for node in tree.css(",".join(f"[{name}]" for name in _REFERENCES)):
        for name in _REFERENCES:
            value = node.attributes.get(name)
            for reference in (value or "").split():
                if reference not in ids:
                    yield Note(page, f"`{name}` names an id that isn't there", reference, SourcePlace(name, value))


def check_links(
    page: str, tree: LexborHTMLParser, layout: Layout, ids: set[str], waiting: list[PendingLink]
) -> Iterator[Note]:
    """Yield a note for each address of the page that is wrong; those with an id of another page go to `waiting`."""
    for url in dict.fromkeys(urls_of(tree)):
        found = _wrong(page, url, layout, ids, waiting)
        if found is not None:
            place = SourcePlace(url.attribute, url.value) if url.attribute else SourcePlace("style")
            yield Note(page, found, url.text, place)
    if tree.css_first("base") is not None:
        yield Note(page, "a `base` element gives every link another meaning", None, SourcePlace("base"))


def check_waiting(waiting: list[PendingLink], ids: dict[str, frozenset[str]]) -> Iterator[Note]:
    """Yield a note for each link whose id isn't on the page it leads to."""
    for link in waiting:
        if not _is_there(link.fragment, ids[link.file]):
            place = SourcePlace(link.url.attribute, link.url.value)
            yield Note(link.page, f"the link leads to an id that isn't in {link.file}", link.url.text, place)


def check_style_sheet(name: str, css: str, layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield message and address for each address in a style sheet that is wrong."""
    for text in dict.fromkeys(css_urls(css)):
        found = _wrong(name, Url(text, "request", "", ""), layout, set(), [])
        if found is not None:
            yield found, text


def _wrong(page: str, url: Url, layout: Layout, ids: set[str], waiting: list[PendingLink]) -> str | None:
    """Return what is wrong with an address, or `None`."""
    try:
        target = layout.resolve(page, url.text)
    except ValueError:
        return "the link is no address that a browser can read"
    if target.outside is not None:
        return _wrong_outside(url, target.outside, target.scheme, layout)
    file = target.file or ""
    if page == NOT_FOUND and file != NOT_FOUND and not _from_root(url.text):
        return "the link is relative, but this page is shown at every address that doesn't exist"
    if file not in layout.files:
        if file in layout.folders:
            return "the link leads to a folder and lacks the slash at its end"
        return "the link leads to a file that isn't there"
    if target.fragment and file.lower().endswith(".html"):
        if file == page:
            return None if _is_there(target.fragment, ids) else "the link leads to an id that isn't on this page"
        waiting.append(PendingLink(page, file, target.fragment, url))
    return None


def _wrong_outside(url: Url, address: str, scheme: str, layout: Layout) -> str | None:
    if scheme in _SCRIPTS:
        return "the link runs a script"
    if scheme == "data":
        harmless = url.use == "request" and address.lower().startswith(_HARMLESS_DATA)
        return None if harmless else "the link is a document of its own (`data:`)"
    if layout.on_our_host(address):
        full = as_read(url.text).lower().startswith(("http:", "https:", "//"))
        return None if full and url.use == "follow" else "the link leads out of this site"
    return None if url.use != "request" else "the page asks another host"


def _from_root(text: str) -> bool:
    return as_read(text).replace("\\", "/").lower().startswith(("/", "http:", "https:"))


def _is_there(fragment: str, ids: set[str] | frozenset[str]) -> bool:
    """Return whether a browser finds the place: as written, decoded, or the top of the page."""
    return fragment in ids or (decoded := unquote(fragment)) in ids or decoded.lower() == "top"
