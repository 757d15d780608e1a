"""The events in `site_config/events.yml`, checked entry by entry."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal

import msgspec

from generator.settings.errors import FieldError, id_errors, raise_errors
from generator.settings.settings_file import SettingsFile, UniqueValues

EVENTS_FILE = "events.yml"


class EventInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry: an event, its place and its days."""

    id: str
    name: str
    ordinal: int | None = None
    place: str | None = None
    city: str | None = None
    country: str | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    day_0: datetime.date | None = None
    day_1: datetime.date | None = None
    day_table: Literal["checked", "general", "none"] = "none"
    theme: str | None = None

    def date_of(self, day: int) -> datetime.date | None:
        """Return the date of the day printed as `Day N`; `None` unless the day table is checked."""
        if self.day_table != "checked":
            return None
        if day == 0:
            return self.day_0
        if self.day_1 is None:
            return None
        date = self.day_1 + datetime.timedelta(days=day - 1)
        return None if self.end is not None and date > self.end else date

    def day_of(self, date: datetime.date) -> int | None:
        """Return the number of the day on `date`; `None` unless the day table is checked."""
        if self.day_table != "checked":
            return None
        if date == self.day_0:
            return 0
        if self.day_1 is None or self.end is None or not self.day_1 <= date <= self.end:
            return None
        return (date - self.day_1).days + 1


def read_events(file: SettingsFile) -> tuple[EventInfo, ...]:
    """Return the events in the order of the file.

    Raises:
        ConfigError: An entry has an error; the sentence names the entry and the field.
    """
    ids = UniqueValues()

    def check(event: EventInfo, number: int) -> Iterator[FieldError]:
        yield from id_errors(event.id)
        yield from ids.id_errors(event.id, number)
        if event.start is not None and event.end is not None and event.end < event.start:
            yield FieldError(("end",), f"{event.end} is before `start`, {event.start}")

    events = file.entries(EventInfo, check)
    raise_errors(file.errors)
    return events
