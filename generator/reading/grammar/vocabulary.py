"""Load the words that reading rules know: `vocabulary.yml` and `words` here, and the archive's own additions."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, Literal, get_type_hints

import msgspec

from generator.reading.grammar.language_words import label_words
from generator.records import EventKind, SessionType
from generator.settings.errors import FieldError, FieldPath, no_type
from generator.settings.load import Settings, VocabularyText
from generator.settings.session_types import SessionTypeInfo, default_session_types
from generator.settings.settings_file import SettingsFile
from generator.text.word_files import load_words

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


class MeetingKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of meetings that prepare the yearly one of the archive's series: how headings and page names name it."""

    id: str
    """Part of the event's id: `board` in `forum-2018-board-iii`."""
    type: SessionType
    name: str
    """The end of the event's name: `board meeting` in `FORUM 2018 board meeting III`."""
    heading: str
    """Regular expression for its name behind the series and the year, without regard to case."""
    behind: str
    """Regular expression for what may follow that name; a word that may not makes another title of it."""
    alone: str
    """Regular expression for its name in a heading of nothing but such names, dates and words like `meeting`."""
    alone_words: tuple[str, ...]
    """Regular expressions for the words of those names."""
    page: str
    """As `heading`, for the name of a page."""
    page_behind: str
    """As `behind`, for the name of a page."""
    page_words: tuple[str, ...]
    """The words that name it in a page's name of nothing but such words and dates."""


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True, eq=False):
    """The contents of `vocabulary.yml`; the comments in that file explain each list.

    An archive has one vocabulary, compared by identity, so that pure functions can cache their results for it.
    """

    chrome: tuple[ChromePattern, ...]
    contact_addresses: tuple[str, ...]
    rooms: tuple[str, ...]
    preparatory_meetings: tuple[MeetingKind, ...]
    tracks: tuple[str, ...]
    acronyms: tuple[str, ...]
    before_event: frozenset[str]
    other_meetings: tuple[str, ...]
    header_keys: dict[str, tuple[str, ...]]
    header_noise: tuple[str, ...]
    venues: tuple[str, ...]
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
    types: tuple[SessionTypeInfo, ...] = ()
    """The archive's session types, from `session_types.yml`."""

    @functools.cached_property
    def contact_address(self) -> re.Pattern[str]:
        """Regular expression for an address below `Contact Information`."""
        return re.compile("|".join(self.contact_addresses) or r"(?!)", re.IGNORECASE)

    @functools.cached_property
    def spelling_of_acronym(self) -> dict[str, str]:
        """The spelling of each acronym, by its small letters."""
        return {acronym.casefold(): acronym for acronym in self.acronyms}

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
    """Return the vocabulary of an archive: the package's own, with the archive's additions, replacements and types.

    Raises:
        ConfigError: `site_config/vocabulary.yml` has an unknown section, a value of the wrong type or a bad pattern.
    """
    return _with_changes(settings.vocabulary, settings.types)


@functools.cache
def default_vocabulary() -> Vocabulary:
    """Return the package's own vocabulary, with the roles and honorifics of all languages."""
    words = label_words()
    vocabulary = msgspec.convert(load_words("generator.reading.grammar", "vocabulary.yml"), Vocabulary)
    listed = vocabulary.role_of
    new = {role: tuple(phrase for phrase in phrases if phrase not in listed) for role, phrases in words.roles.items()}
    return msgspec.structs.replace(
        vocabulary,
        roles={role: (*vocabulary.roles.get(role, ()), *new.get(role, ())) for role in {**vocabulary.roles, **new}},
        honorifics={**words.honorifics, **vocabulary.honorifics},
        types=default_session_types(),
    )


_Sections = msgspec.defstruct(
    "_Sections",
    [(name, hint | None, None) for name, hint in get_type_hints(Vocabulary).items() if name != "types"],
    frozen=True,
    forbid_unknown_fields=True,
)
"""Some sections of the vocabulary; `None` for the others."""

_Changes = msgspec.defstruct(
    "_Changes",
    [("add", _Sections | None, None), ("replace", _Sections | None, None)],
    frozen=True,
    forbid_unknown_fields=True,
)
"""An archive's `vocabulary.yml`."""


@functools.lru_cache(maxsize=8)
def _with_changes(changes_text: VocabularyText, types: tuple[SessionTypeInfo, ...]) -> Vocabulary:
    """Return the package's vocabulary, with the archive's types and replaced sections, then with its added words."""
    ids = [info.id for info in types]
    file = SettingsFile(changes_text.text, changes_text.path)
    changes = file.values(_Changes, lambda changes: [*_pattern_errors(changes), *_type_errors(changes, ids)])
    if not changes_text.text and types == default_session_types():
        return default_vocabulary()
    changed = msgspec.structs.replace(default_vocabulary(), types=types)
    for section, value in _sections(changes, "replace"):
        changed = msgspec.structs.replace(changed, **{section: value})
    for section, value in _sections(changes, "add"):
        changed = msgspec.structs.replace(changed, **{section: _added(section, getattr(changed, section), value)})
    return changed


def _sections(changes: Any, verb: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a struct made from Vocabulary
    """Yield the name and value of each section that the file adds to or replaces."""
    sections = getattr(changes, verb)
    for section in _Sections.__struct_fields__:
        if sections is not None and getattr(sections, section) is not None:
            yield section, getattr(sections, section)


def _added(section: str, default: Any, added: Any) -> Any:  # noqa: ANN401 - a section may have any type
    """Return a section with an archive's own words in it; they come first, because the first match decides."""
    if isinstance(default, tuple):
        return (*added, *default) if section != "ordinals" else (*default, *added)
    if isinstance(default, frozenset):
        return added | default
    return {
        **{key: value for key, value in added.items() if key not in default},
        **{
            key: _added(section, value, added[key])
            if key in added and not isinstance(value, str)
            else added.get(key, value)
            for key, value in default.items()
        },
    }


def _type_errors(changes: Any, types: list[str]) -> Iterator[FieldError]:  # noqa: ANN401 - as for `_sections`
    """Yield an error for each kind of meetings whose session type the archive doesn't have."""
    for verb in ("add", "replace"):
        for section, value in _sections(changes, verb):
            for place, kind in enumerate(value if section == "preparatory_meetings" else ()):
                if kind.type not in types:
                    yield FieldError((verb, section, place, "type"), no_type(kind.type, types))


def _pattern_errors(changes: Any) -> Iterator[FieldError]:  # noqa: ANN401 - a struct made from Vocabulary
    """Yield an error for each pattern that is no regular expression."""
    for verb in ("add", "replace"):
        for section, value in _sections(changes, verb):
            for path, pattern in _patterns(section, value):
                try:
                    re.compile(pattern)
                except (re.error, OverflowError, RecursionError) as error:
                    yield FieldError((verb, section, *path), f"{pattern!r} is not a regular expression ({error})")


def _patterns(section: str, value: Any) -> Iterator[tuple[FieldPath, str]]:  # noqa: ANN401 - a section of any type
    """Yield the regular expressions of a section, each with its path in it."""
    if section == "chrome":
        yield from (((place, "pattern"), entry.pattern) for place, entry in enumerate(value))
    elif section in {"rooms", "header_noise", "contact_addresses"}:
        yield from (((place,), pattern) for place, pattern in enumerate(value))
    elif section == "preparatory_meetings":
        for place, kind in enumerate(value):
            for field in ("heading", "behind", "alone", "page", "page_behind"):
                yield (place, field), getattr(kind, field)
            yield from (((place, "alone_words", number), word) for number, word in enumerate(kind.alone_words))
    elif section == "stage_directions":
        for family, patterns in value.items():
            yield from (((family, place), pattern) for place, pattern in enumerate(patterns))
