"""The meeting: which event a document belongs to, and whether all that it says about it agrees."""

from __future__ import annotations

import datetime
import re

from generator.config import EventInfo
from generator.reading.dates import dateline
from generator.reading.draft import Draft
from generator.reading.typography import fold, tidy
from generator.reading.vocabulary import vocabulary
from generator.records import Event
from generator.slugs import slug

_PRINTED_RANGE = re.compile(
    r"(?P<first>\d{1,2})(?: [A-Z][a-z]+)? ?(?:to|-|–|—|until) ?"
    r"(?P<last>\d{1,2}) (?P<month>[A-Z][a-z]+),? (?P<year>20\d\d)"
)
_PROSE = 100_000
"""Characters of a line that can be a paragraph; in longer ones nothing is looked for."""

_PLACE = re.compile(r"\) in (?P<place>[^(),]{2,40},[^(),]{2,40}?)(?:,| from\b)")


def meeting(draft: Draft) -> Draft:
    """Decide the event: by heading, notice, address or text; by the folder only where all of them are silent."""
    draft = _notice(draft)
    if draft.kind != "transcript":
        draft = _body(draft)
    order = ("heading", "notice", "dateline", "slug", "body")
    mentions = sorted(draft.mentions, key=lambda mention: order.index(mention.provenance))
    folder = _folder(draft)
    if not mentions:
        if folder is None:
            return draft.find("event-unknown", "warning", "nothing says which meeting this belongs to")
        return _listed(draft.know("folder", event=folder))
    first = mentions[0]
    draft = draft.know(first.provenance, event=first.event_id)
    for other in mentions[1:]:
        if other.event_id != first.event_id:
            message = f"the {first.provenance} says {first.event_id}, the {other.provenance} {other.event_id}"
            draft = draft.find("event-disagrees", "warning", message, other.line)
    if folder is not None and folder != first.event_id:
        message = f"the {first.provenance} says {first.event_id}, the file is in the folder {folder}"
        draft = draft.find("event-disagrees", "warning", message)
    return _listed(draft)


def event_of(draft: Draft) -> Event | None:
    """Return the event of the record; one that `events.yml` doesn't list has an id and a name only."""
    event_id = draft.facts.event
    if event_id is None:
        return None
    info = draft.settings.event(event_id)
    if info is None:
        return Event(event_id, _name(event_id), None, None, None, None)
    return Event(info.id, info.name, info.ordinal, info.place or _city_country(info), _iso(info.start), _iso(info.end))


def _listed(draft: Draft) -> Draft:
    event_id = draft.facts.event
    if event_id is not None and draft.settings.event(event_id) is None:
        message = f"{event_id} is not in events.yml: its place and days are not known"
        return draft.find("event-not-listed", "warning", message)
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
    """Compare what the disclaimer says about an annual meeting with what is known about it."""
    series = draft.settings.archive.series
    if not series:
        return draft
    pattern = re.compile(rf"(?P<ordinal>[\w-]+) (?:Annual )?Meeting of the {re.escape(series)}", re.IGNORECASE)
    for line, text in _notices(draft):
        found = pattern.search(text)
        ordinal = vocabulary().ordinal_of.get(found["ordinal"].casefold()) if found else None
        info = next((info for info in draft.settings.events if info.ordinal == ordinal), None) if ordinal else None
        if info is None or found is None:
            continue
        draft = draft.mention(info.id, "notice", line)
        for doubt in _disagreements(text[found.start() :], info):
            draft = draft.find("event-disagrees", "warning", doubt, line)
    return draft


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


def _disagreements(text: str, info: EventInfo) -> list[str]:
    doubts = []
    printed = _PRINTED_RANGE.search(text)
    if printed and info.start and info.end:
        known = (info.start.day, info.end.day, f"{info.end:%Y}")
        if (int(printed["first"]), int(printed["last"]), printed["year"]) != known:
            doubts.append(f"the notice prints {printed[0]}, {info.id} was from {info.start} to {info.end}")
    place = _PLACE.search(text)
    if place:
        city = slug(place["place"].split(",")[0])
        known_places = slug(" ".join(filter(None, (info.place, info.city, info.country))))
        if city not in known_places:
            doubts.append(f"the notice prints {place['place'].strip()}, {info.id} was in {info.place or info.city}")
    return doubts


def _body(draft: Draft) -> Draft:
    """Look for the meeting in the text of an article: a dateline with its year, `13th Forum`."""
    words = vocabulary().ordinal_of
    last_word = draft.settings.archive.series.split()[-1:] or ["Meeting"]
    names = "|".join(re.escape(name) for name in (*last_word, draft.settings.archive.series_short) if name)
    pattern = re.compile(rf"\b(?P<ordinal>{'|'.join(words)}) (?:Annual )?(?:{names})\b", re.IGNORECASE)
    found: dict[str, int] = {}
    for piece in draft.pieces:
        if piece.became == "removed" or len(piece.text) > _PROSE:
            continue
        start = dateline(piece.text)
        if start is not None and start.year is not None:
            for info in draft.settings.events:
                if info.start and info.end and _within(info, start.year, start.month, start.day):
                    draft = draft.mention(info.id, "dateline", piece.line)
        for match in pattern.finditer(tidy(piece.text)):
            number = words[match["ordinal"].casefold()]
            for info in draft.settings.events:
                if info.ordinal == number:
                    found.setdefault(info.id, piece.line)
    if len(found) > 1:
        message = f"the text names several meetings: {', '.join(sorted(found))}"
        return draft.find("event-disagrees", "warning", message, min(found.values()))
    for event_id, line in found.items():
        draft = draft.mention(event_id, "body", line)
    return draft


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
                draft = draft.find("other-place", "warning", message, piece.line)
    return draft


def _places(info: EventInfo) -> list[str]:
    return [place for place in {info.place, _city_country(info)} if place and "," in place]


def _within(info: EventInfo, year: int, month: int, day: int) -> bool:
    return bool(info.start and info.end) and str(info.start) <= f"{year:04}-{month:02}-{day:02}" <= str(info.end)


def _city_country(info: EventInfo) -> str | None:
    return f"{info.city}, {info.country}" if info.city and info.country else info.city


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None


def _name(event_id: str) -> str:
    series, _, rest = event_id.partition("-")
    return f"{series.upper()} {rest.replace('-', ' ')}"
