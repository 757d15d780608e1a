"""The programme of an event: the sessions of each day with time, room, type and length."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, islice

import msgspec

from generator.archive.archive import place_in_day
from generator.archive.summary import Summary
from generator.pages.views.entries import joined, markdown_link
from generator.pages.views.subpages import Place, date_places, letter_places
from generator.pages.views.wording import counted, date_in_words, gettext, short_date
from generator.settings.load import Settings
from generator.slugs import slug
from generator.urls import UNDATED_FOLDER

_AFTER_ALL_TIMES = "99:99"


class Slot(msgspec.Struct, frozen=True):
    """A session as a line of the programme."""

    title: str
    link: str
    words: str
    time: str | None = None
    room: str | None = None
    type: str | None = None
    language: str | None = None
    """The language of the title, if it is another than the archive's."""


class ProgrammePart(msgspec.Struct, frozen=True):
    """The sessions of a day with a known time, or those without."""

    slots: tuple[Slot, ...]
    heading: str | None = None


class Day(msgspec.Struct, frozen=True):
    """A day of the programme."""

    id: str
    heading: str
    parts: tuple[ProgrammePart, ...]


class _DayKey(msgspec.Struct, frozen=True, order=True):
    """The day of a session as a sort key: days with a number first, then dates without a number, then no day."""

    rank: int
    day: int
    date: str


class DayKeys:
    """The day of each session of an event.

    Args:
        sessions: All sessions of the event.
    """

    def __init__(self, sessions: Sequence[Summary]) -> None:
        self._keys = _day_keys(sessions)

    def key(self, session: Summary) -> _DayKey:
        """Return the day of a session as a sort key."""
        return self._keys[session.href]

    def heading(self, session: Summary) -> str:
        """Return the heading of the session's day."""
        return _heading(self._keys[session.href])

    def short_heading(self, session: Summary) -> str:
        """Return the heading as the text of a link among others: `Day 3, 7 Dec`."""
        return _day_and_date(self._keys[session.href], short_date)

    def places(self, session: Summary) -> Iterator[Place]:
        """Yield the year, the month and the day of a session, then the letters of its address."""
        key = self._keys[session.href]
        start = session.event.start if session.event is not None else None
        for place in islice(date_places(key.date or None, start), 2):
            yield Place(0, place.folder, place.name)  # the first day of a programme comes first
        name = _heading(key)
        folder = "-".join(part for part in (key.date[-2:], f"day-{key.day:02}" if key.rank == 0 else "") if part)
        yield Place(0, folder or UNDATED_FOLDER, name)
        yield from letter_places(session.address.stem, f"{name}, ")


def programme(sessions: Sequence[Summary], path: str, settings: Settings, day_keys: DayKeys | None = None) -> list[Day]:
    """Return the days in order, sessions without a known day last, and in each day the sessions by time and room.

    A session that prints only a date belongs to the day that other sessions print with this date, and a session that
    prints only a day has the date of that day. If only some sessions of a day have a time, the others are listed below
    them; if no session has a time, the rooms alone order the day, between an
    opening and a closing.

    Args:
        sessions: Sessions of one event.
        path: The page that lists them, relative to `build/docs`.
        settings: The archive's `site_config/`.
        day_keys: The days of all sessions of the event, if `sessions` are only some of them.
    """
    days_of_event = day_keys or DayKeys(sessions)
    order = sorted(
        sessions,
        key=lambda document: (
            days_of_event.key(document),
            document.start_time or _AFTER_ALL_TIMES,
            place_in_day(document),
            _room_key(document.room),
            document.shown_title.casefold(),
            document.href,
        ),
    )
    days = []
    for key, sessions_of_day in groupby(order, key=days_of_event.key):
        heading = _heading(key)
        days.append(Day(slug(heading), heading, _parts(list(sessions_of_day), path, settings)))
    return days


def _day_keys(sessions: Sequence[Summary]) -> dict[str, _DayKey]:
    """Return the day of each session, by the address of its page."""
    day_of_date = {document.date: document.day for document in sessions if document.date and document.day is not None}
    dates_of_day: dict[int, set[str]] = {}
    for date, day in day_of_date.items():
        dates_of_day.setdefault(day, set()).add(date)
    return {document.href: _day_key(document, day_of_date, dates_of_day) for document in sessions}


def _day_key(document: Summary, day_of_date: Mapping[str, int], dates_of_day: Mapping[int, set[str]]) -> _DayKey:
    date = document.date or ""
    day = document.day if document.day is not None else day_of_date.get(date)
    if day is None:
        return _DayKey(1, 0, date) if date else _DayKey(2, 0, "")
    if not date and len(dates_of_day.get(day, ())) == 1:
        (date,) = dates_of_day[day]
    return _DayKey(0, day, date)


def _heading(key: _DayKey) -> str:
    return _day_and_date(key, date_in_words)


def _day_and_date(key: _DayKey, in_words: Callable[[str], str]) -> str:
    """Return the number and the date of a day, as far as they are known.

    Args:
        key: The day.
        in_words: Writes an ISO date in words.
    """
    date = in_words(key.date) if key.date else None
    if key.rank == 0:
        if date:
            return gettext("Day %(day)s, %(date)s", day=key.day, date=date)
        return gettext("Day %(day)s", day=key.day)
    return date or gettext("Day not known")


def _parts(sessions: Sequence[Summary], path: str, settings: Settings) -> tuple[ProgrammePart, ...]:
    with_time = tuple(_slot(document, path, settings) for document in sessions if document.start_time)
    without_time = tuple(_slot(document, path, settings) for document in sessions if not document.start_time)
    if not with_time or not without_time:
        return (ProgrammePart(with_time or without_time),)
    return (ProgrammePart(with_time), ProgrammePart(without_time, gettext("Time not known")))


def _slot(document: Summary, path: str, settings: Settings) -> Slot:
    type_name = settings.type_name(document.type) if document.type else None
    return Slot(
        title=document.shown_title,
        link=markdown_link(document.href, path),
        words=counted(document.words, "word"),
        time=document.start_time,
        room=document.room,
        type=joined([type_name, document.code]),
        language=document.title_language,
    )


def _room_key(room: str | None) -> tuple[bool, list[tuple[bool, int, str]]]:
    """Return the sort key of a room: `Room 9` before `Room 10`, and no room last."""
    parts: list[tuple[bool, int, str]] = []
    for is_number, chars in groupby(room or "", key=lambda char: "0" <= char <= "9"):
        text = "".join(chars)
        parts.append((True, int(text), "") if is_number and len(text) < 10 else (False, 0, text.casefold()))
    return (room is None, parts)
