"""Pages that are lists: a docket and sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import msgspec

from generator.pages.views.entries import Section
from generator.pages.views.page import Body, Front, Page, PageLink
from generator.pages.views.rows import Row
from generator.urls import Crumb


class ListFront(Front, frozen=True, kw_only=True):
    """The front matter of a list."""

    crumbs: Sequence[Crumb] = ()
    docket: Sequence[Row] = ()
    main_page: str | None = None
    """Address of the page that a subpage belongs to."""
    previous: PageLink | None = None
    next: PageLink | None = None
    """The subpages before and after it."""


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

    def to_page(self) -> Page:
        """Return the page with its front matter."""
        front = ListFront(
            title=self.title,
            description=self.description,
            template="page.html",
            page_kind=self.kind,
            crumbs=tuple(self.crumbs),
            docket=tuple(self.docket),
            main_page=self.main_page,
            previous=self.previous,
            next=self.next,
        )
        return Page(self.path, front, self.make_body(title=self.title, lead=self.lead, sections=tuple(self.sections)))
