"""All pages of a kind at once; a build makes those of people and of the glossary one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.archive.archive import Archive
from generator.archive.related.series import SeriesSessions
from generator.linking.mention_index import MentionIndex
from generator.pages.glossary import entry_pages, glossary_page
from generator.pages.indexes import lists_of_documents
from generator.pages.people import people_index_pages
from generator.pages.person import People, person_pages
from generator.pages.views.page import Page
from generator.settings.load import Settings


def index_pages(archive: Archive, settings: Settings, series: Sequence[SeriesSessions] = ()) -> Iterator[Page]:
    """Yield the pages of events, session types, series and people."""
    yield from lists_of_documents(archive, settings, series)
    yield from people_pages(archive, settings)


def people_pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """Yield the indexes of people, with pages of letters if there are many people, then a page for each person."""
    yield from people_index_pages(archive)
    people = People(archive, settings)
    for person in archive.people.values():
        yield from person_pages(person, people)


def glossary_pages(settings: Settings, mentions: MentionIndex) -> Iterator[Page]:
    """Yield the glossary, then a page for each entry."""
    yield glossary_page(settings.glossary)
    for entry in settings.glossary:
        yield from entry_pages(entry, mentions)
