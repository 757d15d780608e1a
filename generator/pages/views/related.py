"""What leads from a document to others, as its front matter has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from generator.archive.people.people_index import Person
from generator.archive.related.index import RelatedLinks, SeriesPlace
from generator.archive.summary import Summary
from generator.pages.views.entries import joined
from generator.pages.views.wording import counted, date_in_words
from generator.settings.load import Settings

_NAMED = 4
"""People who are named as the reason; of more their number is told."""


class Link(TypedDict):
    """A way to another document."""

    lead: str | None
    """What stands before it: a time, `Before`."""
    text: str
    href: str
    note: str | None


class RelatedGroup(TypedDict):
    """Links of one sort."""

    key: str
    label: str
    href: str | None
    """Where the heading leads."""
    links: list[Link]
    more: Link | None
    """Where the others are, if these aren't all."""


def neighbour(document: Summary | None) -> dict[str, str | None] | None:
    """Return the way to the document before or after, if there is one."""
    if document is None:
        return None
    return {
        "text": document.shown_title,
        "href": document.href,
        "note": joined([*_when(document), document.start_time, document.room]),
    }


def related_view(document: Summary, ties: RelatedLinks, settings: Settings) -> list[RelatedGroup]:
    """Return the links at the foot of a page, sort by sort; a sort without links is left out.

    No session stands twice for two reasons. A neighbour in a series isn't listed for its subjects or people, one on the
    same subjects says in its line who else speaks there, and the previous and next of the day, which are named above,
    aren't listed with the day's others. Both ends leave out the same, so every link keeps its way back.
    """
    row = {one.href for tie in ties.series for one in (tie.previous, tie.next) if one is not None}
    people = {one.href: names_in_words(found) for one, found in ties.people}
    related = [(one, terms) for one, terms in ties.related if one.href not in row]
    told = row | {one.href for one, _ in related}
    beside = {one.href for one in (ties.day.previous, ties.day.next) if one is not None}
    found = [
        _near("parts", "Other parts", [_link(one, [*_when(one), one.start_time, one.room]) for one in ties.parts]),
        *(_series(one) for one in ties.series),
        _near(
            "related",
            "On the same subjects",
            [
                _link(one, [*_when(one), f"both speak of {', '.join(terms)}", _also(people.get(one.href))])
                for one, terms in related
            ],
        ),
        _near(
            "people",
            "With the same people",
            [_link(one, [*_when(one), people[one.href]]) for one, _ in ties.people if one.href not in told],
        ),
        _near("articles", "About that day", [_link(one, [*_when(one)]) for one in ties.day.articles]),
        _near(
            "day",
            "On the same day",
            [_of_day(one, settings) for one in ties.day.others if one.href not in beside],
            None if ties.day.complete or document.event is None else _programme(document.event.name, document.event.id),
        ),
    ]
    return [one for one in found if one["links"]]


def names_in_words(people: Sequence[Person]) -> str:
    """Return who it is: all names, or of many the first and the number of the others."""
    names = [person.name for person in people]
    if len(names) > _NAMED:
        names = [*names[: _NAMED - 1], f"{counted(len(names) - _NAMED + 1, 'other')}"]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _also(people: str | None) -> str | None:
    return f"also with {people}" if people else None


def _near(key: str, label: str, links: list[Link], more: Link | None = None, href: str | None = None) -> RelatedGroup:
    return RelatedGroup(key=key, label=label, href=href, links=links, more=more)


def _link(document: Summary, facts: Sequence[str | None], lead: str | None = None) -> Link:
    return Link(lead=lead, text=document.shown_title, href=document.href, note=joined(facts))


def _series(one: SeriesPlace) -> RelatedGroup:
    ends = (("Before", one.previous), ("After", one.next))
    links = [_link(end, _when(end), lead) for lead, end in ends if end is not None]
    return _near("series", one.info.name, links, href=one.info.href)


def _of_day(document: Summary, settings: Settings) -> Link:
    kind = settings.type_name(document.type) if document.type else None
    return _link(document, [document.room, kind, document.code], document.start_time)


def _programme(name: str, event: str) -> Link:
    return Link(lead=None, text=f"The programme of {name}", href=f"{event}/", note=None)


def _when(document: Summary) -> list[str | None]:
    event = document.event.name if document.event else None
    return [event, date_in_words(document.date) if document.date else None]
