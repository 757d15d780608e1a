"""The bytes of a built site: pages, search index, and the largest page of each kind as it is sent."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import msgspec

from generator.site.search.index import INDEX_FOLDER

_KIND = re.compile(rb'data-page="([a-z_-]+)"')
_CANDIDATES = 3
"""The largest pages of a kind that are compressed; the largest compressed page is one of them."""


class LargestPage(msgspec.Struct, frozen=True):
    """The largest page of a kind."""

    address: str
    kilobytes: float
    compressed: float
    """Kilobytes with gzip, as a host sends them."""


class SiteBytes(msgspec.Struct, frozen=True):
    """The bytes of a site."""

    files: int
    megabytes: float
    pages: int
    html_mb: float
    search_folder: str
    search_files: int
    search_mb: float
    largest: dict[str, LargestPage]
    """The largest page of each kind."""


def site_bytes(site: Path) -> SiteBytes:
    """Return the bytes of a built site."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = {path: size for path, size in sizes.items() if path.suffix == ".html"}
    index = {path: size for path, size in sizes.items() if path.is_relative_to(site / INDEX_FOLDER)}
    return SiteBytes(
        len(sizes),
        sum(sizes.values()) / 1e6,
        len(pages),
        sum(pages.values()) / 1e6,
        INDEX_FOLDER,
        len(index),
        sum(index.values()) / 1e6,
        _largest_pages(site, pages),
    )


def folder_mb(folder: Path) -> float:
    """Return the megabytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _largest_pages(site: Path, pages: dict[Path, int]) -> dict[str, LargestPage]:
    by_kind: dict[str, list[Path]] = {}
    for path in sorted(pages, key=lambda page: (-pages[page], page)):
        match = _KIND.search(path.read_bytes())
        if match is not None:
            by_kind.setdefault(match[1].decode("ascii"), []).append(path)
    largest = {}
    for kind, paths in sorted(by_kind.items()):
        compressed = {path: len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in paths[:_CANDIDATES]}
        page = max(compressed, key=lambda path: (compressed[path], path))
        address = page.relative_to(site).as_posix().removesuffix("index.html")
        largest[kind] = LargestPage(address, pages[page] / 1000, compressed[page] / 1000)
    return largest
