"""The programme of an event: its days, and in each the sessions with time, room, type and length."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec

from generator.archive.summary import Summary
from generator.pages.views.entries import joined, markdown_link
from generator.pages.views.wording import counted, date_in_words
from generator.settings.load import Settings
from generator.slugs import slug

_LAST = "99:99"


class Slot(msgspec.Struct, frozen=True):
    """A session as a line of the programme."""

    title: str
    link: str
    words: str
    time: str | None = None
    room: str | None = None
    type: str | None = None


class ProgrammePart(msgspec.Struct, frozen=True):
    """Sessions of a day: those whose time is known, or those whose isn't."""

    slots: tuple[Slot, ...]
    heading: str | None = None


class Day(msgspec.Struct, frozen=True):
    """A day of the programme."""

    id: str
    heading: str
    parts: tuple[ProgrammePart, ...]


def programme(sessions: Sequence[Summary], page: str, settings: Settings) -> list[Day]:
    """Return the days in their order, what is of no known day at the end, and in each day by time and room.

    A session that says its date alone stands in the day that others say has this date, and the other way round. Where
    only some times of a day are known, the sessions without one have their own list below; where none are, the rooms
    alone order the day.
    """
    dates = {document.date: document.day for document in sessions if document.date and document.day is not None}
    days: dict[int, set[str]] = {}
    for date, day in dates.items():
        days.setdefault(day, set()).add(date)

    def rank(document: Summary) -> tuple[int, int, str]:
        day = document.day if document.day is not None else dates.get(document.date or "")
        date = document.date or ""
        if day is not None and not date and len(days.get(day, ())) == 1:
            (date,) = days[day]
        if day is not None:
            return (0, day, date)
        return (1, 0, date) if date else (2, 0, "")

    order = sorted(
        sessions,
        key=lambda document: (
            rank(document),
            document.start_time or _LAST,
            _by_number(document.room),
            document.shown_title.casefold(),
            document.href,
        ),
    )
    found = []
    for (known, day, date), of_day in groupby(order, key=rank):
        heading = _heading(known, day, date)
        found.append(Day(slug(heading), heading, _parts(list(of_day), page, settings)))
    return found


def _heading(known: int, day: int, date: str) -> str:
    words = date_in_words(date) if date else None
    if known == 0:
        return f"Day {day}, {words}" if words else f"Day {day}"
    return words or "Day not known"


def _parts(sessions: Sequence[Summary], page: str, settings: Settings) -> tuple[ProgrammePart, ...]:
    timed = tuple(_slot(document, page, settings) for document in sessions if document.start_time)
    others = tuple(_slot(document, page, settings) for document in sessions if not document.start_time)
    if not timed or not others:
        return (ProgrammePart(timed or others),)
    return (ProgrammePart(timed), ProgrammePart(others, "Time not known"))


def _slot(document: Summary, page: str, settings: Settings) -> Slot:
    kind = settings.type_name(document.type) if document.type else None
    return Slot(
        title=document.shown_title,
        link=markdown_link(document.href, page),
        words=counted(document.words, "word"),
        time=document.start_time,
        room=document.room,
        type=joined([kind, document.code]),
    )


def _by_number(room: str | None) -> tuple[bool, list[tuple[bool, int, str]]]:
    """Return the key that sorts rooms: `Room 9` before `Room 10`, and no room last."""
    parts: list[tuple[bool, int, str]] = []
    for is_number, chars in groupby(room or "", key=lambda char: "0" <= char <= "9"):
        text = "".join(chars)
        parts.append((True, int(text), "") if is_number and len(text) < 10 else (False, 0, text.casefold()))
    return (room is None, parts)
