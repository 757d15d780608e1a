"""The series of sessions as the maintainers wrote them: `site_config/series.yml`, checked entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from generator.records import SessionType
from generator.settings.errors import FieldError, FieldPath, id_errors, raise_errors
from generator.settings.settings_file import SettingsFile, UniqueValues
from generator.settings.web_address import is_web_address
from generator.slugs import slug
from generator.urls import series_address

SERIES_FILE = "series.yml"


class TitlePattern(msgspec.Struct, frozen=True):
    """Words that stand in a row."""

    words: tuple[str, ...]
    """Folded as in an address; one with `*` at its end stands for every word that starts so."""
    start: str
    """What a text has that has the words, as far as the first open end."""
    whole: bool
    """Whether that is all of the phrase."""

    def is_in(self, text: str) -> bool:
        """Return whether the words are in `text`, which is folded, with a blank before, between and behind words."""
        if self.whole or self.start not in text:
            return self.start in text
        given = text.split()
        return any(
            all(_fits(word, it) for word, it in zip(self.words, given[start:], strict=False))
            for start in range(len(given) - len(self.words) + 1)
        )


Pattern = tuple[TitlePattern, ...]
"""Phrases that all have to be found."""


class SeriesInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `series.yml`: sessions that belong together over the years."""

    id: str
    """Of the address, for ever."""
    name: str
    note: str | None = None
    """A sentence or two for readers."""
    link: str | None = None
    """Where others tell more of it."""
    called: tuple[str, ...] = ()
    """Other names of it, as texts have them."""
    linked: bool = True
    """Whether its names lead to its page where people say them; not those that are everyday phrases."""
    types: tuple[SessionType, ...] = ()
    """Only sessions of these types belong to it."""
    patterns: tuple[str, ...] = ()
    """One of them has to be found in the title, the code, the type or the file's name."""
    without: tuple[str, ...] = ()
    """None of these may be found there."""

    @property
    def href(self) -> str:
        """The address of the series' page relative to the root of the site."""
        return series_address(self.id)


class Matcher:
    """Tells which sessions are of a series."""

    def __init__(self, info: SeriesInfo) -> None:
        """Make ready what `info` says."""
        self._types = frozenset(info.types)
        self._patterns = [pattern_of(text) for text in info.patterns]
        self._without = [pattern_of(text) for text in info.without]

    def matches(self, kind: str | None, text: str) -> bool:
        """Return whether a session of the type `kind` belongs to the series; `text` is what `searched` made."""
        if self._types and kind not in self._types:
            return False
        if self._patterns and not any(_found(pattern, text) for pattern in self._patterns):
            return False
        return not any(_found(pattern, text) for pattern in self._without)


def folded_fields(fields: Iterable[str | None]) -> str:
    """Return the fields as patterns look at them: folded words between blanks, and no phrase across two fields."""
    return f" {' | '.join(slug(field).replace('-', ' ') for field in fields if field)} "


def pattern_of(text: str) -> Pattern:
    """Return the phrases of a pattern.

    Raises:
        ValueError: It has no words, or a `*` that doesn't end a word.
    """
    phrases = []
    for part in text.split("+"):
        words = _words(part)
        if not words:
            raise ValueError("it has no words" if part == text else "one of the parts between `+` has no words")
        start, _, rest = " ".join(("", *words, "")).partition("*")
        phrases.append(TitlePattern(tuple(words), start, whole=not rest.strip()))
    return tuple(phrases)


def read_series(file: SettingsFile) -> tuple[SeriesInfo, ...]:
    """Return the series in the order of the file.

    Raises:
        ConfigError: An entry has an error; the sentence names the entry and the field.
    """
    ids, names = UniqueValues(), UniqueValues()

    def check(info: SeriesInfo, number: int) -> Iterator[FieldError]:
        yield from id_errors(info.id)
        yield from ids.id_errors(info.id, number)
        for path, name in _names(info):
            if not slug(name):
                yield FieldError(path, "it is empty")
            elif (owner := names.owner(slug(name), number)) != number:
                yield FieldError(path, f"entry {owner + 1} is called {name!r}, too")
        yield from _entry_errors(info)

    series = file.entries(SeriesInfo, check)
    raise_errors(file.errors)
    return series


def _words(phrase: str) -> list[str]:
    """Return the words of a phrase as an address has them, those that may go on with a `*`."""
    words: list[str] = []
    *open_ended, rest = phrase.split("*")
    for piece in open_ended:
        words += slug(piece).split("-")
        if not words[-1]:
            raise ValueError("`*` may only stand at the end of a word")
        words[-1] += "*"
    if _STAR_INSIDE.search(phrase):
        raise ValueError("`*` may only stand at the end of a word")
    return [word for word in (*words, *slug(rest).split("-")) if word]


_STAR_INSIDE = re.compile(r"(?<![^\W_])\*|\*(?=[^\W_])")


def _fits(word: str, given: str) -> bool:
    return given.startswith(word[:-1]) if word.endswith("*") else given == word


def _found(pattern: Pattern, text: str) -> bool:
    return all(phrase.is_in(text) for phrase in pattern)


def _names(info: SeriesInfo) -> Iterator[tuple[FieldPath, str]]:
    yield ("name",), info.name
    for place, name in enumerate(info.called):
        yield ("called", place), name


def _entry_errors(info: SeriesInfo) -> Iterator[FieldError]:
    """Yield the errors of an entry that the types of its fields can't show."""
    if info.link is not None and not is_web_address(info.link):
        yield FieldError(("link",), f"{info.link!r} must be an http or https address")
    if not info.types and not info.patterns:
        yield FieldError(("patterns",), "without patterns and types every session would belong to the series")
    for field, patterns in (("patterns", info.patterns), ("without", info.without)):
        for place, pattern in enumerate(patterns):
            try:
                pattern_of(pattern)
            except ValueError as error:
                yield FieldError((field, place), f"{error}: {pattern!r}")
