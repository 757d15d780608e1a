"""Titles of several words: of sessions, as articles name them, and of series of sessions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.linking.capitalised_words import CapitalisedWord, word_after, word_before
from generator.linking.entity_mention import EntityMention, MentionKind
from generator.linking.names import NamedSession
from generator.linking.phrases import PhraseFinder
from generator.text.normal import straighten

_MIN_TITLE_WORDS = 3
"""Words of a session title that can be linked; shorter titles are everyday phrases."""


class TitleFinder:
    """Finds titles that are written letter for letter."""

    def __init__(self, kind: MentionKind, hrefs: Iterable[tuple[str, str]]) -> None:
        """Index the titles.

        Args:
            kind: The kind of the mentions.
            hrefs: Titles and addresses. A title with two addresses is linked to neither.
        """
        self._kind: MentionKind = kind
        self._phrases = PhraseFinder()
        self._hrefs_by_title: dict[str, set[str]] = {}
        for title, href in hrefs:
            self._phrases.add(title, href)
            self._hrefs_by_title.setdefault(straighten(title), set()).add(href)

    def find(self, text: str, words: Sequence[CapitalisedWord]) -> Iterator[EntityMention]:
        """Yield every mention of a title in `text`."""
        end = 0
        for position, word in enumerate(words):
            if word.start < end:
                continue
            phrase = self._phrases.longest_at(text, word)
            if phrase is None:
                continue
            hrefs = self._hrefs_by_title.get(straighten(text[word.start : phrase.end]), ())
            if len(hrefs) != 1 or _is_part_of_longer(text, words, position, phrase.end):
                continue
            end = phrase.end
            target = phrase.targets[0] if len(phrase.targets) == 1 else None
            yield EntityMention(word.start, end, self._kind, target)


def session_titles(sessions: Iterable[NamedSession]) -> Mapping[str, TitleFinder]:
    """Return a finder of session titles for each event, by event id."""
    titles: dict[str, list[tuple[str, str]]] = {}
    for session in sessions:
        if session.title and len(session.title.split()) >= _MIN_TITLE_WORDS:
            titles.setdefault(session.event, []).append((session.title, session.href))
    return {event: TitleFinder("session", event_titles) for event, event_titles in titles.items()}


def _is_part_of_longer(text: str, words: Sequence[CapitalisedWord], position: int, end: int) -> bool:
    """Return True if a capitalised word or a hyphen continues the title."""
    if word_after(text, words, position, end) or text[end : end + 1] == "-":
        return True
    preceding = word_before(text, words, position)
    return preceding is not None and text[preceding.end] == "-"
