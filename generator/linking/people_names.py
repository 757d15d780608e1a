"""People named in full: exactly the words of a name, standing as a name stands, and one person's alone."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from generator.archive.people.people_index import Person
from generator.archive.people.resolve import name_key
from generator.linking.capitalised_words import CapitalisedWord, is_inside_token, word_after, word_before
from generator.linking.entity_mention import EntityMention
from generator.linking.phrases import PhraseFinder, PhraseMatch
from generator.linking.vocabulary import link_vocabulary as listed
from generator.reading.grammar.names import is_full, read_label
from generator.reading.grammar.typography import fold
from generator.reading.grammar.vocabulary import Vocabulary
from generator.settings.people import PersonInfo

_NOBODY = ""
_I = frozenset({"i", "i'm", "i'll", "i've", "i'd"})
_NO_NAMES = listed().institutions
"""Words that no person's name holds; a label that did is an organisation's."""


@functools.lru_cache(maxsize=1 << 16)
def name_word_key(word: str) -> str:
    """Return what a word of a name is compared by."""
    return name_key(word)


class FullNameFinder:
    """The names of everybody who has a page."""

    def __init__(self, people: Iterable[Person], registered: Iterable[PersonInfo], known: Vocabulary) -> None:
        """Index the names.

        Args:
            people: Those who speak; who is told by a name in one document only is named nowhere else.
            registered: The people register, those who never speak included.
            known: The words that rules know.
        """
        self._phrases = PhraseFinder(name_word_key)
        self._known = known
        titles = {word for phrase in (*known.honorifics, *known.role_of) for word in phrase.split()}
        self._before = sentence_openers(known) | {fold(word).rstrip(".") for word in titles}
        self._particles = {fold(word) for word in known.particles}
        for person in people:
            if self.is_name(person.name):
                self._phrases.add(person.name, _NOBODY if person.local else person.href)
        withheld = set[str]()
        for info in registered:
            href = Person(id=info.id, name=info.name, printed=(), appearances=(), words=0).href
            if info.hide is not None:
                withheld |= {name_word_key(alias.label.split()[0]) for alias in info.forms() if " " in alias.label}
                href = _NOBODY
            for alias in info.forms():
                name = read_label(alias.label, known).name
                if not alias.bounded and name is not None and self.is_name(name):
                    self._phrases.add(name, href)

        self.withheld = frozenset(withheld)
        """First names of people whose names are withheld: nobody else is told by them."""

    def find(self, text: str, words: Sequence[CapitalisedWord]) -> Iterator[EntityMention]:
        """Yield every place of `text` at which somebody is named in full."""
        done = 0
        for position, word in enumerate(words):
            if word.start < done:
                continue
            phrase = self._phrases.at(text, word)
            if phrase is None or not self._is_written_as_a_name(phrase):
                continue
            sure = len(phrase.targets) == 1 and phrase.targets[0] != _NOBODY
            alone = self._stands_alone(text, words, position, phrase.end)
            done = phrase.end
            yield EntityMention(word.start, phrase.end, "person", phrase.targets[0] if sure and alone else None)

    def is_name(self, name: str) -> bool:
        """Return whether a name of two words or more can be a person's."""
        words = {fold(word).rstrip(".") for word in name.split()}
        return is_full(name, self._known) and not words & _NO_NAMES and not words <= self._before

    def _is_written_as_a_name(self, phrase: PhraseMatch) -> bool:
        last = phrase.words[-1]
        return not last[0].islower() and all(
            not word[0].islower() or fold(word) in self._particles for word in phrase.words
        )

    def _stands_alone(self, text: str, words: Sequence[CapitalisedWord], position: int, end: int) -> bool:
        """Return whether no word with a capital stands beside the name that may be a part of it, or it of another."""
        if is_inside_token(text, words[position].start, end):
            return False
        left = word_before(text, words, position)
        right = word_after(text, words, position, end)
        if left is not None and (
            fold(left.text) not in self._before or text[left.end : words[position].start].startswith("-")
        ):
            return False
        return right is None or (fold(right.text) in _I and text[end] != "-")


def sentence_openers(known: Vocabulary) -> frozenset[str]:
    """Return words, folded, that have a capital only because a sentence begins with them."""
    return known.no_labels | known.sentence_words | _I
