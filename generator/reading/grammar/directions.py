"""Find stage directions of many languages by their words: applause, interruptions, votes. Pure text, no document."""

from __future__ import annotations

import functools
import itertools
import re

import msgspec

from generator.records import EventKind
from generator.text.normal import fold
from generator.text.word_files import load_words

_MAX_CLAUSES = 12
_MAX_LINE_CHARS = 150
_CLAUSE_END = re.compile(r"[—–]|\s-\s|[.;!?]\s")
_LETTERS = r"[^\W_](?:[^\W_]|[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff])*"
"""Letters with their signs: vowels of Arabic, Hebrew and the scripts of India are no letters to regular expressions."""

_WORD = re.compile(rf"{_LETTERS}(?:['’-]{_LETTERS})*")
_MAX_BEGINNING_WORDS = 4
_MAX_QUALITIES = 2
_MAX_SHORT_CHARS = 60
"""Of a direction in a script without blanks."""

_UNCASED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


_SOUND_CUE = re.compile(
    r"\s{0,40}(?:(?P<number>\d{1,3}[.)]?)\s{1,8})?(?P<sign>S?FX|F/X|SOUND(?: EFFECTS?)?|GRAMS|ATMOS|MUSIC)"
    r"[:.][ \t\u00a0]{1,40}[A-Z].{0,200}"
)
"""What a script of a radio play says about sounds: `FX: A DOOR OPENS.`, also behind the number of the line."""


class _Directions(msgspec.Struct, frozen=True):
    beginnings: dict[str, EventKind]
    parts: dict[str, EventKind]
    brackets: tuple[tuple[EventKind, re.Pattern[str]], ...]
    lines: tuple[tuple[EventKind, re.Pattern[str]], ...]
    behind: frozenset[str]
    qualities: frozenset[str]


@functools.cache
def _directions() -> _Directions:
    parsed = load_words("generator.reading.grammar", "directions.yml", only_text=True)
    return _Directions(
        beginnings=_by_word(parsed["beginnings"]),
        parts=_by_word(parsed["parts"]),
        brackets=_compiled(parsed["brackets"]),
        lines=_compiled(parsed["lines"]),
        behind=_folded(parsed["behind"]),
        qualities=_folded(parsed["qualities"]),
    )


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split(", "))


def _by_word(lists: dict[EventKind, str]) -> dict[str, EventKind]:
    return {fold(word): kind for kind, words in lists.items() for word in words.split(", ")}


def _compiled(lists: dict[EventKind, list[str]]) -> tuple[tuple[EventKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(patterns))) for kind, patterns in lists.items())


@functools.lru_cache(maxsize=4096)
def direction_in_brackets(words: str) -> EventKind | None:
    """Return the kind of a stage direction, `None` for other words.

    Args:
        words: The words in the brackets, folded, without a full stop.
    """
    return _kind_of_short(words) or _kind_of_clauses(words) or _match(words, _directions().brackets)


@functools.lru_cache(maxsize=4096)
def direction_without_brackets(line: str) -> EventKind | None:
    """Return the kind of a stage direction that is a line without brackets, `None` for another line.

    Args:
        line: The line, folded.
    """
    if len(line) > _MAX_LINE_CHARS:
        return None
    words = line.rstrip(".。 ")
    whole = _match(words, _directions().lines)
    if whole is not None or any(sign in words for sign in '!?:"“„«…'):
        return whole
    kind, rest = _beginning(words)
    if kind is None:
        return None
    # A noun that people say, too, is a direction only before a part of the room: `Protestos do CH`.
    first = next((word[0] for word in _WORD.finditer(rest) if word[0] not in _directions().qualities), None)
    return kind if first is None or first in _directions().behind else None


def sound_cue(line: str) -> EventKind | None:
    """Return the kind of a line of a script that says what is heard, `None` for another line."""
    cue = _SOUND_CUE.fullmatch(line)
    if cue is None:
        return None
    return "music" if cue["sign"] == "MUSIC" else "sound"


def number_of_cue(line: str) -> int:
    """Return where the number of the line before a sound ends, with the blanks behind it; 0 without a number."""
    cue = _SOUND_CUE.fullmatch(line)
    return cue.start("sign") if cue is not None and cue["number"] else 0


def _match(words: str, patterns: tuple[tuple[EventKind, re.Pattern[str]], ...]) -> EventKind | None:
    return next((kind for kind, pattern in patterns if pattern.fullmatch(words)), None)


def _kind_of_short(words: str) -> EventKind | None:
    """Return the kind of a direction in a script without blanks, by its parts."""
    if len(words) > _MAX_SHORT_CHARS or not _UNCASED.search(words):
        return None
    return next((kind for part, kind in _directions().parts.items() if part in words), None)


def _kind_of_clauses(words: str) -> EventKind | None:
    """Return the kind of the first clause that begins with a word of directions."""
    for clause in _CLAUSE_END.split(words)[:_MAX_CLAUSES]:
        kind, _ = _beginning(clause.strip())
        if kind is not None:
            return kind
    return None


def _beginning(words: str) -> tuple[EventKind | None, str]:
    """Return the kind of the longest beginning, and the words behind it; qualities may be before it."""
    directions = _directions()
    first_words = list(itertools.islice(_WORD.finditer(words), _MAX_QUALITIES + _MAX_BEGINNING_WORDS))
    for first, word in enumerate(first_words[: _MAX_QUALITIES + 1]):
        start = word.start() if first else 0
        for last in reversed(first_words[first : first + _MAX_BEGINNING_WORDS]):
            kind = directions.beginnings.get(words[start : last.end()].lstrip('¡¿«„"“ '))
            if kind is not None:
                return kind, words[last.end() :]
        if word[0] not in directions.qualities:
            break
    return None, words
