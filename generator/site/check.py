"""The check of a built site: links and their ways back, ids, words, hosts, titles.

Each page is parsed once, by one of several processes. Only its facts are kept, for links from other pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.archive.permanence.published import NOTHING_PUBLISHED, Published, turns_on_page
from generator.archive.privacy.withheld_names import WithheldNames
from generator.corrections.applied import CORRECTIONS_FILE, AppliedCorrection, applied_from_json
from generator.progress import Progress
from generator.records import RECORD_FILE, from_json
from generator.site.checks.built_site import BuiltSite, address_of, files_of, pages_of
from generator.site.checks.fault import Fault, UnplacedFault, with_lines
from generator.site.checks.links import (
    check_fragments,
    check_ids,
    check_links,
    check_references,
    check_style_sheet,
    named_anchors,
)
from generator.site.checks.page_facts import KeptFacts, PageFacts, decoded_facts, encoded_facts, joined_ids
from generator.site.checks.page_head import canonical_address, check_head, check_scripts, redirect_target
from generator.site.checks.page_words import check_words, holds_words
from generator.site.checks.published import RedirectPage, check_published, renamed_fragments
from generator.site.checks.site_facts import SiteFacts
from generator.site.checks.sitemap import check_sitemap
from generator.site.checks.ways_back import LinkGraph, ways_of
from generator.urls import html_file
from generator.workers import Workers

__all__ = ["CheckedSite", "Fault", "check_site", "read_site"]

_UNKNOWN_BASE = "http://site.invalid/"
"""The base address of a site whose pages state none; RFC 2606 reserves `.invalid`."""


class CheckedSite(msgspec.Struct, frozen=True):
    """What a check has found."""

    faults: list[Fault]
    """Every fault with its page and, if it is at one place of the page, its line; in the order of the pages."""
    turn_ids: dict[str, tuple[str, ...]]
    """The ids of the turns that each address shows, by the address relative to the root of the site."""


def check_site(
    folder: Path,
    published: Published = NOTHING_PUBLISHED,
    withheld_names: WithheldNames | None = None,
    kept_facts: KeptFacts | None = None,
    workers: Workers | None = None,
) -> list[Fault]:
    """Return the faults of a built site, as `read_site` finds them."""
    return read_site(folder, published, withheld_names, kept_facts, workers).faults


def read_site(
    folder: Path,
    published: Published = NOTHING_PUBLISHED,
    withheld_names: WithheldNames | None = None,
    kept_facts: KeptFacts | None = None,
    workers: Workers | None = None,
    progress: Progress | None = None,
    *,
    files: frozenset[str] | None = None,
) -> CheckedSite:
    """Check every file of a built site.

    Args:
        folder: The built site, from either engine.
        published: The published pages and turns, whose addresses must exist.
        withheld_names: The names that are withheld; an id that contains one may be missing.
        kept_facts: The facts of pages that need not be read again.
        workers: The processes that read the pages; by default this one.
        progress: Counts the pages that were read.
        files: The files in `folder`, if somebody has listed them.
    """
    files = files_of(folder) if files is None else files
    base = _base_address(folder, pages_of(files))
    site = BuiltSite(folder, files, base)
    _opened_site[:] = [((folder, base, hash(files)), site)]
    site_facts = SiteFacts()
    changed_pages = _pages_to_read(site, site_facts, kept_facts)
    read_page = partial(_read_page, folder, base, hash(files))
    results = (workers or Workers(1)).map(read_page, changed_pages)
    progress = progress or Progress()
    progress.start("check", len(changed_pages))
    unplaced = _add_pages(zip(changed_pages, results, strict=True), site, site_facts, kept_facts, progress)
    progress.end()
    unplaced += _dead_fragments(site, site_facts, kept_facts)
    unplaced += check_published(published, site_facts.ids, site_facts.redirects, withheld_names)
    unplaced += _missing_ways_back(site, site_facts, kept_facts)
    unplaced += _records_without_page(site)
    faults = with_lines(folder, unplaced)
    faults += _check_style_sheets(site)
    faults += check_sitemap(site, site_facts.redirects.keys())
    if not site.pages:
        faults.append(Fault(".", None, "the folder holds no page; build the site first"))
    faults.sort(key=lambda fault: (fault.page, fault.line or 0, fault.message, fault.fragment or ""))
    turn_ids = {
        address: site_facts.turn_ids.get(page, ()) for page in site.pages if (address := address_of(page)) != page
    }
    return CheckedSite(faults, turn_ids)


def _pages_to_read(site: BuiltSite, site_facts: SiteFacts, kept_facts: KeptFacts | None) -> list[str]:
    """Add the kept facts of pages to those of the site, and return the other pages."""
    if kept_facts is None:
        return site.pages
    pages = []
    for page in site.pages:
        facts = kept_facts.facts_of(page, site)
        if facts is None:
            pages.append(page)
        else:
            site_facts.add(page, facts)
    return pages


def _add_pages(
    results: Iterable[tuple[str, tuple[bytes, list[UnplacedFault]]]],
    site: BuiltSite,
    site_facts: SiteFacts,
    kept_facts: KeptFacts | None,
    progress: Progress,
) -> list[UnplacedFault]:
    """Add the facts of pages that were read, and return the faults that these pages have by themselves."""
    faults: list[UnplacedFault] = []
    for page, (data, faults_of_page) in results:
        facts = decoded_facts(data)
        site_facts.add(page, facts)
        site_facts.add_fragments(page, facts)
        faults += faults_of_page
        if kept_facts is not None:
            kept_facts.add(page, data, site, has_fault=bool(faults_of_page))
        progress.advance()
    return faults


_opened_site: list[tuple[tuple[Path, str, int], BuiltSite]] = []
"""The site that this process reads, alone in a list, with its folder, its address and a hash of its files."""


def _open_site(folder: Path, base: str, files_hash: int) -> BuiltSite:
    """Return a site; a worker lists its files once, or has the list from the process that it is a copy of."""
    key = (folder, base, files_hash)
    if not _opened_site or _opened_site[0][0] != key:
        _opened_site[:] = [(key, BuiltSite(folder, files_of(folder), base))]
    return _opened_site[0][1]


def _base_address(folder: Path, pages: list[str]) -> str:
    """Return the full address of the site's root, from the first page that states its own; the home page first."""
    for page in sorted(pages, key=lambda page: (page != "index.html", page)):
        full_address = canonical_address(LexborHTMLParser((folder / page).read_bytes()))
        path = address_of(page)
        if full_address and full_address.startswith(("http://", "https://")) and full_address.endswith(f"/{path}"):
            return full_address.removesuffix(path)
    return _UNKNOWN_BASE


def _read_page(folder: Path, base: str, files_hash: int, page: str) -> tuple[bytes, list[UnplacedFault]]:
    """Return the encoded facts of one page, and the faults that it has by itself."""
    site = _open_site(folder, base, files_hash)
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
    turn_ids: list[str] = []
    faults += _check_record(page, tree, site, turn_ids)
    facts = PageFacts(
        ids=joined_ids(ids),
        links={file: frozenset(fragments) for file, fragments in links.items()},
        redirect=RedirectPage(target, renamed_fragments(tree)) if target is not None else None,
        ways=ways_of(page, tree, site),
        turn_ids=tuple(turn_ids),
    )
    return encoded_facts(facts), faults


def _dead_fragments(site: BuiltSite, site_facts: SiteFacts, kept_facts: KeptFacts | None) -> Iterator[UnplacedFault]:
    """Yield a fault for each link to an id that isn't on its target page.

    The last check found all ids in the links of a page with kept facts. They are looked for again if a page may have
    lost an id.
    """
    if kept_facts is not None and kept_facts.have_ids_vanished:
        for page, facts in kept_facts.kept_pages():
            site_facts.add_fragments(page, facts)
    for page in site_facts.pages_with_dead_fragments():
        if kept_facts is not None:
            kept_facts.drop(page)
        source = (site.folder / page).read_text(encoding="utf-8", errors="replace")
        yield from check_fragments(page, LexborHTMLParser(source), site, site_facts.ids)


def _missing_ways_back(site: BuiltSite, site_facts: SiteFacts, kept_facts: KeptFacts | None) -> list[UnplacedFault]:
    """Return a fault for each link without a way back; they are not looked for if no such link has come or gone."""
    if kept_facts is not None and not kept_facts.have_ways_changed():
        return []
    faults = list(LinkGraph(site_facts.ways).check(site))
    if kept_facts is not None:
        for fault in faults:
            kept_facts.drop(fault.page)
    return faults


def _check_record(page: str, tree: LexborHTMLParser, site: BuiltSite, turn_ids: list[str]) -> Iterator[UnplacedFault]:
    """Yield the faults of a page beside its session record, and fill `turn_ids`; a page with words needs a record."""
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
    turn_ids += [turn.id for turn in turns_on_page(record)]
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
