"""Days: how the number of a day, a date and a meeting's table of days belong together."""

from __future__ import annotations

import datetime

from generator.reading.draft import Draft
from generator.reading.grammar.dates import read_dateline


def session_date(draft: Draft) -> Draft:
    """Derive the date from the day, or a press release's day from its dateline, and say how."""
    if draft.kind == "press-release":
        draft = _dateline(draft)
    draft = draft.set_fact("header-line", end_time=draft.facts.scheduled_end)
    facts = draft.facts
    event = draft.settings.event(facts.event)
    line = _heading_line(draft)
    if facts.date is None and facts.day is not None and event is not None:
        date = event.date_of(facts.day)
        if date is not None:
            draft = draft.set_fact("day-table", date=date.isoformat())
            message = f"the date is that of day {facts.day} in the table of days of {event.id}"
            return draft.add_finding("date-from-day-table", "info", message, line)
    elif facts.date is not None and facts.day is not None and event is not None:
        date = event.date_of(facts.day)
        if date is None and event.day_table == "general" and event.day_1 is not None and facts.day > 0:
            date = event.day_1 + datetime.timedelta(days=facts.day - 1)
        if date is not None and date.isoformat() != facts.date:
            message = f"day {facts.day} of {event.id} was {date}, the page prints {facts.date}"
            draft = draft.add_finding("date-disagrees", "warning", message, line)
    if facts.date is not None and event is not None and event.start and event.end:
        printed = datetime.date.fromisoformat(facts.date)
        if not event.start <= printed <= event.end:
            message = f"{facts.date} is not within the days of {event.id}, {event.start} to {event.end}"
            draft = draft.add_finding("date-disagrees", "warning", message, line)
    if draft.facts.date is None and draft.kind == "transcript":
        draft = draft.add_finding("date-unknown", "warning", _why_unknown(draft), line)
    return draft


def _dateline(draft: Draft) -> Draft:
    event = draft.settings.event(draft.facts.event)
    for piece in draft.pieces:
        start = read_dateline(piece.text)
        if start is None or piece.became == "removed":
            continue
        year = start.year or (event.start.year if event is not None and event.start else None)
        if year is None:
            return draft.add_finding(
                "date-unknown", "warning", "the dateline has no year and the meeting isn't known", piece.line
            )
        try:
            date = datetime.date(year, start.month, start.day)
        except ValueError:
            return draft.add_finding(
                "date-unknown", "warning", "the dateline has a date that doesn't exist", piece.line
            )
        draft = draft.set_fact("dateline", date=date.isoformat())
        if start.year is None and event is not None:
            message = f"the dateline has no year; it is that of {event.id}"
            draft = draft.add_finding("date-from-dateline", "info", message, piece.line)
        day = event.day_of(date) if event is not None else None
        if day is not None and event is not None:
            draft = draft.set_fact("day-table", day=day)
            message = f"{date} is day {day} in the table of days of {event.id}"
            draft = draft.add_finding("day-from-day-table", "info", message, piece.line)
        return draft
    return draft


def _heading_line(draft: Draft) -> int | None:
    return next((piece.line for piece in draft.pieces if piece.detail == "heading"), None)


def _why_unknown(draft: Draft) -> str:
    event = draft.settings.event(draft.facts.event)
    if draft.facts.day is None:
        return "no date and no day is printed"
    if event is None:
        return f"day {draft.facts.day} is no date, because the meeting's days are not known"
    if event.day_table == "none":
        reason = f"the days that {event.id} numbers can't be converted to dates"
    elif event.day_table == "general":
        reason = f"the table of days of {event.id} is not checked"
    else:
        reason = f"the table of days of {event.id} has no such day"
    meeting = f"; the meeting was from {event.start} to {event.end}" if event.start and event.end else ""
    return f"day {draft.facts.day} gives no date: {reason}{meeting}"
