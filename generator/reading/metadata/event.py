"""The meeting: which event a document belongs to, and whether all that it says about it agrees."""

from __future__ import annotations

import datetime
import re
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from generator.reading.draft import Draft, EventMention
from generator.reading.grammar.dates import Dateline, DateRange, find_date_range, iso_date, read_dateline
from generator.reading.grammar.typography import fold, tidy
from generator.reading.metadata.preparatory_meetings import event_name, joined_date, preparatory_id
from generator.records import Event
from generator.settings.load import EventInfo
from generator.slugs import slug

_PROSE = 100_000
"""Characters of a line that can be a paragraph; in longer ones nothing is looked for."""

_PLACE = re.compile(r"\bin (?P<place>[A-ZÀ-Þ][^(),.]{1,40}, ?[A-ZÀ-Þ][^(),.]{1,40}?)(?=,| from\b| on\b|\.|$)")
_ORDER = ("heading", "header-line", "notice", "dateline", "slug", "sidecar", "body")
"""Where a meeting may be named, the most trustworthy place first."""

_FIRST_LINES = 5
_ABOUT = 30
"""Days before and after a meeting in which a press release is about it."""

_ALIKE = 0.75
"""Share of letters by which a misspelt city is still the city."""


def event(draft: Draft) -> Draft:
    """Decide the event: by heading, notice, address or text; by the folder only where all of them are silent."""
    draft = _notice(_path(draft))
    if draft.kind != "transcript":
        draft = _body(draft)
    mentions = sorted(draft.mentions, key=lambda mention: _ORDER.index(mention.provenance))
    draft = joined_date(draft, mentions[0].event_id if mentions else None)
    folder = _folder(draft)
    if draft.facts.meeting is not None:
        which = preparatory_id(draft)
        own = EventMention(which, draft.facts.meeting_from or "heading", None) if which else None
        mentions = [own] if own else []
    if not mentions:
        if folder is None:
            return draft.add_finding("event-unknown", "warning", _why_unknown(draft))
        return _listed(draft.set_fact("folder", event=folder))
    first = mentions[0]
    draft = draft.set_fact(first.provenance, event=first.event_id)
    for other in mentions[1:]:
        if other.event_id != first.event_id:
            message = f"the {first.provenance} says {first.event_id}, the {other.provenance} {other.event_id}"
            draft = draft.add_finding("event-disagrees", "warning", message, other.line)
    if folder is not None and folder != first.event_id:
        message = f"the {first.provenance} says {first.event_id}, the file is in the folder {folder}"
        draft = draft.add_finding("event-disagrees", "warning", message)
    return _listed(draft)


def _path(draft: Draft) -> Draft:
    """Take down the meeting that the folders of the page's address name, where all of them name one."""
    prefix = slug(draft.settings.archive.series_short)
    if draft.document.source.address is None or not prefix:
        return draft
    folders = urlsplit(draft.document.source.address).path.rpartition("/")[0].casefold()
    years = set(re.findall(rf"(?<![a-z0-9]){re.escape(prefix)}-(20\d\d)(?!\d)", folders))
    return draft.add_event_mention(f"{prefix}-{years.pop()}", "sidecar") if len(years) == 1 else draft


def _why_unknown(draft: Draft) -> str:
    meeting = draft.facts.meeting
    if meeting is None:
        return "nothing says which meeting this belongs to"
    if meeting.ordinal is None and draft.facts.date is None:
        return "a preparatory meeting, but neither its ordinal nor its date is printed"
    return "a preparatory meeting, but nothing says of which year's meeting"


def event_of(draft: Draft) -> Event | None:
    """Return the event of the record; of one that `events.yml` doesn't list no more is known than the page prints."""
    facts = draft.facts
    if facts.event is None:
        return None
    info = draft.settings.event(facts.event)
    if info is not None:
        place = info.place or _city_country(info)
        return Event(info.id, info.name, info.ordinal, place, _iso(info.start), _iso(info.end))
    name = event_name(facts.event, draft.settings.archive.series_short)
    if facts.meeting is None:
        return Event(facts.event, name, None, None, None, None)
    place = "Online" if re.search(r"\bvirtual\b", facts.title or "", re.IGNORECASE) else facts.place
    start, end = (facts.span.start, facts.span.end) if facts.span else (None, None)
    return Event(facts.event, name, None, place, _iso(start), _iso(end))


def _listed(draft: Draft) -> Draft:
    event_id = draft.facts.event
    if event_id is not None and draft.settings.event(event_id) is None:
        known = "the page's own" if draft.facts.meeting is not None else "not known"
        message = f"{event_id} is not in events.yml: its place and days are {known}"
        return draft.add_finding("event-not-listed", "warning", message)
    return draft


def _folder(draft: Draft) -> str | None:
    """Return the event that the folder names: one that is known, or one of the series by its year."""
    folder = draft.document.folder
    if folder is None:
        return None
    name = slug(folder)
    prefix = slug(draft.settings.archive.series_short)
    is_annual = bool(prefix) and re.fullmatch(rf"{re.escape(prefix)}-20\d\d(?:-(?:mag|consultation)-.+)?", name)
    return name if is_annual or draft.settings.event(name) else None


def _notice(draft: Draft) -> Draft:
    """Compare what the disclaimer says about a meeting with what is known about it."""
    archive = draft.settings.archive
    names = "|".join(re.escape(name) for name in (archive.series, archive.series_short) if name)
    if not names:
        return draft
    ordinals = draft.vocabulary.ordinal_of
    pattern = re.compile(
        rf"\b(?P<ordinal>[\w-]+) (?:(?:Annual )?Meeting of the )?(?:{names})\b|"
        rf"\b(?P<year>20\d\d) (?:{names})\b|\b(?:{names}),? (?P<after>20\d\d)\b",
        re.IGNORECASE,
    )
    for line, text in _notices(draft):
        start, info = 0, None
        for found in pattern.finditer(text):
            number = ordinals.get((found["ordinal"] or "").casefold())
            year = found["year"] or found["after"]
            named = f"{slug(archive.series_short)}-{year}" if year else None
            for listed in draft.settings.events:
                if (number is not None and listed.ordinal == number) or listed.id == named:
                    start, info = found.start(), listed
            if info is not None:
                break
        span, place = find_date_range(text[start:]), _PLACE.search(text[start:])
        if draft.facts.meeting is not None:
            draft = draft.set_internal(span=span, place=place["place"].strip() if place else None)
            draft = _outside(draft, span, line)
            continue
        if info is None:
            info = _by_days(draft, span, place["place"] if place else None)
        if info is None:
            continue
        draft = draft.add_event_mention(info.id, "notice", line)
        for doubt in _disagreements(span, place["place"].strip() if place else None, info):
            draft = draft.add_finding("event-disagrees", "warning", doubt, line)
    return draft


def _outside(draft: Draft, span: DateRange | None, line: int) -> Draft:
    date = draft.facts.date
    if span is None or date is None or span.start.isoformat() <= date <= span.end.isoformat():
        return draft
    message = f"the notice prints {span.start} to {span.end}, the page {date}"
    return draft.add_finding("date-disagrees", "warning", message, line)


def _by_days(draft: Draft, span: DateRange | None, place: str | None) -> EventInfo | None:
    """Return the listed meeting whose very days and whose place a notice prints."""
    if span is None or place is None:
        return None
    for info in draft.settings.events:
        if (info.start, info.end) == (span.start, span.end) and _is_there(info, place):
            return info
    return None


def _notices(draft: Draft) -> list[tuple[int, str]]:
    """Return the text of each notice with its first line."""
    notices: list[tuple[int, list[str]]] = []
    last = -1
    for index, piece in enumerate(draft.pieces):
        if piece.became == "notice":
            if last == index - 1 and notices:
                notices[-1][1].append(piece.text)
            else:
                notices.append((piece.line, [piece.text]))
            last = index
    return [(line, tidy(" ".join(parts))) for line, parts in notices]


def _disagreements(span: DateRange | None, place: str | None, info: EventInfo) -> list[str]:
    doubts = []
    if span and info.start and info.end and (span.start, span.end) != (info.start, info.end):
        doubts.append(f"the notice prints {span.start} to {span.end}, {info.id} was from {info.start} to {info.end}")
    if place and not _is_there(info, place):
        doubts.append(f"the notice prints {place}, {info.id} was in {info.place or info.city}")
    return doubts


def _is_there(info: EventInfo, place: str) -> bool:
    """Return whether a printed place is that of a meeting, a misspelt one too."""
    city = slug(place.partition(",")[0])
    known = [slug(name) for name in (info.place or "", info.city or "", (info.place or "").partition(",")[0])]
    return any(name and (city in name or SequenceMatcher(None, city, name).ratio() >= _ALIKE) for name in known)


def _body(draft: Draft) -> Draft:
    """Look for the meeting in the text of an article: a dateline with its year, `13th Forum`."""
    words = draft.vocabulary.ordinal_of
    archive = draft.settings.archive
    last_word = archive.series.split()[-1:] or ["Meeting"]
    names = "|".join(re.escape(name) for name in (archive.series, *last_word, archive.series_short) if name)
    pattern = re.compile(
        rf"\b(?P<ordinal>{'|'.join(words)}) (?:Annual )?(?:Meeting of the )?(?:{names})\b", re.IGNORECASE
    )
    found: dict[str, int] = {}
    yearless = None
    pieces = [piece for piece in draft.pieces if piece.became != "removed" and len(piece.text) <= _PROSE]
    # What a report says further down may be the meeting of another year.
    for piece in pieces if draft.kind == "press-release" else pieces[:_FIRST_LINES]:
        start = read_dateline(piece.text)
        if start is not None and start.year is None and yearless is None:
            yearless = start
        if start is not None and start.year is not None:
            for info in draft.settings.events:
                if info.start and info.end and _within(info, start.year, start.month, start.day):
                    draft = draft.add_event_mention(info.id, "dateline", piece.line)
        for match in pattern.finditer(tidy(piece.text)):
            number = words[match["ordinal"].casefold()]
            for info in draft.settings.events:
                if info.ordinal == number:
                    found.setdefault(info.id, piece.line)
    if len(found) > 1:
        message = f"the text names several meetings: {', '.join(sorted(found))}"
        return draft.add_finding("event-disagrees", "warning", message, min(found.values()))
    for event_id, line in found.items():
        named = draft.settings.event(event_id)
        if yearless is not None and named is not None and not _is_near(named, yearless):
            message = f"the text names {event_id}, which was not at the time of the dateline"
            return draft.add_finding("event-disagrees", "warning", message, line)
        draft = draft.add_event_mention(event_id, "body", line)
    return draft


def _is_near(info: EventInfo, start: Dateline) -> bool:
    """Return whether a dateline's day, in the year of the meeting, is about that of the meeting."""
    if info.start is None or info.end is None:
        return True
    date = iso_date(info.start.year, start.month, start.day)
    return date is not None and (info.start - date).days <= _ABOUT and (date - info.end).days <= _ABOUT


def other_places(draft: Draft) -> Draft:
    """Report a place of another meeting in an article: often a left-over of an earlier year's text."""
    event = draft.settings.event(draft.facts.event)
    if draft.kind == "transcript" or event is None:
        return draft
    own = {fold(place) for place in _places(event)}
    others = {fold(place): (place, info) for info in draft.settings.events for place in _places(info)}
    for piece in draft.pieces:
        text = fold(piece.text) if piece.became != "removed" and len(piece.text) <= _PROSE else ""
        for place, (printed, info) in others.items():
            if place not in own and place in text:
                message = f"{printed} is the place of {info.id}, this document belongs to {event.id}"
                draft = draft.add_finding("other-place", "warning", message, piece.line)
    return draft


def _places(info: EventInfo) -> list[str]:
    return [place for place in {info.place, _city_country(info)} if place and "," in place]


def _within(info: EventInfo, year: int, month: int, day: int) -> bool:
    return bool(info.start and info.end) and str(info.start) <= f"{year:04}-{month:02}-{day:02}" <= str(info.end)


def _city_country(info: EventInfo) -> str | None:
    return f"{info.city}, {info.country}" if info.city and info.country else info.city


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None
