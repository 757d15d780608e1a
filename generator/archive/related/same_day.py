"""What took place on the same day of an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.archive.summary import Summary

_AROUND = 4
"""Sessions listed before and after one, so that whatever is listed lists it too."""

_OF_ARTICLE = 8
"""Sessions that an article of the day leads to."""

_ARTICLES = 3
"""Articles that lead to sessions; those of a day with more are in the event's programme."""

_FIRST = ("opening", "closing", "high-level", "main-session")
"""Types of session that an article of the day is likely to tell of."""

EventDay = tuple[str, str]
"""An event, and its day: a date, or a number where the date isn't known."""


class SameDay(msgspec.Struct, frozen=True):
    """What else there is of a document's day."""

    previous: Summary | None = None
    next: Summary | None = None
    others: tuple[Summary, ...] = ()
    """Sessions around it, in the order of the day."""
    articles: tuple[Summary, ...] = ()
    complete: bool = True
    """Whether these are all."""


NO_SAME_DAY = SameDay()


def event_day(document: Summary) -> EventDay | None:
    """Return the day of an event on which it was, if both are known."""
    if document.event is None or (document.date is None and document.day is None):
        return None
    return document.event.id, document.date or f"day {document.day}"


def find_same_day(documents: Iterable[Summary]) -> Mapping[str, SameDay]:
    """Return what else there is of each document's day, by address.

    Previous and next are of the same day. Sessions whose event or day isn't known follow one another as they are given,
    each event's by themselves.
    """
    days: dict[EventDay, list[Summary]] = {}
    rows: dict[tuple[str, ...], list[Summary]] = {}
    articles: dict[EventDay, list[Summary]] = {}
    for document in documents:
        day = event_day(document)
        if document.is_session:
            rows.setdefault(day or (document.event.id if document.event else "",), []).append(document)
            if day is not None:
                days.setdefault(day, []).append(document)
        elif day is not None:
            articles.setdefault(day, []).append(document)
    found: dict[str, SameDay] = {}
    for row in rows.values():
        for place, session in enumerate(row):
            found[session.href] = SameDay(
                previous=row[place - 1] if place else None, next=row[place + 1] if place + 1 < len(row) else None
            )
    for day, sessions in days.items():
        theirs = articles.get(day, [])
        told = _told(sessions) if len(theirs) <= _ARTICLES else []
        is_told = {session.href for session in told}
        for place, session in enumerate(sessions):
            around = [*sessions[max(0, place - _AROUND) : place], *sessions[place + 1 : place + 1 + _AROUND]]
            found[session.href] = msgspec.structs.replace(
                found[session.href],
                others=tuple(around),
                articles=tuple(theirs) if session.href in is_told else (),
                complete=len(around) + 1 == len(sessions),
            )
        for article in theirs:
            found[article.href] = SameDay(others=tuple(told), complete=len(told) == len(sessions))
    return found


def _told(sessions: Sequence[Summary]) -> list[Summary]:
    """Return the sessions to which an article of their day leads: openings, closings and main sessions first."""
    order = {kind: place for place, kind in enumerate(_FIRST)}
    ranked = sorted(range(len(sessions)), key=lambda place: (order.get(sessions[place].type or "", len(order)), place))
    return [sessions[place] for place in sorted(ranked[:_OF_ARTICLE])]
