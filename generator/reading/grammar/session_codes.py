"""Sessions: what a title says about the sort of session it is, and the code that people cite it by."""

from __future__ import annotations

import functools
import re

import msgspec

from generator.reading.grammar.vocabulary import Code, Vocabulary, vocabulary
from generator.records import SessionType

_SHORT = 4
"""Letters of a word that is compared with regard to case: `OF 40` is an open forum, `of 40` is not."""

_EDGE = re.compile(r"^[\s\-–—:.,|]+|[\s\-–—:,|]+$")
_TRACK = r"(?:[A-Z]{2,6}\s*[-–—:]?\s+)?"
"""An acronym before the code, `MCIR Workshop 215`: the title then stays whole."""

_OF_CAPITALS = re.compile(r"OF\s+\d")
"""In a heading of capitals these may be a preposition and a number: `OF 5 THINGS`."""


class SessionKind(msgspec.Struct, frozen=True):
    """What a title says about the sort of session."""

    title: str | None
    """`None` where the code is all there is."""
    type: SessionType | None = None
    code: str | None = None
    number: int | None = None
    only_type: bool = False
    """The title is nothing but the name of a sort of session."""


class _Patterns(msgspec.Struct, frozen=True):
    code: Code
    number: re.Pattern[str] | None
    alone: re.Pattern[str]
    end: re.Pattern[str] | None


def read_session_kind(text: str, words: Vocabulary | None = None) -> SessionKind:
    """Return the sort of session that `text`, a title, begins with; a code is cut off, a bare type word stays."""
    patterns = _patterns(words or vocabulary())
    for entry in patterns:
        match = entry.number.match(text) if entry.number else None
        if match and entry.code.short and not (text.isupper() and _OF_CAPITALS.match(text)):
            number = int(match["number"])
            if re.match(r"\s*(?:&|and\b|,|/|\+)\s*(?:[A-Z]{2,3}\s*)?#?\d", match["rest"]):  # two sessions at once
                return SessionKind(text, entry.code.type)
            rest = _EDGE.sub("", match["rest"])
            title = text if match["track"] else rest or None
            return SessionKind(title, entry.code.type, f"{entry.code.short}{number}", number)
    for entry in patterns:
        if match := entry.alone.match(text):
            return SessionKind(text, entry.code.type, only_type=match.end() == len(text.rstrip(" .:")))
    for entry in patterns:
        if entry.end and entry.end.search(text[-80:]):
            return SessionKind(text, entry.code.type)
    return SessionKind(text)


@functools.lru_cache(maxsize=8)
def _patterns(words: Vocabulary) -> tuple[_Patterns, ...]:
    return tuple(
        _Patterns(
            code,
            re.compile(
                rf"(?P<track>{_TRACK})(?:{_any(code.spellings)})\s*(?:#\s*|No\.?\s*|-)?(?P<number>\d{{1,3}})"
                rf"(?!\w|[-.,/]?[a-z\d%]|\s*(?:%|years?\b|days?\b|percent\b))(?P<rest>.*)$"
            )
            if code.spellings
            else None,
            re.compile(rf"(?:(?:{_any(code.alone)})(?!\w|'\w|\s*#?\d)|(?:{_any(code.whole)})\s*$)"),
            re.compile(rf"(?:[-–—:]\s*(?:{_any(code.alone)})|(?<!the)(?<!an)(?<!our)\s(?:{_MAIN}))$")
            if code.type == "main-session"
            else None,
        )
        for code in words.codes
    )


_MAIN = r"(?i:main session)"


def _any(spellings: tuple[str, ...]) -> str:
    if not spellings:
        return r"(?!)"
    ordered = sorted(spellings, key=len, reverse=True)
    return "|".join(re.escape(word) if len(word) <= _SHORT else f"(?i:{re.escape(word)})" for word in ordered)
