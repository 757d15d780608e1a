"""The metadata fields that corrections can change: their values, and where the record holds them."""

from __future__ import annotations

import datetime
import re
from typing import Any

import msgspec

from generator.corrections.entry import Correction
from generator.records import Event, SessionRecord
from generator.settings.errors import no_type
from generator.settings.load import Settings

_DAY = re.compile(r"[0-9]{1,2}")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?: [A-Z][A-Za-z0-9+:-]{1,9})?")
_CODE = re.compile(r"[A-Z]{2,4}([1-9][0-9]{0,3})")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NEVER_EMPTY = {"status", "language"}

METADATA_FIELDS = (
    "title", "event", "day", "date", "start_time", "end_time", "room", "type", "code", "status", "language",
)  # fmt: skip
"""Names as in the record; the fields of `session` without that prefix."""

_PATTERNS = {
    "day": (_DAY, "it must be the number of a day"),
    "start_time": (_TIME, "it must be a time, such as 09:30 or 09:30 UTC"),
    "end_time": (_TIME, "it must be a time, such as 09:30 or 09:30 UTC"),
    "code": (_CODE, "it must be capitals and a number, such as WS168"),
    "language": (_LANGUAGE, "it must be the code of a language, such as en or pt-BR"),
}
_CHOICES = {"status": ("raw", "final")}

_PROVENANCE_ORDER = ("event", "day", "date", "room", "title", "start_time", "end_time", "language")
"""The order of the fields in a record's provenance."""


def parse_value(field: str, text: str | None) -> tuple[str | int | None, str | None]:
    """Return the record's value for the value of a correction, and the reason if the value is wrong."""
    if not text:
        return None, "every document has this field; give it a value" if field in _NEVER_EMPTY else None
    if field == "date":
        try:
            return datetime.date.fromisoformat(text).isoformat(), None
        except ValueError:
            return None, "it must be a date, such as 2024-05-31"
    pattern, reason = _PATTERNS.get(field, (None, None))
    if pattern is not None and not pattern.fullmatch(text):
        return None, reason
    choices = _CHOICES.get(field, (text,))
    if text not in choices:
        return None, f"it must be one of {', '.join(choices)}"
    return int(text) if field == "day" else text, None


def printed_value(record: SessionRecord, field: str) -> str | None:
    """Return the record's value of a field, as text."""
    value: object
    if field == "event":
        value = record.event.id if record.event is not None else None
    elif field in {"type", "code"}:
        value = getattr(record.session, field)
    else:
        value = getattr(record, field)
    return None if value is None else str(value)


def with_corrected_field(record: SessionRecord, correction: Correction, settings: Settings) -> SessionRecord:
    """Return the record with a corrected value and its provenance.

    Raises:
        CorrectionError: The archive has no such event or session type.
    """
    field = correction.field or ""
    value: object = parse_value(field, correction.value)[0]
    types = [info.id for info in settings.types]
    if field == "type" and value is not None and value not in types:
        raise correction.error("value", no_type(str(value), types), correction.value)
    if field in {"type", "code"}:
        return _with_session_field(record, field, value)
    if field == "event" and value is not None:
        value = _event(correction, settings)
    origins = {name: origin for name, origin in record.provenance.items() if name != field}
    if field != "status" and value is not None:
        origins[field] = "correction"
    provenance = {name: origins[name] for name in _PROVENANCE_ORDER if name in origins}
    changes: dict[str, Any] = {field: value}
    return msgspec.structs.replace(record, provenance=provenance, **changes)


def _with_session_field(record: SessionRecord, field: str, value: object) -> SessionRecord:
    changes: dict[str, Any] = {field: value}
    if field == "code":
        number = _CODE.fullmatch(str(value)) if value is not None else None
        changes["number"] = int(number[1]) if number else None
    return msgspec.structs.replace(record, session=msgspec.structs.replace(record.session, **changes))


def _event(correction: Correction, settings: Settings) -> Event:
    info = settings.event(correction.value)
    if info is None:
        reason = "site_config/events.yml has no such event; add the event, or correct the id"
        raise correction.error("value", reason, correction.value)
    place = info.place or ", ".join(part for part in (info.city, info.country) if part) or None
    start, end = (day.isoformat() if day is not None else None for day in (info.start, info.end))
    return Event(info.id, info.name, info.ordinal, place, start, end)
