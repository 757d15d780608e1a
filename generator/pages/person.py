"""The page of a person: their turns by year and session, what they speak of, and who speaks in the same sessions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Appearance, Person
from generator.archive.related.index import find_person_words
from generator.pages.views.co_speakers import CoSpeakers
from generator.pages.views.entries import joined
from generator.pages.views.kept_topics import KeptTopics
from generator.pages.views.listing import ListBody, ListFront, Listing
from generator.pages.views.page import Page
from generator.pages.views.person_sessions import ShownYear, heading_of_year, shown_years, year_of
from generator.pages.views.person_topics import PersonTopic, person_topics
from generator.pages.views.rows import Item, Row, item, row, web_address
from generator.pages.views.subpages import LongList, Shown, Subpage, divide, document_places
from generator.pages.views.wording import counted, date_in_words, gettext, range_in_words
from generator.settings.load import Settings
from generator.slugs import slug
from generator.text.normal import has_two_words, name_key
from generator.urls import Crumb, feed_address, page_file, people_crumb

_MAX_PRINTED = 50
"""Labels in the docket, the most frequent first."""

_LAYOUT = "person.html"


class PersonYear(msgspec.Struct, frozen=True):
    """A year in which a person speaks."""

    year: int
    place: str
    """Where the sessions of the year are: `#spoke-in-2016`, or the address of their page."""
    sessions: int
    turns: int
    words: int


class PersonFront(ListFront, frozen=True, kw_only=True):
    """The front matter of a person's page."""

    person: str
    """The person's id."""
    words_by_year: tuple[PersonYear, ...] = ()
    """From the first year to the last; a year in which the person doesn't speak is missing."""
    speaks_of: tuple[PersonTopic, ...] = ()
    """The strongest first."""


class PersonBody(ListBody, frozen=True, kw_only=True):
    """What `person.md.jinja` prints: the sessions above the lists."""

    template: ClassVar[str] = "person.md.jinja"
    years: Sequence[ShownYear]


class People:
    """What the pages of all people need of the archive.

    Args:
        archive: All documents and people.
        settings: The archive's `site_config/`.
        kept_topics: The topics of people in the last build.
    """

    def __init__(self, archive: Archive, settings: Settings, kept_topics: KeptTopics | None = None) -> None:
        self.settings = settings
        self.co_speakers = CoSpeakers(archive.people)
        self.corrected = frozenset(archive.applied_corrections)
        """The addresses of the documents with corrections."""
        self._archive = archive
        self._person_words = find_person_words(archive, settings)
        self._kept_topics = kept_topics

    def topics_of(self, person: Person) -> tuple[PersonTopic, ...]:
        """Return the topics that a person speaks of, the strongest first."""
        if self._kept_topics is None:
            return person_topics(person, self._archive, self._person_words)
        return self._kept_topics.topics_of(person, self._archive, self._person_words)


def person_pages(person: Person, people: People) -> Iterator[Page]:
    """Yield the page of a person who spoke, and its subpages if there are too many sessions for one page."""
    sessions = _long_list(person, people)
    yield _main_page(person, sessions, people)
    yield from sessions.pages()


def _long_list(person: Person, people: People) -> LongList[Appearance]:
    def show(subpage: Subpage[Appearance], path: str) -> Shown:
        years = shown_years(subpage.listed, person, path, people.settings, people.corrected)
        sessions = tuple(session for year in years for session in year.sessions)
        whole = ShownYear(heading_of_year(subpage.place.name), sessions)
        return Shown(
            make_body=partial(PersonBody, years=(whole,)),
            make_front=partial(PersonFront, person=person.id),
            layout=_LAYOUT,
        )

    return LongList(
        title=person.name,
        kind="person",
        main_page=person.href,
        crumbs=(people_crumb(), Crumb(person.name, person.href)),
        top=divide(person.href, person.appearances, lambda appearance: document_places(appearance.document)),
        facts=_facts,
        show=show,
        heading=heading_of_year,
    )


def _facts(appearances: Sequence[Appearance]) -> str:
    turns = [turn for appearance in appearances for turn in appearance.turns]
    words = counted(sum(turn.words for turn in turns), "word")
    return f"{counted(len(appearances), 'session')} · {counted(len(turns), 'turn')} · {words}"


def _main_page(person: Person, long_list: LongList[Appearance], people: People) -> Page:
    path = page_file(person.href)
    turns = counted(sum(len(appearance.turns) for appearance in person.appearances), "turn")
    sessions = counted(len(person.appearances), "session")
    docket = [
        *([row("printed", gettext("As printed"), *_printed(person))] if person.printed else []),
        row("sessions", gettext("Sessions"), item(sessions, _span_of_years(person))),
        row(
            "length",
            gettext("Words"),
            item(gettext("%(words)s in %(turns)s", words=counted(person.words, "word"), turns=turns)),
        ),
        *_identity_rows(person),
        *_register_rows(person),
    ]
    years = (
        () if long_list.is_divided else shown_years(person.appearances, person, path, people.settings, people.corrected)
    )
    listing = Listing(
        path=path,
        kind="person",
        title=person.name,
        description=gettext(
            "%(person)s: %(turns)s in %(sessions)s, %(words)s.",
            person=person.name,
            turns=turns,
            sessions=sessions,
            words=counted(person.words, "word"),
        ),
        crumbs=[people_crumb()],
        docket=docket,
        lead=_lead_of_local(person) if person.local else None,
        sections=[
            *([long_list.overview(gettext("Sessions"))] if long_list.is_divided else []),
            *people.co_speakers.sections(person, path),
        ],
        make_body=partial(PersonBody, years=years),
        make_front=partial(
            PersonFront,
            person=person.id,
            words_by_year=_words_by_year(person, long_list),
            speaks_of=people.topics_of(person),
        ),
        layout=_LAYOUT,
        search=f"person={person.id}",
        search_text=gettext("Search in what %(person)s said", person=person.name),
        feed=None if person.local else feed_address(person.href),
    )
    return listing.to_page()


def _printed(person: Person) -> Iterator[Item]:
    yield from (item(label) for label in person.printed[:_MAX_PRINTED])
    if (rest := len(person.printed) - _MAX_PRINTED) > 0:
        yield item(gettext("and %(others)s", others=counted(rest, "other form")))


def _lead_of_local(person: Person) -> str:
    """Return why the page of a person covers one session only."""
    title = person.appearances[0].document.shown_title
    if has_two_words(name_key(person.name)):
        return gettext(
            "This name alone does not tell who speaks, because the archive prints it with different titles, or for"
            " several people. So we don’t join it with others, and this page covers one session only: %(title)s.",
            title=title,
        )
    return gettext(
        "Only one name is printed; we don’t join it with others. So this page covers one session only: %(title)s.",
        title=title,
    )


def _identity_rows(person: Person) -> Iterator[Row]:
    """Yield the row that says why the sessions are taken as those of one person, if there are several."""
    if len(person.appearances) < 2:
        return
    if person.info is not None:
        said = item(gettext("The archive’s people register says which printed names are this person’s."))
    else:
        said = item(
            gettext(
                "The same name is printed in all %(sessions)s.", sessions=counted(len(person.appearances), "session")
            ),
            gettext("Nobody has checked that it is the same person each time."),
        )
    yield row("identity", gettext("One person"), said)


def _span_of_years(person: Person) -> str | None:
    """Return `from 2006 to 2025`, `in 2006`, or `None` if no year is known."""
    years = sorted(year for year in map(year_of, person.appearances) if year)
    if not years:
        return None
    if years[0] == years[-1]:
        return gettext("in %(year)s", year=years[0])
    return gettext("from %(first)s to %(last)s", first=years[0], last=years[-1])


def _words_by_year(person: Person, long_list: LongList[Appearance]) -> tuple[PersonYear, ...]:
    """Return the numbers of each year in which the person speaks; nothing if there is only one."""
    by_year: dict[str, list[Appearance]] = {}
    for appearance in person.appearances:
        by_year.setdefault(year_of(appearance), []).append(appearance)
    by_year.pop("", None)
    if len(by_year) < 2:
        return ()
    return tuple(
        PersonYear(
            year=int(year),
            place=_place_of_year(year, long_list),
            sessions=len(by_year[year]),
            turns=sum(len(appearance.turns) for appearance in by_year[year]),
            words=sum(turn.words for appearance in by_year[year] for turn in appearance.turns),
        )
        for year in sorted(by_year)
    )


def _place_of_year(year: str, long_list: LongList[Appearance]) -> str:
    """Return where the sessions of a year are: a heading of this page, or the page of the year."""
    subpages = (subpage.href for subpage in long_list.top.subpages if subpage.place.folder == year)
    return next(subpages, f"#{slug(heading_of_year(year))}")


def _register_rows(person: Person) -> Iterator[Row]:
    """Yield the docket rows that the people register fills."""
    if person.info is None:
        return
    if person.info.affiliations:
        yield row(
            "affiliations",
            gettext("Spoke for"),
            *(
                item(
                    joined([affiliation.organisation, affiliation.group]) or "",
                    _period_in_words(affiliation.start, affiliation.end),
                    web_address(affiliation.source),
                )
                for affiliation in person.info.affiliations
            ),
        )
    links = person.info.links
    elsewhere = [
        item("Wikidata", links.wikidata, f"https://www.wikidata.org/wiki/{links.wikidata}") if links.wikidata else None,
        item("ORCID", links.orcid, f"https://orcid.org/{links.orcid}") if links.orcid else None,
    ]
    if any(elsewhere):
        yield row("elsewhere", gettext("Elsewhere"), *(link for link in elsewhere if link is not None))


def _period_in_words(start: datetime.date | None, end: datetime.date | None) -> str | None:
    if start is not None and end is not None:
        return range_in_words(start.isoformat(), end.isoformat())
    if start is not None:
        return gettext("since %(date)s", date=date_in_words(start.isoformat()))
    return gettext("until %(date)s", date=date_in_words(end.isoformat())) if end is not None else None
