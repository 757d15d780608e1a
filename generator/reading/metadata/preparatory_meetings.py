"""Preparatory meetings: the id of one that is listed nowhere, and dates that page and meeting only give together."""

from __future__ import annotations

import datetime
import re

from generator.reading.draft import Draft
from generator.reading.grammar.dates import iso_date
from generator.slugs import slug

_NUMERAL = re.compile(r"[ivxlc]+")


def preparatory_id(draft: Draft) -> str | None:
    """Return `igf-2018-mag-xiv` or `igf-2009-consultation-2009-02-23`; `None` where nothing says which it is."""
    meeting, facts = draft.facts.meeting, draft.facts
    prefix = slug(draft.settings.archive.series_short)
    which = meeting.ordinal or facts.date if meeting else None
    year = (meeting.year or _cycle(draft)) if meeting else None
    if meeting is None or which is None or year is None or not prefix:
        return None
    return f"{prefix}-{year}-{meeting.sort}-{slug(which)}"


def event_name(event_id: str, series: str) -> str:
    """Return what a meeting that is not listed is called, made of its id."""
    prefix = slug(series)
    match = re.fullmatch(rf"{re.escape(prefix)}-(20\d\d)-(mag|consultation)-(.+)", event_id) if prefix else None
    if match is None:
        first, _, rest = event_id.partition("-")
        return f"{first.upper()} {rest.replace('-', ' ')}"
    sort = "MAG meeting" if match[2] == "mag" else "open consultations"
    if _NUMERAL.fullmatch(match[3]):
        return f"{series} {match[1]} {sort} {match[3].upper()}"
    if match[3][:4].isdecimal() and "-" in match[3]:
        return f"{series} {match[1]} {sort} of {match[3]}"
    return f"{series} {match[1]} {match[3].replace('-', ' ')} {sort}"


def joined_date(draft: Draft, event_id: str | None) -> Draft:
    """Add the year to a date that a heading prints without one, from the days of the meeting as printed or listed."""
    facts = draft.facts
    if facts.yearless is None:
        return draft
    if facts.date is not None:
        date = datetime.date.fromisoformat(facts.date)
        if (date.month, date.day) == facts.yearless:
            return draft
        message = f"the heading prints {facts.yearless[1]}.{facts.yearless[0]}. without a year, the page {facts.date}"
        return draft.add_finding("date-disagrees", "warning", message)
    if draft.kind == "press-release":
        return draft
    info = draft.settings.event(event_id) if facts.meeting is None else None
    spans = [(facts.span.start, facts.span.end)] if facts.span else []
    if info is not None and info.start and info.end:
        spans.append((info.start, info.end))
    for start, end in spans:
        for year in {start.year, end.year}:
            date_there = iso_date(year, *facts.yearless)
            if date_there is not None and start <= date_there <= end:
                draft = draft.set_fact("heading", date=date_there.isoformat())
                message = f"the heading prints day and month; the year is that of the meeting's days, {start} to {end}"
                return draft.add_finding("date-joined", "info", message)
    return draft


def _cycle(draft: Draft) -> int | None:
    """Return the year of the annual meeting that is prepared: that of the date, where it stands before that meeting.

    Behind the year's annual meeting the next cycle begins, which the page then would have to name.
    """
    if draft.facts.date is None:
        return None
    date = datetime.date.fromisoformat(draft.facts.date)
    info = draft.settings.event(f"{slug(draft.settings.archive.series_short)}-{date.year}")
    return date.year if info is not None and info.start is not None and date < info.start else None
