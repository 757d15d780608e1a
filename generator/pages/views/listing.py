"""What every page that is a list has: its front matter and its sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from generator.pages.views.docket import Row
from generator.pages.views.entries import Section

Page = tuple[str, str, dict[str, Any]]
"""File relative to `build/docs`, the template's name, and what the template prints."""


class Listing(msgspec.Struct, frozen=True):
    """A page that is a list: its front matter and its sections."""

    page: str
    kind: str
    title: str
    description: str
    sections: Sequence[Section]
    crumbs: Sequence[dict[str, str]] = ()
    docket: Sequence[Row] = ()
    lead: str | None = None

    def parts(self) -> Page:
        """Return the file, the template and what it prints."""
        front = {
            "title": self.title,
            "description": self.description,
            "template": "page.html",
            "page_kind": self.kind,
            "crumbs": list(self.crumbs),
            "docket": list(self.docket),
        }
        return (
            self.page,
            "listing.md.jinja",
            {
                "title": self.title,
                "lead": self.lead,
                "sections": self.sections,
                "front": front,
            },
        )
