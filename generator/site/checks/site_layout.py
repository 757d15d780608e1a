"""Where things are in a built site: its files, the address it is published under, and where a link leads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

NOT_FOUND = "404.html"
"""The page that a static host shows at every address that doesn't exist."""

_EDGES = "".join(map(chr, range(0x21)))
_BREAKS = str.maketrans("", "", "\t\n\r")


class Target(msgspec.Struct, frozen=True):
    """Where a link leads."""

    file: str | None = None
    """The file of this site, which may not exist; `None` where the link leads elsewhere."""
    fragment: str = ""
    outside: str | None = None
    """The full address, where it is none of this site's."""
    scheme: str = ""


class Layout:
    """A folder with a built site.

    Args:
        site: The folder.
        files: Every file in it, as `files_of` gives them.
        base: The full address the site is published under, with a slash at its end.
    """

    def __init__(self, site: Path, files: frozenset[str], base: str) -> None:
        self.site = site
        self.base = base
        self.files = files
        self.pages = pages_of(files)
        self.folders = frozenset(parent for name in files for parent in _parents(name))
        parts = urlsplit(base)
        self._origin = (parts.scheme.lower(), parts.netloc.lower())
        self._path = parts.path or "/"

    def resolve(self, page: str, link: str) -> Target:
        """Return where a browser is led by `link` on `page`.

        Raises:
            ValueError: No browser can read the link.
        """
        text = as_read(link)
        head, mark, fragment = text.partition("#")
        if not head:
            return Target(file=page, fragment=_fragment(fragment), scheme=self._origin[0])
        scheme = urlsplit(head).scheme
        if scheme not in {"", "http", "https"}:
            return Target(outside=text, scheme=scheme)
        address = urljoin(self.base + address_of(page), head.replace("\\", "/"))
        parts = urlsplit(address)
        if (parts.scheme.lower(), parts.netloc.lower()) != self._origin:
            return Target(outside=address + mark + fragment, scheme=parts.scheme.lower())
        if not parts.path.startswith(self._path):
            return Target(outside=address + mark + fragment, scheme=parts.scheme.lower())
        path = unquote(parts.path[len(self._path) :])
        file = f"{path}index.html" if not path or path.endswith("/") else path
        return Target(file=file, fragment=_fragment(fragment), scheme=parts.scheme.lower())

    def on_our_host(self, address: str) -> bool:
        """Return whether a full address is of the host that this site lives on."""
        parts = urlsplit(address)
        return (parts.scheme.lower(), parts.netloc.lower()) == self._origin


def address_of(page: str) -> str:
    """Return the address of a file relative to the root of the site: a folder's for its `index.html`."""
    return page.removesuffix("index.html") if page == "index.html" or page.endswith("/index.html") else page


def as_read(link: str) -> str:
    """Return `link` as browsers read it: without blanks and control characters around it and line ends inside."""
    return link.strip(_EDGES).translate(_BREAKS)


def _fragment(text: str) -> str:
    """Return the id that a fragment names; what follows `:~:` is for the browser's own search."""
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
