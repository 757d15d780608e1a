"""A built site: its files, its address, and the target of a link."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import msgspec

from generator.urls import html_file

NOT_FOUND_PAGE = "404.html"
"""The page that a static host shows at every address that doesn't exist."""

_STRIPPED_CHARS = "".join(map(chr, range(0x21)))
_LINE_BREAKS = str.maketrans("", "", "\t\n\r")

_SEGMENTS = r"(?:[\w~-][\w.~-]*+/)*+"
_PLAIN_FOLDER = re.compile(_SEGMENTS, re.ASCII)
_PLAIN_LINK = re.compile(rf"((?:\.\./)*+)({_SEGMENTS}(?:[\w~-][\w.~-]*+)?+)(?:#([^\x00-\x20]*+))?+", re.ASCII)
"""A relative link of the form that all generated links have: its steps up, its path and its fragment."""

_FULL_ADDRESS = re.compile(
    r"""(?:(https?)://[\w.-]+(?::[0-9]+)?(?:/[!"$-:<->@-Z^-~]*+)?(?:\?[!"$-Z^-~]++)?|(mailto):[!"$-Z^-~]++)(?:\#[!-~]*+)?""",
    re.ASCII,
)
"""A full address of the form that most have, which `urljoin` and `urlsplit` leave as it is."""


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
        self.folders = _folders_of(files)
        parts = urlsplit(base)
        self._origin = (parts.scheme.lower(), parts.netloc.lower())
        self._start = "://".join(self._origin)
        self._path = parts.path or "/"
        self._parents: dict[str, tuple[str, ...]] = {}
        self._is_plain = _PLAIN_FOLDER.fullmatch(self._path.removeprefix("/")) is not None

    def full_address(self, page: str) -> str:
        """Return the full address of a page as the engine writes it, encoded: `Q%26A/` for a page `Q&A.md`."""
        return self.base + quote(address_of(page))

    def resolve(self, page: str, link: str) -> LinkTarget:
        """Return the target of `link` on `page`, as a browser finds it.

        Raises:
            ValueError: The link is not a valid address.
        """
        plain = _PLAIN_LINK.fullmatch(link)
        if plain is not None:
            steps_up, path, fragment = plain.groups("")
            file = self._plain_target(page, steps_up, path) if steps_up or path else page
            if file is not None:
                return LinkTarget(file=file, fragment=_fragment(fragment), scheme=self._origin[0])
        full = _FULL_ADDRESS.fullmatch(link)
        if full is not None and not self._may_be_same_host(link):
            return LinkTarget(external=link, scheme=full[1] or full[2])
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

    def _plain_target(self, page: str, steps_up: str, path: str) -> str | None:
        """Return the target of a relative link without any odd character; `None` if the page's address has one.

        The result is that of `urljoin`, which takes most of the time of a check. Links that lead above the root of the
        site are left to it.
        """
        folder = page.rpartition("/")[0]
        parents = self._parents.get(folder)
        if parents is None:
            parents = self._parents[folder] = self._plain_parents(folder)
        number = len(steps_up) // len("../")
        if number >= len(parents):
            return None
        file = parents[number] + path
        return html_file(file) if not file or file.endswith("/") else file

    def _plain_parents(self, folder: str) -> tuple[str, ...]:
        """Return a folder and its parents, each with a slash at the end; nothing if a name has an odd character."""
        names = folder.split("/") if folder else []
        if not self._is_plain or not _PLAIN_FOLDER.fullmatch("".join(f"{name}/" for name in names)):
            return ()
        return tuple("".join(f"{name}/" for name in names[:depth]) for depth in range(len(names), -1, -1))

    def is_same_host(self, address: str) -> bool:
        """Return True if a full address is on this site's host."""
        if not self._may_be_same_host(address):
            return False
        parts = urlsplit(address)
        return (parts.scheme.lower(), parts.netloc.lower()) == self._origin

    def _may_be_same_host(self, address: str) -> bool:
        """Return False if an address is surely on another host: it begins in another way."""
        return address[: len(self._start)].lower() == self._start


def address_of(page: str) -> str:
    """Return the address of a file relative to the root of the site; that of an `index.html` is its folder's."""
    return page.removesuffix("index.html") if page == "index.html" or page.endswith("/index.html") else page


def as_read(link: str) -> str:
    """Return `link` as browsers read it: blanks and control characters stripped, line breaks inside removed."""
    text = link.strip(_STRIPPED_CHARS)
    return text.translate(_LINE_BREAKS) if "\n" in text or "\t" in text or "\r" in text else text


def _fragment(text: str) -> str:
    """Return the id in a fragment; the part after `:~:` is a text search by the browser."""
    return text.partition(":~:")[0]


def files_of(site: Path) -> frozenset[str]:
    """Return every file of the site, relative to it, with forward slashes."""
    start = len(str(site)) + 1
    prefixes = ((f"{folder}{os.sep}"[start:].replace(os.sep, "/"), names) for folder, _, names in os.walk(site))
    return frozenset(prefix + name for prefix, names in prefixes for name in names)


def pages_of(files: Iterable[str]) -> list[str]:
    """Return the HTML files among `files`, sorted."""
    return sorted(name for name in files if name.lower().endswith(".html"))


def _folders_of(files: Iterable[str]) -> frozenset[str]:
    """Return every folder of a site, without a slash at the end."""
    folders: set[str] = set()
    for name in files:
        folder = name.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(folders)
