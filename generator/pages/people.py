"""The index of people, by letter; then the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.archive.load import Archive
from generator.config import Config
from generator.pages.company import Company
from generator.pages.entries import one_group, person_entry
from generator.pages.listing import Listing, Page
from generator.pages.person import person_page
from generator.pages.wording import counted


def people_pages(archive: Archive, settings: Config) -> Iterator[Page]:
    """Yield the index of people, then a page for each."""
    yield _people_page(archive)
    company = Company(archive.people)
    for person in archive.people.values():
        yield person_page(person, company, settings)


def _people_page(archive: Archive) -> Page:
    page = "people/index.md"
    people = sorted(archive.people.values(), key=lambda person: person.letter)
    sections = [
        one_group([person_entry(person, page) for person in of_letter], letter)
        for letter, of_letter in groupby(people, key=lambda person: person.letter)
    ]
    listing = Listing(
        page=page,
        kind="people",
        title="People",
        description=f"Everybody whose name is printed before their words: {counted(len(people), 'person', 'people')}.",
        lead=None if people else "No name is printed in any document yet.",
        sections=sections,
    )
    return listing.parts()
