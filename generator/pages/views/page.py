"""A page: its front matter and the values of its template, both typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

import msgspec

from generator.pages.markdown.front_matter import Link
from generator.pages.markdown.render import render


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """The front matter of a page: metadata that the theme reads, each field in a line of its own.

    A field that is `None`, `False` or empty is not written. See `pages/markdown/front_matter.py`.
    """

    title: str
    """The theme prints it without escaping; it is written HTML-escaped."""
    description: str
    """As `title`."""
    template: str
    """The template of the theme."""
    page_kind: str
    """The kind of page; see `site/checks/ways_back.py`."""


class PageLink(Link, frozen=True):
    """A link to another page of the archive."""

    title: str
    address: str
    note: str | None = None
    language: str | None = None
    """The language of the title, if it is another than the archive's."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """The values that a template of `pages/templates` prints; it prints each of them."""

    template: ClassVar[str]
    """A file in `generator/pages/templates`."""


class Page(msgspec.Struct, frozen=True):
    """A page, ready to be rendered."""

    path: str
    """The Markdown file, relative to `build/docs`."""
    front: Front
    body: Body


class PageGroup(msgspec.Struct, frozen=True):
    """Pages that depend on the same inputs."""

    name: str
    inputs: str
    """The hash of all that the pages depend on besides the program."""
    make: Callable[[], Iterable[Page]]
    """Makes the pages."""


def render_body(body: Body, front: Front | None = None) -> str:
    """Return the Markdown of a template's values, below the front matter if there is one."""
    values = {name: getattr(body, name) for name in body.__struct_fields__}
    return render(body.template, values, front)


def render_page(page: Page) -> str:
    """Return the text of the Markdown file of a page."""
    return render_body(page.body, page.front)
