"""Ways back: a link between two checked pages has a link in the other direction.

A page is checked if the kind in its `data-page` is one of `CHECKED_KINDS`. Its links are those inside that element: in
the docket, the headings of turns, the words and the lists behind them. Links inside `data-way` (breadcrumbs, previous
and next) are ignored: they are navigation and relate no two pages.

Ignored as start and as target of a link are: hand-written pages, the home page, the search, the report; indexes
(events, people and their letters, types, series, the glossary, a folder without an event), which link to everything,
while every page names its index at the top; the note of a document that was withdrawn or can't be read; and redirects,
which `published.py` checks.

A list that is too long for its page has subpages (`data-main-page` names the main page). The main page and all of its
subpages count as one page: a link to the main page has its way back on any of them.

A list that is cut says so: a page with `data-cut="person"` doesn't link to all of its people, so links from pages of
people need no way back. This holds for pages of the named kind only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.site.checks.built_site import BuiltSite
from generator.site.checks.fault import SourcePlace, UnplacedFault

CHECKED_KINDS = frozenset({"article", "event", "glossary", "person", "series", "session", "type"})
"""The kinds of pages whose links need a way back; `glossary` is the page of a single term."""

IGNORED_KINDS = frozenset(
    {"all-series", "data", "events", "folder", "home", "new", "people", "redirect", "report", "search", "terms",
     "text", "topic", "topics", "types", "unread", "withdrawn"}
)  # fmt: skip
"""All other kinds. A new kind of page has to be added to one of the two sets."""

_PAGE_SELECTOR = "[data-page]"
_LINK_SELECTOR = f"{_PAGE_SELECTOR} a[href]:not([data-way] a)"
_CUT_SELECTOR = f"{_PAGE_SELECTOR} [data-cut]"
_PAGE_NUMBER_BITS = 32
_PAGE_NUMBER_MASK = (1 << _PAGE_NUMBER_BITS) - 1


class Ways(msgspec.Struct, frozen=True, array_like=True):
    """The links of a checked page."""

    kind: str
    cuts: frozenset[str]
    """The kinds of pages that a list of this page omits."""
    targets: frozenset[str]
    """The pages that its content links to."""
    main_page: str | None = None
    """The page that a subpage belongs to."""


def ways_of(page: str, tree: LexborHTMLParser, site: BuiltSite) -> Ways | None:
    """Return the links of a page; `None` if the page isn't checked."""
    node = tree.css_first(_PAGE_SELECTOR)
    kind = node.attributes.get("data-page") if node is not None else None
    if node is None or kind is None or kind not in CHECKED_KINDS:
        return None
    cuts = [node.attributes.get("data-cut") or "" for node in tree.css(_CUT_SELECTOR)]
    targets = frozenset(_targets(page, tree, site).values())
    return Ways(kind, frozenset(" ".join(cuts).split()), targets, _main_page(page, node, site))


def _main_page(page: str, node: LexborNode, site: BuiltSite) -> str | None:
    address = node.attributes.get("data-main-page")
    try:
        return site.resolve(page, address).file if address else None
    except ValueError:
        return None


class LinkGraph:
    """The links between checked pages; two links in opposite directions cancel out.

    Args:
        ways: The links of each checked page, by its file.
    """

    def __init__(self, ways: Mapping[str, Ways]) -> None:
        self._numbers: dict[str, int] = {}
        self._kinds: dict[int, str] = {}
        self._cuts: dict[int, frozenset[str]] = {}
        self._one_way: set[int] = set()
        self._main_pages = {page: way.main_page for page, way in ways.items() if way.main_page is not None}
        self._subpages: dict[str, list[str]] = {}
        for page, main_page in self._main_pages.items():
            self._subpages.setdefault(main_page, []).append(page)
        for page, way in ways.items():
            if page not in self._main_pages:
                self._add(page, [way, *(ways[subpage] for subpage in self._subpages.get(page, ()))])

    def _add(self, page: str, ways: Sequence[Ways]) -> None:
        """Add the links of a page and its subpages."""
        start = self._number(page)
        self._kinds[start] = ways[0].kind
        cuts = frozenset[str]().union(*(way.cuts for way in ways))
        if cuts:
            self._cuts[start] = cuts
        targets = {self._main_pages.get(target, target) for way in ways for target in way.targets}
        for target_page in targets:
            target = self._number(target_page)
            way_back = target << _PAGE_NUMBER_BITS | start
            if way_back in self._one_way:
                self._one_way.remove(way_back)
            elif target != start:
                self._one_way.add(start << _PAGE_NUMBER_BITS | target)

    def check(self, site: BuiltSite) -> Iterator[UnplacedFault]:
        """Yield a fault for each link without a way back, after all pages have been read."""
        pages = list(self._numbers)
        missing: dict[int, set[str]] = {}
        for way in self._one_way:
            start, target = way >> _PAGE_NUMBER_BITS, way & _PAGE_NUMBER_MASK
            if target in self._kinds and self._kinds[start] not in self._cuts.get(target, ()):
                missing.setdefault(start, set()).add(pages[target])
        for start in sorted(missing):
            for page in (pages[start], *self._subpages.get(pages[start], ())):
                yield from self._faults(page, missing[start], site)

    def _faults(self, page: str, missing: set[str], site: BuiltSite) -> Iterator[UnplacedFault]:
        """Yield a fault for each link of a page to one of the pages without a link back; each is reported once."""
        tree = LexborHTMLParser((site.folder / page).read_text(encoding="utf-8", errors="replace"))
        for href, linked_page in _targets(page, tree, site).items():
            target_page = self._main_pages.get(linked_page, linked_page)
            if target_page in missing:
                missing.discard(target_page)
                message = (
                    f"the link leads to {target_page}, which has no link back; add one, or put the link into `data-way`"
                )
                yield UnplacedFault(page, message, href, SourcePlace("href", href))

    def _number(self, page: str) -> int:
        return self._numbers.setdefault(page, len(self._numbers))


def _targets(page: str, tree: LexborHTMLParser, site: BuiltSite) -> dict[str, str]:
    """Return the pages that the content of a page links to, by the first link to each as written."""
    first_links: dict[str, str] = {}
    for node in tree.css(_LINK_SELECTOR):
        href = node.attributes.get("href") or ""
        path = href.partition("#")[0]
        if path:
            first_links.setdefault(path, href)
    targets: dict[str, str] = {}
    for path, href in first_links.items():
        try:
            file = site.resolve(page, path).file
        except ValueError:
            continue
        if file is not None and file.lower().endswith(".html"):
            targets[href] = file
    return targets
