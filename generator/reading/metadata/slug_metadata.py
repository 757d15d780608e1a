"""The page's slug: it supplies metadata where the page itself has none, and findings report where the two disagree."""

from __future__ import annotations

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.header_lines import event_at
from generator.reading.grammar.page_slugs import PageSlug, read_page_slug
from generator.reading.grammar.session_codes import SessionTitle
from generator.reading.grammar.titles import PreparatoryMeeting
from generator.slugs import slug

_MIN_CUT_SLUG_CHARS = 90
"""A longer slug may have been cut, and the title in it."""


def slug_metadata(draft: Draft) -> Draft:
    """Take year, day, room and code from the page's slug; where the heading says otherwise, the heading stays."""
    series = draft.settings.archive.series_short
    page = read_page_slug(draft.document.slug, series, draft.vocabulary)
    if page.raw and draft.facts.status != "raw":
        message = "the page's address says raw, but the page doesn't; it is taken as final"
        draft = draft.add_finding("raw-address", "warning", message)
    draft = _take_meeting(draft, page, slug(series))
    if page.date is not None:
        draft = _take_or_compare(draft, "date", page.date.isoformat())
    if page.day is not None:
        draft = _take_or_compare(draft, "day", page.day)
    if page.room is not None:
        draft = _take_room(draft, page.room)
    if draft.kind == "transcript" or draft.facts.yearless is None:
        draft = draft.set_without_provenance(yearless=page.yearless)
    draft = _take_session(draft, page.session)
    return _take_title(draft, page.session.title)


def _take_meeting(draft: Draft, page: PageSlug, prefix: str) -> Draft:
    """Take the preparatory meeting that the slug names, or mention its annual meeting."""
    if page.meeting is not None:
        return _take_preparatory_meeting(draft, page.meeting)
    if page.year is not None:
        return draft.add_event_mention(f"{prefix}-{page.year}", "slug")
    if page.date is None or draft.facts.meeting is not None:
        return draft
    info = event_at(draft.settings, page.date)
    return draft.add_event_mention(info.id, "slug") if info is not None else draft


def _take_preparatory_meeting(draft: Draft, meeting: PreparatoryMeeting) -> Draft:
    """Take the preparatory meeting of the slug, or complete that of the heading; an annual heading stays."""
    printed = draft.facts.meeting
    if printed is not None:
        merged = msgspec.structs.replace(
            printed, ordinal=printed.ordinal or meeting.ordinal, year=printed.year or meeting.year
        )
        return msgspec.structs.replace(draft, facts=msgspec.structs.replace(draft.facts, meeting=merged))
    if any(mention.provenance == "heading" for mention in draft.mentions):
        return draft
    return draft.set_without_provenance(meeting=meeting, meeting_from="slug", type=meeting.kind.type)


def _take_or_compare(draft: Draft, field: str, value: str | int) -> Draft:
    """Take the date or the day of the slug, or report that the page prints another one."""
    printed = getattr(draft.facts, field)
    if printed is not None and printed != value:
        message = f"the page says {field} {printed}, but its address says {field} {value}"
        return draft.add_finding(f"{field}-disagrees", "warning", message, values=(str(printed), str(value)))
    if draft.kind == "press-release":  # its date and day are those of its dateline
        return draft
    return draft.set_fact("slug", **{field: value})


def _take_room(draft: Draft, room: str) -> Draft:
    printed = draft.facts.room
    if printed is not None and slug(room) not in slug(printed) and slug(printed) not in slug(room):
        message = f"the page says {printed}, but its address says {room}"
        return draft.add_finding("room-disagrees", "warning", message, values=(printed, room))
    return draft.set_fact("slug", room=room)


def _take_session(draft: Draft, session: SessionTitle) -> Draft:
    facts = draft.facts
    if facts.code is not None and session.code is not None and facts.code != session.code:
        message = f"the page says code {facts.code}, but its address says {session.code}"
        return draft.add_finding("code-disagrees", "warning", message, values=(facts.code, session.code))
    if facts.type in {None, session.type} and facts.code is None:
        return draft.set_without_provenance(type=session.type, code=session.code, number=session.number)
    return draft


def _take_title(draft: Draft, title: str | None) -> Draft:
    if draft.facts.title is not None or title is None:
        return draft
    cut = ", which may be cut" if len(draft.document.slug) > _MIN_CUT_SLUG_CHARS else ""
    message = f"no title was found in the text; it is made from the page's address{cut}"
    return draft.set_fact("slug", title=title).add_finding("title-from-address", "info", message)
