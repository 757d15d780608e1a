"""The cover sheet of a document: every row that the archive can say of it, with how it knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypedDict

from generator.archive.people.people_index import Person
from generator.archive.related.index import SeriesPlace
from generator.archive.summary import Copy, Summary
from generator.corrections.applied import AppliedCorrection
from generator.pages.views.applied_corrections import FIELD_NAMES, anchor, metadata_value
from generator.pages.views.wording import KINDS, capital, counted, date_in_words, number, ordinal, range_in_words
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.slugs import slug
from generator.text import words

NOBODY: Mapping[str, Person] = MappingProxyType({})
"""The people of an archive in which nobody is named."""


class Item(TypedDict):
    """One value of a row."""

    text: str
    note: str | None
    href: str | None


class Row(TypedDict):
    """One row: what it is about, and its values."""

    key: str
    label: str
    items: list[Item]


_HOW = {
    "heading": "printed in the heading",
    "header-line": "printed below the heading",
    "slug": "from the page's address",
    "notice": "printed in the notice",
    "dateline": "day and month printed in the dateline, year of the event",
    "day-table": "from the number of the day",
    "body": "printed in the text",
    "sidecar": "from the archive's notes on the source",
    "folder": "from the folder of the source",
    "correction": "corrected",
    "default": "assumed",
}
"""How a value is known, in a reader's words, by the record's provenance."""

COPY_RECORD = "record.json"
"""What the record of a copy is called, in the folder of the copy's own address."""

_STATUS = {"final": ("Final", "not marked as raw by its publisher"), "raw": ("Raw", "marked as raw by its publisher")}


def session_docket(
    record: SessionRecord,
    document: Summary,
    settings: Settings,
    people: Mapping[str, Person] = NOBODY,
    series: Sequence[SeriesPlace] = (),
    told: Sequence[AppliedCorrection] = (),
) -> list[Row]:
    """Return the rows of a session's or article's cover sheet, those that nothing is known of left out."""
    rows = [
        _event(record),
        _date(record),
        _time(record),
        _row("room", "Room", record.room, _how(record, "room") if record.provenance.get("room") != "heading" else None),
        _type(record, settings),
        _series(series),
        _row("kind", "Kind", KINDS[record.kind]),
        _length(document),
        _names(record, people),
        _source(record),
        _copies(document),
        _row("status", "Status", *_STATUS[record.status]) if document.is_session else None,
        _corrected(told, settings),
        _doubts(record),
    ]
    return [row for row in rows if row is not None]


def row(key: str, label: str, *items: Item) -> Row:
    """Return a row of several values."""
    return Row(key=key, label=label, items=list(items))


def item(text: str, note: str | None = None, href: str | None = None) -> Item:
    """Return one value of a row."""
    return Item(text=text, note=note, href=href)


def web_address(address: str | None) -> str | None:
    """Return `address` where it is one a page may link to, else `None`: a link could otherwise be a script.

    A backslash, which browsers and MkDocs take for a slash or a mistake, is written as a reference.
    """
    if address is None or not address.lower().startswith(("https://", "http://")):
        return None
    return address.replace("\\", "%5C")


def _row(key: str, label: str, text: str | None, note: str | None = None, href: str | None = None) -> Row | None:
    return row(key, label, item(text, note, href)) if text else None


def _how(record: SessionRecord, field: str) -> str | None:
    origin = record.provenance.get(field)
    return _HOW[origin] if origin is not None else None


def _event(record: SessionRecord) -> Row | None:
    event = record.event
    if event is None:
        return None
    facts = [f"{ordinal(event.ordinal)} meeting" if event.ordinal else None, event.place]
    return _row("event", "Event", event.name, ", ".join(fact for fact in facts if fact) or None, f"{event.id}/")


def _date(record: SessionRecord) -> Row | None:
    day = f"Day {record.day}" if record.day is not None else None
    if record.date is not None:
        return row(
            "date",
            "Date",
            item(f"{day}, {date_in_words(record.date)}" if day else date_in_words(record.date), _how(record, "date")),
        )
    span = range_in_words(record.event.start, record.event.end) if record.event else None
    if span is None:
        return _row("date", "Date", day, "the date is not known" if day else None)
    if day is None:
        return _row("date", "Date", span, "the dates of the event; the day is not known")
    return _row("date", "Date", day, f"of the event on {span}; which date that was is not known")


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
    listed = f"types/{kind}/" if record.kind == "transcript" else None  # an article is about a session, not one
    return _row("type", "Type", settings.type_name(kind), record.session.code, listed)


def _series(series: Sequence[SeriesPlace]) -> Row | None:
    return row("series", "Series", *(item(one.info.name, None, one.info.href) for one in series)) if series else None


def _names(record: SessionRecord, people: Mapping[str, Person]) -> Row | None:
    """Return who speaks under labels that don't print the name, and how that is known."""
    items: dict[tuple[str, str], Item] = {}
    for turn in record.turns:
        person = people.get(turn.speaker or "")
        if person is None or turn.label is None or turn.name is None or (turn.label, person.id) in items:
            continue
        printed = f"printed as {turn.label}"
        if turn.resolved == "inferred":
            sentence = f", from line {number(turn.evidence.line)}: “{turn.evidence.text}”" if turn.evidence else ""
            note = f"inferred; {printed}{sentence}"
        elif person.info is not None and slug(turn.label) != slug(turn.name):
            note = f"{printed}; from the register of people"
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
    return _row("length", "Length", ", ".join(parts), f"{counted(minutes, 'minute')} to read")


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
    """Return what a copy lacks of the words of the page, and what it has besides."""
    if not copy.missing_words and not copy.extra_words:
        return "the same words"
    lacks = f"lacks {counted(copy.missing_words, 'word')} of these" if copy.missing_words else None
    has = f"has {counted(copy.extra_words, 'other word')}" if copy.extra_words else None
    return " and ".join(part for part in (lacks, has) if part)


def _digest(sha256: str | None) -> str:
    return f"SHA-256 {sha256}" if sha256 else "could not be read"


def _corrected(told: Sequence[AppliedCorrection], settings: Settings) -> Row | None:
    """Return what is corrected in the other rows, each leading to what is told of it."""
    items = []
    for one in told:
        if one.kind != "metadata" or one.field is None:
            continue
        note = f"printed: {metadata_value(one.field, one.printed, settings)}; {one.reason}"
        items.append(item(FIELD_NAMES[one.field], note, f"#{anchor(one)}"))
    return row("corrected", "Corrected", *items) if items else None


def _doubts(record: SessionRecord) -> Row | None:
    doubts = [finding for finding in record.findings if finding.severity != "info"]
    if not doubts:
        return None
    return row(
        "doubts",
        "Doubts",
        *(
            item(capital(finding.message), f"line {number(finding.line)} of the source" if finding.line else None)
            for finding in doubts
        ),
    )
