"""Stated facts: what people say about a document beside its text, in a sidecar, in a table or in a front matter."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec

from generator.records import Provenance
from generator.settings.web_address import NO_WEB_ADDRESS, is_web_address

SESSION_FIELDS = ("title", "date", "start", "end", "room", "type", "event", "language")
"""Fields about the session. The rules of reading check their values, because these depend on the settings."""

SOURCE_FIELDS = ("address", "retrieved", "publisher", "recording", "licence")
"""Fields about the source."""

STATED_FIELDS = (*SESSION_FIELDS, *SOURCE_FIELDS)

_OTHER_SPELLINGS = {"license": "licence", "lang": "language", "start_time": "start", "end_time": "end"}


class StatedFact(msgspec.Struct, frozen=True):
    """One fact, as people wrote it."""

    field: str
    """One of `STATED_FIELDS`."""
    text: str
    """The value, tidied and not checked."""
    provenance: Provenance
    """`sidecar`, `table` or `front-matter`."""
    place: str
    """Where the fact is, for messages: `a.yml, line 3`."""
    line: int | None = None
    """The line of the source, for a front matter."""


def field_name(name: str) -> str:
    """Return the field that a key or the head of a column names; the name itself if that is no field."""
    name = name.strip().casefold()
    return _OTHER_SPELLINGS.get(name, name)


def source_value_error(field: str, text: str) -> str | None:
    """Return the fault in a value of one of `SOURCE_FIELDS`, and what to write; `None` if it is right."""
    if field in {"address", "recording"} and not is_web_address(text):
        return NO_WEB_ADDRESS
    if field == "retrieved":
        try:
            datetime.date.fromisoformat(text)
        except ValueError:
            return "is not a date; write YYYY-MM-DD"
    return None


def source_values(facts: Iterable[StatedFact]) -> dict[str, str]:
    """Return the first right value of each of `SOURCE_FIELDS`."""
    values: dict[str, str] = {}
    for fact in facts:
        if fact.field in SOURCE_FIELDS and source_value_error(fact.field, fact.text) is None:
            text = fact.text
            values.setdefault(
                fact.field, datetime.date.fromisoformat(text).isoformat() if fact.field == "retrieved" else text
            )
    return values
