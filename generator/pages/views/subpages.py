"""Subpages: a list that is too long for one page is divided by year, a long year by month, and a long month by day.

The page of the list, its main page, then lists the subpages. The address of a subpage comes from its entries alone, so
new entries never move an old one: a longer archive only has more subpages. A level at which all entries are in one
place, such as a year with one month, gets no page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import msgspec

from generator.archive.people.people_index import Person
from generator.archive.summary import Summary
from generator.pages.markdown.escape import Markdown, escape
from generator.pages.views.entries import Entry, Section, markdown_link, one_group
from generator.pages.views.listing import ListBody, ListFront, Listing
from generator.pages.views.page import Page, PageLink
from generator.pages.views.rows import item, row
from generator.pages.views.wording import colon, commas, date_in_words, gettext, month_in_words
from generator.slugs import slug
from generator.urls import UNDATED_FOLDER, Crumb, date_folders, page_file

T = TypeVar("T")

MAX_ENTRIES = 300
"""Entries of a list on one page."""


def year_not_known() -> str:
    """Return what begins the names of subpages with entries whose year isn't known."""
    return gettext("Year not known")


class Place(msgspec.Struct, frozen=True, order=True):
    """Where an entry is on one level of the division: its year, its month, its folder, a letter of its address."""

    rank: int
    """Sorts the places of a level: negative for dates, the latest first; 0 for letters; 1 for no date."""
    folder: str
    """The last part of the subpage's address."""
    name: str
    """The name of the subpage, complete without the levels above: `November 2019`."""


_TOP = Place(0, "", "")
"""The place of all entries."""


class Subpage(msgspec.Struct, Generic[T], frozen=True):
    """Some entries of a list, or, at the top of the division, all of them."""

    href: str
    place: Place
    entries: tuple[T, ...]
    """In the order of the list."""
    subpages: tuple[Subpage[T], ...] = ()
    """The next level, if the entries are too many for one page."""
    not_in_subpages: tuple[T, ...] = ()
    """Entries without a place on the next level."""

    @property
    def listed(self) -> tuple[T, ...]:
        """The entries that the page itself lists."""
        return self.not_in_subpages if self.subpages else self.entries


class Shown(msgspec.Struct, frozen=True):
    """The content of a page that lists entries."""

    sections: Sequence[Section] = ()
    make_body: Callable[..., ListBody] = ListBody
    """See `Listing`."""
    make_front: Callable[..., ListFront] = ListFront
    """See `Listing`."""
    layout: str = "page.html"
    """See `Listing`."""


class LongList(msgspec.Struct, Generic[T], frozen=True):
    """A list that may need subpages."""

    title: str
    """Begins the titles of the subpages."""
    kind: str
    main_page: str
    """Address of the main page."""
    crumbs: tuple[Crumb, ...]
    """The pages above a subpage; the main page is the last one."""
    top: Subpage[T]
    facts: Callable[[Sequence[T]], str]
    """Returns the facts about some entries: `12 sessions`."""
    show: Callable[[Subpage[T], str], Shown]
    """Returns the content of the subpage whose Markdown file is given."""
    heading: Callable[[str], str] = str
    """Returns the heading under which a short list has the entries of a subpage. Its slug is the id of the link to the
    subpage, so that an address with this id keeps working when the list becomes long."""
    more_facts: Callable[[Subpage[T], str], Markdown] | None = None
    """Returns facts with links about a subpage, for the main page."""

    @property
    def is_divided(self) -> bool:
        """Whether the list is too long for its page."""
        return bool(self.top.subpages)

    def sections(self, path: str, heading: str | None = None) -> Sequence[Section]:
        """Return the list for the main page, or the list of subpages under `heading`; no section without entries."""
        if not self.top.entries:
            return ()
        return [self.overview(heading)] if self.is_divided else self.show(self.top, path).sections

    def overview(self, heading: str | None = None) -> Section:
        """Return the list of subpages for the main page."""
        return one_group(self._links(self.top, page_file(self.main_page)), heading)

    def pages(self) -> Iterator[Page]:
        """Yield the subpages of all levels."""
        yield from self._pages(self.top, self.crumbs)

    def _pages(self, above: Subpage[T], crumbs: tuple[Crumb, ...]) -> Iterator[Page]:
        neighbours = _neighbours(above.subpages)
        for subpage in above.subpages:
            yield self._page(subpage, crumbs, *neighbours.get(subpage.href, (None, None)))
            yield from self._pages(subpage, (*crumbs, Crumb(subpage.place.name, subpage.href)))

    def _page(
        self, subpage: Subpage[T], crumbs: tuple[Crumb, ...], before: Subpage[T] | None, after: Subpage[T] | None
    ) -> Page:
        path = page_file(subpage.href)
        title = colon(self.title, subpage.place.name)
        facts = self.facts(subpage.entries)
        shown = self.show(subpage, path) if subpage.listed else Shown()
        links = self._links(subpage, path)
        listing = Listing(
            path=path,
            kind=self.kind,
            title=title,
            description=gettext("%(title)s. %(facts)s.", title=title, facts=facts),
            crumbs=crumbs,
            docket=[row("documents", gettext("Listed"), item(facts))],
            sections=[*([one_group(links)] if links else []), *shown.sections],
            make_body=shown.make_body,
            make_front=shown.make_front,
            layout=shown.layout,
            main_page=self.main_page,
            previous=_link(before),
            next=_link(after),
        )
        return listing.to_page()

    def _links(self, above: Subpage[T], path: str) -> list[Entry]:
        return [
            Entry(
                title=subpage.place.name,
                link=markdown_link(subpage.href, path),
                facts=self._facts(subpage, path, is_main=above is self.top),
                id=slug(self.heading(subpage.place.name)),
            )
            for subpage in above.subpages
        ]

    def _facts(self, subpage: Subpage[T], path: str, *, is_main: bool) -> str:
        facts = self.facts(subpage.entries)
        if self.more_facts is None or not is_main:
            return facts
        return Markdown(f"{escape(facts)} · {self.more_facts(subpage, path)}")


def divide(
    href: str,
    entries: Iterable[T],
    places: Callable[[T], Iterator[Place]],
    max_entries: int | None = None,
) -> Subpage[T]:
    """Return the entries, divided into subpages if they are more than `max_entries`.

    Args:
        href: The address below which the subpages are.
        entries: The list, in its order.
        places: Yields the places of an entry from the top level down; no two entries have all places in common.
        max_entries: Entries that fit on one page; `MAX_ENTRIES` if it is not given.
    """
    limit = MAX_ENTRIES if max_entries is None else max_entries
    listed = tuple(entries)
    if len(listed) <= limit:
        return Subpage(href, _TOP, listed)
    return _divide(href, _TOP, [(entry, places(entry)) for entry in listed], limit)


_Placed = tuple[T, Iterator[Place]]
"""An entry, and its places on the next levels."""


def _divide(href: str, place: Place, placed: Sequence[_Placed[T]], max_entries: int) -> Subpage[T]:
    entries = tuple(entry for entry, _ in placed)
    if len(placed) <= max_entries:
        return Subpage(href, place, entries)
    folder = href
    by_place, without_place = _next_level(placed)
    while len(by_place) == 1 and not without_place:
        ((only_place, placed),) = by_place
        folder = f"{folder}{only_place.folder}/"
        by_place, without_place = _next_level(placed)
    subpages = tuple(
        _divide(f"{folder}{below.folder}/", below, entries_below, max_entries) for below, entries_below in by_place
    )
    return Subpage(href, place, entries, subpages, without_place)


def _next_level(placed: Sequence[_Placed[T]]) -> tuple[list[tuple[Place, list[_Placed[T]]]], tuple[T, ...]]:
    """Return the places on the next level with their entries, and the entries without a place.

    Places with one folder are one place: no two pages may have the same address.
    """
    places: dict[str, Place] = {}
    by_folder: dict[str, list[_Placed[T]]] = {}
    without_place = []
    for entry, next_places in placed:
        place = next(next_places, None)
        if place is None:
            without_place.append(entry)
        else:
            places[place.folder] = min(place, places.get(place.folder, place))
            by_folder.setdefault(place.folder, []).append((entry, next_places))
    return [(place, by_folder[place.folder]) for place in sorted(places.values())], tuple(without_place)


def document_places(document: Summary) -> Iterator[Place]:
    """Yield the year, the month and the day of a document, then its folder and the letters of its address."""
    name = ""
    for place in date_places(document.date, document.event.start if document.event is not None else None):
        name = place.name
        yield place
    yield from address_places(document.address.folder, document.address.stem, name)


def date_places(date: str | None, start: str | None) -> Iterator[Place]:
    """Yield the year, the month and the day of a document; `start` is the first day of its event."""
    folders = date_folders(date, start)
    if folders == (UNDATED_FOLDER,):
        yield Place(1, UNDATED_FOLDER, year_not_known())
        return
    year, month, day = folders
    yield Place(-int(year), year, year)
    month_name = month_in_words(f"{year}-{month}")
    yield Place(-int(month), month, month_name)
    if date is None:
        yield Place(1, day, gettext("%(month)s, day not known", month=month_name))
    else:
        yield Place(-int(day), day, date_in_words(date))


def source_places(path: str, name: str | None = None) -> Iterator[Place]:
    """Yield the folder of a source, then the letters of its name, below the level `name`."""
    folder, _, file = path.rpartition("/")
    return address_places(slug(folder) or "no-folder", slug(file), name)


def address_places(folder: str, stem: str, name: str | None = None) -> Iterator[Place]:
    """Yield the folder of a document, then the letters of the last part of its address, below the level `name`."""
    name = commas([name, folder]) if name is not None else folder
    yield Place(0, folder, name)
    yield from letter_places(stem, f"{name}/")


def person_places(person: Person) -> Iterator[Place]:
    """Yield the letters of a person's name as sorted, then those of the person's id."""
    name = slug(person.sorting)
    yield from letter_places(name)
    yield from letter_places(person.id, f"{name}, ")


def letter_places(text: str, before: str = "") -> Iterator[Place]:
    """Yield a place for each letter of a slug: `w`, `ws`, `ws1`."""
    for end, letter in enumerate(text, start=1):
        yield Place(0, letter, f"{before}{text[:end]}…")


def _neighbours(subpages: Sequence[Subpage[T]]) -> dict[str, tuple[Subpage[T] | None, Subpage[T] | None]]:
    """Return the subpages before and after each subpage in the order of time or of letters; none without a date."""
    in_order = [subpage for subpage in subpages if subpage.place.rank <= 0]
    if in_order and in_order[0].place.rank < 0:
        in_order.reverse()
    around = (None, *in_order, None)
    return {subpage.href: (around[position], around[position + 2]) for position, subpage in enumerate(in_order)}


def _link(subpage: Subpage[T] | None) -> PageLink | None:
    return PageLink(subpage.place.name, subpage.href) if subpage is not None else None
