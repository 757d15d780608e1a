"""The event: which meeting a document belongs to, and findings where places in the document name different ones."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from generator.reading.draft import Draft, EventMention
from generator.reading.grammar.header_lines import event_at
from generator.reading.metadata.event_in_article import mention_event_of_article
from generator.reading.metadata.event_in_notice import mention_event_of_notices
from generator.reading.metadata.event_names import event_name, printed_place
from generator.reading.metadata.file_name import file_name_date
from generator.reading.metadata.preparatory_meetings import complete_date, preparatory_id
from generator.reading.metadata.stated_facts import STATED_PLACES
from generator.records import Event
from generator.settings.events import EventInfo
from generator.slugs import slug

_PLACES_BY_TRUST = {
    "heading": "the heading",
    "header-line": "a header line",
    "notice": "the notice",
    "dateline": "the dateline",
    "slug": "the page's address",
    "sidecar": "the path of the address in the sidecar",
    "body": "the text",
}
"""Where an event may be named, by provenance, the most trustworthy place first."""

_TRUST_ORDER = tuple(_PLACES_BY_TRUST)


def event(draft: Draft) -> Draft:
    """Decide the event: a stated one, else by heading, notice, address or text, else by the folder."""
    draft = mention_event_of_notices(_mention_event_of_path(draft))
    if draft.kind != "transcript":
        draft = mention_event_of_article(draft)
    mentions = sorted(draft.mentions, key=lambda mention: _TRUST_ORDER.index(mention.provenance))
    folder_event = _event_of_folder(draft)
    stated = draft.facts.event
    draft = complete_date(draft, stated or (mentions[0].event_id if mentions else folder_event))
    if stated is not None:
        first = EventMention(stated, draft.facts.provenance["event"], None)
        return _report_other_events(draft, [first, *mentions], folder_event)
    if draft.facts.meeting is not None:
        mentions = _preparatory_mentions(draft)
    if mentions:
        draft = draft.set_fact(mentions[0].provenance, event=mentions[0].event_id)
        draft = _report_other_events(draft, mentions, folder_event)
    elif folder_event is not None:
        draft = draft.set_fact("folder", event=folder_event)
    elif (dated := _event_of_file_name(draft)) is not None:
        draft = draft.set_fact("file-name", event=dated.id)
    else:
        return draft.add_finding("event-unknown", "warning", _why_unknown(draft))
    return _report_unlisted(draft)


def event_of(draft: Draft) -> Event | None:
    """Return the event of the record; for an event that isn't listed, what the page prints about it."""
    facts = draft.facts
    if facts.event is None:
        return None
    info = draft.settings.event(facts.event)
    if info is not None:
        return Event(info.id, info.name, info.ordinal, printed_place(info), _iso(info.start), _iso(info.end))
    name = event_name(facts.event, draft.settings)
    if facts.meeting is None:
        return Event(facts.event, name, None, None, None, None)
    place = "Online" if re.search(r"\bvirtual\b", facts.title or "", re.IGNORECASE) else facts.place
    start, end = (facts.span.start, facts.span.end) if facts.span else (None, None)
    return Event(facts.event, name, None, place, _iso(start), _iso(end))


def _mention_event_of_path(draft: Draft) -> Draft:
    """Mention the event that the folders in the page's address name, where they name one only."""
    prefix = slug(draft.settings.archive.series_short)
    if draft.document.source.address is None or not prefix:
        return draft
    folders = urlsplit(draft.document.source.address).path.rpartition("/")[0].casefold()
    years = set(re.findall(rf"(?<![a-z0-9]){re.escape(prefix)}-(20\d\d)(?!\d)", folders))
    return draft.add_event_mention(f"{prefix}-{years.pop()}", "sidecar") if len(years) == 1 else draft


def _preparatory_mentions(draft: Draft) -> list[EventMention]:
    """Return the mention of the page's preparatory meeting, if its id can be made."""
    event_id = preparatory_id(draft)
    return [EventMention(event_id, draft.facts.meeting_from or "heading", None)] if event_id else []


def _event_of_folder(draft: Draft) -> str | None:
    """Return the id of the event that the folder names: a listed one, or one of the series by its year."""
    folder = draft.document.folder
    if folder is None:
        return None
    name = slug(folder)
    prefix = slug(draft.settings.archive.series_short)
    kinds = "|".join(kind.id for kind in draft.vocabulary.preparatory_meetings) or r"(?!)"
    is_of_series = bool(prefix) and re.fullmatch(rf"{re.escape(prefix)}-20\d\d(?:-(?:{kinds})-.+)?", name)
    return name if is_of_series or draft.settings.event(name) else None


def _event_of_file_name(draft: Draft) -> EventInfo | None:
    """Return the only event on the date in the file's name."""
    date = file_name_date(draft)
    return event_at(draft.settings, date) if date is not None else None


def _report_other_events(draft: Draft, mentions: Sequence[EventMention], folder_event: str | None) -> Draft:
    """Report the mentions and the folder that name another event than the first mention does."""
    first = mentions[0]
    is_stated = draft.facts.event is not None and draft.facts.provenance["event"] in STATED_PLACES
    place = (STATED_PLACES if is_stated else _PLACES_BY_TRUST)[first.provenance]
    first_name = event_name(first.event_id, draft.settings)
    start = f"{place} names {first_name}"
    for mention in mentions[1:]:
        if mention.event_id != first.event_id:
            name = event_name(mention.event_id, draft.settings)
            message = f"{start}, but {_PLACES_BY_TRUST[mention.provenance]} names {name}"
            draft = draft.add_finding("event-disagrees", "warning", message, mention.line, values=(first_name, name))
    if folder_event is not None and folder_event != first.event_id:
        name = event_name(folder_event, draft.settings)
        message = f"{start}, but the file is in the folder of {name}"
        draft = draft.add_finding("event-disagrees", "warning", message, values=(first_name, name))
    return draft


def _report_unlisted(draft: Draft) -> Draft:
    event_id = draft.facts.event
    if event_id is None or draft.settings.event(event_id) is not None:
        return draft
    consequence = "are those that the page prints" if draft.facts.meeting is not None else "are unknown"
    name = event_name(event_id, draft.settings)
    message = f"events.yml doesn't list {name}: its place and days {consequence}"
    return draft.add_finding("event-not-listed", "warning", message, values=(name,))


def _why_unknown(draft: Draft) -> str:
    meeting = draft.facts.meeting
    if meeting is None:
        start = "nothing in the document, its address or its folder names an event"
        folder = draft.document.folder
        return f"{start}: site_config/events.yml has no event with the id `{slug(folder)}`" if folder else start
    if meeting.ordinal is None and draft.facts.date is None:
        return "this is a preparatory meeting, but neither its ordinal nor its date is printed"
    return "this is a preparatory meeting, but nothing says which year's meeting it prepares"


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None
