"""The page of a person: by year what they said in which session, and with whom."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from generator.archive.people.people_index import Appearance, Person
from generator.archive.summary import TurnSummary
from generator.pages.views.co_speakers import CoSpeakers
from generator.pages.views.docket import Row, item, row, web_address
from generator.pages.views.entries import joined, markdown_link
from generator.pages.views.listing import Page
from generator.pages.views.wording import counted, date_in_words, range_in_words
from generator.settings.load import Settings

_CRUMB = {"text": "People", "href": "people/"}

_LINES = 300
"""Turns whose first words a page shows, over all sessions together, but one of each session at least."""


def person_page(person: Person, company: CoSpeakers, settings: Settings) -> Page:
    """Return the page of somebody who spoke."""
    page = f"{person.href}index.md"
    turns = counted(sum(len(appearance.turns) for appearance in person.appearances), "turn")
    sessions = counted(len(person.appearances), "session")
    docket = [
        *([row("printed", "As printed", *(item(label) for label in person.printed))] if person.printed else []),
        row("sessions", "Sessions", item(sessions)),
        row("length", "Words", item(f"{counted(person.words, 'word')} in {turns}")),
        *_registered(person),
    ]
    lead = None
    if person.local:
        document = person.appearances[0].document
        lead = f"The name as printed tells who this is in one session only: {document.shown_title}."
    values = {
        "title": person.name,
        "lead": lead,
        "years": _years(person, page, settings),
        "sections": company.sections(person, page),
        "front": {
            "title": person.name,
            "description": f"{person.name}: {turns} in {sessions}, {counted(person.words, 'word')}.",
            "template": "page.html",
            "page_kind": "person",
            "crumbs": [_CRUMB],
            "docket": docket,
        },
    }
    return page, "person.md.jinja", values


def _registered(person: Person) -> Iterator[Row]:
    """Yield the rows that the people register knows."""
    if person.info is None:
        return
    if person.info.affiliations:
        yield row(
            "affiliations",
            "Spoke for",
            *(
                item(
                    joined([affiliation.organisation, affiliation.group]) or "",
                    _dated(affiliation.start, affiliation.end),
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


def _dated(start: datetime.date | None, end: datetime.date | None) -> str | None:
    if start is not None and end is not None:
        return range_in_words(start.isoformat(), end.isoformat())
    if start is not None:
        return f"since {date_in_words(start.isoformat())}"
    return f"until {date_in_words(end.isoformat())}" if end is not None else None


def _years(person: Person, page: str, settings: Settings) -> list[dict[str, Any]]:
    """Return the years, the latest first; in a year the events latest first, in an event the sessions as held."""
    by_event = [list(found) for _, found in groupby(person.appearances, key=_event)]
    latest_first = [appearance for appearances in reversed(by_event) for appearance in appearances]
    most = max(1, _LINES // len(person.appearances))
    by_year: dict[str, list[dict[str, Any]]] = {}
    for appearance in sorted(latest_first, key=_year, reverse=True):
        by_year.setdefault(_year(appearance), []).append(_spoken_there(appearance, person, page, settings, most))
    return [
        {"heading": f"Spoke in {year}" if year else "Spoke, year not known", "sessions": sessions}
        for year, sessions in by_year.items()
    ]


def _year(appearance: Appearance) -> str:
    document = appearance.document
    return (document.date or (document.event.start if document.event else None) or "")[:4]


def _event(appearance: Appearance) -> str:
    event = appearance.document.event
    return event.id if event is not None else ""


def _spoken_there(appearance: Appearance, person: Person, page: str, settings: Settings, most: int) -> dict[str, Any]:
    document, turns = appearance.document, appearance.turns
    shown = _longest(turns, most)
    facts = [
        date_in_words(document.date) if document.date else None,
        settings.type_name(document.type) if document.type else None,
        document.code,
        ", ".join(sorted({turn.role for turn in turns if turn.role})),
        _as_printed(appearance) if len(person.printed) > 1 else None,
        counted(len(turns), "turn"),
        counted(sum(turn.words for turn in turns), "word"),
    ]
    return {
        "title": document.shown_title,
        "link": markdown_link(document.href, page),
        "event": document.event.name if document.event else None,
        "event_link": markdown_link(f"{document.event.id}/", page) if document.event else None,
        "facts": joined(facts),
        "turns": [
            {
                "first_words": _unbroken(turn.first_words),
                "link": markdown_link(document.href, page, None if document.is_too_large else turn.id),
            }
            for turn in shown
        ],
        "rest": f"and {counted(len(turns) - len(shown), 'shorter turn')}" if len(shown) < len(turns) else None,
    }


def _unbroken(text: str) -> str:
    """Return first words whose ellipsis never stands alone on a line."""
    return f"{text[:-2]}\N{NO-BREAK SPACE}…" if text.endswith(" …") else text


def _longest(turns: Sequence[TurnSummary], most: int) -> Sequence[TurnSummary]:
    """Return the turns with most words, in the order of the page."""
    if len(turns) <= most:
        return turns
    order = sorted(range(len(turns)), key=lambda place: (-turns[place].words, place))
    return [turns[place] for place in sorted(order[:most])]


def _as_printed(appearance: Appearance) -> str | None:
    labels = dict.fromkeys(turn.label for turn in appearance.turns if turn.label)
    return f"printed as {', '.join(labels)}" if labels else None
