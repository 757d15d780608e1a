"""The settings of an archive: all files in `site_config/`, read and checked once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.errors import ConfigError
from generator.interface.catalogue import ENGLISH, Interface
from generator.interface.own_catalogue import CatalogueError, own_catalogue_file, own_interface
from generator.settings.archive import ARCHIVE_FILE, ArchiveInfo, read_archive
from generator.settings.errors import all_errors, likely_name, raise_errors
from generator.settings.events import EVENTS_FILE, EventInfo, read_events
from generator.settings.glossary import GLOSSARY_FILE, GlossaryEntry, read_glossary
from generator.settings.people import PEOPLE_FILE, Register, read_register
from generator.settings.sample import NO_SAMPLE, SAMPLE_FILE, JudgedSample, read_sample
from generator.settings.series import SERIES_FILE, SeriesInfo, read_series
from generator.settings.session_types import (
    SESSION_TYPES_FILE,
    SessionTypeInfo,
    default_session_types,
    read_session_types,
    types_in,
)
from generator.settings.settings_file import SettingsFile

_T = TypeVar("_T")

VOCABULARY_FILE = "vocabulary.yml"
"""The file with an archive's own words for the reading rules."""

_FILE_NAMES = (
    ARCHIVE_FILE, EVENTS_FILE, SESSION_TYPES_FILE, PEOPLE_FILE, SERIES_FILE, GLOSSARY_FILE, VOCABULARY_FILE,
    SAMPLE_FILE, "terms.tsv",
)  # fmt: skip
"""All files in `site_config/` that the program reads."""

THEME_FOLDER = "theme"
"""The folder in `site_config/` with the templates, assets and catalogues of the archive itself."""

_NAME_OF_STEM = {name.partition(".")[0]: name for name in _FILE_NAMES}

_COPY_SUFFIXES = {".bak", ".old", ".orig", ".new", ".swp"}
"""Suffixes of the copies that editors and programs make of a file."""


class VocabularyText(msgspec.Struct, frozen=True, cache_hash=True):
    """`vocabulary.yml`, unread: the reading rules know its sections and check them."""

    path: str = VOCABULARY_FILE
    """The file, as the maintainer knows it."""
    text: str = ""


class Settings(msgspec.Struct, frozen=True):
    """All of `site_config/`."""

    archive: ArchiveInfo
    events: tuple[EventInfo, ...]
    types: tuple[SessionTypeInfo, ...]
    """All session types of the archive, in the order of lists."""
    vocabulary: VocabularyText = VocabularyText()
    """`vocabulary.yml`: the words that the archive adds to those of the package, or replaces."""
    register: Register = Register()
    """`people.yml`, the people register."""
    series: tuple[SeriesInfo, ...] = ()
    """`series.yml`: sessions that belong together over the years."""
    glossary: tuple[GlossaryEntry, ...] = ()
    """`glossary.yml`, in alphabetical order."""
    sample: JudgedSample = NO_SAMPLE
    """`sample.yml`: the turns that a person judged."""
    interface: Interface = ENGLISH
    """The language of the site, with the archive's own catalogue."""

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

    archive = read(ARCHIVE_FILE, read_archive, ArchiveInfo())
    types = read(SESSION_TYPES_FILE, read_session_types, default_session_types())
    interface = _interface(folder / THEME_FOLDER, archive.language, errors)
    settings = Settings(
        archive=archive,
        events=read(EVENTS_FILE, read_events, ()),
        types=types_in(interface, types),
        vocabulary=read(VOCABULARY_FILE, lambda file: VocabularyText(file.path, file.text), VocabularyText()),
        register=read(PEOPLE_FILE, read_register, Register()),
        series=read(SERIES_FILE, lambda file: read_series(file, [info.id for info in types]), ()),
        glossary=read(GLOSSARY_FILE, read_glossary, ()),
        sample=read(SAMPLE_FILE, read_sample, NO_SAMPLE),
        interface=interface,
    )
    raise_errors(errors)
    return settings


def _interface(theme: Path, language: str, errors: list[ConfigError]) -> Interface:
    """Return the interface of the archive; an error of its own catalogue is added to the others."""
    try:
        return own_interface(theme, language)
    except CatalogueError as error:
        errors.append(ConfigError(str(error), path=str(own_catalogue_file(theme, language))))
        return Interface(language)


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
