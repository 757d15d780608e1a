"""The series of sessions in `site_config/series.yml`, checked entry by entry."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from generator.records import SessionType
from generator.settings.errors import FieldError, FieldPath, id_errors, no_letters, no_type, raise_errors
from generator.settings.settings_file import SettingsFile, UniqueValues
from generator.settings.web_address import NO_WEB_ADDRESS, is_web_address
from generator.slugs import slug
from generator.urls import series_address

SERIES_FILE = "series.yml"


class TitlePhrase(msgspec.Struct, frozen=True):
    """Words that a text must have in this order, without others between them."""

    words: tuple[str, ...]
    """Folded as in an address; a word with `*` at its end matches every word that starts with it."""
    start: str
    """The words up to the first `*`, with blanks around them: the part to search a text for."""
    is_complete: bool
    """True if no word has a `*`: then `start` is the whole phrase."""

    def is_in(self, text: str) -> bool:
        """Return True if the words are in `text`, made by `folded_fields`."""
        if self.is_complete or self.start not in text:
            return self.start in text
        text_words = text.split()
        return any(
            all(_fits(word, text_word) for word, text_word in zip(self.words, text_words[start:], strict=False))
            for start in range(len(text_words) - len(self.words) + 1)
        )


SeriesPattern = tuple[TitlePhrase, ...]
"""Phrases that a text must have all."""


class SeriesInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `series.yml`: sessions that belong together over the years."""

    id: str
    """Part of the address, for ever."""
    name: str
    note: str | None = None
    """A sentence or two for readers."""
    link: str | None = None
    """An address for further reading."""
    called: tuple[str, ...] = ()
    """Other names of the series, as texts write them."""
    linked: bool = True
    """Whether its names in speech link to its page; `False` if a name is an everyday phrase."""
    types: tuple[SessionType, ...] = ()
    """Only sessions of these types belong to it."""
    patterns: tuple[str, ...] = ()
    """A session belongs to the series if its title, code, type or file name has one of these."""
    without: tuple[str, ...] = ()
    """A session with one of these does not belong to the series."""

    @property
    def href(self) -> str:
        """The address of the series' page relative to the root of the site."""
        return series_address(self.id)


class SeriesMatcher:
    """Decides which sessions belong to a series."""

    def __init__(self, info: SeriesInfo) -> None:
        """Parse the patterns of the series."""
        self._types = frozenset(info.types)
        self._patterns = _with_starts(info.patterns)
        self._without = _with_starts(info.without)

    def matches(self, kind: str | None, text: str) -> bool:
        """Return True if a session of the type `kind` belongs to the series; `text` is made by `folded_fields`."""
        if self._types and kind not in self._types:
            return False
        if self._patterns and not _is_any_found(self._patterns, text):
            return False
        return not _is_any_found(self._without, text)


def folded_fields(fields: Iterable[str | None]) -> str:
    """Return the fields as one text for patterns: folded words between blanks, and a sign between two fields."""
    return f" {' | '.join(slug(field).replace('-', ' ') for field in fields if field)} "


def parse_pattern(text: str) -> SeriesPattern:
    """Return the phrases of a pattern.

    Raises:
        ValueError: The pattern has no words, or a `*` elsewhere than at the end of a word.
    """
    phrases = []
    for part in text.split("+"):
        words = _words(part)
        if not words:
            raise ValueError("it has no words" if part == text else "a part beside `+` has no words")
        start, _, rest = " ".join(("", *words, "")).partition("*")
        phrases.append(TitlePhrase(tuple(words), start, is_complete=not rest.strip()))
    return tuple(phrases)


def read_series(file: SettingsFile, types: Collection[str]) -> tuple[SeriesInfo, ...]:
    """Return the series in the order of the file; `types` are the ids of the archive's session types.

    Raises:
        ConfigError: An entry has an error; the sentence names the entry and the field.
    """
    ids, names = UniqueValues(), UniqueValues()

    def check(info: SeriesInfo, number: int) -> Iterator[FieldError]:
        yield from id_errors(info.id)
        yield from ids.id_errors(info.id, number)
        for path, name in _names(info):
            if not slug(name):
                yield FieldError(path, no_letters(name, "write the name of the series"))
            elif (owner := names.owner(slug(name), number)) != number:
                yield FieldError(path, f"entry {owner + 1} is called {name!r}, too")
        for place, session_type in enumerate(info.types):
            if session_type not in types:
                yield FieldError(("types", place), no_type(session_type, types))
        yield from _entry_errors(info)

    series = file.entries(SeriesInfo, check)
    raise_errors(file.errors)
    return series


def _words(phrase: str) -> list[str]:
    """Return the words of a phrase, folded as in an address; `*` stays at the end of a word."""
    words: list[str] = []
    *open_ended, rest = phrase.split("*")
    for piece in open_ended:
        words += slug(piece).split("-")
        if not words[-1]:
            raise ValueError("`*` is allowed only at the end of a word")
        words[-1] += "*"
    if _STAR_INSIDE.search(phrase):
        raise ValueError("`*` is allowed only at the end of a word")
    return [word for word in (*words, *slug(rest).split("-")) if word]


_STAR_INSIDE = re.compile(r"(?<![^\W_])\*|\*(?=[^\W_])")


def _fits(word: str, text_word: str) -> bool:
    return text_word.startswith(word[:-1]) if word.endswith("*") else text_word == word


_StartedPatterns = Sequence[tuple[str, SeriesPattern]]
"""Patterns, each with the start of its first phrase."""


def _with_starts(texts: Iterable[str]) -> _StartedPatterns:
    return [(pattern[0].start, pattern) for pattern in map(parse_pattern, texts)]


def _is_any_found(patterns: _StartedPatterns, text: str) -> bool:
    """Return True if a text has all phrases of a pattern; each series is asked about each session."""
    for start, pattern in patterns:  # noqa: SIM110 - `any` takes twice the time
        if start in text and all(phrase.is_in(text) for phrase in pattern):
            return True
    return False


def _names(info: SeriesInfo) -> Iterator[tuple[FieldPath, str]]:
    yield ("name",), info.name
    for place, name in enumerate(info.called):
        yield ("called", place), name


def _entry_errors(info: SeriesInfo) -> Iterator[FieldError]:
    """Yield the errors of an entry that the types of its fields can't show."""
    if info.link is not None and not is_web_address(info.link):
        yield FieldError(("link",), f"{info.link!r} {NO_WEB_ADDRESS}")
    if not info.types and not info.patterns:
        yield FieldError(("patterns",), "without patterns and types every session would belong to the series")
    for field, patterns in (("patterns", info.patterns), ("without", info.without)):
        for place, pattern in enumerate(patterns):
            try:
                parse_pattern(pattern)
            except ValueError as error:
                yield FieldError((field, place), f"{error}: {pattern!r}")
