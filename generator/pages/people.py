"""The pages of people: their index by letter, and what each of them said."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from generator.archive.load import Archive
from generator.archive.people import Appearance, Person
from generator.config import Config
from generator.pages.docket import Row, item, row, web_address
from generator.pages.entries import joined, markdown_link, one_group, person_entry
from generator.pages.listing import Listing, Page
from generator.pages.wording import counted, date_in_words, range_in_words

_CRUMB = {"text": "People", "href": "people/"}


def people_pages(archive: Archive, settings: Config) -> Iterator[Page]:
    """Yield the index of people, then a page for each."""
    yield _people_page(archive)
    for person in archive.people.values():
        yield _person_page(person, settings)


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


def _person_page(person: Person, settings: Config) -> Page:
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
    events = [
        {
            "heading": name,
            "sessions": [_spoken_there(appearance, page, settings) for appearance in appearances],
        }
        for name, appearances in groupby(person.appearances, key=_event_name)
    ]
    values = {
        "title": person.name,
        "lead": lead,
        "events": events,
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


def _event_name(appearance: Appearance) -> str:
    event = appearance.document.event
    return event.name if event is not None else "Event not known"


def _spoken_there(appearance: Appearance, page: str, settings: Config) -> dict[str, Any]:
    document = appearance.document
    words = sum(turn.words for turn in appearance.turns)
    facts = [
        date_in_words(document.date) if document.date else None,
        settings.type_name(document.type) if document.type else None,
        counted(len(appearance.turns), "turn"),
        counted(words, "word"),
    ]
    return {
        "title": document.shown_title,
        "link": markdown_link(document.href, page),
        "facts": joined(facts),
        "turns": [
            {
                "first_words": turn.first_words,
                "link": markdown_link(document.href, page, None if document.large else turn.id),
            }
            for turn in appearance.turns
        ],
    }
