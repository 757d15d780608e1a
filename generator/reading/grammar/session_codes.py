"""Read the session type and the code, such as `WS 12`, in a title. Pure text, no document."""

from __future__ import annotations

import functools
import re

import msgspec

from generator.reading.grammar.vocabulary import Vocabulary, default_vocabulary
from generator.records import SessionType
from generator.settings.session_types import SessionTypeInfo

_MAX_CASE_SENSITIVE_CHARS = 4
"""Longer words are compared without regard to case: `WS 40` is a workshop, `ws 40` is not."""

_EDGE = re.compile(r"^[\s\-–—:.,|]+|(?<![\s\-–—:,|])[\s\-–—:,|]+$")
_TRACK = r"(?:[A-Z]{2,6}(?:\s*+[-–—:])?+\s+)?"
"""An acronym before the code, `ABC Workshop 215`; the title then keeps the code."""

_OF_IN_CAPITALS = re.compile(r"OF\s+\d")
"""In a heading in capitals these may be a preposition and a number: `OF 5 THINGS`."""

_SECOND_CODE = re.compile(r"\s*(?:&|and\b|,|/|\+)\s*(?:[A-Z]{2,3}\s*)?#?\d")
_MAX_END_CHARS = 80
"""The characters at the end of a title that are searched for a session type."""


class SessionTitle(msgspec.Struct, frozen=True):
    """The session type and the code in a title."""

    title: str | None
    """The title without the code; `None` if nothing is left."""
    type: SessionType | None = None
    code: str | None = None
    number: int | None = None
    only_type: bool = False
    """Whether the title is only the name of a session type."""


class _SessionTypePatterns(msgspec.Struct, frozen=True):
    info: SessionTypeInfo
    number: re.Pattern[str] | None
    alone: re.Pattern[str]
    end: re.Pattern[str] | None


def read_session_title(text: str, vocabulary: Vocabulary | None = None) -> SessionTitle:
    """Return the session type and the code in `text`, a title; a code is cut off, a type without a number stays."""
    patterns = _patterns(vocabulary or default_vocabulary())
    return _with_code(text, patterns) or _without_code(text, patterns) or SessionTitle(text)


def _with_code(text: str, patterns: tuple[_SessionTypePatterns, ...]) -> SessionTitle | None:
    """Read `WS 12: Gardens`."""
    for pattern in patterns:
        info = pattern.info
        match = pattern.number.match(text) if pattern.number else None
        if match is None or not info.code or (text.isupper() and _OF_IN_CAPITALS.match(text)):
            continue
        if _SECOND_CODE.match(match["rest"]):  # two sessions at once
            return SessionTitle(text, info.id)
        number = int(match["number"])
        title = text if match["track"] else _EDGE.sub("", match["rest"]) or None
        return SessionTitle(title, info.id, f"{info.code}{number}", number)
    return None


def _without_code(text: str, patterns: tuple[_SessionTypePatterns, ...]) -> SessionTitle | None:
    """Read `Town Hall on gardens`, `Gardens: Main Session`."""
    for pattern in patterns:
        if match := pattern.alone.match(text):
            return SessionTitle(text, pattern.info.id, only_type=match.end() == len(text.rstrip(" .:")))
    for pattern in patterns:
        if pattern.end and pattern.end.search(text[-_MAX_END_CHARS:]):
            return SessionTitle(text, pattern.info.id)
    return None


@functools.lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> tuple[_SessionTypePatterns, ...]:
    return tuple(
        _SessionTypePatterns(
            info,
            re.compile(
                rf"(?P<track>{_TRACK})(?:{_any(info.numbered)})\s*(?:#\s*|No\.?\s*|-)?(?P<number>\d{{1,3}})"
                rf"(?!\w|[-.,/]?[a-z\d%]|\s*(?:%|years?\b|days?\b|percent\b))(?P<rest>.*)$"
            )
            if info.numbered
            else None,
            re.compile(rf"(?:(?:{_any(info.titles)})(?!\w|'\w|\s*#?\d)|(?:{_any(info.whole)})\s*$)"),
            re.compile(rf"(?:[-–—:]\s*(?:{_any(info.titles)})|(?<!the)(?<!an)(?<!our)\s(?:{_any(info.at_end)}))$")
            if info.at_end
            else None,
        )
        for info in vocabulary.types
    )


def _any(spellings: tuple[str, ...]) -> str:
    if not spellings:
        return r"(?!)"
    ordered = sorted(spellings, key=len, reverse=True)
    return "|".join(
        re.escape(word) if len(word) <= _MAX_CASE_SENSITIVE_CHARS else f"(?i:{re.escape(word)})" for word in ordered
    )
