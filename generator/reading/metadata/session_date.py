"""The session's date and day: each gives the other by the event's table of days, and conflicts are reported."""

from __future__ import annotations

import datetime

from generator.reading.draft import Draft
from generator.reading.grammar.dates import WEEKDAYS, Dateline, date_in_words, iso_date, range_in_words, read_dateline
from generator.reading.grammar.printed_dates import find_printed_date
from generator.reading.layout.above_labels import RULE as ABOVE_LABELS
from generator.reading.metadata.file_name import date_from_file_name
from generator.reading.metadata.head_dates import read_date_line
from generator.reading.turns.split_marks import TIME_RULE
from generator.settings.events import EventInfo
from generator.text.normal import tidy

_MAX_EVENT_DAYS = 14
"""In a longer event each day of the week comes twice."""

_MAX_DATE_LINE_CHARS = 80
_MIN_STAMPS = 3
_MIN_STAMP_CHARS = 8
"""A date with a year has as many."""


def session_date(draft: Draft) -> Draft:
    """Derive the date from the day, or a press release's date and day from its dateline, and report how."""
    if draft.kind == "press-release":
        draft = _date_from_dateline(draft)
    draft = _date_above_labels(draft).set_fact("header-line", end_time=draft.facts.scheduled_end)
    line = next((piece.line for piece in draft.pieces if piece.detail == "heading"), None)
    event = draft.settings.event(draft.facts.event)
    if event is not None:
        draft = _date_from_weekday(_date_from_day(draft, event, line), event, line)
    draft = date_from_file_name(_date_of_marks(draft))
    if event is not None:
        draft = _date_of_only_day(draft, event)
    if draft.facts.date is None and draft.kind == "transcript":
        draft = draft.add_finding("date-unknown", "warning", _why_unknown(draft), line)
    return draft


def _date_from_day(draft: Draft, event: EventInfo, line: int | None) -> Draft:
    """Take the date from the number of the day, or compare a printed date with that number and the event's days."""
    facts = draft.facts
    if facts.date is not None:
        draft = _compare_with_day(draft, event, facts.date, line)
        return _compare_with_event(draft, event, facts.date, line)
    date = event.date_of(facts.day) if facts.day is not None else None
    if date is None:
        return draft
    message = f"the date follows from day {facts.day} in the table of days of {event.name}"
    return draft.set_fact("day-table", date=date.isoformat()).add_finding("date-from-day-table", "info", message, line)


def _date_from_weekday(draft: Draft, event: EventInfo, line: int | None) -> Draft:
    """Take the date from a printed day of the week, if the event had only one such day, and no number of the day."""
    facts = draft.facts
    if facts.date is not None or facts.day is not None or len(facts.weekdays) != 1:
        return draft
    if event.start is None or event.end is None or (event.end - event.start).days >= _MAX_EVENT_DAYS:
        return draft
    days = [event.start + datetime.timedelta(days=number) for number in range((event.end - event.start).days + 1)]
    dates = [date for date in days if date.isoweekday() == facts.weekdays[0]]
    if len(dates) != 1:
        return draft
    message = (
        f"the date follows from {WEEKDAYS[facts.weekdays[0] - 1]}, which is printed:"
        f" {event.name} had only one{_days_in_words(event)}"
    )
    draft = draft.set_fact("day-table", date=dates[0].isoformat())
    return draft.add_finding("date-from-weekday", "info", message, line)


def _date_above_labels(draft: Draft) -> Draft:
    """Take the date of the lines above the first label that have nothing else, if all have the same one."""
    if draft.facts.date is not None or draft.kind != "transcript":
        return draft
    lines = [piece for piece in draft.pieces if piece.rule == ABOVE_LABELS and len(piece.text) <= _MAX_DATE_LINE_CHARS]
    dated = [line for line in (read_date_line(tidy(piece.text), draft.vocabulary.zones) for piece in lines) if line]
    dates = {line.when.date for line in dated if line.when.date is not None and not line.rest}
    return draft.set_fact("header-line", date=dates.pop().isoformat()) if len(dates) == 1 else draft


def _date_of_marks(draft: Draft) -> Draft:
    """Take the date that is printed beside the labels of a chat, if it is the same beside all of them."""
    if draft.facts.date is not None or draft.kind != "transcript":
        return draft
    stamps = {piece.text for piece in draft.pieces if piece.rule == TIME_RULE and len(piece.text) >= _MIN_STAMP_CHARS}
    dates: set[datetime.date] = set()
    for stamp in sorted(stamps):
        printed = find_printed_date(tidy(stamp))
        if printed is None or printed.date is None:
            return draft
        dates.add(printed.date)
        if len(dates) > 1:
            return draft
    return draft.set_fact("body", date=dates.pop().isoformat()) if len(stamps) >= _MIN_STAMPS else draft


def _date_of_only_day(draft: Draft, event: EventInfo) -> Draft:
    """Take the date of an event of one day, for a transcript without another date."""
    facts = draft.facts
    if facts.date is not None or draft.kind != "transcript" or event.start is None or event.start != event.end:
        return draft
    if facts.day not in {None, event.day_of(event.start), 1} or facts.weekdays not in {(), (event.start.isoweekday(),)}:
        return draft
    message = f"the date is the only day of {event.name}{_days_in_words(event)}"
    draft = draft.set_fact("day-table", date=event.start.isoformat())
    return draft.add_finding("date-from-event", "info", message)


def _compare_with_day(draft: Draft, event: EventInfo, printed: str, line: int | None) -> Draft:
    """Report a printed date that isn't the date of the day; a table that isn't checked is good enough for this."""
    day = draft.facts.day
    if day is None:
        return draft
    date = event.date_of(day)
    if date is None and event.day_table == "general" and event.day_1 is not None and day > 0:
        date = event.day_1 + datetime.timedelta(days=day - 1)
    if date is None or date.isoformat() == printed:
        return draft
    held = date_in_words(date.isoformat())
    message = f"day {day} of {event.name} was {held}, but the page prints {date_in_words(printed)}"
    return draft.add_finding("date-disagrees", "warning", message, line, values=(date.isoformat(), printed))


def _compare_with_event(draft: Draft, event: EventInfo, printed: str, line: int | None) -> Draft:
    if not event.start or not event.end or event.start <= datetime.date.fromisoformat(printed) <= event.end:
        return draft
    message = f"the date {date_in_words(printed)} is not one of the days of {event.name}{_days_in_words(event)}"
    return draft.add_finding("date-disagrees", "warning", message, line, values=(printed, event.name))


def _date_from_dateline(draft: Draft) -> Draft:
    """Take the date and the day of a press release from its first dateline."""
    for piece in draft.pieces:
        line = read_dateline(piece.text)
        if line is not None and piece.became != "removed":
            return _take_dateline(draft, line, piece.line)
    return draft


def _take_dateline(draft: Draft, line: Dateline, number: int) -> Draft:
    """Take the date of the dateline in line `number`, with the event's year where it prints none, and its day."""
    event = draft.settings.event(draft.facts.event)
    year = line.year or (event.start.year if event is not None and event.start else None)
    if year is None:
        message = "the dateline prints no year, and the event is unknown"
        return draft.add_finding("date-unknown", "warning", message, number)
    date = iso_date(year, line.month, line.day)
    if date is None:
        return draft.add_finding("date-unknown", "warning", "the dateline prints a date that doesn't exist", number)
    draft = draft.set_fact("dateline", date=date.isoformat())
    if event is None:
        return draft
    if line.year is None:
        message = f"the dateline prints no year; the year is that of {event.name}"
        draft = draft.add_finding("date-from-dateline", "info", message, number)
    day = event.day_of(date)
    if day is None:
        return draft
    message = f"{date} is day {day} in the table of days of {event.name}"
    return draft.set_fact("day-table", day=day).add_finding("day-from-day-table", "info", message, number)


def _why_unknown(draft: Draft) -> str:
    day = draft.facts.day
    event = draft.settings.event(draft.facts.event)
    if day is None and draft.facts.weekdays:
        names = " and ".join(WEEKDAYS[number - 1] for number in draft.facts.weekdays)
        return f"only {names} is printed, and the event doesn't show which date that was"
    if day is None:
        return "no date and no day number was found"
    if event is None:
        return f"no date for day {day}: the days of the event are unknown"
    if event.day_table == "none":
        reason = f"{event.name} numbered its days in a way that can't be turned into dates"
    elif event.day_table == "general":
        reason = f"the table of days of {event.name} is not checked"
    else:
        reason = f"the table of days of {event.name} has no such day"
    return f"no date for day {day}: {reason}{_days_in_words(event)}"


def _days_in_words(event: EventInfo) -> str:
    if event.start is None or event.end is None:
        return ""
    return f" ({range_in_words(event.start.isoformat(), event.end.isoformat())})"
