"""The check of a built site: links and their ways back, ids, words, hosts, titles.

Each page is parsed once. Only its ids are kept, for links from other pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.archive.permanence.published import NOTHING_PUBLISHED, Published
from generator.archive.privacy.withheld_names import WithheldNames
from generator.corrections.applied import CORRECTIONS_FILE, AppliedCorrection, applied_from_json
from generator.records import from_json
from generator.site.checks.built_site import BuiltSite, address_of, files_of, pages_of
from generator.site.checks.fault import Fault, UnplacedFault, with_lines
from generator.site.checks.links import (
    PendingLink,
    check_ids,
    check_links,
    check_pending_links,
    check_references,
    check_style_sheet,
    named_anchors,
)
from generator.site.checks.page_head import canonical_address, check_head, check_scripts, redirect_target
from generator.site.checks.page_words import check_words, holds_words
from generator.site.checks.published import RedirectPage, check_published, renamed_fragments
from generator.site.checks.sitemap import check_sitemap
from generator.site.checks.ways_back import LinkGraph
from generator.urls import html_file

__all__ = ["Fault", "check_site"]

_RECORD = "session.json"
_UNKNOWN_BASE = "http://site.invalid/"
"""The base address of a site whose pages state none; RFC 2606 reserves `.invalid`."""


def check_site(
    folder: Path, published: Published = NOTHING_PUBLISHED, withheld_names: WithheldNames | None = None
) -> list[Fault]:
    """Check every file of a built site.

    Args:
        folder: The built site, from either engine.
        published: The published pages and turns, whose addresses must exist.
        withheld_names: The names that are withheld; an id that contains one may be missing.

    Returns:
        Every fault with its page and, if it is at one place of the page, its line; in the order of the pages.
    """
    files = files_of(folder)
    site = BuiltSite(folder, files, _base_address(folder, pages_of(files)))
    unplaced: list[UnplacedFault] = []
    pending_links: list[PendingLink] = []
    ids: dict[str, frozenset[str]] = {}
    redirects: dict[str, RedirectPage] = {}
    link_graph = LinkGraph()
    for page in site.pages:
        page_ids: set[str] = set()
        unplaced += _check_page(page, site, page_ids, pending_links, redirects, link_graph)
        ids[page] = frozenset(page_ids)
    unplaced += check_pending_links(pending_links, ids)
    unplaced += check_published(published, ids, redirects, withheld_names)
    unplaced += link_graph.check(site)
    unplaced += _records_without_page(site)
    faults = with_lines(folder, unplaced)
    faults += _check_style_sheets(site)
    faults += check_sitemap(site, redirects.keys())
    if not site.pages:
        faults.append(Fault(".", None, "the folder holds no page; build the site first"))
    return sorted(faults, key=lambda fault: (fault.page, fault.line or 0, fault.message, fault.fragment or ""))


def _base_address(folder: Path, pages: list[str]) -> str:
    """Return the full address of the site's root, from the first page that states its own; the home page first."""
    for page in sorted(pages, key=lambda page: (page != "index.html", page)):
        full_address = canonical_address(LexborHTMLParser((folder / page).read_bytes()))
        path = address_of(page)
        if full_address and full_address.startswith(("http://", "https://")) and full_address.endswith(f"/{path}"):
            return full_address.removesuffix(path)
    return _UNKNOWN_BASE


def _check_page(
    page: str,
    site: BuiltSite,
    ids: set[str],
    pending_links: list[PendingLink],
    redirects: dict[str, RedirectPage],
    link_graph: LinkGraph,
) -> Iterator[UnplacedFault]:
    """Yield the faults of one page, and fill `ids`, `pending_links`, `redirects` and `link_graph` from it."""
    data = (site.folder / page).read_bytes()
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError:
        yield UnplacedFault(page, "the page is not UTF-8; build the site again")
        source = data.decode("utf-8", errors="replace")
    tree = LexborHTMLParser(source)
    target = redirect_target(page, tree, site)
    if target is not None:
        redirects[page] = RedirectPage(target, renamed_fragments(tree))
    yield from check_head(page, tree, site)
    yield from check_scripts(page, tree, source)
    yield from check_ids(page, tree, ids)
    yield from check_references(page, tree, ids)
    ids |= named_anchors(tree)
    yield from check_links(page, tree, site, ids, pending_links)
    link_graph.read(page, tree, site)
    yield from _check_record(page, tree, site)


def _check_record(page: str, tree: LexborHTMLParser, site: BuiltSite) -> Iterator[UnplacedFault]:
    """Yield the faults of a page beside its session record; a page with words needs one."""
    record_file = f"{page.removesuffix('index.html')}{_RECORD}"
    if record_file not in site.files or not address_of(page).endswith("/"):
        if holds_words(tree):
            yield UnplacedFault(
                page, f"the page holds words of a record, but has no {_RECORD} beside it; build the site again"
            )
        return
    try:
        record = from_json((site.folder / record_file).read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        yield UnplacedFault(record_file, f"the file is not a session record ({error}); build the site again")
        return
    corrections: tuple[AppliedCorrection, ...] = ()
    corrections_file = f"{page.removesuffix('index.html')}{CORRECTIONS_FILE}"
    if corrections_file in site.files:
        try:
            corrections = applied_from_json((site.folder / corrections_file).read_bytes())
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield UnplacedFault(
                corrections_file, f"the file is not a list of applied corrections ({error}); build the site again"
            )
    yield from check_words(page, tree, record, corrections)


def _records_without_page(site: BuiltSite) -> Iterator[UnplacedFault]:
    for name in sorted(site.files):
        if name.rpartition("/")[2] == _RECORD and html_file(name.removesuffix(_RECORD)) not in site.files:
            yield UnplacedFault(name, "the record has no page beside it; build the site again")


def _check_style_sheets(site: BuiltSite) -> Iterator[Fault]:
    for name in sorted(site.files):
        if name.lower().endswith(".css"):
            css = (site.folder / name).read_text(encoding="utf-8", errors="replace")
            for message, address in check_style_sheet(name, css, site):
                offset = css.find(address)
                line = css.count("\n", 0, offset) + 1 if offset >= 0 else None
                yield Fault(name, line, message, address)
