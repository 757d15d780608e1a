"""Pages that are lists: a docket and sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import msgspec

from generator.pages.views.entries import Section
from generator.pages.views.page import Body, Front, Page, PageLink
from generator.pages.views.rows import Row
from generator.pages.views.years import YearCount
from generator.slugs import slug
from generator.urls import Crumb

_MIN_LETTERS = 4
"""Sections of a page that has a line of links to them."""


class PlaceLink(msgspec.Struct, frozen=True):
    """A link to a heading of the same page: a day of a programme, a letter."""

    id: str
    text: str


class ListFront(Front, frozen=True, kw_only=True):
    """The front matter of a list."""

    crumbs: Sequence[Crumb] = ()
    docket: Sequence[Row] = ()
    main_page: str | None = None
    """Address of the page that a subpage belongs to."""
    previous: PageLink | None = None
    next: PageLink | None = None
    """The subpages before and after it."""
    search: str | None = None
    search_text: str | None = None
    feed: str | None = None
    years: Sequence[YearCount] = ()
    places: Sequence[PlaceLink] = ()
    """As in `Listing`."""


class Lists(Body, frozen=True, kw_only=True):
    """Lists without a heading above them."""

    template: ClassVar[str] = "lists.md.jinja"
    sections: Sequence[Section] = ()


class ListBody(Lists, frozen=True, kw_only=True):
    """A page of lists."""

    template: ClassVar[str] = "listing.md.jinja"
    title: str
    lead: str | None = None


class Listing(msgspec.Struct, frozen=True):
    """A page that is a list."""

    path: str
    kind: str
    title: str
    description: str
    sections: Sequence[Section]
    crumbs: Sequence[Crumb] = ()
    docket: Sequence[Row] = ()
    lead: str | None = None
    make_body: Callable[..., ListBody] = ListBody
    """Makes the body from `title`, `lead` and `sections`; a template that prints more gets a struct of its own."""
    main_page: str | None = None
    """Address of the page that a subpage belongs to."""
    previous: PageLink | None = None
    next: PageLink | None = None
    """The subpages before and after it."""
    search: str | None = None
    """The query of the search page for these documents alone: `event=forum-2020`."""
    search_text: str | None = None
    """The words of the link to it: `Search in FORUM 2020`."""
    feed: str | None = None
    """The address of the Atom feed of the page; the JSON feed is beside it."""
    years: Sequence[YearCount] = ()
    """Sessions by year, for the bars at the head of the page."""
    places: Sequence[PlaceLink] = ()
    """Headings of this page to jump to, in one line: days, letters."""
    layout: str = "page.html"
    """The template of the theme."""
    make_front: Callable[..., ListFront] = ListFront
    """Makes the front matter; a template of the theme that prints more gets a struct of its own."""

    def to_page(self) -> Page:
        """Return the page with its front matter."""
        front = self.make_front(
            title=self.title,
            description=self.description,
            template=self.layout,
            page_kind=self.kind,
            crumbs=tuple(self.crumbs),
            docket=tuple(self.docket),
            main_page=self.main_page,
            previous=self.previous,
            next=self.next,
            search=self.search,
            search_text=self.search_text,
            feed=self.feed,
            years=tuple(self.years),
            places=tuple(self.places),
        )
        return Page(self.path, front, self.make_body(title=self.title, lead=self.lead, sections=tuple(self.sections)))


def letter_id(letter: str) -> str:
    """Return the id of the heading of a letter."""
    return slug(letter) or f"sign-{ord(letter[0]):x}"


def letter_links(sections: Sequence[Section]) -> list[PlaceLink]:
    """Return a link to each section that has a heading and an id of its own; none if they are few."""
    if len(sections) < _MIN_LETTERS:
        return []
    return [PlaceLink(section.id, section.heading) for section in sections if section.id and section.heading]
