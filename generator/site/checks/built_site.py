"""A built site: its files, its address, and the target of a link."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from generator.urls import html_file

NOT_FOUND_PAGE = "404.html"
"""The page that a static host shows at every address that doesn't exist."""

_STRIPPED_CHARS = "".join(map(chr, range(0x21)))
_LINE_BREAKS = str.maketrans("", "", "\t\n\r")


class LinkTarget(msgspec.Struct, frozen=True):
    """The target of a link."""

    file: str | None = None
    """The file of this site, which may not exist; `None` if the link leads to another site."""
    fragment: str = ""
    external: str | None = None
    """The full address, if it belongs to another site."""
    scheme: str = ""


class BuiltSite:
    """A folder with a built site.

    Args:
        folder: The folder.
        files: Every file in it, as returned by `files_of`.
        base: The full address of the site's root, with a slash at the end.
    """

    def __init__(self, folder: Path, files: frozenset[str], base: str) -> None:
        self.folder = folder
        self.base = base
        self.files = files
        self.pages = pages_of(files)
        self.folders = frozenset(parent for name in files for parent in _parents(name))
        parts = urlsplit(base)
        self._origin = (parts.scheme.lower(), parts.netloc.lower())
        self._path = parts.path or "/"

    def resolve(self, page: str, link: str) -> LinkTarget:
        """Return the target of `link` on `page`, as a browser finds it.

        Raises:
            ValueError: The link is not a valid address.
        """
        text = as_read(link)
        location, mark, fragment = text.partition("#")
        if not location:
            return LinkTarget(file=page, fragment=_fragment(fragment), scheme=self._origin[0])
        scheme = urlsplit(location).scheme
        if scheme not in {"", "http", "https"}:
            return LinkTarget(external=text, scheme=scheme)
        address = urljoin(self.base + address_of(page), location.replace("\\", "/"))
        parts = urlsplit(address)
        if (parts.scheme.lower(), parts.netloc.lower()) != self._origin:
            return LinkTarget(external=address + mark + fragment, scheme=parts.scheme.lower())
        if not parts.path.startswith(self._path):
            return LinkTarget(external=address + mark + fragment, scheme=parts.scheme.lower())
        path = unquote(parts.path[len(self._path) :])
        file = html_file(path) if not path or path.endswith("/") else path
        return LinkTarget(file=file, fragment=_fragment(fragment), scheme=parts.scheme.lower())

    def is_same_host(self, address: str) -> bool:
        """Return True if a full address is on this site's host."""
        parts = urlsplit(address)
        return (parts.scheme.lower(), parts.netloc.lower()) == self._origin


def address_of(page: str) -> str:
    """Return the address of a file relative to the root of the site; that of an `index.html` is its folder's."""
    return page.removesuffix("index.html") if page == "index.html" or page.endswith("/index.html") else page


def as_read(link: str) -> str:
    """Return `link` as browsers read it: blanks and control characters stripped, line breaks inside removed."""
    return link.strip(_STRIPPED_CHARS).translate(_LINE_BREAKS)


def _fragment(text: str) -> str:
    """Return the id in a fragment; the part after `:~:` is a text search by the browser."""
    return text.partition(":~:")[0]


def files_of(site: Path) -> frozenset[str]:
    """Return every file of the site, relative to it, with forward slashes."""
    return frozenset(
        (Path(folder) / name).relative_to(site).as_posix() for folder, _, names in os.walk(site) for name in names
    )


def pages_of(files: Iterable[str]) -> list[str]:
    """Return the HTML files among `files`, sorted."""
    return sorted(name for name in files if name.lower().endswith(".html"))


def _parents(name: str) -> Iterator[str]:
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name
