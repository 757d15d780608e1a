"""The index of people in three orders: by family name, by first name, and by who spoke most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import ClassVar

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.pages.person import People, person_pages
from generator.pages.views.entries import Entry, Section, joined, markdown_link, one_group
from generator.pages.views.letter_pages import (
    MAX_PEOPLE_ON_PAGE,
    LetterPage,
    ListedPerson,
    by_family_name,
    by_first_name,
    letter_pages,
)
from generator.pages.views.listing import ListBody, ListFront, Listing
from generator.pages.views.page import Page, PageLink
from generator.pages.views.printed_label import printed_as
from generator.pages.views.wording import counted
from generator.settings.load import Settings
from generator.slugs import slug
from generator.text.sort_names import name_order
from generator.urls import (
    FAMILY_NAME_FOLDERS,
    FIRST_NAME_FOLDERS,
    PEOPLE_ADDRESS,
    PEOPLE_BY_FIRST_NAME,
    PEOPLE_BY_WORDS,
    PEOPLE_CRUMB,
    Crumb,
    LetterFolders,
    page_file,
)

_MAX_RANKED = 100
"""People on the page of those who spoke most."""

_MAX_RANKED_ON_INDEX = 20
"""People who spoke most on an index that lists letters only."""

_LAYOUT = "people.html"


class Order(msgspec.Struct, frozen=True):
    """An order of the index of people."""

    name: str
    address: str

    @property
    def title(self) -> str:
        """The title of its first page."""
        return "People" if self.address == PEOPLE_ADDRESS else f"People {self.name[:1].lower()}{self.name[1:]}"


_BY_FAMILY_NAME = Order("By family name", PEOPLE_ADDRESS)
_BY_FIRST_NAME = Order("By first name", PEOPLE_BY_FIRST_NAME)
_BY_WORDS = Order("Who spoke most", PEOPLE_BY_WORDS)
_ORDERS = (_BY_FAMILY_NAME, _BY_FIRST_NAME, _BY_WORDS)

_RULES = {
    _BY_FAMILY_NAME: "Listed by the last word of each name, in bold, because no program can tell a family name. Words"
    " such as van, de and bin don’t count. Names in Chinese, Japanese or Korean letters stay as printed. Where the"
    " archive’s people register gives the family name, it decides.",
    _BY_FIRST_NAME: "Each name is listed as it is printed.",
    _BY_WORDS: "People by the number of words that they spoke in all of their sessions.",
}


class Letter(msgspec.Struct, frozen=True):
    """A letter, and where its people are."""

    name: str
    place: str
    """The id of its heading, `#a`, or the address of its page."""


class PeopleFront(ListFront, frozen=True, kw_only=True):
    """The front matter of an index of people; `previous` and `next` are the pages of the letters around it."""

    orders: tuple[Order, ...] = ()
    order: str
    """The name of the order of this page."""
    letters: tuple[Letter, ...] = ()
    letter: str | None = None
    """The letter of this page."""
    has_field: bool = False
    """Whether a field finds names."""
    is_part: bool = False
    """Whether the page lists letters, or the people of one letter only."""


class RankedPerson(msgspec.Struct, frozen=True):
    """A person in the list of those who spoke most."""

    name: str
    link: str
    facts: str | None


class RankingBody(ListBody, frozen=True, kw_only=True):
    """What `ranking.md.jinja` prints: a list with numbers above the other lists."""

    template: ClassVar[str] = "ranking.md.jinja"
    people: tuple[RankedPerson, ...]


def people_pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """Yield the indexes of people, with pages of letters if there are many people, then a page for each person."""
    yield from people_index_pages(archive)
    people = People(archive, settings)
    for person in archive.people.values():
        yield from person_pages(person, people)


def people_index_pages(archive: Archive) -> Iterator[Page]:
    """Yield the index of people in each order, and the pages of letters if there are many people."""
    people = tuple(archive.people.values())
    shared = _shared_names(people)
    yield from _alphabetical(_BY_FAMILY_NAME, by_family_name(people), FAMILY_NAME_FOLDERS, shared)
    if people:
        yield from _alphabetical(_BY_FIRST_NAME, by_first_name(people), FIRST_NAME_FOLDERS, shared)
        yield _ranking(people, shared)


def _alphabetical(
    order: Order, listed: Sequence[ListedPerson], folders: LetterFolders, shared: Collection[str]
) -> Iterator[Page]:
    """Yield the index in one order: all people by letter, or the letters, each with a page."""
    path = page_file(order.address)
    letters = letter_pages(listed, folders)
    people = [entry.person for entry in listed]
    is_divided = len(people) > MAX_PEOPLE_ON_PAGE
    if is_divided:
        most = _by_words(people)[:_MAX_RANKED_ON_INDEX]
        ranked = one_group([_ranked_entry(person, path, shared) for person in most], _BY_WORDS.name)
        sections = [_letter_list(letters, path), *([ranked] if order is _BY_FAMILY_NAME else [])]
        places: tuple[Letter, ...] = ()
    else:
        sections = [
            one_group([_entry(entry, path, shared) for entry in letter.people], letter.name) for letter in letters
        ]
        places = tuple(Letter(letter.name, f"#{slug(letter.name)}") for letter in letters)
    everybody = f"Everybody whose name is printed before their words: {_counted_people(people)}."
    listing = Listing(
        path=path,
        kind="people",
        title=order.title,
        description=everybody if order is _BY_FAMILY_NAME else f"{everybody} {order.name}.",
        crumbs=_crumbs(order),
        lead=_RULES[order] if people else "No document prints a speaker's name yet.",
        sections=sections,
        layout=_LAYOUT,
        make_front=partial(
            PeopleFront,
            orders=_ORDERS if people else (),
            order=order.name,
            letters=places,
            has_field=bool(people),
            is_part=is_divided,
        ),
    )
    yield listing.to_page()
    if is_divided:
        yield from _pages_of_letters(order, letters, shared)


def _crumbs(order: Order) -> list[Crumb]:
    """Return the pages above a page of an order, which isn't the order's first page."""
    return [] if order is _BY_FAMILY_NAME else [PEOPLE_CRUMB]


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


def _pages_of_letters(order: Order, letters: Sequence[LetterPage], shared: Collection[str]) -> Iterator[Page]:
    """Yield the pages of all letters and their parts, each with the way to the next one."""
    crumbs = (*_crumbs(order), Crumb(order.name, order.address)) if _crumbs(order) else (PEOPLE_CRUMB,)
    places = tuple(Letter(letter.name, letter.href) for letter in letters)
    pages = [page for letter in letters for page in _with_parts(letter, letter.name, crumbs)]
    neighbours = [None, *(_way(page) for page, _, _ in pages), None]
    for number, (page, letter, crumbs_of_page) in enumerate(pages):
        make_front = partial(
            PeopleFront,
            orders=_ORDERS,
            order=order.name,
            letters=places,
            letter=letter,
            has_field=True,
            is_part=True,
        )
        listing = _letter_listing(page, order, crumbs_of_page, shared)
        ways = {"previous": neighbours[number], "next": neighbours[number + 2]}
        yield msgspec.structs.replace(listing, make_front=make_front, **ways).to_page()


def _with_parts(
    page: LetterPage, letter: str, crumbs: tuple[Crumb, ...]
) -> Iterator[tuple[LetterPage, str, tuple[Crumb, ...]]]:
    """Yield the page of a letter and those of its parts, each with the letter and the pages above it."""
    yield page, letter, crumbs
    for part in page.parts:
        yield from _with_parts(part, letter, (*crumbs, Crumb(page.name, page.href)))


def _way(page: LetterPage) -> PageLink:
    return PageLink(page.name, page.href, _counted_people(page.people))


def _letter_listing(letter: LetterPage, order: Order, crumbs: Sequence[Crumb], shared: Collection[str]) -> Listing:
    path = page_file(letter.href)
    sections = [_letter_list(letter.parts, path)] if letter.parts else []
    if letter.not_in_parts:
        sections.append(one_group([_entry(listed, path, shared) for listed in letter.not_in_parts]))
    title = f"{order.title}: {letter.name}"
    return Listing(
        path=path,
        kind="people",
        title=title,
        description=f"{title}. {_counted_people(letter.people)}.",
        crumbs=crumbs,
        lead=_RULES[order],
        sections=sections,
        layout=_LAYOUT,
    )


def _entry(listed: ListedPerson, path: str, shared: Collection[str]) -> Entry:
    """Return the entry of a person, with the session if the name is known in one only."""
    person = listed.person
    if person.local:
        turns = counted(sum(len(appearance.turns) for appearance in person.appearances), "turn")
        facts: str | None = f"{turns} in {person.appearances[0].document.shown_title}"
    else:
        facts = joined([_label_of_shared_name(person, shared), counted(len(person.appearances), "session")])
    return Entry(title=listed.title, link=markdown_link(person.href, path), facts=facts)


def _shared_names(people: Iterable[Person]) -> frozenset[str]:
    """Return the names that several people have."""
    counts = Counter(person.name for person in people)
    return frozenset(name for name, count in counts.items() if count > 1)


def _label_of_shared_name(person: Person, shared: Collection[str]) -> str | None:
    """Return what tells a person from others of the same name: the label that is printed most often."""
    return printed_as(*person.printed[:1]) if person.name in shared else None


def _ranking(people: Sequence[Person], shared: Collection[str]) -> Page:
    """Return the page of the people who spoke most."""
    path = page_file(_BY_WORDS.address)
    ranked = _by_words(people)[:_MAX_RANKED]
    note = f" These are the first {len(ranked)} of {_counted_people(people)}." if len(ranked) < len(people) else ""
    listing = Listing(
        path=path,
        kind="people",
        title=_BY_WORDS.title,
        description=f"The {counted(len(ranked), 'person', 'people')} who spoke most in this archive.",
        crumbs=[PEOPLE_CRUMB],
        lead=f"{_RULES[_BY_WORDS]}{note}",
        sections=(),
        make_body=partial(RankingBody, people=tuple(_ranked(person, path, shared) for person in ranked)),
        layout=_LAYOUT,
        make_front=partial(PeopleFront, orders=_ORDERS, order=_BY_WORDS.name),
    )
    return listing.to_page()


def _by_words(people: Sequence[Person]) -> list[Person]:
    """Return the people, those with most words first, equals by name."""
    return sorted(people, key=lambda person: (-person.words, name_order(person.name), person.id))


def _ranked_entry(person: Person, path: str, shared: Collection[str]) -> Entry:
    ranked = _ranked(person, path, shared)
    return Entry(title=ranked.name, link=ranked.link, facts=ranked.facts)


def _ranked(person: Person, path: str, shared: Collection[str]) -> RankedPerson:
    facts = [
        _label_of_shared_name(person, shared),
        counted(person.words, "word"),
        counted(len(person.appearances), "session"),
    ]
    return RankedPerson(person.name, markdown_link(person.href, path), joined(facts))


def _counted_people(people: Sequence[object]) -> str:
    return counted(len(people), "person", "people")
