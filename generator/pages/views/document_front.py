"""Makes the front matter of a session or an article from the record, its summary and the archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.privacy.redact_names import is_withheld
from generator.archive.related.index import NO_RELATED_LINKS, RelatedLinks
from generator.archive.summary import Copy, Summary
from generator.corrections.applied import AppliedCorrection
from generator.pages.views.applied_corrections import correction_id, field_name, metadata_value
from generator.pages.views.document_metadata import CorrectedField, DocumentFront, NamedLabel, OtherCopy, SeriesName
from generator.pages.views.entries import joined
from generator.pages.views.finding_in_words import finding_in_words
from generator.pages.views.folders import folder_name
from generator.pages.views.page import PageLink
from generator.pages.views.related import neighbour, related_links
from generator.pages.views.rows import web_address
from generator.pages.views.voices import voices_of
from generator.pages.views.wording import (
    commas,
    counted,
    date_in_words,
    gettext,
    kind_name,
    language_in_words,
    listed,
    ordinal,
    range_in_words,
    weekday_in_words,
)
from generator.records import Event, Provenance, SessionRecord
from generator.settings.load import Settings
from generator.slugs import slug
from generator.text import words

COPY_RECORD = "record.json"
"""The file name of a copy's record, in the folder of the copy's own address."""

_PROVENANCE_IN_WORDS = {
    "heading": lambda: gettext("printed in the heading"),
    "header-line": lambda: gettext("printed below the heading"),
    "front-matter": lambda: gettext("declared in the file"),
    "slug": lambda: gettext("from the address of the page"),
    "notice": lambda: gettext("printed in the notice"),
    "dateline": lambda: gettext("day and month printed in the dateline, year from the event"),
    "day-table": lambda: gettext("worked out from the number of the day"),
    "body": lambda: gettext("printed in the text"),
    "sidecar": lambda: gettext("from the archive's notes on the source"),
    "table": lambda: gettext("from the archive's list of documents"),
    "file-name": lambda: gettext("from the name of the file"),
    "folder": lambda: gettext("from the folder of the source"),
    "correction": lambda: gettext("corrected"),
    "default": lambda: gettext("assumed"),
}
"""The provenance of a value in words for readers."""

_STATUS = {
    "final": lambda: gettext("Not marked as raw"),
    "raw": lambda: gettext("Marked as raw by its publisher"),
}
"""A document without the mark is not certified as final."""


def document_front(
    record: SessionRecord,
    document: Summary,
    archive: Archive,
    settings: Settings,
    related: RelatedLinks = NO_RELATED_LINKS,
    links_here: Sequence[PageLink] = (),
) -> DocumentFront:
    """Return the metadata that sessions and articles have in common."""
    event, source, type_id = record.event, record.source, record.session.type
    corrections = archive.applied_corrections.get(document.href, ())
    kept_ids = archive.turn_ids.get(document.href)
    drops_ids = kept_ids is not None and kept_ids.drops_withheld_ids
    return DocumentFront(
        title=document.shown_title,
        description=_description(document, archive.people),
        template="session.html" if document.is_session else "article.html",
        page_kind="session" if document.is_session else "article",
        kind=kind_name(record.kind),
        event=event.name if event is not None else None,
        event_id=event.id if event is not None else None,
        folder=document.address.folder if event is None else None,
        folder_name=folder_name(document) if event is None else None,
        meeting=meeting_in_words(event, settings) if event is not None else None,
        place=event.place if event is not None else None,
        event_dates=range_in_words(event.start, event.end) if event is not None else None,
        title_from=_title_from(record),
        event_year=_event_year(event) if event is not None else None,
        day=record.day,
        date=record.date,
        date_from=_date_from(record),
        start_time=record.start_time,
        end_time=record.end_time,
        room=record.room,
        room_from=_provenance(record, "room") if record.provenance.get("room") != "heading" else None,
        type=settings.type_name(type_id) if type_id is not None else None,
        type_id=type_id if document.is_session else None,
        code=record.session.code,
        series=tuple(SeriesName(place.info.id, place.info.name) for place in related.series),
        language=record.language,
        language_name=language_in_words(record.language),
        words=document.words,
        turns=len(record.turns) if document.is_session else None,
        minutes=words.reading_minutes(document.words),
        people=voices_of(record, document, archive.people) if document.is_session else (),
        names=_named_labels(record, document, archive.people),
        warnings=tuple(finding_in_words(finding) for finding in record.findings if finding.severity != "info"),
        source=source.path,
        sha256=source.sha256,
        source_address=web_address(source.address),
        publisher=source.publisher,
        retrieved=source.retrieved,
        recording=web_address(source.recording),
        recording_site=urlsplit(web_address(source.recording) or "").hostname,
        licence=source.licence,
        status=_STATUS[record.status]() if document.is_session else None,
        copies=tuple(map(_other_copy, document.copies)),
        corrected=tuple(_corrected_fields(corrections, settings)),
        corrections=len(corrections) or None,
        former={turn: tuple(ids) for turn, ids in kept_ids.former_ids.items()} if kept_ids is not None else {},
        vanished=kept_ids.vanished if kept_ids is not None else (),
        withheld=drops_ids or any(map(is_withheld, record.turns)),
        report=settings.archive.report_address,
        previous=neighbour(related.day.previous),
        next=neighbour(related.day.next),
        related=related_links(document, related, settings),
        links_here=tuple(links_here),
    )


def _description(document: Summary, people: Mapping[str, Person]) -> str:
    event = document.event
    place = joined([event.name, event.place]) if event else None
    date = date_in_words(document.date) if document.date else None
    length = counted(document.words, "word")
    if document.is_session:
        speakers = {turn.speaker for turn in document.turns if turn.speaker in people}
        turns = counted(len(document.turns), "turn")
        length = commas([length, turns, counted(len(speakers), "named speaker")])
    facts = joined([kind_name(document.kind), place, date, length])
    return gettext("%(title)s. %(facts)s.", title=document.shown_title, facts=facts)


def meeting_in_words(event: Event, settings: Settings) -> str | None:
    """Return `19th annual meeting`, `2nd meeting`, or `None` if the number of the meeting is not known."""
    if not event.ordinal:
        return None
    numbers = {"ordinal": ordinal(event.ordinal), "number": event.ordinal}
    if _is_annual(event, settings):
        return gettext("%(ordinal)s annual meeting", **numbers)
    return gettext("%(ordinal)s meeting", **numbers)


def _event_year(event: Event) -> str | None:
    years = {day[:4] for day in (event.start, event.end) if day is not None}
    return years.pop() if len(years) == 1 else None


def _is_annual(event: Event, settings: Settings) -> bool:
    """Return True if the settings number two or more meetings of this series (`moot-23`, `moot-24`) year by year."""
    prefix = event.id.rpartition("-")[0]
    years_before_first = [
        info.start.year - info.ordinal
        for info in settings.events
        if info.start is not None and info.ordinal is not None and info.id.rpartition("-")[0] == prefix
    ]
    return len(years_before_first) > 1 and len(set(years_before_first)) == 1


def _provenance(record: SessionRecord, field: str) -> str | None:
    origin = record.provenance.get(field)
    return _PROVENANCE_IN_WORDS[origin]() if origin is not None else None


_TITLE_FROM: frozenset[Provenance] = frozenset({"sidecar", "table", "file-name"})
"""Where a title is from that the page names: a reader does not expect it there."""


def _title_from(record: SessionRecord) -> str | None:
    if record.title is None:
        return gettext("not printed; the event and the name of the file are in its place")
    return _provenance(record, "title") if record.provenance.get("title") in _TITLE_FROM else None


def _date_from(record: SessionRecord) -> str | None:
    if record.date is None:
        return None
    event = record.event
    if record.provenance.get("date") == "day-table" and event is not None and event.start == event.end:
        return gettext("the only day of the event")
    if record.day is not None and record.provenance.get("date") == "day-table":
        return gettext("worked out from “Day %(day)s”", day=record.day)
    if record.day is None and record.provenance.get("date") == "day-table":
        return gettext("worked out from “%(weekday)s”", weekday=weekday_in_words(record.date))
    return _provenance(record, "date")


def _named_labels(record: SessionRecord, document: Summary, people: Mapping[str, Person]) -> tuple[NamedLabel, ...]:
    """Return the labels that do not print the name shown, each with the evidence for the name."""
    labels: dict[tuple[str, str], NamedLabel] = {}
    for turn in record.turns:
        person = people.get(turn.speaker or "")
        if person is None or turn.label is None or turn.name is None or (turn.label, person.id) in labels:
            continue
        is_inferred = turn.resolved == "inferred"
        if not is_inferred and (person.info is None or slug(turn.label) == slug(turn.name)):
            continue
        evidence = turn.evidence if is_inferred else None
        labels[turn.label, person.id] = NamedLabel(
            label=turn.label,
            name=person.name,
            resolved="inferred" if is_inferred else "register",
            turn=None if document.is_too_large else turn.id,
            line=evidence.line if evidence is not None else None,
            evidence=evidence.text if evidence is not None else None,
        )
    return tuple(labels.values())


def _other_copy(copy: Copy) -> OtherCopy:
    return OtherCopy(
        source=copy.document.path,
        difference=difference_in_words(copy),
        address=f"{copy.document.own_address.href}{COPY_RECORD}",
        sha256=copy.document.sha256,
    )


def difference_in_words(copy: Copy) -> str:
    """Return the differences between the words of a copy and the words of the page."""
    if not copy.missing_words and not copy.extra_words:
        return gettext("the same words")
    lacks = gettext("lacks %(words)s of this page", words=counted(copy.missing_words, "word"))
    has = gettext("has %(words)s", words=counted(copy.extra_words, "other word"))
    return listed([*([lacks] if copy.missing_words else []), *([has] if copy.extra_words else [])])


def _corrected_fields(corrections: Sequence[AppliedCorrection], settings: Settings) -> Iterator[CorrectedField]:
    for correction in corrections:
        if correction.kind == "metadata" and correction.field is not None:
            yield CorrectedField(
                field=field_name(correction.field),
                printed=metadata_value(correction.field, correction.printed, settings),
                reason=correction.reason,
                id=correction_id(correction),
            )
