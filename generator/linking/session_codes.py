"""Sessions named by their code, as people cite it: `WS 168`, `WS168`, `workshop 168`, `open forum 40`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.archive.summary import Summary
from generator.linking.capitalised_words import is_in_capitals
from generator.linking.entity_mention import EntityMention
from generator.reading.grammar.vocabulary import Vocabulary

_SHORT = 4
"""Letters of a word that is compared with regard to case: `of 40` is no open forum."""

_DIGIT = re.compile("[0-9]")
_NOT_BEHIND = (
    r"(?!\w|[-.,:/]\d|\s?%|\s(?:of|or|to|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times?|people|persons?|"
    r"participants?|panell?ists?|speakers?|members?|countries|percent|per|different|new|proposals|slots|sessions)\b)"
)
"""What can't stand behind the number of a session: `workshop 20 people came to`."""


_ANOTHER = re.compile(
    r"(?:Washington,?|(?:EuroDIG|APrIGF|ICANN|RightsCon|WSIS Forum)(?:['’]s)?|"
    r"(?:last|previous|next|that|other) year['’]s|previous)\s$",
    re.IGNORECASE,
)
"""Before a code of another meeting: `last year's workshop 12`."""


class SessionCodeFinder:
    """The codes of the sessions of each event."""

    def __init__(self, sessions: Iterable[Summary], known: Vocabulary) -> None:
        """Index the sessions that have a code; one that two sessions of an event have stands for neither."""
        found: dict[str, dict[str, set[str]]] = {}
        for session in sessions:
            if session.event is not None and session.code is not None:
                found.setdefault(session.event.id, {}).setdefault(session.code, set()).add(session.href)
        self._of_event: Mapping[str, Mapping[str, str]] = {
            event: {code: min(hrefs) for code, hrefs in codes.items() if len(hrefs) == 1}
            for event, codes in found.items()
        }
        spellings = {
            _key(spelling): code.short
            for code in known.codes
            if code.short is not None
            for spelling in (code.short, *code.spellings)
            if not spelling.endswith("#")
        }
        self._short_of = spellings
        written = sorted(
            {
                _pattern(spelling)
                for code in known.codes
                if code.short
                for spelling in (code.short, *code.spellings)
                if not spelling.endswith("#")
            },
            key=lambda pattern: (-len(pattern), pattern),
        )
        self._pattern = re.compile(
            rf"(?<![\w@/#.-])(?P<kind>{'|'.join(written) or '(?!)'})"
            rf"(?P<between>\s?(?:\#|[Nn]o\. ?|[Nn]umber )|\s|-|)(?P<number>[1-9]\d{{0,2}}){_NOT_BEHIND}"
        )

    def find(self, text: str, event: str | None) -> Iterator[EntityMention]:
        """Yield every place of `text` at which a session of the event is named by its code."""
        codes = self._of_event.get(event or "", {})
        if not codes or is_in_capitals(text) or not _DIGIT.search(text):
            return
        for match in self._pattern.finditer(text):
            href = codes.get(f"{self._short_of[_key(match['kind'])]}{match['number']}")
            if href is not None and self._is_this_one(text, match):
                yield EntityMention(match.start(), match.end(), "session", href)

    @staticmethod
    def _is_this_one(text: str, match: re.Match[str]) -> bool:
        """Return whether it is no other meeting's, and no workshop that somebody only counts: `in workshop 2 we …`."""
        if _ANOTHER.search(text[max(0, match.start() - 24) : match.start()]):
            return False
        counted = len(match["number"]) == 1 and match["kind"][-1].islower() and match["kind"][0].islower()
        return not counted or match["between"].strip() != ""


def _key(spelling: str) -> str:
    return " ".join(re.split(r"[\s-]+", spelling)).casefold()


def _pattern(spelling: str) -> str:
    words = re.split(r"[\s-]+", spelling)
    return r"[\s-]".join(
        re.escape(word) if len(word) <= _SHORT and word.isupper() else f"(?i:{re.escape(word)})" for word in words
    )
