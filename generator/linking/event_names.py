"""Events named by the short name of their series and their year: `FORUM 2006`, `the 2006 FORUM`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from generator.linking.capitalised_words import CapitalisedWord, word_before
from generator.linking.entity_mention import EntityMention
from generator.linking.people_names import sentence_openers
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

_NAME = re.compile(r"(?P<short>\S(?:.*\S)?)[ -]?(?P<year>(?:19|20)\d{2})")
_OTHER_MEETING = re.compile(
    r"\b(?:regional|sub-?regional|national|local|youth|sub|own|pre|post|mini|university|city|school|country)\s$",
    re.IGNORECASE,
)
"""Words before the name of a meeting of another kind: `our national FORUM 2016`."""


class EventNameFinder:
    """Finds the names of the events that have a page."""

    def __init__(self, names: Mapping[str, str], vocabulary: Vocabulary) -> None:
        """Index the events.

        Args:
            names: The address of each event, by its name.
            vocabulary: The words that reading rules know.
        """
        self._openers = sentence_openers(vocabulary)
        self._before_event = vocabulary.before_event
        self._hrefs: dict[tuple[str, str], str] = {}
        for name in sorted(names):
            match = _NAME.fullmatch(name)
            if match is not None:
                self._hrefs[match["short"], match["year"]] = names[name]
        short_names = {short for short, _ in self._hrefs}
        alternatives = "|".join(re.escape(short) for short in sorted(short_names, reverse=True))
        self._pattern = re.compile(
            rf"(?<![\w@/.#-])(?:(?P<short>{alternatives})[ -]?(?P<year>\d{{4}})"
            rf"|(?<=\b[Tt]he )(?P<first>\d{{4}}) (?P<last>{alternatives}))(?![\w@/-]|\.\w)"
            if alternatives
            else "(?!)"
        )
        self._short_names = frozenset(short_names)

    def find(self, text: str, words: Sequence[CapitalisedWord]) -> Iterator[EntityMention]:
        """Yield every mention of an event in `text`."""
        if not any(short in text for short in self._short_names):
            return
        for match in self._pattern.finditer(text):
            short, year = match["short"] or match["last"], match["year"] or match["first"]
            href = self._hrefs.get((short, year))
            if href is not None and self._is_of_series(text, words, match.start()):
                yield EntityMention(match.start(), match.end(), "event", href)

    def _is_of_series(self, text: str, words: Sequence[CapitalisedWord], start: int) -> bool:
        """Return True if no word before the name makes it the name of another meeting: `African FORUM 2016`."""
        if _OTHER_MEETING.search(text[max(0, start - 15) : start]):
            return False
        position = bisect_left(words, start, key=lambda word: word.start)
        if position == len(words) or words[position].start != start:
            return True
        preceding = word_before(text, words, position)
        if preceding is None:
            return True
        word = fold(preceding.text)
        return word in self._openers or word in self._before_event
