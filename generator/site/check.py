"""The check of a built site: links and their ways back, ids, words, hosts, titles.

Each page is parsed once. Only its ids are kept, for links from other pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.archive.permanence.published import NOTHING_PUBLISHED, Published
from generator.archive.privacy.withheld_names import WithheldNames
from generator.corrections.applied import CORRECTIONS_FILE, AppliedCorrection, applied_from_json
from generator.records import RECORD_FILE, from_json
from generator.site.checks.built_site import BuiltSite, address_of, files_of, pages_of
from generator.site.checks.fault import Fault, UnplacedFault, with_lines
from generator.site.checks.links import (
    check_fragments,
    check_ids,
    check_links,
    check_references,
    check_style_sheet,
    has_dead_fragment,
    named_anchors,
)
from generator.site.checks.page_facts import KeptFacts, PageFacts
from generator.site.checks.page_head import canonical_address, check_head, check_scripts, redirect_target
from generator.site.checks.page_words import check_words, holds_words
from generator.site.checks.published import RedirectPage, check_published, renamed_fragments
from generator.site.checks.sitemap import check_sitemap
from generator.site.checks.ways_back import LinkGraph, ways_of
from generator.urls import html_file

__all__ = ["Fault", "check_site"]

_UNKNOWN_BASE = "http://site.invalid/"
"""The base address of a site whose pages state none; RFC 2606 reserves `.invalid`."""


def check_site(
    folder: Path,
    published: Published = NOTHING_PUBLISHED,
    withheld_names: WithheldNames | None = None,
    kept_facts: KeptFacts | None = None,
) -> list[Fault]:
    """Check every file of a built site.

    Args:
        folder: The built site, from either engine.
        published: The published pages and turns, whose addresses must exist.
        withheld_names: The names that are withheld; an id that contains one may be missing.
        kept_facts: The facts of pages that need not be read again.

    Returns:
        Every fault with its page and, if it is at one place of the page, its line; in the order of the pages.
    """
    files = files_of(folder)
    site = BuiltSite(folder, files, _base_address(folder, pages_of(files)))
    unplaced: list[UnplacedFault] = []
    facts: dict[str, PageFacts] = {}
    for page in site.pages:
        page_facts = kept_facts.facts_of(page, site) if kept_facts is not None else None
        if page_facts is None:
            page_facts, faults_of_page = _read_page(page, site)
            unplaced += faults_of_page
            if kept_facts is not None:
                kept_facts.add(page, page_facts, site, has_fault=bool(faults_of_page))
        facts[page] = page_facts
    ids = {page: page_facts.ids for page, page_facts in facts.items()}
    redirects = {page: page_facts.redirect for page, page_facts in facts.items() if page_facts.redirect is not None}
    unplaced += _dead_fragments(site, facts, ids)
    unplaced += check_published(published, ids, redirects, withheld_names)
    unplaced += _missing_ways_back(site, facts)
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


def _read_page(page: str, site: BuiltSite) -> tuple[PageFacts, list[UnplacedFault]]:
    """Return the facts of one page, and the faults that it has by itself."""
    faults: list[UnplacedFault] = []
    data = (site.folder / page).read_bytes()
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError:
        faults.append(UnplacedFault(page, "the page is not UTF-8; build the site again"))
        source = data.decode("utf-8", errors="replace")
    tree = LexborHTMLParser(source)
    target = redirect_target(page, tree, site)
    ids: set[str] = set()
    links: dict[str, set[str]] = {}
    faults += check_head(page, tree, site)
    faults += check_scripts(page, tree, source)
    faults += check_ids(page, tree, ids)
    faults += check_references(page, tree, ids)
    ids |= named_anchors(tree)
    faults += check_links(page, tree, site, ids, links)
    faults += _check_record(page, tree, site)
    facts = PageFacts(
        ids=frozenset(ids),
        links={file: frozenset(fragments) for file, fragments in links.items()},
        redirect=RedirectPage(target, renamed_fragments(tree)) if target is not None else None,
        ways=ways_of(page, tree, site),
    )
    return facts, faults


def _dead_fragments(
    site: BuiltSite, facts: Mapping[str, PageFacts], ids: Mapping[str, frozenset[str]]
) -> Iterator[UnplacedFault]:
    """Yield a fault for each link to an id that isn't on its target page."""
    for page, page_facts in facts.items():
        if has_dead_fragment(page_facts.links, ids):
            source = (site.folder / page).read_text(encoding="utf-8", errors="replace")
            yield from check_fragments(page, LexborHTMLParser(source), site, ids)


def _missing_ways_back(site: BuiltSite, facts: Mapping[str, PageFacts]) -> Iterator[UnplacedFault]:
    """Yield a fault for each link between checked pages that has no link in the other direction."""
    ways = {page: page_facts.ways for page, page_facts in facts.items() if page_facts.ways is not None}
    yield from LinkGraph(ways).check(site)


def _check_record(page: str, tree: LexborHTMLParser, site: BuiltSite) -> Iterator[UnplacedFault]:
    """Yield the faults of a page beside its session record; a page with words needs one."""
    record_file = f"{page.removesuffix('index.html')}{RECORD_FILE}"
    if record_file not in site.files or not address_of(page).endswith("/"):
        if holds_words(tree):
            message = f"the page holds words of a record, but has no {RECORD_FILE} beside it; build the site again"
            yield UnplacedFault(page, message)
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
        if name.rpartition("/")[2] == RECORD_FILE and html_file(name.removesuffix(RECORD_FILE)) not in site.files:
            yield UnplacedFault(name, "the record has no page beside it; build the site again")


def _check_style_sheets(site: BuiltSite) -> Iterator[Fault]:
    for name in sorted(site.files):
        if name.lower().endswith(".css"):
            css = (site.folder / name).read_text(encoding="utf-8", errors="replace")
            for message, address in check_style_sheet(name, css, site):
                offset = css.find(address)
                line = css.count("\n", 0, offset) + 1 if offset >= 0 else None
                yield Fault(name, line, message, address)
