"""The page of a person: their turns by year and session, and who speaks in the same sessions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import ClassVar

import msgspec

from generator.archive.people.people_index import Appearance, Person
from generator.archive.summary import TurnSummary
from generator.pages.views.co_speakers import CoSpeakers
from generator.pages.views.entries import joined, markdown_link
from generator.pages.views.listing import ListBody, Listing
from generator.pages.views.page import Page
from generator.pages.views.printed_label import printed_as
from generator.pages.views.rows import Item, Row, item, row, web_address
from generator.pages.views.subpages import YEAR_NOT_KNOWN, LongList, Shown, Subpage, divide, document_places
from generator.pages.views.wording import counted, date_in_words, range_in_words
from generator.settings.load import Settings
from generator.urls import PEOPLE_CRUMB, Crumb, event_address, page_file

_MAX_PRINTED = 50
"""Labels in the docket, the most frequent first."""

_MAX_TURNS_SHOWN = 300
"""Turns whose first words a page shows, over all sessions; at least one of each session is shown."""


class SpokenTurn(msgspec.Struct, frozen=True):
    """A turn of the person."""

    first_words: str
    link: str


class SpokenSession(msgspec.Struct, frozen=True):
    """A session in which the person speaks."""

    title: str
    link: str
    event: str | None
    event_link: str | None
    facts: str | None
    turns: tuple[SpokenTurn, ...]
    rest: str | None
    """A note on turns that are not listed."""


class YearView(msgspec.Struct, frozen=True):
    """The sessions of a year, or of a shorter time."""

    heading: str
    sessions: tuple[SpokenSession, ...]


class PersonBody(ListBody, frozen=True, kw_only=True):
    """What `person.md.jinja` prints: the sessions above the lists."""

    template: ClassVar[str] = "person.md.jinja"
    years: Sequence[YearView]


def person_pages(person: Person, co_speakers: CoSpeakers, settings: Settings) -> Iterator[Page]:
    """Yield the page of a person who spoke, and its subpages if there are too many sessions for one page."""
    sessions = _long_list(person, settings)
    yield _main_page(person, sessions, co_speakers, settings)
    yield from sessions.pages()


def _long_list(person: Person, settings: Settings) -> LongList[Appearance]:
    def show(subpage: Subpage[Appearance], path: str) -> Shown:
        sessions = _session_list(subpage.listed, person, path, settings)
        heading = _heading_of_year(subpage.place.name)
        year = YearView(heading, tuple(session for _, session in sessions))
        return Shown(make_body=partial(PersonBody, years=(year,)))

    return LongList(
        title=person.name,
        kind="person",
        main_page=person.href,
        crumbs=(PEOPLE_CRUMB, Crumb(person.name, person.href)),
        top=divide(person.href, person.appearances, lambda appearance: document_places(appearance.document)),
        facts=_facts,
        show=show,
        heading=_heading_of_year,
    )


def _facts(appearances: Sequence[Appearance]) -> str:
    turns = [turn for appearance in appearances for turn in appearance.turns]
    words = counted(sum(turn.words for turn in turns), "word")
    return f"{counted(len(appearances), 'session')} · {counted(len(turns), 'turn')} · {words}"


def _main_page(person: Person, long_list: LongList[Appearance], co_speakers: CoSpeakers, settings: Settings) -> Page:
    path = page_file(person.href)
    turns = counted(sum(len(appearance.turns) for appearance in person.appearances), "turn")
    sessions = counted(len(person.appearances), "session")
    docket = [
        *([row("printed", "As printed", *_printed(person))] if person.printed else []),
        row("sessions", "Sessions", item(sessions)),
        row("length", "Words", item(f"{counted(person.words, 'word')} in {turns}")),
        *_register_rows(person),
    ]
    lead = None
    if person.local:
        title = person.appearances[0].document.shown_title
        lead = (
            "The printed name is not enough to find this person in other sessions,"
            f" so this page covers one session only: {title}."
        )
    listing = Listing(
        path=path,
        kind="person",
        title=person.name,
        description=f"{person.name}: {turns} in {sessions}, {counted(person.words, 'word')}.",
        crumbs=[PEOPLE_CRUMB],
        docket=docket,
        lead=lead,
        sections=[
            *([long_list.overview("Sessions")] if long_list.is_divided else []),
            *co_speakers.sections(person, path),
        ],
        make_body=partial(PersonBody, years=() if long_list.is_divided else _years(person, path, settings)),
    )
    return listing.to_page()


def _printed(person: Person) -> Iterator[Item]:
    yield from (item(label) for label in person.printed[:_MAX_PRINTED])
    if (rest := len(person.printed) - _MAX_PRINTED) > 0:
        yield item(f"and {counted(rest, 'other form')}")


def _register_rows(person: Person) -> Iterator[Row]:
    """Yield the docket rows that the people register fills."""
    if person.info is None:
        return
    if person.info.affiliations:
        yield row(
            "affiliations",
            "Spoke for",
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
        yield row("elsewhere", "Elsewhere", *(link for link in elsewhere if link is not None))


def _period_in_words(start: datetime.date | None, end: datetime.date | None) -> str | None:
    if start is not None and end is not None:
        return range_in_words(start.isoformat(), end.isoformat())
    if start is not None:
        return f"since {date_in_words(start.isoformat())}"
    return f"until {date_in_words(end.isoformat())}" if end is not None else None


def _years(person: Person, path: str, settings: Settings) -> tuple[YearView, ...]:
    """Return the years, latest first, with their sessions."""
    sessions_by_year: dict[str, list[SpokenSession]] = {}
    for year, session in _session_list(person.appearances, person, path, settings):
        sessions_by_year.setdefault(year, []).append(session)
    return tuple(YearView(_heading_of_year(year), tuple(sessions)) for year, sessions in sessions_by_year.items())


def _session_list(
    appearances: Sequence[Appearance], person: Person, path: str, settings: Settings
) -> list[tuple[str, SpokenSession]]:
    """Return each session with its year: the years and events latest first, in an event the sessions in their order."""
    by_event = [list(of_event) for _, of_event in groupby(appearances, key=_event)]
    latest_first = [appearance for of_event in reversed(by_event) for appearance in of_event]
    max_turns = max(1, _MAX_TURNS_SHOWN // len(appearances))
    return [
        (_year(appearance), _session_values(appearance, person, path, settings, max_turns))
        for appearance in sorted(latest_first, key=_year, reverse=True)
    ]


def _heading_of_year(year: str) -> str:
    """Return the heading of the sessions of a year, or of a month, such as `November 2019`, or a day."""
    if not year or year.startswith(YEAR_NOT_KNOWN):
        return "Spoke, year not known"
    is_day = year[0].isdigit() and " " in year
    return f"Spoke on {year}" if is_day else f"Spoke in {year}"


def _year(appearance: Appearance) -> str:
    document = appearance.document
    return (document.date or (document.event.start if document.event else None) or "")[:4]


def _event(appearance: Appearance) -> str:
    event = appearance.document.event
    return event.id if event is not None else ""


def _session_values(
    appearance: Appearance, person: Person, path: str, settings: Settings, max_turns: int
) -> SpokenSession:
    document, turns = appearance.document, appearance.turns
    shown_turns = _longest(turns, max_turns)
    facts = [
        date_in_words(document.date) if document.date else None,
        settings.type_name(document.type) if document.type else None,
        document.code,
        ", ".join(sorted({turn.role for turn in turns if turn.role})),
        _printed_labels(appearance) if len(person.printed) > 1 else None,
        counted(len(turns), "turn"),
        counted(sum(turn.words for turn in turns), "word"),
    ]
    shorter = len(turns) - len(shown_turns)
    return SpokenSession(
        title=document.shown_title,
        link=markdown_link(document.href, path),
        event=document.event.name if document.event else None,
        event_link=markdown_link(event_address(document.event.id), path) if document.event else None,
        facts=joined(facts),
        turns=tuple(
            SpokenTurn(
                first_words=_with_attached_ellipsis(turn.first_words),
                link=markdown_link(document.href, path, None if document.is_too_large else turn.id),
            )
            for turn in shown_turns
        ),
        rest=f"{counted(shorter, 'shorter turn')} not listed: open the session" if shorter else None,
    )


def _with_attached_ellipsis(text: str) -> str:
    """Return the first words with a no-break space before the ellipsis, so that it never begins a line."""
    return f"{text[:-2]}\N{NO-BREAK SPACE}…" if text.endswith(" …") else text


def _longest(turns: Sequence[TurnSummary], max_turns: int) -> Sequence[TurnSummary]:
    """Return the turns with most words, in the order of the page."""
    if len(turns) <= max_turns:
        return turns
    order = sorted(range(len(turns)), key=lambda position: (-turns[position].words, position))
    return [turns[position] for position in sorted(order[:max_turns])]


def _printed_labels(appearance: Appearance) -> str | None:
    labels = dict.fromkeys(turn.label for turn in appearance.turns if turn.label)
    return printed_as(*labels) if labels else None
