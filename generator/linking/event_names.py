"""Meetings named by the short name of their series and their year: `IGF 2006`, `the 2006 IGF`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from generator.linking.capitalised_words import CapitalisedWord, word_before
from generator.linking.entity_mention import EntityMention
from generator.linking.people_names import sentence_openers
from generator.reading.grammar.typography import fold
from generator.reading.grammar.vocabulary import Vocabulary

_NAME = re.compile(r"(?P<short>\S(?:.*\S)?)[ -]?(?P<year>(?:19|20)\d{2})")
_ANOTHER = re.compile(
    r"\b(?:regional|sub-?regional|national|local|youth|sub|own|pre|post|mini|university|city|school|country)\s$",
    re.IGNORECASE,
)
"""Words before the name of a meeting of another kind: `our national IGF 2016`."""


class EventNameFinder:
    """The meetings that have a page."""

    def __init__(self, names: Mapping[str, str], known: Vocabulary) -> None:
        """Index the meetings.

        Args:
            names: Their addresses, by the name of each.
            known: The words that rules know.
        """
        self._before = sentence_openers(known) | {"un", "the", "at", "since", "until", "between"}
        self._hrefs: dict[tuple[str, str], str] = {}
        for name in sorted(names):
            match = _NAME.fullmatch(name)
            if match is not None:
                self._hrefs[match["short"], match["year"]] = names[name]
        shorts = "|".join(re.escape(short) for short in sorted({short for short, _ in self._hrefs}, reverse=True))
        self._pattern = re.compile(
            rf"(?<![\w@/.#-])(?:(?P<short>{shorts})[ -]?(?P<year>\d{{4}})"
            rf"|(?<=\b[Tt]he )(?P<first>\d{{4}}) (?P<last>{shorts}))(?![\w@/-]|\.\w)"
            if shorts
            else "(?!)"
        )
        self._shorts = frozenset(short for short, _ in self._hrefs)

    def find(self, text: str, words: Sequence[CapitalisedWord]) -> Iterator[EntityMention]:
        """Yield every place of `text` at which a meeting is named."""
        if not any(short in text for short in self._shorts):
            return
        for match in self._pattern.finditer(text):
            short, year = match["short"] or match["last"], match["year"] or match["first"]
            href = self._hrefs.get((short, year))
            if href is not None and self._is_this_one(text, words, match.start()):
                yield EntityMention(match.start(), match.end(), "event", href)

    def _is_this_one(self, text: str, words: Sequence[CapitalisedWord], start: int) -> bool:
        """Return whether nothing before the name makes it another meeting's: `African IGF 2016`."""
        if _ANOTHER.search(text[max(0, start - 15) : start]):
            return False
        position = bisect_left(words, start, key=lambda word: word.start)
        if position == len(words) or words[position].start != start:
            return True
        left = word_before(text, words, position)
        return left is None or fold(left.text) in self._before
