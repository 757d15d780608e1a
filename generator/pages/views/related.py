"""The links from a document to related documents, for its front matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from generator.archive.people.people_index import Person
from generator.archive.related.index import RelatedLinks, SeriesPlace
from generator.archive.summary import Summary
from generator.pages.views.entries import joined
from generator.pages.views.wording import counted, date_in_words
from generator.settings.load import Settings
from generator.urls import event_address

_MAX_NAMES = 4
"""Names in a reason; if there are more people, the last part gives their number."""


class Link(TypedDict):
    """A link to another document."""

    lead: str | None
    """Words before the link, such as a time or `Before`."""
    text: str
    href: str
    note: str | None


class RelatedGroup(TypedDict):
    """Links with the same reason."""

    key: str
    label: str
    href: str | None
    """The target of the heading."""
    links: list[Link]
    more: Link | None
    """A link to the other documents, if these are not all."""


def neighbour(document: Summary | None) -> dict[str, str | None] | None:
    """Return the link to the previous or next document, if there is one."""
    if document is None:
        return None
    return {
        "text": document.shown_title,
        "href": document.href,
        "note": joined([*_event_and_date(document), document.start_time, document.room]),
    }


def related_view(document: Summary, related: RelatedLinks, settings: Settings) -> list[RelatedGroup]:
    """Return the groups of links at the foot of a page; a group without links is left out.

    No session is listed for two reasons. A neighbour in a series isn't listed for its subjects or people, a session on
    the same subjects names common speakers in its line, and the previous and next session of the day, which are named
    above, aren't listed with the other sessions of the day. Both ends of a link follow these rules, so every link has a
    link back.
    """
    in_series = {
        session.href for place in related.series for session in (place.previous, place.next) if session is not None
    }
    people = {session.href: names_in_words(common_people) for session, common_people in related.people}
    on_subjects = [(session, terms) for session, terms in related.related if session.href not in in_series]
    listed = in_series | {session.href for session, _ in on_subjects}
    with_people = [session for session, _ in related.people if session.href not in listed]
    groups = [
        _group(
            "parts",
            "Other parts",
            [_link(part, [*_event_and_date(part), part.start_time, part.room]) for part in related.parts],
        ),
        *(_series_group(place) for place in related.series),
        _group(
            "related", "On the same subjects", [_subject_link(session, terms, people) for session, terms in on_subjects]
        ),
        _group(
            "people",
            "With the same people",
            [_link(session, [*_event_and_date(session), people[session.href]]) for session in with_people],
        ),
        _group(
            "articles", "About that day", [_link(article, _event_and_date(article)) for article in related.day.articles]
        ),
        _day_group(document, related, settings),
    ]
    return [group for group in groups if group["links"]]


def _subject_link(session: Summary, terms: Sequence[str], people: Mapping[str, str]) -> Link:
    common_people = people.get(session.href)
    subjects = f"both speak of {', '.join(terms)}"
    return _link(
        session, [*_event_and_date(session), subjects, f"also with {common_people}" if common_people else None]
    )


def _day_group(document: Summary, related: RelatedLinks, settings: Settings) -> RelatedGroup:
    neighbours = {session.href for session in (related.day.previous, related.day.next) if session is not None}
    links = [_session_of_day(session, settings) for session in related.day.others if session.href not in neighbours]
    event = document.event
    more = None if related.day.complete or event is None else _programme_link(event.name, event.id)
    return _group("day", "On the same day", links, more)


def names_in_words(people: Sequence[Person]) -> str:
    """Return all names, or for many people the first names and the number of the others."""
    names = [person.name for person in people]
    if len(names) > _MAX_NAMES:
        names = [*names[: _MAX_NAMES - 1], f"{counted(len(names) - _MAX_NAMES + 1, 'other')}"]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _group(key: str, label: str, links: list[Link], more: Link | None = None, href: str | None = None) -> RelatedGroup:
    return RelatedGroup(key=key, label=label, href=href, links=links, more=more)


def _link(document: Summary, facts: Sequence[str | None], lead: str | None = None) -> Link:
    return Link(lead=lead, text=document.shown_title, href=document.href, note=joined(facts))


def _series_group(place: SeriesPlace) -> RelatedGroup:
    neighbours = (("Before", place.previous), ("After", place.next))
    links = [_link(session, _event_and_date(session), lead) for lead, session in neighbours if session is not None]
    return _group("series", place.info.name, links, href=place.info.href)


def _session_of_day(document: Summary, settings: Settings) -> Link:
    type_name = settings.type_name(document.type) if document.type else None
    return _link(document, [document.room, type_name, document.code], document.start_time)


def _programme_link(name: str, event: str) -> Link:
    return Link(lead=None, text=f"The programme of {name}", href=event_address(event), note=None)


def _event_and_date(document: Summary) -> list[str | None]:
    event = document.event.name if document.event else None
    return [event, date_in_words(document.date) if document.date else None]
