"""The values of stated facts: what a person may write in a field, and the record's value for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import msgspec

from generator.reading.grammar.dates import read_when
from generator.reading.grammar.printed_dates import find_printed_date
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.settings.errors import likely_name
from generator.settings.load import Settings
from generator.settings.session_types import default_session_types
from generator.sources.stated_facts import SOURCE_FIELDS, source_value_error
from generator.text.normal import fold

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MAX_VALUE_CHARS = 2000
_TIME_OF_DAY = re.compile(
    r"(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?(?: ?(?:[AaPp][Mm]|Z|UTC|[+-]\d\d:?\d\d))?)?",
)
"""What spreadsheets and programs write behind a date."""

_SECONDS = re.compile(r"(\d{1,2}:\d\d):00(?!\d)")
"""A spreadsheet writes 9:30 as `09:30:00`."""

_MAX_NAMES = 8
"""Ids that an error lists."""


class StatedValue(msgspec.Struct, frozen=True):
    """The record's value for a stated fact, or the reason why there is no value."""

    value: str | None = None
    reason: str | None = None
    """The fault, and what to write in its place."""


class StatedValues(msgspec.Struct, frozen=True, dict=True):
    """Reads the values of stated facts by the settings of an archive."""

    settings: Settings

    def read(self, field: str, text: str) -> StatedValue:
        """Return the record's value for the text of a field.

        Args:
            field: One of `STATED_FIELDS`.
            text: What a person wrote, tidied and not empty.
        """
        if len(text) > _MAX_VALUE_CHARS:
            return StatedValue(reason=f"it is longer than {_MAX_VALUE_CHARS} characters; shorten it")
        if field == "type":
            return _named(text, self._types, "it is no session type")
        if field == "event":
            return _named(text, self._events, "site_config/events.yml has no such event")
        if field in {"start", "end"}:
            return _time(text, vocabulary_of(self.settings).zones)
        if field in SOURCE_FIELDS:
            reason = source_value_error(field, text)
            return StatedValue(text) if reason is None else StatedValue(reason=f"it {reason}")
        read = _READERS.get(field)
        return read(text) if read is not None else StatedValue(text)

    @cached_property
    def _types(self) -> dict[str, str]:
        """Return the ids of the session types, by their ids and names; the program's names are English, too."""
        types = self.settings.types
        ids = {info.id for info in types}
        english = [info for info in default_session_types() if info.id in ids]
        names = {fold(name): info.id for info in (*english, *types) for name in (info.plural, info.name)}
        return names | {fold(info.id): info.id for info in types}

    @cached_property
    def _events(self) -> dict[str, str]:
        """Return the ids of the events, by their ids and names."""
        events = self.settings.events
        names = {fold(info.name): info.id for info in reversed(events)}
        return names | {fold(info.id): info.id for info in events}


def _date(text: str) -> StatedValue:
    """Read an ISO date, or a date as people and spreadsheets write it, if its day and month are clear."""
    printed = find_printed_date(text)
    if printed is None:
        return StatedValue(reason="it is no date; write it as 2024-05-31")
    if printed.date is None:
        return StatedValue(reason=f"{printed.problem}; write the date as 2024-05-31")
    if text[: printed.start].strip() or not _TIME_OF_DAY.fullmatch(text[printed.end :].rstrip()):
        return StatedValue(reason="it has more than a date; write only the date, as 2024-05-31")
    return StatedValue(printed.date.isoformat())


def _time(text: str, zones: frozenset[str]) -> StatedValue:
    when = read_when(_SECONDS.sub(r"\1", text), zones)
    clock = when.start
    if clock is None or clock.text is None or when.end is not None or when.rest or when.date is not None:
        return StatedValue(reason="it is no time; write it as 14:30 or 14:30 UTC")
    return StatedValue(clock.text)


def _language(text: str) -> StatedValue:
    main, dash, rest = text.replace("_", "-").partition("-")
    code = main.casefold() + dash + rest
    if _LANGUAGE.fullmatch(code) is None:
        return StatedValue(reason="it is no code of a language; write it as en or pt-BR")
    return StatedValue(code)


def _named(text: str, names: Mapping[str, str], missing: str) -> StatedValue:
    """Return the id that a text names, by the id itself or by a name."""
    value = names.get(fold(text))
    return StatedValue(value) if value is not None else StatedValue(reason=f"{missing}; {_choices(text, names)}")


def _choices(text: str, names: Mapping[str, str]) -> str:
    likely = likely_name(text, list(names))
    if likely is not None:
        return f"did you mean `{names[likely]}`?"
    ids = _listed(dict.fromkeys(names.values()))
    return f"the ids are {ids}" if ids else "add it there, or clear this value"


def _listed(ids: Iterable[str]) -> str:
    shown = list(ids)
    more = f" and {len(shown) - _MAX_NAMES} more" if len(shown) > _MAX_NAMES else ""
    return ", ".join(shown[:_MAX_NAMES]) + more


_READERS: Mapping[str, Callable[[str], StatedValue]] = {"date": _date, "language": _language}
"""What reads a field without the settings; fields without a reader are text."""
