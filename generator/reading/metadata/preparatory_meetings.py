"""Preparatory meetings, which no list has: their ids, and dates that need the event's days to be complete."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

from generator.reading.draft import Draft
from generator.reading.grammar.dates import DateRange, iso_date
from generator.slugs import slug


def preparatory_id(draft: Draft) -> str | None:
    """Return `forum-2018-board-xiv` or `forum-2009-hearing-2009-02-23`; `None` if its parts aren't printed."""
    facts = draft.facts
    meeting = facts.meeting
    prefix = slug(draft.settings.archive.series_short)
    if meeting is None or not prefix:
        return None
    which = meeting.ordinal or facts.date
    year = meeting.year or _prepared_year(draft)
    if which is None or year is None:
        return None
    return f"{prefix}-{year}-{meeting.kind.id}-{slug(which)}"


def complete_date(draft: Draft, event_id: str | None) -> Draft:
    """Add the year to a date that a heading prints without one, from the days of the event as printed or listed."""
    facts = draft.facts
    if facts.yearless is None:
        return draft
    if facts.date is not None:
        return _compare_with_yearless(draft, facts.date, facts.yearless)
    if draft.kind == "press-release":
        return draft
    for days in _event_days(draft, event_id):
        for year in {days.start.year, days.end.year}:
            date = iso_date(year, *facts.yearless)
            if date is not None and days.start <= date <= days.end:
                message = (
                    "the heading prints day and month without a year; "
                    f"the year follows from the event's days, {days.start} to {days.end}"
                )
                draft = draft.set_fact("heading", date=date.isoformat()).without_findings("date-unclear")
                return draft.add_finding("date-joined", "info", message)
    return draft


def _compare_with_yearless(draft: Draft, iso: str, yearless: tuple[int, int]) -> Draft:
    date = datetime.date.fromisoformat(iso)
    if (date.month, date.day) == yearless:
        return draft
    month, day = yearless
    message = f"the heading prints {day} {calendar.month_name[month]} without a year, but the page prints {iso}"
    return draft.add_finding("date-disagrees", "warning", message, values=(iso,))


def _event_days(draft: Draft, event_id: str | None) -> Iterator[DateRange]:
    """Yield the days of the event: those that the page prints, then the listed ones of an annual meeting."""
    facts = draft.facts
    if facts.span is not None:
        yield facts.span
    info = draft.settings.event(event_id) if facts.meeting is None else None
    if info is not None and info.start and info.end:
        yield DateRange(info.start, info.end)


def _prepared_year(draft: Draft) -> int | None:
    """Return the year of the annual meeting that is prepared: that of the date, where it is before that meeting.

    After the year's annual meeting the next cycle begins, and the page would have to name its year.
    """
    if draft.facts.date is None:
        return None
    date = datetime.date.fromisoformat(draft.facts.date)
    info = draft.settings.event(f"{slug(draft.settings.archive.series_short)}-{date.year}")
    return date.year if info is not None and info.start is not None and date < info.start else None
