"""The settings of an archive: all files in `site_config/`, read and checked once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, TypeVar
from urllib.parse import urlsplit

import msgspec

from generator.errors import ConfigError
from generator.records import SessionType
from generator.settings.errors import FieldError, all_errors, likely_name, raise_errors
from generator.settings.glossary import GLOSSARY_FILE, GlossaryEntry, read_glossary
from generator.settings.people import PEOPLE_FILE, Register, read_register
from generator.settings.series import SERIES_FILE, SeriesInfo, read_series
from generator.settings.settings_file import SettingsFile, UniqueValues

_T = TypeVar("_T")

ARCHIVE_FILE = "archive.yml"
EVENTS_FILE = "events.yml"
SESSION_TYPES_FILE = "session_types.yml"
VOCABULARY_FILE = "vocabulary.yml"
"""The file with an archive's own words for the reading rules."""

_FILE_NAMES = (
    ARCHIVE_FILE, EVENTS_FILE, SESSION_TYPES_FILE, PEOPLE_FILE, SERIES_FILE, GLOSSARY_FILE, VOCABULARY_FILE,
    "terms.tsv",
)  # fmt: skip
"""All files in `site_config/` that the program reads."""

_NAME_OF_STEM = {name.partition(".")[0]: name for name in _FILE_NAMES}

_COPY_SUFFIXES = {".bak", ".old", ".orig", ".new", ".swp"}
"""Suffixes of the copies that editors and programs make of a file."""


class ArchiveInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`archive.yml`: the name and the language of the archive."""

    name: str = "Transcript archive"
    description: str = "Transcripts of meetings, with an address for every turn."
    language: str = "en"
    """The language of documents that don't name another."""
    series: str = ""
    """The full name of the series of events that the archive is about."""
    series_short: str = ""
    """The short name of the series, as printed before a year: `IGF` in `IGF 2016`."""
    common_words: tuple[str, ...] = ()
    """Words and pairs of words that most sessions have; they don't relate two sessions."""
    report_mistake: str | None = None
    """The `mailto:` or `https:` address where readers report a mistake. `{turn}`, `{address}` and `{words}` in it are
    replaced by the turn's id, its full address and its first words."""


class EventInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `events.yml`: an event, its place and its days."""

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


class SessionTypeInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `session_types.yml`: the names of a session type."""

    id: SessionType
    name: str
    plural: str


class VocabularyText(msgspec.Struct, frozen=True):
    """`vocabulary.yml`, unread: the reading rules know its sections and check them."""

    path: str = VOCABULARY_FILE
    """The file, as the maintainer knows it."""
    text: str = ""


class Settings(msgspec.Struct, frozen=True):
    """All of `site_config/`."""

    archive: ArchiveInfo
    events: tuple[EventInfo, ...]
    types: tuple[SessionTypeInfo, ...]
    vocabulary: VocabularyText = VocabularyText()
    """`vocabulary.yml`: the words that the archive adds to those of the package, or replaces."""
    register: Register = Register()
    """`people.yml`, the people register."""
    series: tuple[SeriesInfo, ...] = ()
    """`series.yml`: sessions that belong together over the years."""
    glossary: tuple[GlossaryEntry, ...] = ()
    """`glossary.yml`, in alphabetical order."""

    def event(self, event_id: str | None) -> EventInfo | None:
        """Return the event with this id, or `None`."""
        return next((event for event in self.events if event.id == event_id), None)

    def type_name(self, type_id: str) -> str:
        """Return the name of a session type; its id if it has no entry."""
        return next((info.name for info in self.types if info.id == type_id), type_id)

    def type_plural(self, type_id: str) -> str:
        """Return the plural of a session type; its id if it has no entry."""
        return next((info.plural for info in self.types if info.id == type_id), type_id)


def load_settings(folder: Path) -> Settings:
    """Read `site_config/`; a missing file leaves its defaults.

    Raises:
        ConfigError: A file is not YAML, an entry lacks a field or has an unknown one or a wrong value, or nothing reads
            a file. Several errors are raised together.
    """
    errors = _unread_file_errors(folder)

    def read(name: str, reader: Callable[[SettingsFile], _T], default: _T) -> _T:
        try:
            return reader(SettingsFile.read(folder / name))
        except ConfigError as error:
            errors.extend(all_errors(error))
            return default

    settings = Settings(
        archive=read(ARCHIVE_FILE, lambda file: file.values(ArchiveInfo, _archive_errors), ArchiveInfo()),
        events=read(EVENTS_FILE, _read_events, ()),
        types=read(SESSION_TYPES_FILE, _read_types, ()),
        vocabulary=read(VOCABULARY_FILE, lambda file: VocabularyText(file.path, file.text), VocabularyText()),
        register=read(PEOPLE_FILE, read_register, Register()),
        series=read(SERIES_FILE, read_series, ()),
        glossary=read(GLOSSARY_FILE, read_glossary, ()),
    )
    raise_errors(errors)
    return settings


def _read_events(file: SettingsFile) -> tuple[EventInfo, ...]:
    ids = UniqueValues()

    def check(event: EventInfo, number: int) -> Iterator[FieldError]:
        yield from ids.id_errors(event.id, number)
        if event.start is not None and event.end is not None and event.end < event.start:
            yield FieldError(("end",), f"{event.end} is before `start`, {event.start}")

    events = file.entries(EventInfo, check)
    raise_errors(file.errors)
    return events


def _read_types(file: SettingsFile) -> tuple[SessionTypeInfo, ...]:
    types = file.entries(SessionTypeInfo)
    raise_errors(file.errors)
    return types


def _archive_errors(archive: ArchiveInfo) -> Iterator[FieldError]:
    reason = _report_address_error(archive.report_mistake)
    if reason is not None:
        yield FieldError(("report_mistake",), f"{archive.report_mistake!r}: {reason}")


def _report_address_error(template: str | None) -> str | None:
    """Return why an address can't be the one where readers report a mistake; `None` if it can."""
    if not template:
        return None
    if not all("!" <= char <= "~" and char not in '"<>\\^`|' for char in template):
        return "an address can't have spaces, quotation marks or letters with accents; write them as %20 and the like"
    bare = _PLACEHOLDER.sub("x", template)
    if "{" in bare or "}" in bare:
        return "the placeholders are {turn}, {address} and {words}"
    fixed, _, _ = template.partition("?")
    scheme, _, rest = fixed.partition(":")
    if scheme == "mailto":
        return None if "@" in rest.strip("@") and "{" not in rest else "it must be like mailto:name@example.org"
    try:
        host = urlsplit(template).hostname if scheme == "https" else None
    except ValueError:
        host = None
    return None if host and "{" not in host else "it must be a mailto: or https: address"


_PLACEHOLDER = re.compile(r"\{(?:turn|address|words)\}")


def _unread_file_errors(folder: Path) -> list[ConfigError]:
    """Return an error for each file that nothing reads though it looks like a settings file."""
    errors = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name in _FILE_NAMES or path.is_dir() or not _looks_like_settings(path):
            continue
        stem = likely_name(_stem(path.name), list(_NAME_OF_STEM))
        hint = f"did you mean {_NAME_OF_STEM[stem]}?" if stem else f"the files here are {', '.join(_FILE_NAMES)}"
        errors.append(ConfigError(f"nothing reads this file; {hint}", path=str(path)))
    return errors


def _looks_like_settings(path: Path) -> bool:
    if path.name.startswith(".") or path.name.endswith("~") or path.suffix in _COPY_SUFFIXES:
        return False
    return path.suffix.lower() in {".yml", ".yaml"} or _stem(path.name) in _NAME_OF_STEM


def _stem(name: str) -> str:
    return name.partition(".")[0].casefold()
