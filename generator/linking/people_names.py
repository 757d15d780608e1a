"""People named in full: exactly the words of a name that is one person's alone, without another name beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from generator.archive.people.people_index import Person
from generator.linking.capitalised_words import CapitalisedWord, is_inside_token, word_after, word_before
from generator.linking.entity_mention import EntityMention
from generator.linking.phrases import PhraseFinder, PhraseMatch
from generator.linking.vocabulary import link_vocabulary
from generator.reading.grammar.names import is_full, read_label
from generator.reading.grammar.vocabulary import Vocabulary
from generator.settings.people import PersonInfo
from generator.text.normal import fold, loose_name_key

_NO_PAGE = ""
"""The target of a name that must not be linked."""

FIRST_PERSON_WORDS = frozenset({"i", "i'm", "i'll", "i've", "i'd"})
"""Words, folded, that are capitalised everywhere and never part of a name."""


class FullNameFinder:
    """Finds the full names of all people with a page."""

    def __init__(self, people: Iterable[Person], registered: Collection[PersonInfo], vocabulary: Vocabulary) -> None:
        """Index the names.

        Args:
            people: The speakers. A speaker known in one document only is linked in no other.
            registered: The people register, with people who never speak.
            vocabulary: The words that reading rules know.
        """
        self._phrases = PhraseFinder()
        self._vocabulary = vocabulary
        self._words_before = _words_before_names(vocabulary)
        self._particles = _particles(vocabulary)
        for person in people:
            if self.is_name(person.name):
                self._phrases.add(person.name, _NO_PAGE if person.local else person.href)
        for info in registered:
            self._add_registered(info)
        self.withheld = frozenset(
            loose_name_key(form.label.split()[0])
            for info in registered
            if info.hide is not None
            for form in info.forms()
            if " " in form.label
        )
        """First names of people whose names are withheld: they identify nobody."""

    def _add_registered(self, info: PersonInfo) -> None:
        """Add the names of an entry of the people register; withheld ones without a link."""
        person = Person(id=info.id, name=info.name, printed=(), appearances=(), words=0)
        href = person.href if info.hide is None else _NO_PAGE
        for form in info.forms():
            name = read_label(form.label, self._vocabulary).name
            if not form.bounded and name is not None and self.is_name(name):
                self._phrases.add(name, href)

    def find(self, text: str, words: Sequence[CapitalisedWord]) -> Iterator[EntityMention]:
        """Yield every mention of a person's full name in `text`."""
        end = 0
        for position, word in enumerate(words):
            if word.start < end:
                continue
            phrase = self._phrases.longest_at(text, word)
            if phrase is None or not self._is_written_as_name(phrase):
                continue
            end = phrase.end
            is_one_person = len(phrase.targets) == 1 and phrase.targets[0] != _NO_PAGE
            target = phrase.targets[0] if is_one_person and self._stands_alone(text, words, position, end) else None
            yield EntityMention(word.start, end, "person", target)

    def is_name(self, name: str) -> bool:
        """Return True if a name has two words or more and can be a person's."""
        words = {fold(word).rstrip(".") for word in name.split()}
        return (
            is_full(name, self._vocabulary)
            and not words & link_vocabulary().institution_words
            and not words <= self._words_before
        )

    def _is_written_as_name(self, phrase: PhraseMatch) -> bool:
        """Return True if all words of the phrase but particles are capitalised."""
        return not phrase.words[-1][0].islower() and all(
            not word[0].islower() or fold(word) in self._particles for word in phrase.words
        )

    def _stands_alone(self, text: str, words: Sequence[CapitalisedWord], position: int, end: int) -> bool:
        """Return True if no capitalised word beside the name can make it a part of a longer name."""
        start = words[position].start
        if is_inside_token(text, start, end):
            return False
        preceding = word_before(text, words, position)
        if preceding is not None and (
            fold(preceding.text) not in self._words_before or text[preceding.end : start].startswith("-")
        ):
            return False
        following = word_after(text, words, position, end)
        return following is None or (fold(following.text) in FIRST_PERSON_WORDS and text[end] != "-")


@lru_cache(maxsize=1)
def sentence_openers(vocabulary: Vocabulary) -> frozenset[str]:
    """Return words, folded, that are capitalised only at the start of a sentence."""
    return vocabulary.no_labels | vocabulary.sentence_words | FIRST_PERSON_WORDS


@lru_cache(maxsize=1)
def _words_before_names(vocabulary: Vocabulary) -> frozenset[str]:
    """Return words, folded, that may be in front of a name and are no part of it."""
    titles = {word for phrase in (*vocabulary.honorifics, *vocabulary.role_of) for word in phrase.split()}
    return sentence_openers(vocabulary) | {fold(word).rstrip(".") for word in titles}


@lru_cache(maxsize=1)
def _particles(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(map(fold, vocabulary.particles))
