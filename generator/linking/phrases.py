"""Many phrases, found in a text by their first words: the cost doesn't grow with their number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from generator.linking.capitalised_words import CapitalisedWord, without_possessive

_WORD = re.compile(r"[^\W_]+(?:['’‘‛ʼ`´′＇][^\W_]+)*")
_NEXT = re.compile(r"(\.?\s+|-)([^\W_]+(?:['’‘‛ʼ`´′＇][^\W_]+)*)")
_SAINT = "st"
"""Besides initials the only word behind which a full stop may stand inside a name."""


class PhraseMatch(msgspec.Struct, frozen=True):
    """A phrase, found."""

    end: int
    """Behind its last character in the text; a `'s` is left outside."""
    words: tuple[str, ...]
    """As they stand in the text."""
    targets: tuple[str, ...]
    """What the phrase stands for; several where that is doubtful."""


class PhraseFinder:
    """Phrases of two words or more and what they stand for."""

    def __init__(self, key: Callable[[str], str]) -> None:
        """Start without phrases.

        Args:
            key: Makes of a word what it is compared by.
        """
        self._key = key
        self._firsts: set[str] = set()
        self._by_start: dict[tuple[str, str], dict[tuple[str, ...], set[str]]] = {}

    def add(self, phrase: str, target: str) -> None:
        """Let `phrase` stand for `target`; one of a single word is left out."""
        words = tuple(self._key(word) for word in _WORD.findall(phrase))
        if len(words) < 2 or not all(words):
            return
        self._firsts.add(words[0])
        self._by_start.setdefault((words[0], words[1]), {}).setdefault(words, set()).add(target)

    def at(self, text: str, first: CapitalisedWord) -> PhraseMatch | None:
        """Return the longest phrase that begins with the word `first` of the text."""
        start = self._key(first.text)
        if start not in self._firsts:
            return None
        following = self._following(text, first)
        second = next(following, None)
        if second is None:
            return None
        words = [first, second]
        found: dict[tuple[str, ...], set[str]] = {}
        for form in {second.text, without_possessive(second.text)}:
            found |= self._by_start.get((start, self._key(form)), {})
        if not found:
            return None
        longest = max(map(len, found))
        while len(words) < longest and (word := next(following, None)) is not None:
            words.append(word)
        keys = [self._key(word.text) for word in words]
        for length in range(len(words), 1, -1):
            last = words[length - 1]
            for form in dict.fromkeys((last.text, without_possessive(last.text))):
                targets = found.get((*keys[: length - 1], self._key(form)))
                if targets:
                    end = last.start + len(form)
                    return PhraseMatch(end, tuple(word.text for word in words[:length]), tuple(sorted(targets)))
        return None

    @staticmethod
    def _following(text: str, word: CapitalisedWord) -> Iterator[CapitalisedWord]:
        """Yield the words behind `word` as long as nothing but blanks and hyphens stands between."""
        while (match := _NEXT.match(text, word.end)) is not None:
            if match[1].startswith(".") and len(word.text) > 1 and word.text.lower() != _SAINT:
                return
            word = CapitalisedWord(match.start(2), match.end(2), match[2])
            yield word
