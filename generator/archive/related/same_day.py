"""Sessions and articles of the same day of an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.archive.summary import Summary

_MAX_BEFORE_AND_AFTER = 4
"""Sessions listed before a session and after it. The same number on both sides makes each listing mutual."""

_MAX_FOR_ARTICLE = 8
"""Sessions of its day that an article links to."""

_MAX_ARTICLES = 3
"""Articles of a day that link to sessions. If a day has more, its articles are only in the event's programme."""

_TYPES_FOR_ARTICLE = ("opening", "closing", "high-level", "main-session")
"""Types of session that an article of the day probably reports."""

EventDay = tuple[str, str]
"""An event id and one of its days: a date, or `day 2` where the date isn't known."""


class SameDay(msgspec.Struct, frozen=True):
    """The other documents of a document's day."""

    previous: Summary | None = None
    next: Summary | None = None
    others: tuple[Summary, ...] = ()
    """The sessions before and after it, in the order of the day."""
    articles: tuple[Summary, ...] = ()
    complete: bool = True
    """True if `others` has all other sessions of the day."""


NO_SAME_DAY = SameDay()


def event_day(document: Summary) -> EventDay | None:
    """Return the event day of a document, or `None` if its event or its day isn't known."""
    if document.event is None or (document.date is None and document.day is None):
        return None
    return document.event.id, document.date or f"day {document.day}"


def find_same_day(documents: Iterable[Summary]) -> Mapping[str, SameDay]:
    """Return the other documents of each document's day, by address.

    The previous and the next session are of the same day. Sessions of an event whose day isn't known follow one another
    in the order of `documents`, and so do those whose event isn't known.
    """
    sessions_by_day: dict[EventDay, list[Summary]] = {}
    sequences: dict[tuple[str, ...], list[Summary]] = {}
    articles_by_day: dict[EventDay, list[Summary]] = {}
    for document in documents:
        day = event_day(document)
        if document.is_session:
            sequences.setdefault(day or _unknown_day(document), []).append(document)
        if day is not None:
            (sessions_by_day if document.is_session else articles_by_day).setdefault(day, []).append(document)
    days = {session.href: SameDay() for sequence in sequences.values() for session in sequence}
    for day, sessions in sessions_by_day.items():
        days |= _one_day(sessions, articles_by_day.get(day, []))
    for sequence in sequences.values():
        for previous, session, following in zip([None, *sequence[:-1]], sequence, [*sequence[1:], None], strict=True):
            days[session.href] = msgspec.structs.replace(days[session.href], previous=previous, next=following)
    return days


def _unknown_day(document: Summary) -> tuple[str, ...]:
    return (document.event.id if document.event else "",)


def _one_day(sessions: Sequence[Summary], articles: Sequence[Summary]) -> dict[str, SameDay]:
    """Return the documents of one day by address, still without previous and next sessions."""
    for_articles = _sessions_for_article(sessions) if len(articles) <= _MAX_ARTICLES else []
    hrefs_for_articles = {session.href for session in for_articles}
    days: dict[str, SameDay] = {}
    for index, session in enumerate(sessions):
        before = sessions[max(0, index - _MAX_BEFORE_AND_AFTER) : index]
        after = sessions[index + 1 : index + 1 + _MAX_BEFORE_AND_AFTER]
        days[session.href] = SameDay(
            others=(*before, *after),
            articles=tuple(articles) if session.href in hrefs_for_articles else (),
            complete=len(before) + 1 + len(after) == len(sessions),
        )
    for article in articles:
        days[article.href] = SameDay(others=tuple(for_articles), complete=len(for_articles) == len(sessions))
    return days


def _sessions_for_article(sessions: Sequence[Summary]) -> list[Summary]:
    """Return the sessions to which an article of their day links: openings, closings and main sessions first."""
    ranks = {session_type: rank for rank, session_type in enumerate(_TYPES_FOR_ARTICLE)}
    ranked = sorted(range(len(sessions)), key=lambda index: (ranks.get(sessions[index].type or "", len(ranks)), index))
    return [sessions[index] for index in sorted(ranked[:_MAX_FOR_ARTICLE])]
