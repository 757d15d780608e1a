"""The pages that lead to documents: events, people and types of session."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.load import Archive
from generator.config import Config
from generator.pages.events import event_pages
from generator.pages.listing import Page
from generator.pages.people import people_pages
from generator.pages.session_types import type_pages


def index_pages(archive: Archive, settings: Config) -> Iterator[Page]:
    """Yield every page that leads to documents."""
    yield from event_pages(archive, settings)
    yield from people_pages(archive, settings)
    yield from type_pages(archive, settings)
