"""The index of people, by letter; then the page of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.archive.load import Archive
from generator.archive.people.people_index import Person
from generator.pages.person import person_page
from generator.pages.views.co_speakers import CoSpeakers
from generator.pages.views.entries import Entry, Section, markdown_link, one_group, person_entry
from generator.pages.views.listing import Listing, Page
from generator.pages.views.people_by_letter import LetterPage, letter_pages
from generator.pages.views.wording import counted
from generator.settings.load import Settings
from generator.slugs import slug

_ONE_PAGE = 400
"""People who are listed on the index itself; of more it lists the letters."""

_CRUMB = {"text": "People", "href": "people/"}


def people_pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """Yield the index of people and where they are many its letters, then a page for each."""
    people = tuple(archive.people.values())
    if len(people) <= _ONE_PAGE:
        yield _index(people, _by_letter(people, "people/index.md"))
    else:
        found = letter_pages(people)
        yield _index(people, [_letters(found, "people/index.md")])
        for shelf in found:
            yield from _shelf_pages(shelf, (_CRUMB,))
    company = CoSpeakers(archive.people)
    for person in people:
        yield person_page(person, company, settings)


def _index(people: Sequence[Person], sections: Sequence[Section]) -> Page:
    listing = Listing(
        page="people/index.md",
        kind="people",
        title="People",
        description=f"Everybody whose name is printed before their words: {_people(people)}.",
        lead=None if people else "No name is printed in any document yet.",
        sections=sections,
    )
    return listing.parts()


def _by_letter(people: Sequence[Person], page: str) -> list[Section]:
    order = sorted(people, key=lambda person: person.letter)
    return [
        one_group([person_entry(person, page) for person in of_letter], letter)
        for letter, of_letter in groupby(order, key=lambda person: person.letter)
    ]


def _letters(found: Sequence[LetterPage], page: str) -> Section:
    """Return the list of letters, each with the id that its heading has where all are on one page."""
    return one_group(
        [
            Entry(
                title=shelf.name, link=markdown_link(shelf.href, page), facts=_people(shelf.people), id=slug(shelf.name)
            )
            for shelf in found
        ]
    )


def _shelf_pages(shelf: LetterPage, crumbs: tuple[dict[str, str], ...]) -> Iterator[Page]:
    page = f"{shelf.href}index.md"
    sections = [_letters(shelf.parts, page)] if shelf.parts else []
    if shelf.apart:
        sections.append(one_group([person_entry(person, page) for person in shelf.apart]))
    title = f"People: {shelf.name}"
    listing = Listing(
        page=page,
        kind="people",
        title=title,
        description=f"{title}. {_people(shelf.people)}.",
        crumbs=crumbs,
        sections=sections,
    )
    yield listing.parts()
    for part in shelf.parts:
        yield from _shelf_pages(part, (*crumbs, {"text": shelf.name, "href": shelf.href}))


def _people(people: Sequence[Person]) -> str:
    return counted(len(people), "person", "people")
