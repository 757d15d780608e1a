"""Links and ids: every target exists, every id is unique, and no browser contacts another host by itself."""

from __future__ import annotations

import sys
from collections.abc import Collection, Container, Iterator, Mapping
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from generator.site.checks.built_site import NOT_FOUND_PAGE, BuiltSite, as_read
from generator.site.checks.fault import SourcePlace, UnplacedFault
from generator.site.checks.html_addresses import Url, css_urls, urls_of

_SCRIPT_SCHEMES = {"javascript", "vbscript"}
_HARMLESS_DATA_URLS = ("data:image/", "data:font/", "data:application/font")
_ID_ATTRIBUTES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "popovertarget", "list")
"""Attributes that hold ids of the same page."""


def check_ids(page: str, tree: LexborHTMLParser, ids: set[str]) -> Iterator[UnplacedFault]:
    """Yield a fault for each id that is empty or repeated, and fill `ids`."""
    counts: dict[str, int] = {}
    for node in tree.css("[id]"):
        name = node.id or ""
        nth = counts.get(name, 0)
        counts[name] = nth + 1
        if not name:
            yield UnplacedFault(page, "an id is empty; give it a value or remove it", None, SourcePlace("id", "", nth))
        elif nth:
            yield UnplacedFault(
                page,
                "two elements of the page have this id;"
                " rename one heading in content/pages or one element of the theme",
                name,
                SourcePlace("id", name, nth),
            )
    ids.update(counts)


def named_anchors(tree: LexborHTMLParser) -> set[str]:
    """Return the anchors that older HTML names with `<a name>` instead of an id."""
    return {name for node in tree.css("a[name]") if (name := node.attributes.get("name"))}


def check_references(page: str, tree: LexborHTMLParser, ids: set[str]) -> Iterator[UnplacedFault]:
    """Yield a fault for each attribute that names an id missing from the page."""
    for node in tree.css(",".join(f"[{name}]" for name in _ID_ATTRIBUTES)):
        for name in _ID_ATTRIBUTES:
            value = node.attributes.get(name)
            for reference in (value or "").split():
                if reference not in ids:
                    message = f"`{name}` names an id that isn't on this page; correct the theme"
                    yield UnplacedFault(page, message, reference, SourcePlace(name, value))


def check_links(
    page: str, tree: LexborHTMLParser, site: BuiltSite, ids: set[str], links: dict[str, set[str]]
) -> Iterator[UnplacedFault]:
    """Yield a fault for each wrong address of the page, and fill `links` with the files and ids of the others."""
    for url in dict.fromkeys(urls_of(tree)):
        message = _url_fault(page, url, site, ids, links)
        if message is not None:
            place = SourcePlace(url.attribute, url.value) if url.attribute else SourcePlace("style")
            yield UnplacedFault(page, message, url.text, place)
    if tree.css_first("base") is not None:
        yield UnplacedFault(
            page,
            "a `base` element changes the target of every link; remove it from the theme",
            None,
            SourcePlace("base"),
        )


def has_dead_fragment(links: Mapping[str, Collection[str]], ids: Mapping[str, Container[str]]) -> bool:
    """Return True if an id in a link isn't on its target page."""
    return any(not _has_fragment(ids[file], fragment) for file, fragments in links.items() for fragment in fragments)


def check_fragments(
    page: str, tree: LexborHTMLParser, site: BuiltSite, ids: Mapping[str, Container[str]]
) -> Iterator[UnplacedFault]:
    """Yield a fault for each link to an id that isn't on its target page, after all pages have been read."""
    for url in dict.fromkeys(urls_of(tree)):
        links: dict[str, set[str]] = {}
        _url_fault(page, url, site, ids[page], links)
        if has_dead_fragment(links, ids):
            message = f"the link leads to an id that isn't in {next(iter(links))}; correct the link"
            yield UnplacedFault(page, message, url.text, SourcePlace(url.attribute, url.value))


def check_style_sheet(name: str, css: str, site: BuiltSite) -> Iterator[tuple[str, str]]:
    """Yield the message and the address of each wrong address in a style sheet."""
    for text in dict.fromkeys(css_urls(css)):
        message = _url_fault(name, Url(text, "request", "", ""), site, frozenset(), {})
        if message is not None:
            yield message, text


def _url_fault(page: str, url: Url, site: BuiltSite, ids: Container[str], links: dict[str, set[str]]) -> str | None:
    """Return the fault of an address, or `None`; then a file of this site is added to `links` with the id."""
    try:
        target = site.resolve(page, url.text)
    except ValueError:
        return "the link is not a valid address; correct it"
    if target.external is not None:
        return _external_url_fault(url, target.external, target.scheme, site)
    file = target.file or ""
    if page == NOT_FOUND_PAGE and file != NOT_FOUND_PAGE and not _is_absolute(url.text):
        return "the link is relative, but this page is shown at every address that doesn't exist; begin it with a slash"
    if file not in site.files:
        if file in site.folders:
            return "the link leads to a folder, but has no slash at the end; add the slash"
        return "the link leads to a file that doesn't exist; correct the link"
    fragment = target.fragment if file.lower().endswith(".html") else ""
    if file == page:
        is_dead = fragment and not _has_fragment(ids, fragment)
        return "the link leads to an id that isn't on this page; correct the link" if is_dead else None
    links.setdefault(sys.intern(file), set()).update([fragment] if fragment else [])
    return None


def _external_url_fault(url: Url, address: str, scheme: str, site: BuiltSite) -> str | None:
    if scheme in _SCRIPT_SCHEMES:
        return "the link runs a script; remove it"
    if scheme == "data":
        is_harmless = url.use == "request" and address.lower().startswith(_HARMLESS_DATA_URLS)
        return None if is_harmless else "the link holds a whole document (`data:`); link to a page"
    if site.is_same_host(address):
        is_full_address = as_read(url.text).lower().startswith(("http:", "https:", "//"))
        return (
            None
            if is_full_address and url.use == "follow"
            else "the link leads out of this site; write the full address"
        )
    return None if url.use != "request" else "the page requests a file from another host; put a copy into the theme"


def _is_absolute(text: str) -> bool:
    """Return True if a link leads to the same address from every page."""
    return as_read(text).replace("\\", "/").lower().startswith(("/", "http:", "https:"))


def _has_fragment(ids: Container[str], fragment: str) -> bool:
    """Return True if a browser finds the fragment: as written, decoded, or as the top of the page."""
    return fragment in ids or (decoded := unquote(fragment)) in ids or decoded.lower() == "top"
