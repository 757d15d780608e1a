"""The event that a notice names, and findings where the notice prints other days or another place."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.dates import DateRange, find_date_range
from generator.settings.archive import ArchiveInfo
from generator.settings.events import EventInfo
from generator.slugs import slug
from generator.text.normal import tidy
from generator.text.similar_names import CITY

_PLACE = re.compile(r"\bin (?P<place>[A-ZÀ-Þ][^(),.]{1,40}, ?[A-ZÀ-Þ][^(),.]{1,40}?)(?=,| from\b| on\b|\.|$)")


class _Imprint(msgspec.Struct, frozen=True):
    """The event, days and place that one notice prints."""

    line: int
    info: EventInfo | None
    """The listed event that the notice names."""
    days: DateRange | None
    place: str | None


def mention_event_of_notices(draft: Draft) -> Draft:
    """Mention the events that the notices name, and compare the days and places in the notices with the known ones."""
    pattern = _event_pattern(draft.settings.archive)
    if pattern is None:
        return draft
    for line, text in _notices(draft):
        imprint = _read_notice(draft, line, text, pattern)
        draft = _compare_preparatory(draft, imprint) if draft.facts.meeting is not None else _compare(draft, imprint)
    return draft


def _event_pattern(archive: ArchiveInfo) -> re.Pattern[str] | None:
    """Return a pattern of an event's name: by ordinal (`Eleventh Annual Meeting of the FORUM`) or by year."""
    names = "|".join(re.escape(name) for name in (archive.series, archive.series_short) if name)
    if not names:
        return None
    return re.compile(
        rf"\b(?P<ordinal>[\w-]+) (?:(?:Annual )?Meeting of the )?(?:{names})\b|"
        rf"\b(?P<year>20\d\d) (?:{names})\b|\b(?:{names}),? (?P<year_after>20\d\d)\b",
        re.IGNORECASE,
    )


def _notices(draft: Draft) -> list[tuple[int, str]]:
    """Return each notice's first line and text."""
    notices: list[tuple[int, list[str]]] = []
    previous = -1
    for index, piece in enumerate(draft.pieces):
        if piece.became == "notice":
            if previous == index - 1 and notices:
                notices[-1][1].append(piece.text)
            else:
                notices.append((piece.line, [piece.text]))
            previous = index
    return [(line, tidy(" ".join(parts))) for line, parts in notices]


def _read_notice(draft: Draft, line: int, text: str, pattern: re.Pattern[str]) -> _Imprint:
    """Return what a notice prints; days and place are looked for from the event's name on."""
    start, info = 0, None
    for match in pattern.finditer(text):
        info = _listed_event(draft, match)
        if info is not None:
            start = match.start()
            break
    place = _PLACE.search(text[start:])
    return _Imprint(line, info, find_date_range(text[start:]), place["place"].strip() if place else None)


def _listed_event(draft: Draft, match: re.Match[str]) -> EventInfo | None:
    """Return the listed event of an ordinal or a year; of several, the last one in the list."""
    ordinals: Mapping[str, int] = draft.vocabulary.ordinal_of
    ordinal = ordinals.get((match["ordinal"] or "").casefold())
    year = match["year"] or match["year_after"]
    event_id = f"{slug(draft.settings.archive.series_short)}-{year}" if year else None
    events = [
        info
        for info in draft.settings.events
        if (ordinal is not None and info.ordinal == ordinal) or info.id == event_id
    ]
    return events[-1] if events else None


def _compare_preparatory(draft: Draft, imprint: _Imprint) -> Draft:
    """Take the days and the place of a preparatory meeting from its notice, and compare the days with the date."""
    days, date = imprint.days, draft.facts.date
    draft = draft.set_without_provenance(span=days, place=imprint.place)
    if days is None or date is None or days.start.isoformat() <= date <= days.end.isoformat():
        return draft
    message = f"the notice prints {days.start} to {days.end}, but the page prints the date {date}"
    return draft.add_finding("date-disagrees", "warning", message, imprint.line, values=(_interval(days), date))


def _compare(draft: Draft, imprint: _Imprint) -> Draft:
    """Mention the event of a notice and report where the notice prints other days or another place than are listed."""
    info = imprint.info or _event_by_days_and_place(draft, imprint)
    if info is None:
        return draft
    draft = draft.add_event_mention(info.id, "notice", imprint.line)
    days, place = imprint.days, imprint.place
    if days and info.start and info.end and (days.start, days.end) != (info.start, info.end):
        message = f"the notice prints {days.start} to {days.end}, but {info.name} was from {info.start} to {info.end}"
        values = (_interval(days), info.name)
        draft = draft.add_finding("event-disagrees", "warning", message, imprint.line, values=values)
    if place and not _is_place_of(info, place):
        message = f"the notice prints {place}, but {info.name} was in {info.place or info.city}"
        draft = draft.add_finding("event-disagrees", "warning", message, imprint.line, values=(place, info.name))
    return draft


def _interval(days: DateRange) -> str:
    """Return days as an interval of ISO 8601, `2016-12-05/2016-12-09`, which pages show in words."""
    return f"{days.start}/{days.end}"


def _event_by_days_and_place(draft: Draft, imprint: _Imprint) -> EventInfo | None:
    """Return the listed event whose exact days and whose place a notice prints."""
    days, place = imprint.days, imprint.place
    if days is None or place is None:
        return None
    for info in draft.settings.events:
        if (info.start, info.end) == (days.start, days.end) and _is_place_of(info, place):
            return info
    return None


def _is_place_of(info: EventInfo, printed: str) -> bool:
    """Return True if a printed place is that of an event, correctly spelt or not."""
    city = slug(printed.partition(",")[0])
    names = [slug(name) for name in (info.place or "", info.city or "", (info.place or "").partition(",")[0])]
    return any(name and (city in name or CITY.edits(city, name) is not None) for name in names)
