"""Every link between two pages of the archive's own things has its way back: who leads to whom is led back to.

Judged are pages that say in `data-page` that they are one of `JUDGED`. What a page leads to is what stands in that
element: the cover sheet, the headings of turns, the words, the lists behind them. What is marked with `data-way` (where
you are, previous and next) is left out: it is a way through the archive and says nothing about two pages.

Not judged, neither as what leads nor as what is led to: pages that people wrote, the home page, the search, the report;
indexes (events, people and their letters, types, series, the glossary, a folder that is no event), which lead to
everything, while every page says on top where it stands; the note that stands for a withdrawn document; and a page that
is only another address of one, whose own check is `published.py`.

A list that is too long is cut and says so: a page with `data-cut="person"` doesn't hold all people whom it belongs to,
so that people may lead to it whom it doesn't lead to. That holds for pages of that kind alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from generator.site.checks.fault import Note, SourcePlace
from generator.site.checks.site_layout import Layout

JUDGED = frozenset({"article", "event", "glossary", "person", "series", "session", "type"})
"""The kinds of pages that lead back to whatever of these kinds leads to them; `glossary` is a single entry of it."""

NOT_JUDGED = frozenset(
    {"all-series", "events", "folder", "home", "people", "redirect", "report", "search", "terms", "text", "types",
     "withdrawn"}
)  # fmt: skip
"""The other kinds there are; whoever makes a new one decides here."""

_PAGE = "[data-page]"
_LINKS = f"{_PAGE} a[href]:not([data-way] a)"
_CUT = f"{_PAGE} [data-cut]"
_BITS = 32
_LAST = (1 << _BITS) - 1


class LinkGraph:
    """Which pages lead to which, page by page; of two that lead to one another nothing is kept."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._kinds: dict[int, str] = {}
        self._cuts: dict[int, frozenset[str]] = {}
        self._one_way: set[int] = set()

    def read(self, page: str, tree: LexborHTMLParser, layout: Layout) -> None:
        """Take in a page, if it is one of those that are judged."""
        node = tree.css_first(_PAGE)
        kind = node.attributes.get("data-page") if node is not None else None
        if kind is None or kind not in JUDGED:
            return
        own = self._number(page)
        self._kinds[own] = kind
        cut = frozenset(part for node in tree.css(_CUT) for part in (node.attributes.get("data-cut") or "").split())
        if cut:
            self._cuts[own] = cut
        for target in set(_targets(page, tree, layout).values()):
            other = self._number(target)
            back = other << _BITS | own
            if back in self._one_way:
                self._one_way.remove(back)
            elif other != own:
                self._one_way.add(own << _BITS | other)

    def check(self, layout: Layout) -> Iterator[Note]:
        """Yield a note for each link without a way back, once every page was read."""
        names = list(self._numbers)
        missing: dict[int, set[str]] = {}
        for way in self._one_way:
            own, other = way >> _BITS, way & _LAST
            if other in self._kinds and self._kinds[own] not in self._cuts.get(other, ()):
                missing.setdefault(own, set()).add(names[other])
        for own in sorted(missing):
            page = names[own]
            tree = LexborHTMLParser((layout.site / page).read_text(encoding="utf-8", errors="replace"))
            for href, target in _targets(page, tree, layout).items():
                if target in missing[own]:
                    missing[own].discard(target)
                    yield Note(
                        page, f"the link leads to {target}, which doesn't lead back", href, SourcePlace("href", href)
                    )

    def _number(self, page: str) -> int:
        return self._numbers.setdefault(page, len(self._numbers))


def _targets(page: str, tree: LexborHTMLParser, layout: Layout) -> dict[str, str]:
    """Return the pages of this site that a page's own content leads to, by the first link to them as it is written."""
    first: dict[str, str] = {}
    for node in tree.css(_LINKS):
        href = node.attributes.get("href") or ""
        path = href.partition("#")[0]
        if path:
            first.setdefault(path, href)
    found: dict[str, str] = {}
    for path, href in first.items():
        try:
            file = layout.resolve(page, path).file
        except ValueError:
            continue
        if file is not None and file.lower().endswith(".html"):
            found[href] = file
    return found
