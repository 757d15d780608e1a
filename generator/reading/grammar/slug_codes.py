"""The code and the type of a session in the slug of its page: `ws-27-x`, `workshop-x`, `x-main-session`."""

from __future__ import annotations

import functools
import re

from generator.reading.grammar.session_codes import SessionTitle
from generator.reading.grammar.vocabulary import Vocabulary
from generator.records import SessionType
from generator.slugs import slug

_CODES_LIKE_WORDS = frozenset({"of", "la"})
"""Spellings of codes that are also words: codes only behind the day of an event, or joined to their number."""

_NO_NAME_BEFORE_END = re.compile("(?:the|an|our)$")
"""Words with which the words at the end are part of a sentence: `report-of-the-main-session`."""

_TypeWords = tuple[SessionType, tuple[str, ...], frozenset[str], tuple[str, ...]]
"""A session type with the starts of slugs that say it, the complete slugs that do, and the ends."""


def session_in_slug(rest: str, vocabulary: Vocabulary, *, behind_day: bool) -> SessionTitle:
    """Return the code, the type and the title that a slug says.

    Args:
        rest: The slug without the parts that were read before.
        vocabulary: The archive's vocabulary.
        behind_day: Whether the day of an event is before the slug.
    """
    return (
        _numbered_code(rest, vocabulary, behind_day=behind_day)
        or _type_without_number(rest, vocabulary)
        or SessionTitle(rest or None)
    )


def _numbered_code(rest: str, vocabulary: Vocabulary, *, behind_day: bool) -> SessionTitle | None:
    """Read `ws-27-x`."""
    for info in vocabulary.types:
        match = _numbered(vocabulary)[info.code].match(rest) if info.code and info.numbered else None
        if match is None:
            continue
        is_joined = rest[: match.start("number")].isalpha()
        if is_joined or behind_day or match["spelling"] not in _CODES_LIKE_WORDS:
            number = int(match["number"])
            return SessionTitle(match["rest"] or None, info.id, f"{info.code}{number}", number)
    return None


def _type_without_number(rest: str, vocabulary: Vocabulary) -> SessionTitle | None:
    """Read `workshop-x`, `x-main-session`."""
    for session_type, starts, names, _ in _without_number(vocabulary):
        if rest.startswith(starts) or rest in names:
            return SessionTitle(rest, session_type)
    for session_type, _, _, ends in _without_number(vocabulary):
        if rest.endswith(ends) and not _NO_NAME_BEFORE_END.search(rest.removesuffix(next(filter(rest.endswith, ends)))):
            return SessionTitle(rest, session_type)
    return None


@functools.lru_cache(maxsize=8)
def _without_number(vocabulary: Vocabulary) -> tuple[_TypeWords, ...]:
    """Return the words of each session type."""
    return tuple(
        (
            info.id,
            tuple(f"{slug(words)}{sign}" for words in info.titles for sign in "-_"),
            frozenset(slug(words) for words in (*info.titles, *info.whole)),
            tuple(f"-{slug(words)}" for words in info.at_end),
        )
        for info in vocabulary.types
    )


@functools.lru_cache(maxsize=8)
def _numbered(vocabulary: Vocabulary) -> dict[str, re.Pattern[str]]:
    patterns = {}
    tracks = "|".join(f"{slug(track)}-" for track in vocabulary.tracks)
    for info in vocabulary.types:
        if info.code and info.numbered:
            spellings = "|".join(sorted({slug(word) for word in info.numbered}, key=len, reverse=True))
            patterns[info.code] = re.compile(
                rf"(?:{tracks})?(?P<spelling>{spellings})-?(?P<number>\d{{1,3}})"
                rf"(?:[-_](?!(?:days?|years?|percent)\b)(?P<rest>.+))?$"
            )
    return patterns
