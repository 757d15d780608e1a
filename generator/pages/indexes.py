"""The list pages that lead to documents: events, session types and series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.archive.archive import Archive
from generator.archive.related.series import SeriesSessions
from generator.pages.events import event_pages
from generator.pages.series import series_pages
from generator.pages.session_types import type_pages
from generator.pages.views.page import Page
from generator.settings.load import Settings


def lists_of_documents(archive: Archive, settings: Settings, series: Sequence[SeriesSessions] = ()) -> Iterator[Page]:
    """Yield the pages of events, session types and series."""
    yield from event_pages(archive, settings)
    yield from type_pages(archive, settings)
    yield from series_pages(series, settings)
