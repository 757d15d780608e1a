"""Load the words that reading rules know: `vocabulary.yml` beside this file, and the archive's own additions."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any, Literal

import msgspec
import yaml

from generator.errors import ConfigError
from generator.records import EventKind, SessionType
from generator.settings.errors import field_and_reason
from generator.settings.load import VOCABULARY_FILE, Settings

ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
"""Regular expression for a Roman numeral up to 39, as rooms have."""


class ChromePattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of page chrome: the web-site furniture around the text."""

    name: str
    reason: str
    pattern: str
    """Regular expression for the whole line, tidied, without regard to case."""
    where: Literal["head", "edges", "below", "anywhere"]
    """`head`: only before the first turn. `edges`: also in the last lines. `below`: directly below a line that was
    removed for the same reason. `anywhere`: on any line."""


class SessionTypeSpellings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The spellings of a session type in headings."""

    type: SessionType
    short: str | None = None
    """The letters of the code, `WS` in `WS168`; without them the type has no codes and its title is not cut."""
    spellings: tuple[str, ...] = ()
    """The words before a number."""
    alone: tuple[str, ...] = ()
    """The words at the start of a title without a number; they stay part of the title."""
    whole: tuple[str, ...] = ()
    """The words that name the type only as a complete title."""


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True, eq=False):
    """The contents of `vocabulary.yml`; the comments in that file explain each list.

    An archive has one vocabulary, compared by identity, so that pure functions can cache their results for it.
    """

    chrome: tuple[ChromePattern, ...]
    rooms: tuple[str, ...]
    codes: tuple[SessionTypeSpellings, ...]
    header_keys: dict[str, tuple[str, ...]]
    header_noise: tuple[str, ...]
    venues: tuple[str, ...]
    languages: dict[str, frozenset[str]]
    ordinals: tuple[str, ...]
    zones: frozenset[str]
    roles: dict[str, tuple[str, ...]]
    nobody: frozenset[str]
    honorifics: dict[str, str]
    particles: frozenset[str]
    post_nominals: frozenset[str]
    name_spellings: tuple[str, ...]
    organisations: frozenset[str]
    organisation_words: frozenset[str]
    no_labels: frozenset[str]
    names_too: frozenset[str]
    no_label_phrases: frozenset[str]
    sentence_words: frozenset[str]
    stage_directions: dict[EventKind, tuple[str, ...]]

    @functools.cached_property
    def room(self) -> str:
        """Regular expression for a room."""
        return "(?:" + "|".join(room.replace("ROMAN", ROMAN) for room in self.rooms) + ")"

    @functools.cached_property
    def header_key_of(self) -> dict[str, str]:
        """The meaning of each key, in a heading with lines of `Key: value`."""
        return {key: meaning for meaning, keys in self.header_keys.items() for key in keys}

    @functools.cached_property
    def header_noise_pattern(self) -> re.Pattern[str]:
        """Regular expression for a line of a heading that says nothing about the session."""
        return re.compile("|".join(self.header_noise) or r"(?!)", re.IGNORECASE)

    @functools.cached_property
    def role_of(self) -> dict[str, str]:
        """The role of each phrase of a label, folded."""
        return {phrase: role for role, phrases in self.roles.items() for phrase in phrases}

    @functools.cached_property
    def ordinal_of(self) -> dict[str, int]:
        """The number of each ordinal word."""
        return {word: number for number, words in enumerate(self.ordinals, 1) for word in words.split()}

    @functools.cached_property
    def chrome_patterns(self) -> tuple[tuple[ChromePattern, re.Pattern[str]], ...]:
        """The page chrome, with the compiled pattern for a whole line."""
        return tuple((entry, re.compile(entry.pattern, re.IGNORECASE)) for entry in self.chrome)

    @functools.cached_property
    def direction_patterns(self) -> tuple[tuple[EventKind, re.Pattern[str]], ...]:
        """The kinds of stage directions, with the compiled pattern for the text in the brackets, folded."""
        return tuple((kind, re.compile("|".join(patterns))) for kind, patterns in self.stage_directions.items())

    @functools.cached_property
    def spelling_patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The names with an unusual spelling, with the compiled pattern for each."""
        return tuple(
            (spelling, re.compile(rf"(?<!\w){re.escape(spelling)}(?!\w)", re.IGNORECASE))
            for spelling in self.name_spellings
        )


def vocabulary_of(settings: Settings) -> Vocabulary:
    """Return the vocabulary of an archive: the package's own, with the archive's additions and replacements.

    Raises:
        ConfigError: `site_config/vocabulary.yml` has an unknown section, a value of the wrong type or a bad pattern.
    """
    return _combined(msgspec.json.encode(settings.vocabulary, order="deterministic"))


@functools.cache
def default_vocabulary() -> Vocabulary:
    """Return the package's own vocabulary."""
    return _combined(b"{}")


@functools.lru_cache(maxsize=8)
def _combined(changes_json: bytes) -> Vocabulary:
    text = resources.files("generator.reading.grammar").joinpath("vocabulary.yml").read_text(encoding="utf-8")
    sections: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    changes: dict[str, Any] = msgspec.json.decode(changes_json)
    for verb, changed_sections in changes.items():
        _change(sections, verb, changed_sections)
    try:
        vocabulary = msgspec.convert(sections, Vocabulary)
    except msgspec.ValidationError as error:
        section, reason = field_and_reason(error, Vocabulary)
        raise _error(f"section `{section}`: {reason}") from error
    for name, pattern in _patterns(vocabulary):
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise _error(f"a pattern in section `{name}` is not a regular expression: {error}", pattern) from error
    return vocabulary


def _change(sections: dict[str, Any], verb: str, changed_sections: object) -> None:
    if verb not in {"add", "replace"} or not isinstance(changed_sections, dict):
        raise _error("the file may hold only `add` and `replace`, each with sections", verb)
    for name, value in changed_sections.items():
        if name not in sections:
            raise _error("there is no section of this name", name)
        sections[name] = value if verb == "replace" else _added(name, sections[name], value)


def _added(name: str, default: Any, addition: Any) -> Any:  # noqa: ANN401 - YAML is any value until it is converted
    """Return a section with an archive's additions; they come first, because the first match decides."""
    if isinstance(default, list) and isinstance(addition, list):
        return [*addition, *default] if name != "ordinals" else [*default, *addition]
    if isinstance(default, dict) and isinstance(addition, dict):
        new_keys = {key: value for key, value in addition.items() if key not in default}
        return new_keys | {key: _extended(key, value, addition) for key, value in default.items()}
    raise _error("the added value must have the type of the section: a list or a mapping", name)


def _extended(key: str, default: Any, addition: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
    """Return the value of a key that a section has by default: a list grows, another value is replaced."""
    if key not in addition:
        return default
    return _added(key, default, addition[key]) if isinstance(default, list) else addition[key]


def _patterns(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the section and the text of each regular expression."""
    for entry in vocabulary.chrome:
        yield "chrome", entry.pattern
    for room in vocabulary.rooms:
        yield "rooms", room
    for noise in vocabulary.header_noise:
        yield "header_noise", noise
    for patterns in vocabulary.stage_directions.values():
        for pattern in patterns:
            yield "stage_directions", pattern


def _error(message: str, fragment: str | None = None) -> ConfigError:
    return ConfigError(message, path=f"site_config/{VOCABULARY_FILE}", fragment=fragment)
