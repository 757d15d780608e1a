"""The sitemap of a site after some of its pages were rendered: their entries are new, all others stay."""

from __future__ import annotations

import gzip
import html
import io
import re
from collections.abc import Collection, Container, Iterable
from itertools import pairwise
from urllib.parse import unquote

import msgspec

from generator.site.engine.divide_pages import walk_order

SITEMAP = "sitemap.xml"
ZIPPED_SITEMAP = "sitemap.xml.gz"

_ENTRY = re.compile(r"(?<!\s)\s*<url>.*?</url>", re.DOTALL)
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")
_INDEX_PAGES = ("index.md", "README.md")
_TIME_BYTES = slice(4, 8)
"""The time in the head of a gzip file (RFC 1952)."""


class _Sitemap(msgspec.Struct, frozen=True):
    start: str
    entries: tuple[str, ...]
    end: str


def joined_sitemap(sitemaps: Iterable[str]) -> str | None:
    """Return the sitemap of all pages from those of the parts, in their order; `None` if their form is unknown."""
    texts = list(sitemaps)
    parts = [part for part in map(_parse, texts) if part is not None]
    if not parts or len(parts) < len(texts) or len({(part.start, part.end) for part in parts}) > 1:
        return None
    return parts[0].start + "".join(entry for part in parts for entry in part.entries) + parts[0].end


def merged_sitemap(old: str, new: str, base: str, pages: Collection[str], rendered: Container[str]) -> str | None:
    """Return the sitemap that an engine writes if it renders all pages; `None` if its form is unknown.

    Args:
        old: The sitemap of the old site.
        new: The sitemap of a run that rendered some pages.
        base: The full address of the site's root, with a slash at the end.
        pages: All Markdown files of the docs folder.
        rendered: The files that were rendered.
    """
    old_sitemap, new_sitemap = _parse(old), _parse(new)
    if old_sitemap is None or new_sitemap is None:
        return None
    old_pages, new_pages = (_listed_addresses(sitemap, base) for sitemap in (old_sitemap, new_sitemap))
    files = {address: page for page in pages for address in _addresses(page)}
    if old_pages is None or new_pages is None or not new_pages.keys() <= files.keys():
        return None
    entries = {files[address]: entry for address, entry in old_pages.items() if address in files}
    entries = {page: entry for page, entry in entries.items() if page not in rendered}
    entries |= {files[address]: entry for address, entry in new_pages.items()}
    return old_sitemap.start + "".join(entries[page] for page in sorted(entries, key=walk_order)) + old_sitemap.end


def zipped_sitemap(sitemap: str, old: bytes) -> bytes:
    """Return the compressed sitemap as the engines write it, with the time in the head of the old one."""
    data = io.BytesIO()
    time = int.from_bytes(old[_TIME_BYTES], "little")
    with gzip.GzipFile(filename=ZIPPED_SITEMAP, fileobj=data, mode="wb", mtime=time) as file:
        file.write(sitemap.encode("utf-8"))
    return data.getvalue()


def _parse(text: str) -> _Sitemap | None:
    """Return the parts of a sitemap; `None` if anything is between two entries."""
    matches = list(_ENTRY.finditer(text))
    if not matches:
        start, mark, end = text.partition("\n</urlset>")
        return _Sitemap(start, (), mark + end) if mark else None
    if any(before.end() != after.start() for before, after in pairwise(matches)):
        return None
    return _Sitemap(text[: matches[0].start()], tuple(match[0] for match in matches), text[matches[-1].end() :])


def _listed_addresses(sitemap: _Sitemap, base: str) -> dict[str, str] | None:
    """Return the entry of each listed address, relative to the root; `None` if an entry isn't of this site."""
    entries = {}
    for entry in sitemap.entries:
        location = _LOCATION.search(entry)
        address = html.unescape(location[1].strip()) if location else ""
        if not address.startswith(base):
            return None
        entries[unquote(address.removeprefix(base))] = entry
    return entries


def _addresses(page: str) -> tuple[str, str]:
    """Return the address of a page with `use_directory_urls`, and the one without."""
    folder, slash, name = page.rpartition("/")
    if name in _INDEX_PAGES:
        return f"{folder}{slash}", f"{folder}{slash}index.html"
    stem = page.removesuffix(".md")
    return f"{stem}/", f"{stem}.html"
