"""Pages, and the pages that are lists: front matter and sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from generator.pages.views.docket import Row
from generator.pages.views.entries import Section
from generator.pages.views.years import YearCount

_NO_VALUES: Mapping[str, Any] = MappingProxyType({})


class Page(msgspec.Struct, frozen=True):
    """A page, ready to be rendered."""

    path: str
    """The Markdown file, relative to `build/docs`."""
    template: str
    """A file in `generator/pages/templates`."""
    values: dict[str, Any]
    """The values that the template prints; `front` holds the front matter."""


class PageGroup(msgspec.Struct, frozen=True):
    """Pages that depend on the same inputs."""

    name: str
    inputs: str
    """The hash of all that the pages depend on besides the program."""
    make: Callable[[], Iterable[Page]]
    """Makes the pages."""


class Listing(msgspec.Struct, frozen=True):
    """A page that is a list."""

    path: str
    kind: str
    title: str
    description: str
    sections: Sequence[Section]
    crumbs: Sequence[dict[str, str]] = ()
    docket: Sequence[Row] = ()
    lead: str | None = None
    template: str = "listing.md.jinja"
    template_values: Mapping[str, Any] = _NO_VALUES
    """Values that only this template prints."""
    main_page: str | None = None
    """Address of the page that a subpage belongs to."""
    previous: Mapping[str, str | None] | None = None
    next: Mapping[str, str | None] | None = None
    """The links to the subpages before and after it."""
    search: str | None = None
    """The query of the search page for these documents alone: `event=igf-2020`."""
    search_text: str | None = None
    """The words of the link to it: `Search in IGF 2020`."""
    feed: str | None = None
    """The address of the Atom feed of the page; the JSON feed is beside it."""
    years: Sequence[YearCount] = ()
    """Sessions by year, for the bars at the head of the page; each year is a heading of the page, or a link in it."""

    layout: str = "page.html"
    """The template of the theme."""
    own_front: msgspec.Struct | None = None
    """What the front matter says besides that of every list."""

    def to_page(self) -> Page:
        """Return the page with its front matter."""
        front: dict[str, Any] = {
            "title": self.title,
            "description": self.description,
            "template": self.layout,
            "page_kind": self.kind,
            "crumbs": list(self.crumbs),
            "docket": list(self.docket),
        }
        if self.main_page is not None:
            front |= {"main_page": self.main_page, "previous": self.previous, "next": self.next}
        tools = {"search": self.search, "search_text": self.search_text, "feed": self.feed}
        front |= {name: value for name, value in tools.items() if value is not None}
        if self.own_front is not None:
            front |= msgspec.to_builtins(self.own_front)
        if self.years:
            front["years"] = [msgspec.structs.asdict(year) for year in self.years]
        values = {"title": self.title, "lead": self.lead, "sections": self.sections, "front": front}
        return Page(self.path, self.template, {**values, **self.template_values})
