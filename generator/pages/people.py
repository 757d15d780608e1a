"""The index of people by letter, and the page of each person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.pages.person import person_pages
from generator.pages.views.co_speakers import CoSpeakers
from generator.pages.views.entries import Entry, Section, markdown_link, one_group, person_entry
from generator.pages.views.letter_pages import LetterPage, letter_pages
from generator.pages.views.listing import Listing
from generator.pages.views.page import Page
from generator.pages.views.wording import counted
from generator.settings.load import Settings
from generator.slugs import slug
from generator.urls import PEOPLE_ADDRESS, PEOPLE_CRUMB, Crumb, page_file

_MAX_PEOPLE_ON_INDEX = 400
"""People whom the index itself lists; if there are more, it lists letters."""

_INDEX = page_file(PEOPLE_ADDRESS)


def people_pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """Yield the index of people, the pages of letters if there are many people, then a page for each person."""
    yield from people_index_pages(archive)
    co_speakers = CoSpeakers(archive.people)
    for person in archive.people.values():
        yield from person_pages(person, co_speakers, settings)


def people_index_pages(archive: Archive) -> Iterator[Page]:
    """Yield the index of people, and the pages of letters if there are many people."""
    people = tuple(archive.people.values())
    if len(people) <= _MAX_PEOPLE_ON_INDEX:
        yield _index_page(people, _sections_by_letter(people))
    else:
        letters = letter_pages(people)
        yield _index_page(people, [_letter_list(letters, _INDEX)])
        for letter in letters:
            yield from _letter_pages(letter, (PEOPLE_CRUMB,))


def _index_page(people: Sequence[Person], sections: Sequence[Section]) -> Page:
    listing = Listing(
        path=_INDEX,
        kind="people",
        title="People",
        description=f"Everybody whose name is printed before their words: {_counted_people(people)}.",
        lead=None if people else "No document prints a speaker's name yet.",
        sections=sections,
    )
    return listing.to_page()


def _sections_by_letter(people: Sequence[Person]) -> list[Section]:
    order = sorted(people, key=lambda person: person.letter)
    return [
        one_group([person_entry(person, _INDEX) for person in people_of_letter], letter)
        for letter, people_of_letter in groupby(order, key=lambda person: person.letter)
    ]


def _letter_list(letters: Sequence[LetterPage], path: str) -> Section:
    """Return the list of letters; each has the id of its heading on an index that lists all people."""
    return one_group(
        [
            Entry(
                title=letter.name,
                link=markdown_link(letter.href, path),
                facts=_counted_people(letter.people),
                id=slug(letter.name),
            )
            for letter in letters
        ]
    )


def _letter_pages(letter: LetterPage, crumbs: tuple[Crumb, ...]) -> Iterator[Page]:
    path = page_file(letter.href)
    sections = [_letter_list(letter.parts, path)] if letter.parts else []
    if letter.not_in_parts:
        sections.append(one_group([person_entry(person, path) for person in letter.not_in_parts]))
    title = f"People: {letter.name}"
    listing = Listing(
        path=path,
        kind="people",
        title=title,
        description=f"{title}. {_counted_people(letter.people)}.",
        crumbs=crumbs,
        sections=sections,
    )
    yield listing.to_page()
    for part in letter.parts:
        yield from _letter_pages(part, (*crumbs, Crumb(letter.name, letter.href)))


def _counted_people(people: Sequence[Person]) -> str:
    return counted(len(people), "person", "people")
