"""The event that an article names: by a dateline with its year, or by an ordinal (`13th Forum`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.dates import Dateline, iso_date, read_dateline
from generator.settings.events import EventInfo
from generator.text.normal import tidy

MAX_PARAGRAPH_CHARS = 100_000
"""Characters of a line that can be a paragraph; longer lines are not searched."""

_FIRST_LINES = 5
"""Lines of a document other than a press release that are searched: further down it may name another year's event."""

_MAX_DAYS_FROM_EVENT = 30
"""Days before and after an event; a press release from one of them is about the event."""


def mention_event_of_article(draft: Draft) -> Draft:
    """Mention the events that datelines and ordinals in the text name; report it where ordinals name several."""
    pieces = [piece for piece in draft.pieces if piece.became != "removed" and len(piece.text) <= MAX_PARAGRAPH_CHARS]
    if draft.kind != "press-release":
        pieces = pieces[:_FIRST_LINES]
    yearless: Dateline | None = None
    for piece in pieces:
        line = read_dateline(piece.text)
        if line is None:
            continue
        if line.year is None:
            yearless = yearless or line
            continue
        for info in _events_on(draft, line, line.year):
            draft = draft.add_event_mention(info.id, "dateline", piece.line)
    return _mention_by_ordinal(draft, pieces, yearless)


def _mention_by_ordinal(draft: Draft, pieces: list[Piece], yearless: Dateline | None) -> Draft:
    """Mention the event that the text names by its ordinal, if it names one only and the dateline is near its days."""
    lines = _lines_of_events(draft, pieces)
    events = [info for info in draft.settings.events if info.id in lines]
    if len(events) > 1:
        names = [info.name for info in sorted(events, key=lambda info: info.id)]
        message = f"the text names several events: {', '.join(names)}"
        return draft.add_finding("event-disagrees", "warning", message, min(lines.values()), values=names)
    for info in events:
        line = lines[info.id]
        if yearless is not None and not _is_near(info, yearless):
            message = f"the text names {info.name}, but the dateline is far from the days of that event"
            return draft.add_finding("event-disagrees", "warning", message, line, values=(info.name,))
        draft = draft.add_event_mention(info.id, "body", line)
    return draft


def _lines_of_events(draft: Draft, pieces: list[Piece]) -> dict[str, int]:
    """Return the ids of the listed events that the text names by their ordinal, with the first line of each."""
    archive = draft.settings.archive
    ordinals = draft.vocabulary.ordinal_of
    last_word = archive.series.split()[-1:] or ["Meeting"]
    names = "|".join(re.escape(name) for name in (archive.series, *last_word, archive.series_short) if name)
    pattern = re.compile(
        rf"\b(?P<ordinal>{'|'.join(ordinals)}) (?:Annual )?(?:Meeting of the )?(?:{names})\b", re.IGNORECASE
    )
    lines: dict[str, int] = {}
    for piece in pieces:
        for match in pattern.finditer(tidy(piece.text)):
            ordinal = ordinals[match["ordinal"].casefold()]
            for info in draft.settings.events:
                if info.ordinal == ordinal:
                    lines.setdefault(info.id, piece.line)
    return lines


def _events_on(draft: Draft, line: Dateline, year: int) -> Iterator[EventInfo]:
    """Yield the listed events that were held on the day of a dateline."""
    day = f"{year:04}-{line.month:02}-{line.day:02}"
    for info in draft.settings.events:
        if info.start and info.end and str(info.start) <= day <= str(info.end):
            yield info


def _is_near(info: EventInfo, line: Dateline) -> bool:
    """Return True if a dateline's day, taken in the year of the event, is near the event's days."""
    if info.start is None or info.end is None:
        return True
    date = iso_date(info.start.year, line.month, line.day)
    if date is None:
        return False
    return (info.start - date).days <= _MAX_DAYS_FROM_EVENT and (date - info.end).days <= _MAX_DAYS_FROM_EVENT
