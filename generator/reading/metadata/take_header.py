"""Take the facts that a header line gives: date, times, room, event and session."""

from __future__ import annotations

import re

from generator.reading.draft import Draft
from generator.reading.grammar.header_lines import HeaderLine, event_at
from generator.reading.grammar.session_codes import SessionTitle, read_session_title
from generator.reading.metadata.heading_region import MAX_HEADING_CHARS
from generator.records import Provenance
from generator.text.normal import tidy


def take_session(draft: Draft, session: SessionTitle) -> Draft:
    """Take the type, the code and the number of a session; known ones stay."""
    if session.type is None:
        return draft
    if draft.facts.type is None:
        return draft.set_without_provenance(type=session.type, code=session.code, number=session.number)
    if draft.facts.code is None and draft.facts.type == session.type:
        return draft.set_without_provenance(code=session.code, number=session.number)
    return draft


def take_header(draft: Draft, header: HeaderLine, line: int) -> Draft:
    """Take the facts of a header line; facts that are set already stay, and a different date is reported."""
    date = header.when.date
    if date is not None:
        if draft.facts.date is not None and draft.facts.date != date.isoformat():
            message = f"the page prints two dates, {draft.facts.date} and {date}"
            draft = draft.add_finding("date-disagrees", "warning", message, line, values=(draft.facts.date, f"{date}"))
        draft = draft.set_fact("header-line", date=date.isoformat())
    if header.title is not None and draft.facts.title is None:
        draft = take_title_line(draft, header.title)
    draft = draft.set_fact("header-line", day=header.day, room=header.room)
    draft = draft.set_without_provenance(place=header.place, span=header.when.span, yearless=header.when.yearless)
    if header.when.weekdays and not draft.facts.weekdays:
        draft = draft.set_weekdays(header.when.weekdays)
    if header.session is not None:
        draft = take_session(draft, header.session)
    draft = take_times(draft, header, line, "header-line")
    if header.event is not None:
        draft = draft.add_event_mention(header.event, "header-line", line)
    elif date is not None and names_series(draft) and (info := event_at(draft.settings, date)) is not None:
        draft = draft.add_event_mention(info.id, "header-line", line)
    return draft


def take_title_line(draft: Draft, text: str, provenance: Provenance = "header-line") -> Draft:
    """Take a title with the session type and code in it."""
    session = read_session_title(text, draft.vocabulary)
    return take_session(draft.set_fact(provenance, title=session.title), session)


def take_times(draft: Draft, header: HeaderLine, line: int, provenance: Provenance) -> Draft:
    """Take the times of a header line, or report why they are left out."""
    start, end = header.when.start, header.when.end
    for time in (start, end):
        if time is not None and time.problem is not None:
            return draft.add_finding("time-unclear", "warning", f"a printed time is left out: {time.problem}", line)
    if draft.facts.start_time is not None:
        return draft
    draft = draft.set_fact(provenance, start_time=start.text if start else None)
    return draft.set_without_provenance(scheduled_end=end.text if end else None)


def names_series(draft: Draft) -> bool:
    """Return True if the page names the series of meetings before its first turn."""
    archive = draft.settings.archive
    names = [name for name in (archive.series, archive.series_short) if name]
    if not names:
        return False
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b", re.IGNORECASE)
    head = draft.pieces[: draft.head_length()]
    return any(len(piece.text) <= MAX_HEADING_CHARS * 4 and pattern.search(tidy(piece.text)) for piece in head)
