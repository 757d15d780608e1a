"""What has a title of several words: sessions, which articles name, and series of sessions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.archive.summary import Summary
from generator.linking.capitalised_words import CapitalisedWord, word_after, word_before
from generator.linking.entity_mention import EntityMention, MentionKind
from generator.linking.people_names import name_word_key
from generator.linking.phrases import PhraseFinder

_SHORTEST = 3
"""Words of a session's title that is looked for; shorter ones are phrases of the language."""


class TitleFinder:
    """Titles and what has them."""

    def __init__(self, kind: MentionKind, hrefs: Iterable[tuple[str, str]]) -> None:
        """Index the titles.

        Args:
            kind: Of what has them.
            hrefs: Titles and addresses; what two have stands for neither.
        """
        self._kind: MentionKind = kind
        self._phrases = PhraseFinder(name_word_key)
        self._written: dict[str, set[str]] = {}
        for title, href in hrefs:
            self._phrases.add(title, href)
            self._written.setdefault(_even(title), set()).add(href)

    def find(self, text: str, words: Sequence[CapitalisedWord]) -> Iterator[EntityMention]:
        """Yield every place of `text` at which a title stands, letter for letter."""
        done = 0
        for position, word in enumerate(words):
            if word.start < done:
                continue
            phrase = self._phrases.at(text, word)
            if phrase is None or len(self._written.get(_even(text[word.start : phrase.end]), ())) != 1:
                continue
            if word_after(text, words, position, phrase.end) or _hyphen(text, words, position, phrase.end):
                continue
            done = phrase.end
            yield EntityMention(
                word.start, phrase.end, self._kind, phrase.targets[0] if len(phrase.targets) == 1 else None
            )


def session_titles(sessions: Iterable[Summary]) -> Mapping[str, TitleFinder]:
    """Return the titles of the sessions of each event that are long enough to be nothing else."""
    found: dict[str, list[tuple[str, str]]] = {}
    for session in sessions:
        if session.event is not None and session.title and len(session.title.split()) >= _SHORTEST:
            found.setdefault(session.event.id, []).append((session.title, session.href))
    return {event: TitleFinder("session", titles) for event, titles in found.items()}


def _even(title: str) -> str:
    """Return a title for comparing letter for letter, whichever quotation marks and blanks it is printed with."""
    return " ".join(title.replace("’", "'").replace("‘", "'").split())


def _hyphen(text: str, words: Sequence[CapitalisedWord], position: int, end: int) -> bool:
    left = word_before(text, words, position)
    return text[end : end + 1] == "-" or (left is not None and text[left.end] == "-")
