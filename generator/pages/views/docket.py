"""The docket of a document: a row for each known fact, with its provenance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypedDict

from generator.archive.people.people_index import Person
from generator.archive.related.index import SeriesPlace
from generator.archive.summary import Copy, Summary
from generator.corrections.applied import AppliedCorrection
from generator.pages.views.applied_corrections import FIELD_NAMES, correction_id, metadata_value
from generator.pages.views.printed_label import printed_as
from generator.pages.views.wording import (
    KINDS,
    capital,
    counted,
    date_in_words,
    duration,
    number,
    ordinal,
    range_in_words,
)
from generator.records import Event, SessionRecord
from generator.settings.load import Settings
from generator.slugs import slug
from generator.text import words
from generator.urls import event_address, type_address

NO_PEOPLE: Mapping[str, Person] = MappingProxyType({})
"""The people of an archive without names."""


class Item(TypedDict):
    """One value of a row."""

    text: str
    note: str | None
    href: str | None


class Row(TypedDict):
    """A row: its key, its label and its values."""

    key: str
    label: str
    items: list[Item]


_PROVENANCE_IN_WORDS = {
    "heading": "printed in the heading",
    "header-line": "printed below the heading",
    "front-matter": "declared in the file",
    "slug": "from the address of the page",
    "notice": "printed in the notice",
    "dateline": "day and month printed in the dateline, year from the event",
    "day-table": "worked out from the number of the day",
    "body": "printed in the text",
    "sidecar": "from the archive's notes on the source",
    "folder": "from the folder of the source",
    "correction": "corrected",
    "default": "assumed",
}
"""The provenance of a value in words for readers."""

COPY_RECORD = "record.json"
"""The file name of a copy's record, in the folder of the copy's own address."""

_STATUS = {"final": "Not marked as raw", "raw": "Marked as raw by its publisher"}
"""A document without the mark is not certified as final."""


def session_docket(
    record: SessionRecord,
    document: Summary,
    settings: Settings,
    people: Mapping[str, Person] = NO_PEOPLE,
    series: Sequence[SeriesPlace] = (),
    corrections: Sequence[AppliedCorrection] = (),
) -> list[Row]:
    """Return the docket rows of a session or article; facts that are not known have no row."""
    rows = [
        _event(record, settings),
        _date(record),
        _time(record),
        _row(
            "room",
            "Room",
            record.room,
            _provenance(record, "room") if record.provenance.get("room") != "heading" else None,
        ),
        _type(record, settings),
        _series(series),
        _row("kind", "Kind", KINDS[record.kind]),
        _length(document),
        _names(record, people),
        _source(record),
        _copies(document),
        _row("status", "Status", _STATUS[record.status]) if document.is_session else None,
        _corrected_fields(corrections, settings),
        _warnings(record),
    ]
    return [row for row in rows if row is not None]


def row(key: str, label: str, *items: Item) -> Row:
    """Return a row with any number of values."""
    return Row(key=key, label=label, items=list(items))


def item(text: str, note: str | None = None, href: str | None = None) -> Item:
    """Return one value of a row."""
    return Item(text=text, note=note, href=href)


def web_address(address: str | None) -> str | None:
    """Return `address` if it is a web address, else `None`, so that no link can be a script.

    A backslash is percent-encoded: browsers take it for a slash, and MkDocs for a mistake.
    """
    if address is None or not address.lower().startswith(("https://", "http://")):
        return None
    return address.replace("\\", "%5C")


def _row(key: str, label: str, text: str | None, note: str | None = None, href: str | None = None) -> Row | None:
    return row(key, label, item(text, note, href)) if text else None


def _provenance(record: SessionRecord, field: str) -> str | None:
    origin = record.provenance.get(field)
    return _PROVENANCE_IN_WORDS[origin] if origin is not None else None


def _event(record: SessionRecord, settings: Settings) -> Row | None:
    event = record.event
    if event is None:
        return None
    facts = [meeting_in_words(event, settings), event.place]
    return _row(
        "event", "Event", event.name, ", ".join(fact for fact in facts if fact) or None, event_address(event.id)
    )


def meeting_in_words(event: Event, settings: Settings) -> str | None:
    """Return `19th annual meeting`, `2nd meeting`, or `None` if the number of the meeting is not known."""
    if not event.ordinal:
        return None
    return f"{ordinal(event.ordinal)} {'annual meeting' if _is_annual(event, settings) else 'meeting'}"


def _is_annual(event: Event, settings: Settings) -> bool:
    """Return True if the settings number two or more meetings of this series (`igf-2023`, `igf-2024`) year by year."""
    prefix = event.id.rpartition("-")[0]
    years_before_first = [
        info.start.year - info.ordinal
        for info in settings.events
        if info.start is not None and info.ordinal is not None and info.id.rpartition("-")[0] == prefix
    ]
    return len(years_before_first) > 1 and len(set(years_before_first)) == 1


def _date(record: SessionRecord) -> Row | None:
    day = f"Day {record.day}" if record.day is not None else None
    if record.date is not None:
        date = date_in_words(record.date)
        note = _provenance(record, "date")
        if day is not None and record.provenance.get("date") == "day-table":
            note = f"worked out from “{day}”"
        return _row("date", "Date", f"{day}, {date}" if day else date, note)
    span = range_in_words(record.event.start, record.event.end) if record.event else None
    if span is None:
        return _row("date", "Date", day, "date not known")
    if day is None:
        return _row("date", "Date", span, "dates of the event; day not known")
    return _row("date", "Date", day, f"date not known; the event was on {span}")


def _time(record: SessionRecord) -> Row | None:
    start, end = record.start_time, record.end_time
    if start and end:
        return _row("time", "Time", f"{start} to {end}")
    if start:
        return _row("time", "Time", f"from {start}")
    return _row("time", "Time", f"until {end}" if end else None)


def _type(record: SessionRecord, settings: Settings) -> Row | None:
    kind = record.session.type
    if kind is None:
        return None
    listed = type_address(kind) if record.kind == "transcript" else None  # an article is about a session
    return _row("type", "Type", settings.type_name(kind), record.session.code, listed)


def _series(series: Sequence[SeriesPlace]) -> Row | None:
    return (
        row("series", "Series", *(item(place.info.name, None, place.info.href) for place in series)) if series else None
    )


def _names(record: SessionRecord, people: Mapping[str, Person]) -> Row | None:
    """Return the speakers whose labels do not print the name shown, with the evidence for the name."""
    items: dict[tuple[str, str], Item] = {}
    for turn in record.turns:
        person = people.get(turn.speaker or "")
        if person is None or turn.label is None or turn.name is None or (turn.label, person.id) in items:
            continue
        printed = printed_as(turn.label)
        if turn.resolved == "inferred":
            sentence = f", from line {number(turn.evidence.line)}: “{turn.evidence.text}”" if turn.evidence else ""
            note = f"inferred; {printed}{sentence}"
        elif person.info is not None and slug(turn.label) != slug(turn.name):
            note = f"{printed}; name from the people register"
        else:
            continue
        items[turn.label, person.id] = item(person.name, note, person.href)
    return row("names", "Names", *items.values()) if items else None


def _length(document: Summary) -> Row | None:
    if document.words == 0:
        return _row("length", "Length", "no words")
    parts = [counted(document.words, "word")]
    if document.is_session:
        parts.append(counted(len(document.turns), "turn"))
    minutes = words.reading_minutes(document.words)
    return _row("length", "Length", ", ".join(parts), f"{duration(minutes)} to read")


def _source(record: SessionRecord) -> Row:
    source = record.source
    items = [item(source.path, _digest(source.sha256), web_address(source.address))]
    if source.publisher:
        items.append(item(source.publisher, f"retrieved {source.retrieved}" if source.retrieved else None))
    return row("source", "Source", *items)


def _copies(document: Summary) -> Row | None:
    if not document.copies:
        return None
    items = [
        item(
            copy.document.path,
            f"{difference_in_words(copy)}, {_digest(copy.document.sha256)}",
            f"{copy.document.own_address.href}{COPY_RECORD}",
        )
        for copy in document.copies
    ]
    return row("copies", "Other copies", *items)


def difference_in_words(copy: Copy) -> str:
    """Return the differences between the words of a copy and the words of the page."""
    if not copy.missing_words and not copy.extra_words:
        return "the same words"
    lacks = f"lacks {counted(copy.missing_words, 'word')} of this page" if copy.missing_words else None
    has = f"has {counted(copy.extra_words, 'other word')}" if copy.extra_words else None
    return " and ".join(part for part in (lacks, has) if part)


def _digest(sha256: str | None) -> str:
    return f"SHA-256 {sha256}" if sha256 else "could not be read"


def _corrected_fields(corrections: Sequence[AppliedCorrection], settings: Settings) -> Row | None:
    """Return the corrected facts, each with a link to its correction."""
    items = []
    for correction in corrections:
        if correction.kind != "metadata" or correction.field is None:
            continue
        note = f"printed: {metadata_value(correction.field, correction.printed, settings)}; {correction.reason}"
        items.append(item(FIELD_NAMES[correction.field], note, f"#{correction_id(correction)}"))
    return row("corrected", "Corrected", *items) if items else None


def _warnings(record: SessionRecord) -> Row | None:
    findings = [finding for finding in record.findings if finding.severity != "info"]
    if not findings:
        return None
    return row(
        "doubts",
        "Warnings",
        *(
            item(capital(finding.message), f"line {number(finding.line)} of the source" if finding.line else None)
            for finding in findings
        ),
    )
