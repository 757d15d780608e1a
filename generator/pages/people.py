"""The index of people in three orders: by family name, by first name, and by who spoke most."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import ClassVar

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.pages.views.entries import Entry, Section, joined, markdown_link, one_group
from generator.pages.views.letter_pages import (
    MAX_PEOPLE_ON_PAGE,
    LetterPage,
    ListedPerson,
    by_family_name,
    by_first_name,
    letter_headings,
    letter_pages,
)
from generator.pages.views.listing import ListBody, ListFront, Listing
from generator.pages.views.page import Page, PageLink
from generator.pages.views.shared_names import label_of_shared_name, shared_names
from generator.pages.views.wording import colon, counted, gettext
from generator.slugs import slug
from generator.text.sort_names import name_order
from generator.urls import (
    FAMILY_NAME_FOLDERS,
    FIRST_NAME_FOLDERS,
    PEOPLE_ADDRESS,
    PEOPLE_BY_FIRST_NAME,
    PEOPLE_BY_WORDS,
    Crumb,
    LetterFolders,
    page_file,
    people_crumb,
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


def _by_family_name() -> Order:
    return Order(gettext("By family name"), PEOPLE_ADDRESS)


def _by_first_name() -> Order:
    return Order(gettext("By first name"), PEOPLE_BY_FIRST_NAME)


def _who_spoke_most() -> Order:
    return Order(gettext("Who spoke most"), PEOPLE_BY_WORDS)


def _orders() -> tuple[Order, ...]:
    return _by_family_name(), _by_first_name(), _who_spoke_most()


def _title(order: Order) -> str:
    """Return the title of the first page of an order."""
    return {
        PEOPLE_ADDRESS: lambda: gettext("People"),
        PEOPLE_BY_FIRST_NAME: lambda: gettext("People by first name"),
        PEOPLE_BY_WORDS: lambda: gettext("People who spoke most"),
    }[order.address]()


def _rule(order: Order) -> str:
    """Return the rule of an order in words."""
    return {
        PEOPLE_ADDRESS: lambda: gettext(
            "Listed by the last word of each name, in bold, because no program can tell a family name. Words such as"
            " van, de and bin don’t count. Names in Chinese, Japanese or Korean letters stay as printed. Where the"
            " archive’s people register gives the family name, it decides."
        ),
        PEOPLE_BY_FIRST_NAME: lambda: gettext("Each name is listed as it is printed."),
        PEOPLE_BY_WORDS: lambda: gettext("People by the number of words that they spoke in all of their sessions."),
    }[order.address]()


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


def people_index_pages(archive: Archive) -> Iterator[Page]:
    """Yield the index of people in each order, and the pages of letters if there are many people."""
    people = tuple(archive.people.values())
    shared = shared_names(people)
    yield from _alphabetical(_by_family_name(), by_family_name(people), FAMILY_NAME_FOLDERS, shared)
    if people:
        yield from _alphabetical(_by_first_name(), by_first_name(people), FIRST_NAME_FOLDERS, shared)
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
        ranked = one_group([_ranked_entry(person, path, shared) for person in most], _who_spoke_most().name)
        sections = [_letter_list(letters, path), *([ranked] if order.address == PEOPLE_ADDRESS else [])]
        places: tuple[Letter, ...] = ()
    else:
        headings = list(letter_headings(letters))
        sections = [
            one_group([_entry(entry, path, shared) for entry in heading.people], heading.name, heading.own_id)
            for heading in headings
        ]
        places = tuple(Letter(heading.name, f"#{heading.id}") for heading in headings)
    everybody = gettext(
        "Everybody whose name is printed before their words: %(people)s.", people=_counted_people(people)
    )
    listing = Listing(
        path=path,
        kind="people",
        title=_title(order),
        description=everybody if order.address == PEOPLE_ADDRESS else f"{everybody} {order.name}.",
        crumbs=_crumbs(order),
        lead=_rule(order) if people else gettext("No document prints a speaker's name yet."),
        sections=sections,
        layout=_LAYOUT,
        make_front=partial(
            PeopleFront,
            orders=_orders() if people else (),
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
    return [] if order.address == PEOPLE_ADDRESS else [people_crumb()]


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
    crumbs = (*_crumbs(order), Crumb(order.name, order.address)) if _crumbs(order) else (people_crumb(),)
    places = tuple(Letter(letter.name, letter.href) for letter in letters)
    pages = [page for letter in letters for page in _with_parts(letter, letter.name, crumbs)]
    neighbours = [None, *(_way(page) for page, _, _ in pages), None]
    for number, (page, letter, crumbs_of_page) in enumerate(pages):
        make_front = partial(
            PeopleFront,
            orders=_orders(),
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
    title = colon(_title(order), letter.name)
    return Listing(
        path=path,
        kind="people",
        title=title,
        description=gettext("%(title)s. %(facts)s.", title=title, facts=_counted_people(letter.people)),
        crumbs=crumbs,
        lead=_rule(order),
        sections=sections,
        layout=_LAYOUT,
    )


def _entry(listed: ListedPerson, path: str, shared: Collection[str]) -> Entry:
    """Return the entry of a person, with the session if the name is known in one only."""
    person = listed.person
    if person.local:
        turns = counted(sum(len(appearance.turns) for appearance in person.appearances), "turn")
        facts: str | None = gettext(
            "%(turns)s in %(title)s", turns=turns, title=person.appearances[0].document.shown_title
        )
    else:
        facts = joined([label_of_shared_name(person, shared), counted(len(person.appearances), "session")])
    return Entry(title=listed.title, link=markdown_link(person.href, path), facts=facts)


def _ranking(people: Sequence[Person], shared: Collection[str]) -> Page:
    """Return the page of the people who spoke most."""
    order = _who_spoke_most()
    path = page_file(order.address)
    ranked = _by_words(people)[:_MAX_RANKED]
    lead = _rule(order)
    if len(ranked) < len(people):
        note = gettext(
            "These are the first %(count)s of %(people)s.", count=len(ranked), people=_counted_people(people)
        )
        lead = f"{lead} {note}"
    listing = Listing(
        path=path,
        kind="people",
        title=_title(order),
        description=gettext("The %(people)s who spoke most in this archive.", people=_counted_people(ranked)),
        crumbs=[people_crumb()],
        lead=lead,
        sections=(),
        make_body=partial(RankingBody, people=tuple(_ranked(person, path, shared) for person in ranked)),
        layout=_LAYOUT,
        make_front=partial(PeopleFront, orders=_orders(), order=order.name),
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
        label_of_shared_name(person, shared),
        counted(person.words, "word"),
        counted(len(person.appearances), "session"),
    ]
    return RankedPerson(person.name, markdown_link(person.href, path), joined(facts))


def _counted_people(people: Sequence[object]) -> str:
    return counted(len(people), "person")
