"""The check of a built site: links and their ways back, ids, words, hosts, titles.

Every page is parsed once, and only what other pages need of it is kept: its ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.archive.permanence.published import NOTHING_PUBLISHED, Published
from generator.archive.privacy.withheld_names import WithheldNames
from generator.corrections.applied import CORRECTIONS_FILE, AppliedCorrection, applied_from_json
from generator.records import SessionRecord, from_json
from generator.site.checks.fault import Fault, Note, with_lines
from generator.site.checks.links import (
    PendingLink,
    anchors,
    check_ids,
    check_links,
    check_references,
    check_style_sheet,
    check_waiting,
)
from generator.site.checks.page_head import canonical, check_head, check_scripts, moved_to
from generator.site.checks.page_words import check_words, holds_words
from generator.site.checks.published import RedirectPage, check_published, fragments_of
from generator.site.checks.site_layout import Layout, address_of, files_of, pages_of
from generator.site.checks.sitemap import check_sitemap
from generator.site.checks.ways_back import LinkGraph

__all__ = ["Fault", "check_site"]

_RECORD = "session.json"
_NOWHERE = "http://site.invalid/"
"""Stands for the address of a site that doesn't say it; `.invalid` is nobody's by RFC 2606."""


def check_site(
    site: Path, published: Published = NOTHING_PUBLISHED, hidden: WithheldNames | None = None
) -> list[Fault]:
    """Check every file of a built site.

    Args:
        site: The folder, whatever engine built it.
        published: What readers know already, which has to be there.
        hidden: Whose names are withheld, so that ids with the name may be gone.

    Returns:
        Every fault with its page and, where it stands in one, its line; in the order of the pages.
    """
    files = files_of(site)
    layout = Layout(site, files, _base(site, pages_of(files)))
    notes: list[Note] = []
    waiting: list[PendingLink] = []
    ids: dict[str, frozenset[str]] = {}
    moved: dict[str, RedirectPage] = {}
    ways = LinkGraph()
    for page in layout.pages:
        found: set[str] = set()
        notes += _check_page(page, layout, found, waiting, moved, ways)
        ids[page] = frozenset(found)
    notes += check_waiting(waiting, ids)
    notes += check_published(published, ids, moved, hidden)
    notes += ways.check(layout)
    notes += _records_without_page(layout)
    faults = with_lines(site, notes)
    faults += _style_sheets(layout)
    faults += check_sitemap(layout, moved.keys())
    if not layout.pages:
        faults.append(Fault(".", None, "the folder holds no page"))
    return sorted(faults, key=lambda fault: (fault.page, fault.line or 0, fault.message, fault.fragment or ""))


def _base(site: Path, pages: list[str]) -> str:
    """Return the address that the site is published under, by what its pages say is their own, the home page first."""
    for page in sorted(pages, key=lambda page: (page != "index.html", page)):
        address = canonical(LexborHTMLParser((site / page).read_bytes()))
        own = address_of(page)
        if address is not None and address.startswith(("http://", "https://")) and address.endswith(f"/{own}"):
            return address.removesuffix(own)
    return _NOWHERE


def _check_page(
    page: str,
    layout: Layout,
    ids: set[str],
    waiting: list[PendingLink],
    moved: dict[str, RedirectPage],
    ways: LinkGraph,
) -> Iterator[Note]:
    data = (layout.site / page).read_bytes()
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError:
        yield Note(page, "the page is not UTF-8")
        source = data.decode("utf-8", errors="replace")
    tree = LexborHTMLParser(source)
    target = moved_to(page, tree, layout)
    if target is not None:
        moved[page] = RedirectPage(target, fragments_of(tree))
    yield from check_head(page, tree, layout)
    yield from check_scripts(page, tree, source)
    yield from check_ids(page, tree, ids)
    yield from check_references(page, tree, ids)
    ids |= anchors(tree)
    yield from check_links(page, tree, layout, ids, waiting)
    ways.read(page, tree, layout)
    record = f"{page.removesuffix('index.html')}{_RECORD}"
    if record not in layout.files or not address_of(page).endswith("/"):
        if holds_words(tree):
            yield Note(page, f"the page holds words of a record, but there is no {_RECORD} beside it")
        return
    read = _read(layout.site / record)
    if isinstance(read, str):
        yield Note(record, f"the file is no session record ({read})")
    else:
        yield from _check_words(page, tree, read, layout)


def _check_words(page: str, tree: LexborHTMLParser, record: SessionRecord, layout: Layout) -> Iterator[Note]:
    told: tuple[AppliedCorrection, ...] = ()
    beside = f"{page.removesuffix('index.html')}{CORRECTIONS_FILE}"
    if beside in layout.files:
        try:
            told = applied_from_json((layout.site / beside).read_bytes())
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield Note(beside, f"the file is no list of corrections ({error})")
    yield from check_words(page, tree, record, told)


def _read(path: Path) -> SessionRecord | str:
    try:
        return from_json(path.read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return str(error)


def _records_without_page(layout: Layout) -> Iterator[Note]:
    for name in sorted(layout.files):
        if name.rpartition("/")[2] == _RECORD and name.removesuffix(_RECORD) + "index.html" not in layout.files:
            yield Note(name, "the record has no page beside it")


def _style_sheets(layout: Layout) -> Iterator[Fault]:
    for name in sorted(layout.files):
        if name.lower().endswith(".css"):
            css = (layout.site / name).read_text(encoding="utf-8", errors="replace")
            for message, address in check_style_sheet(name, css, layout):
                at = css.find(address)
                line = css.count("\n", 0, at) + 1 if at >= 0 else None
                yield Fault(name, line, message, address)
