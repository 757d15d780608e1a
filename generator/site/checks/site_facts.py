"""The facts of all pages, for the checks of links between pages; in a form that needs little memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import msgspec

from generator.site.checks.links import has_dead_fragment
from generator.site.checks.page_facts import Ids, PageFacts
from generator.site.checks.published import RedirectPage
from generator.site.checks.ways_back import Ways

_fragments_decoder = msgspec.msgpack.Decoder(dict[str, frozenset[str]])


class SiteFacts:
    """The facts of all pages; they may be added in any order."""

    def __init__(self) -> None:
        self.ids: dict[str, Ids] = {}
        """The ids of each page."""
        self.redirects: dict[str, RedirectPage] = {}
        """The pages that redirect."""
        self.ways: dict[str, Ways] = {}
        """The links of each page that need a way back."""
        self.turn_ids: dict[str, tuple[str, ...]] = {}
        """The ids of the turns of each page with a record."""
        self._fragments: dict[str, bytes] = {}

    def add(self, page: str, facts: PageFacts) -> None:
        """Add the facts of a page."""
        self.ids[page] = facts.ids
        if facts.redirect is not None:
            self.redirects[page] = facts.redirect
        if facts.ways is not None:
            targets = frozenset(map(sys.intern, facts.ways.targets))  # many pages link to the same ones
            self.ways[page] = msgspec.structs.replace(facts.ways, targets=targets)
        if facts.turn_ids:
            self.turn_ids[page] = facts.turn_ids

    def add_fragments(self, page: str, facts: PageFacts) -> None:
        """Add the ids in the links of a page, to look for them on the target pages."""
        fragments = {file: names for file, names in facts.links.items() if names}
        if fragments:
            self._fragments[page] = msgspec.msgpack.encode(fragments)

    def pages_with_dead_fragments(self) -> Iterator[str]:
        """Yield each page with an added fragment that is no id of its target page."""
        for page, data in self._fragments.items():
            if has_dead_fragment(_fragments_decoder.decode(data), self.ids):
                yield page
