"""Metadata that can be corrected: what each field takes, and how it stands in the record."""

from __future__ import annotations

import datetime
import re
from typing import Any, get_args

import msgspec

from generator.corrections.entry import Correction
from generator.records import Event, SessionRecord, SessionType
from generator.settings.load import Settings

_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?: [A-Z][A-Za-z0-9+:-]{1,9})?")
_CODE = re.compile(r"[A-Z]{2,4}([1-9][0-9]{0,3})")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TYPES = get_args(SessionType)
_ALWAYS_KNOWN = {"status", "language"}

FIELDS = (
    "title", "event", "day", "date", "start_time", "end_time", "room", "type", "code", "status", "language",
)  # fmt: skip
"""Names as in the record; those of `session` without it."""


def value_of(field: str, text: str | None) -> tuple[str | int | None, str | None]:
    """Return what a correction's value is in the record, and what is wrong with it."""
    if not text:
        return None, "this is always known" if field in _ALWAYS_KNOWN else None
    if field == "day":
        return (int(text), None) if re.fullmatch("[0-9]{1,2}", text) else (None, "it has to be the number of a day")
    if field == "date":
        try:
            return datetime.date.fromisoformat(text).isoformat(), None
        except ValueError:
            return None, "it has to be a date, as 2024-05-31"
    pattern, reason = _PATTERNS.get(field, (None, ""))
    if pattern is not None and not pattern.fullmatch(text):
        return None, reason
    if field == "type" and text not in _TYPES:
        return None, f"it has to be one of {', '.join(_TYPES)}"
    if field == "status" and text not in {"raw", "final"}:
        return None, "it has to be raw or final"
    return text, None


_PATTERNS = {
    "start_time": (_TIME, "it has to be a time, as 09:30 or 09:30 UTC"),
    "end_time": (_TIME, "it has to be a time, as 09:30 or 09:30 UTC"),
    "code": (_CODE, "it has to be capitals and a number, as WS168"),
    "language": (_LANGUAGE, "it has to be a language's code, as en or pt-BR"),
}


def printed_value(record: SessionRecord, field: str) -> str | None:
    """Return what the record has in a field, as text."""
    value: object
    if field == "event":
        value = record.event.id if record.event is not None else None
    elif field in {"type", "code"}:
        value = getattr(record.session, field)
    else:
        value = getattr(record, field)
    return None if value is None else str(value)


def with_value(record: SessionRecord, correction: Correction, settings: Settings) -> SessionRecord:
    """Return the record with a corrected value, and where it comes from.

    Raises:
        CorrectionError: The event is not one that the archive knows.
    """
    field = correction.field or ""
    value = value_of(field, correction.value)[0]
    origins = {name: origin for name, origin in record.provenance.items() if name != field}
    if field in {"type", "code"}:
        number = _CODE.fullmatch(str(value)) if field == "code" and value is not None else None
        changes: dict[str, Any] = {field: value}
        if field == "code":
            changes["number"] = int(number[1]) if number else None
        return msgspec.structs.replace(record, session=msgspec.structs.replace(record.session, **changes))
    if field == "event":
        value = _event(correction, settings) if value is not None else None  # type: ignore[assignment]
    if value is not None and field != "status":
        origins[field] = "correction"
    order = {name: origins[name] for name in _ORDER if name in origins}
    return msgspec.structs.replace(record, provenance=order, **{field: value})


_ORDER = ("event", "day", "date", "room", "title", "start_time", "end_time", "language")
"""In which the record has them."""


def _event(correction: Correction, settings: Settings) -> Event:
    info = settings.event(correction.value)
    if info is None:
        raise correction.error("value", "there is no such event in site_config/events.yml", correction.value)
    place = info.place or ", ".join(part for part in (info.city, info.country) if part) or None
    start, end = (day.isoformat() if day is not None else None for day in (info.start, info.end))
    return Event(info.id, info.name, info.ordinal, place, start, end)
