"""Sessions named by their code, as people cite it: `WS 168`, `WS168`, `workshop 168`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.linking.capitalised_words import is_in_capitals
from generator.linking.entity_mention import EntityMention
from generator.linking.names import NamedSession
from generator.reading.grammar.vocabulary import Vocabulary

_MAX_CASED_CHARS = 4
"""Letters of a word in capitals that must be written in capitals: `ws 40` is no workshop."""

_DIGIT = re.compile("[0-9]")
_NOT_AFTER_NUMBER = (
    r"(?!\w|[-.,:/]\d|\s?%|\s(?:of|or|to|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times?|people|persons?|"
    r"participants?|panell?ists?|speakers?|members?|countries|percent|per|different|new|proposals|slots|sessions)\b)"
)
"""Text that can't follow the number of a session: `workshop 20 people came to`."""

_OTHER_YEAR = r"(?:last|previous|next|that|other) year['’]s|previous"
"""Words before a code of another meeting: `last year's workshop 12`."""


class _FormsOfCodes(NamedTuple):
    """How codes are written."""

    other_meeting: re.Pattern[str]
    """Words that make a code one of another meeting."""
    short: Mapping[str, str]
    """The short form of each spelling, by its key."""
    pattern: re.Pattern[str]


class SessionCodeFinder:
    """Finds the codes of the sessions of an event."""

    def __init__(self, sessions: Iterable[NamedSession], vocabulary: Vocabulary) -> None:
        """Index the sessions with a code. A code that two sessions of an event share names neither."""
        self._hrefs_by_event = _hrefs_by_event(sessions)
        self._forms = _forms_of_codes(vocabulary)

    def find(self, text: str, event: str | None) -> Iterator[EntityMention]:
        """Yield every mention of a session of the event by its code in `text`."""
        hrefs = self._hrefs_by_event.get(event or "", {})
        if not hrefs or is_in_capitals(text) or not _DIGIT.search(text):
            return
        for match in self._forms.pattern.finditer(text):
            href = hrefs.get(f"{self._forms.short[_spelling_key(match['kind'])]}{match['number']}")
            if href is not None and self._is_code_of_event(text, match):
                yield EntityMention(match.start(), match.end(), "session", href)

    def _is_code_of_event(self, text: str, match: re.Match[str]) -> bool:
        """Return False for a code of another meeting and for a number that may only count: `in workshop 2 we …`."""
        if self._forms.other_meeting.search(text[max(0, match.start() - 24) : match.start()]):
            return False
        kind = match["kind"]
        may_count = len(match["number"]) == 1 and kind[-1].islower() and kind[0].islower()
        return not may_count or match["between"].strip() != ""


@lru_cache(maxsize=1)
def _forms_of_codes(vocabulary: Vocabulary) -> _FormsOfCodes:
    """Return how the codes of an archive are written: it has one vocabulary and many documents."""
    spellings = [
        (spelling, info.code)
        for info in vocabulary.types
        if info.code
        for spelling in (info.code, *info.numbered)
        if not spelling.endswith("#")
    ]
    others = "".join(rf"{re.escape(name)}(?:,|['’]s)?|" for name in vocabulary.other_meetings)
    patterns = sorted(
        {_spelling_pattern(spelling) for spelling, _ in spellings}, key=lambda pattern: (-len(pattern), pattern)
    )
    return _FormsOfCodes(
        other_meeting=re.compile(rf"(?:{others}{_OTHER_YEAR})\s$", re.IGNORECASE),
        short={_spelling_key(spelling): short for spelling, short in spellings},
        pattern=re.compile(
            rf"(?<![\w@/#.-])(?P<kind>{'|'.join(patterns) or '(?!)'})"
            rf"(?P<between>\s?(?:\#|[Nn]o\. ?|[Nn]umber )|\s|-|)(?P<number>[1-9]\d{{0,2}}){_NOT_AFTER_NUMBER}"
        ),
    )


def _hrefs_by_event(sessions: Iterable[NamedSession]) -> Mapping[str, Mapping[str, str]]:
    """Return the addresses of the sessions whose code is unique at their event, by event and code."""
    hrefs_by_event: dict[str, dict[str, set[str]]] = {}
    for session in sessions:
        if session.code is not None:
            hrefs_by_event.setdefault(session.event, {}).setdefault(session.code, set()).add(session.href)
    return {
        event: {code: min(hrefs) for code, hrefs in hrefs_by_code.items() if len(hrefs) == 1}
        for event, hrefs_by_code in hrefs_by_event.items()
    }


def _spelling_key(spelling: str) -> str:
    return " ".join(re.split(r"[\s-]+", spelling)).casefold()


def _spelling_pattern(spelling: str) -> str:
    """Return the regular expression of a spelling; short words in capitals must match exactly, others in any case."""
    words = re.split(r"[\s-]+", spelling)
    return r"[\s-]".join(
        re.escape(word) if len(word) <= _MAX_CASED_CHARS and word.isupper() else f"(?i:{re.escape(word)})"
        for word in words
    )
