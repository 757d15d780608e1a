"""A page of the site as a page of the portable copy: links name files, and scripts are classic scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import urljoin

RUNTIME = "assets/portable.js"
"""The script that replaces what `file:` refuses; each page loads it before its own."""

_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*+>""")
_ADDRESS = re.compile(r"""(\s(?:href|action|data-main-page|data-moved|content)=")([^"]*)(")""")
_REFRESH = re.compile(r"\d+; url=")
_FULL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|\?")
_HREF = re.compile(r"""(\shref=")([^"]*)(")""")
_MODULE = re.compile(r'\stype="module"')
_SOURCE = re.compile(r'\ssrc="([^"]*?)(assets/[\w/-]+\.js)"')


def portable_page(html: str) -> str:
    """Return the HTML of a page for the portable copy. Only the attributes of tags change, never a text."""
    return _TAG.sub(_portable_tag, html)


def scripts_of(html: str) -> Iterator[str]:
    """Yield the modules that a page loads, relative to the root of the site."""
    for tag in _TAG.findall(html):
        if tag.startswith("<script ") and _MODULE.search(tag) and (source := _SOURCE.search(tag)):
            yield source[2]


def with_published_links(html: str, address: str) -> str:
    """Return the HTML of a page with the full addresses of the published site in its links to other pages.

    Args:
        html: The page.
        address: Its published address.
    """

    def publish(link: re.Match[str]) -> str:
        before, target, after = link.groups()
        is_near = not target or target.startswith("#") or _FULL.match(target)
        return link[0] if is_near else f"{before}{escape(urljoin(address, unescape(target)))}{after}"

    return _TAG.sub(lambda tag: _HREF.sub(publish, tag[0]) if tag[0].startswith("<a ") else tag[0], html)


def file_address(address: str) -> str:
    """Return an address in the site with the name of the file instead of a folder; another address unchanged."""
    if not address or _FULL.match(address):
        return address
    path, rest = _divide(address)
    if path.endswith("/"):
        return f"{path}index.html{rest}"
    if path.rpartition("/")[2] in {".", ".."}:
        return f"{path}/index.html{rest}"
    return address


def _divide(address: str) -> tuple[str, str]:
    """Return the path of an address, and its query and fragment."""
    end = min((place for place in map(address.find, "?#") if place >= 0), default=len(address))
    return address[:end], address[end:]


def _portable_tag(match: re.Match[str]) -> str:
    tag = match[0]
    if not tag.startswith("<script "):
        return _ADDRESS.sub(_portable_attribute, tag)
    source = _SOURCE.search(tag)
    if not _MODULE.search(tag) or source is None:
        return tag
    return f'<script src="{source[1]}{RUNTIME}"></script>{_MODULE.sub(" defer", tag)}'


def _portable_attribute(match: re.Match[str]) -> str:
    before, address, after = match.groups()
    if before.strip() == 'content="':
        refresh = _REFRESH.match(address)
        if refresh is None:
            return match[0]
        return f"{before}{refresh[0]}{file_address(address[refresh.end() :])}{after}"
    return f"{before}{file_address(address)}{after}"
