"""The address: what the name of the page says where the page itself is silent."""

from __future__ import annotations

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.header_lines import event_at
from generator.reading.grammar.page_slugs import PageSlug, read_page_slug
from generator.reading.grammar.session_codes import SessionTitle
from generator.slugs import slug

_CUT = 90
"""Characters of an address at which titles in it are cut."""


def slug_metadata(draft: Draft) -> Draft:
    """Take down year, day, room and code from the page's name; where the heading says otherwise it stays right."""
    series = draft.settings.archive.series_short
    name = read_page_slug(draft.document.slug, series, draft.vocabulary)
    if name.raw and draft.facts.status != "raw":
        draft = draft.add_finding(
            "raw-address", "warning", "the address says raw, the page doesn't: it is taken as final"
        )
    draft = _meeting(draft, name, slug(series))
    if name.date is not None:
        draft = _agree(draft, "date", name.date.isoformat())
    if name.day is not None:
        draft = _agree(draft, "day", name.day)
    if name.room is not None:
        draft = _room(draft, name.room)
    if draft.kind == "transcript" or draft.facts.yearless is None:
        draft = draft.set_internal(yearless=name.yearless)
    draft = _session(draft, name.session)
    return _title(draft, name.session.title)


def _meeting(draft: Draft, name: PageSlug, prefix: str) -> Draft:
    known = draft.facts.meeting
    if name.meeting is not None:
        if known is None:
            formal = any(mention.provenance == "heading" for mention in draft.mentions)
            kept = draft.set_internal(meeting=name.meeting, meeting_from="slug", type=_TYPE[name.meeting.sort])
            return draft if formal else kept
        merged = msgspec.structs.replace(
            known, ordinal=known.ordinal or name.meeting.ordinal, year=known.year or name.meeting.year
        )
        return msgspec.structs.replace(draft, facts=msgspec.structs.replace(draft.facts, meeting=merged))
    if name.year is not None:
        return draft.add_event_mention(f"{prefix}-{name.year}", "slug")
    if name.date is not None and (info := event_at(draft.settings, name.date)) is not None and known is None:
        return draft.add_event_mention(info.id, "slug")
    return draft


_TYPE = {"mag": "mag-meeting", "consultation": "open-consultation"}


def _agree(draft: Draft, name: str, value: str | int) -> Draft:
    known = getattr(draft.facts, name)
    if known is not None and known != value:
        return draft.add_finding(f"{name}-disagrees", "warning", f"the page says {name} {known}, its address {value}")
    if draft.kind == "press-release":  # its date and day are those of its dateline
        return draft
    return draft.set_fact("slug", **{name: value})


def _room(draft: Draft, room: str) -> Draft:
    known = draft.facts.room
    if known is not None and slug(room) not in slug(known) and slug(known) not in slug(room):
        return draft.add_finding("room-disagrees", "warning", f"the page says {known}, its address {room}")
    return draft.set_fact("slug", room=room)


def _session(draft: Draft, session: SessionTitle) -> Draft:
    facts = draft.facts
    if facts.code is not None and session.code is not None and facts.code != session.code:
        message = f"the page says {facts.code}, its address {session.code}"
        return draft.add_finding("code-disagrees", "warning", message)
    if facts.type in {None, session.type} and facts.code is None:
        return draft.set_internal(type=session.type, code=session.code, number=session.number)
    return draft


def _title(draft: Draft, title: str | None) -> Draft:
    if draft.facts.title is not None or title is None:
        return draft
    draft = draft.set_fact("slug", title=title)
    cut = "; it may be cut" if len(draft.document.slug) > _CUT else ""
    return draft.add_finding(
        "title-from-address", "info", f"nothing in the text is a title; it is made of the address{cut}"
    )
