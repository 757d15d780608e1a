"""The words that rules know: data, from `vocabulary.yml` beside this file and the archive's own of the same name."""

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
"""Regular expression for a Roman numeral up to 39, which rooms have."""


class Chrome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a web page puts around its text."""

    name: str
    reason: str
    pattern: str
    """Regular expression for the whole line, tidied, in any case."""
    where: Literal["head", "edges", "below", "anywhere"]
    """`head`: only before the first turn; `edges`: there and in the last lines; `below`: directly below a line that was
    removed for the same reason; `anywhere`."""


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a kind of session is printed in headings."""

    type: SessionType
    short: str | None = None
    """Of the code: `WS` in `WS168`; without it the kind has no codes and its title stays whole."""
    spellings: tuple[str, ...] = ()
    """Before a number."""
    alone: tuple[str, ...] = ()
    """At the start of a title without a number; they stay part of the title."""
    whole: tuple[str, ...] = ()
    """Titles by themselves, which at the start of a longer one say nothing."""


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True, eq=False):
    """All of `vocabulary.yml`; the comments there say what each list is for.

    There is one for each archive, compared by identity: pure functions that are given it can remember their answers.
    """

    chrome: tuple[Chrome, ...]
    rooms: tuple[str, ...]
    codes: tuple[Code, ...]
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
        """What each key of a head in lines of `Key: value` stands for."""
        return {key: sort for sort, keys in self.header_keys.items() for key in keys}

    @functools.cached_property
    def header_noise_pattern(self) -> re.Pattern[str]:
        """A line of a heading that says nothing about the session."""
        return re.compile("|".join(self.header_noise) or r"(?!)", re.IGNORECASE)

    @functools.cached_property
    def role_of(self) -> dict[str, str]:
        """The role that each phrase of a label, folded, stands for."""
        return {phrase: role for role, phrases in self.roles.items() for phrase in phrases}

    @functools.cached_property
    def ordinal_of(self) -> dict[str, int]:
        """The number that each ordinal word stands for."""
        return {word: number for number, words in enumerate(self.ordinals, 1) for word in words.split()}

    @functools.cached_property
    def chrome_patterns(self) -> tuple[tuple[Chrome, re.Pattern[str]], ...]:
        """What web pages put around their text, ready to be matched with a whole line."""
        return tuple((entry, re.compile(entry.pattern, re.IGNORECASE)) for entry in self.chrome)

    @functools.cached_property
    def direction_patterns(self) -> tuple[tuple[EventKind, re.Pattern[str]], ...]:
        """The families of stage directions, ready to be matched with what stands in the brackets, folded."""
        return tuple((family, re.compile("|".join(patterns))) for family, patterns in self.stage_directions.items())

    @functools.cached_property
    def spelling_patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The names that have a spelling of their own."""
        return tuple(
            (spelling, re.compile(rf"(?<!\w){re.escape(spelling)}(?!\w)", re.IGNORECASE))
            for spelling in self.name_spellings
        )


def vocabulary_of(settings: Settings) -> Vocabulary:
    """Return the words that the rules know in an archive: the package's own, with what the archive adds or replaces.

    Raises:
        ConfigError: `site_config/vocabulary.yml` has a section that there is none of, or a value of the wrong kind.
    """
    return _combined(msgspec.json.encode(settings.vocabulary, order="deterministic"))


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the package's own vocabulary."""
    return _combined(b"{}")


@functools.lru_cache(maxsize=8)
def _combined(own: bytes) -> Vocabulary:
    text = resources.files("generator.reading.grammar").joinpath("vocabulary.yml").read_text(encoding="utf-8")
    sections: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    changes: dict[str, Any] = msgspec.json.decode(own)
    for verb, words in changes.items():
        if verb not in {"add", "replace"} or not isinstance(words, dict):
            raise _error("`add` and `replace` are what it may hold, each with sections", verb)
        for name, value in words.items():
            if name not in sections:
                raise _error("there is no such section", name)
            sections[name] = value if verb == "replace" else _added(name, sections[name], value)
    try:
        made = msgspec.convert(sections, Vocabulary)
    except msgspec.ValidationError as error:
        section, reason = field_and_reason(error, Vocabulary)
        raise _error(f"section `{section}`: {reason}") from error
    for name, pattern in _patterns(made):
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise _error(f"a pattern of {name} is no regular expression ({error})", pattern) from error
    return made


def _added(name: str, default: Any, own: Any) -> Any:  # noqa: ANN401 - YAML is any value until it is converted
    """Return a section with an archive's own words in it; they come first, because the first that fits decides."""
    if isinstance(default, list) and isinstance(own, list):
        return [*own, *default] if name != "ordinals" else [*default, *own]
    if isinstance(default, dict) and isinstance(own, dict):
        return {
            **{key: value for key, value in own.items() if key not in default},
            **{
                key: _added(key, value, own[key]) if key in own and isinstance(value, list) else own.get(key, value)
                for key, value in default.items()
            },
        }
    raise _error("what is added has to be of the section's own kind, a list or a mapping", name)


def _patterns(made: Vocabulary) -> Iterator[tuple[str, str]]:
    for entry in made.chrome:
        yield "chrome", entry.pattern
    for room in made.rooms:
        yield "rooms", room
    for noise in made.header_noise:
        yield "header_noise", noise
    for patterns in made.stage_directions.values():
        for pattern in patterns:
            yield "stage_directions", pattern


def _error(message: str, fragment: str | None = None) -> ConfigError:
    return ConfigError(message, path=f"site_config/{VOCABULARY_FILE}", fragment=fragment)
