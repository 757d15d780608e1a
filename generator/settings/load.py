"""What the maintainers of an archive wrote in `site_config/`, read and checked once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

import msgspec
import yaml

from generator.errors import ConfigError
from generator.records import SessionType
from generator.settings.errors import EntryFile, field_and_reason, line_of
from generator.settings.glossary import GLOSSARY_FILE, GlossaryEntry, read_glossary
from generator.settings.people import PEOPLE_FILE, Register, read_register
from generator.settings.series import SERIES_FILE, SeriesInfo, read_series

_T = TypeVar("_T")

VOCABULARY_FILE = "vocabulary.yml"
"""The file with an archive's own words for the rules of reading."""


class ArchiveInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`archive.yml`: what the archive is called."""

    name: str = "Transcript archive"
    description: str = "Transcripts of meetings, with an address for every turn."
    language: str = "en"
    """Of the captions, where a text doesn't say otherwise."""
    series: str = ""
    """The series of meetings that the archive is about, written out."""
    series_short: str = ""
    """Its short name, as it stands before a year: `IGF` in `IGF 2016`."""
    common_words: tuple[str, ...] = ()
    """Words and pairs of words that every session here says, so that no two are related by them."""
    report_mistake: str | None = None
    """Where readers report a mistake: a `mailto:` or `https:` address. `{turn}`, `{address}` and `{words}` in it stand
    for the turn, its full address and its first words."""


class EventInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `events.yml`: a meeting, its place and its days."""

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
        """Return the date of the day printed as `Day N`, or `None` where the table can't be relied on."""
        if self.day_table != "checked":
            return None
        if day == 0:
            return self.day_0
        if self.day_1 is None:
            return None
        date = self.day_1 + datetime.timedelta(days=day - 1)
        return None if self.end is not None and date > self.end else date

    def day_of(self, date: datetime.date) -> int | None:
        """Return the number of the day on `date`, or `None` where the table can't be relied on."""
        if self.day_table != "checked":
            return None
        if date == self.day_0:
            return 0
        if self.day_1 is None or self.end is None or not self.day_1 <= date <= self.end:
            return None
        return (date - self.day_1).days + 1


class TypeInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `session_types.yml`: how a kind of session is called."""

    id: SessionType
    name: str
    plural: str


class Settings(msgspec.Struct, frozen=True):
    """All of `site_config/`."""

    archive: ArchiveInfo
    events: tuple[EventInfo, ...]
    types: tuple[TypeInfo, ...]
    vocabulary: dict[str, Any] = {}
    """`vocabulary.yml` as it stands there: what the archive adds to the words that rules know, or replaces. The rules'
    room knows the sections and checks them."""
    register: Register = Register()
    """`people.yml`, the people register."""
    series: tuple[SeriesInfo, ...] = ()
    """`series.yml`: sessions that belong together over the years."""
    glossary: tuple[GlossaryEntry, ...] = ()
    """`glossary.yml`, by the alphabet."""

    def event(self, event_id: str | None) -> EventInfo | None:
        """Return the meeting with this id, or `None`."""
        return next((event for event in self.events if event.id == event_id), None)

    def type_name(self, type_id: str) -> str:
        """Return how readers call a kind of session."""
        return next((info.name for info in self.types if info.id == type_id), type_id)

    def type_plural(self, type_id: str) -> str:
        """Return how readers call several sessions of a kind."""
        return next((info.plural for info in self.types if info.id == type_id), type_id)


def load_settings(folder: Path) -> Settings:
    """Read `site_config/`; a file that isn't there leaves its defaults.

    Raises:
        ConfigError: A file is no YAML, or an entry lacks a field, has one too many or a value of the wrong kind.
    """
    config = Settings(
        archive=_read(folder / "archive.yml", ArchiveInfo, ArchiveInfo()),
        events=_read(folder / "events.yml", tuple[EventInfo, ...], ()),
        types=_read(folder / "session_types.yml", tuple[TypeInfo, ...], ()),
        vocabulary=_read(folder / VOCABULARY_FILE, dict[str, Any], {}),
        register=_read_by(read_register, folder / PEOPLE_FILE),
        series=_read_by(read_series, folder / SERIES_FILE),
        glossary=_read_by(read_glossary, folder / GLOSSARY_FILE),
    )
    reason = _no_report_address(config.archive.report_mistake)
    if reason is not None:
        path, fragment = str(folder / "archive.yml"), config.archive.report_mistake
        line = _line_of(folder / "archive.yml", "report_mistake")
        raise ConfigError(f"field `report_mistake`: {reason}", path=path, line=line, fragment=fragment)
    seen: dict[str, int] = {}
    for number, event in enumerate(config.events):
        if event.id in seen:
            reason = f"entry {seen[event.id] + 1} has it, too"
            raise _entry_file(folder / "events.yml").error(number, event, "id", reason)
        seen[event.id] = number
    return config


def _no_report_address(template: str | None) -> str | None:
    """Return why readers can't be led to an address, or `None`."""
    if not template:
        return None
    if not all("!" <= char <= "~" and char not in '"<>\\^`|' for char in template):
        return "an address has no blanks, quotation marks and letters with accents; write them as %20 and the like"
    bare = _PLACEHOLDER.sub("x", template)
    if "{" in bare or "}" in bare:
        return "only {turn}, {address} and {words} stand for something"
    fixed, _, _ = template.partition("?")
    scheme, _, rest = fixed.partition(":")
    if scheme == "mailto":
        return None if "@" in rest.strip("@") and "{" not in rest else "it has to be like mailto:name@example.org"
    try:
        host = urlsplit(template).hostname if scheme == "https" else None
    except ValueError:
        host = None
    return None if host and "{" not in host else "it has to be a mailto: or https: address"


_PLACEHOLDER = re.compile(r"\{(?:turn|address|words)\}")


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - YAML is any value until it is converted to a record
    """Return what the YAML file at `path` says, by the fast and safe loader.

    Raises:
        ConfigError: The file can't be read, is no YAML, or says a field of something twice.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_OnceLoader)  # noqa: S506 - a SafeLoader
    except UnicodeDecodeError as error:
        raise ConfigError("the file is not UTF-8", path=str(path)) from error
    except OSError as error:
        raise ConfigError(f"the file can't be read ({error.strerror})", path=str(path)) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        if isinstance(error, _TwiceError):
            raise ConfigError(str(error.problem), path=str(path), line=line) from error
        raise ConfigError(f"the file is no YAML ({error.problem})", path=str(path), line=line) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigError("the file is no YAML", path=str(path), fragment=str(error)) from error


class _OnceLoader(yaml.CSafeLoader):
    """Refuses two values of one field, of which YAML's library would silently take the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise _TwiceError(problem=f"`{key.value}` stands there twice", problem_mark=key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


class _TwiceError(yaml.MarkedYAMLError):
    """A field has two values."""


def _is_there(path: Path) -> bool:
    """Return whether there is a file, or a link, which has to lead to one."""
    return path.exists() or path.is_symlink()


def _read_by(read: Callable[[object, str, str], _T], path: Path) -> _T:
    """Return what `read` makes of a file: of its value, its path and its text; nothing of one that isn't there."""
    if not _is_there(path):
        return read(None, str(path), "")
    return read(read_yaml(path), str(path), path.read_text(encoding="utf-8-sig"))


def _read(path: Path, kind: type[_T], default: _T) -> _T:
    if not _is_there(path):
        return default
    value = read_yaml(path)
    if value is None:
        return default
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise _refused(path, value, *field_and_reason(error, kind)) from error


_ENTRY = re.compile(r"\[(?P<number>\d+)\]\.?(?P<field>.*)")


def _refused(path: Path, value: object, field: str | None, reason: str) -> ConfigError:
    """Return the error about a value of a file; the converter's field may begin with an entry's place."""
    entry = _ENTRY.fullmatch(field or "")
    if entry is None:
        where = f"field `{field}`: " if field else ""
        return ConfigError(f"{where}{reason}", path=str(path), line=_line_of(path, field) if field else 1)
    number = int(entry["number"])
    given = value[number] if isinstance(value, list) else None
    return _entry_file(path).error(number, given, entry["field"] or None, reason)


def _entry_file(path: Path) -> EntryFile:
    return EntryFile(str(path), path.read_text(encoding="utf-8-sig"))


def _line_of(path: Path, field: str) -> int | None:
    """Return the line of a field of the file, of which a part may be meant."""
    return line_of(path.read_text(encoding="utf-8-sig"), re.split(r"[.\[]", field, maxsplit=1)[0])
