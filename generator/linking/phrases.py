"""Many phrases, found in a text by their first words: the cost doesn't grow with the number of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from generator.linking.capitalised_words import CapitalisedWord, without_possessive
from generator.text.normal import APOSTROPHES, loose_name_key

_WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")
_NEXT_WORD = re.compile(rf"(\.?\s+|-)({_WORD.pattern})")
_SAINT = "st"
"""The only word, except initials, that a full stop may follow inside a name."""

_Targets = Mapping[tuple[str, ...], set[str]]
"""The targets of phrases, by the keys of their words."""


class PhraseMatch(msgspec.Struct, frozen=True):
    """A phrase in a text."""

    end: int
    """Offset after its last character; a final `'s` is left out."""
    words: tuple[str, ...]
    """As written in the text."""
    targets: tuple[str, ...]
    """The targets of the phrase; several if it is ambiguous."""


def phrase_keys(phrase: str) -> tuple[str, ...]:
    """Return the keys of the words of a phrase; none if it has fewer than two words, or a word without a key."""
    words = tuple(loose_name_key(word) for word in _WORD.findall(phrase))
    return words if len(words) > 1 and all(words) else ()


def starts_in(text: str, words: Sequence[CapitalisedWord]) -> Iterator[str]:
    """Yield the keys of each capitalised word of a text and of the word after it, with a blank between them."""
    for word in words:
        match = _next_word(text, word.end, word.text)
        if match is not None:
            first_key, second = _key_of_word(word.text), match[2]
            yield f"{first_key} {_key_of_word(second)}"
            if (plain := without_possessive(second)) != second:
                yield f"{first_key} {_key_of_word(plain)}"


class PhraseFinder:
    """Finds phrases of two words or more, whose words are compared by their name keys."""

    def __init__(self) -> None:
        self._first_words: set[str] = set()
        self._by_start: dict[tuple[str, str], dict[tuple[str, ...], set[str]]] = {}

    def add(self, phrase: str, target: str) -> None:
        """Add a target of `phrase`. A phrase of one word is ignored."""
        words = phrase_keys(phrase)
        if not words:
            return
        self._first_words.add(words[0])
        self._by_start.setdefault((words[0], words[1]), {}).setdefault(words, set()).add(target)

    def longest_at(self, text: str, first: CapitalisedWord) -> PhraseMatch | None:
        """Return the longest phrase that begins with the word `first` of the text."""
        first_key = loose_name_key(first.text)
        if first_key not in self._first_words:
            return None
        following = _following_words(text, first)
        second = next(following, None)
        if second is None:
            return None
        phrases: dict[tuple[str, ...], set[str]] = {}
        for form in {second.text, without_possessive(second.text)}:
            phrases |= self._by_start.get((first_key, loose_name_key(form)), {})
        if not phrases:
            return None
        words = [first, second]
        longest = max(map(len, phrases))
        while len(words) < longest and (word := next(following, None)) is not None:
            words.append(word)
        return self._longest_match(words, phrases)

    def _longest_match(self, words: Sequence[CapitalisedWord], phrases: _Targets) -> PhraseMatch | None:
        """Return the longest phrase that is at the start of `words`."""
        keys = [loose_name_key(word.text) for word in words]
        for length in range(len(words), 1, -1):
            last = words[length - 1]
            for form in dict.fromkeys((last.text, without_possessive(last.text))):
                targets = phrases.get((*keys[: length - 1], loose_name_key(form)))
                if targets:
                    written = tuple(word.text for word in words[:length])
                    return PhraseMatch(last.start + len(form), written, tuple(sorted(targets)))
        return None


@lru_cache(maxsize=1 << 14)
def _key_of_word(word: str) -> str:
    return loose_name_key(word)


def _following_words(text: str, word: CapitalisedWord) -> Iterator[CapitalisedWord]:
    """Yield the words after `word` up to a sign that ends a phrase."""
    while (match := _next_word(text, word.end, word.text)) is not None:
        word = CapitalisedWord(match.start(2), match.end(2), match[2])
        yield word


def _next_word(text: str, end: int, word: str) -> re.Match[str] | None:
    """Return the match of the word behind a word that ends at `end`; `None` if a sign ends the phrase there."""
    match = _NEXT_WORD.match(text, end)
    if match is None or (match[1].startswith(".") and len(word) > 1 and word.lower() != _SAINT):
        return None
    return match
