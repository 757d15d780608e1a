"""Speakers of a session named by their first name alone, where nobody else can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.archive.people.people_index import Person
from generator.linking.capitalised_words import (
    CapitalisedWord,
    is_in_capitals,
    is_inside_token,
    without_possessive,
    word_after,
    word_before,
)
from generator.linking.entity_mention import EntityMention
from generator.linking.people_names import FIRST_PERSON_WORDS, FullNameFinder, sentence_openers
from generator.linking.vocabulary import link_vocabulary
from generator.reading.grammar.vocabulary import Vocabulary
from generator.records import SessionRecord
from generator.text.normal import fold, loose_name_key
from generator.text.similar_names import SURNAME_IN_SPEECH

_MIN_FIRST_NAME_CHARS = 3
_MAX_CHARS_BEFORE = 4
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…\"“”‘(\[—–-])[\"“‘(\[\s]{0,4}$")
_ARTICLE = re.compile(r"\b(?:the|an?|this|that|these|those|every|each|our|your|his|her|their|my|no)\s$", re.IGNORECASE)
_OTHER_BEARER = re.compile(
    r"\b(?:daughter|son|wife|husband|mother|father|sister|brother|aunt|uncle|cousin|child|baby|girl|boy|dog|cat|named|called|"
    r"hurricane|storm|saint|santa|san|st\.?)\s$",
    re.IGNORECASE,
)
"""Words that introduce somebody or something else of that name: `my daughter Ada`."""

_SELF_INTRODUCTION = re.compile(
    r"\b(?:I['’]m|I am|my name is|name['’]s|this is|it['’]s|here is|je suis|soy)\s$", re.IGNORECASE
)
"""Words before a speaker's own first name. In the turn of another speaker they show a second person of that name."""


class FirstName(msgspec.Struct, frozen=True):
    """The first name of a speaker of a document."""

    words: tuple[str, ...]
    """Keys of its words; `Jean-Pierre` has two."""
    target: str
    """Address of the person's page."""
    surname: str
    """Key of the word after it."""


class FirstNameFinder:
    """Finds the first names that identify one speaker of a document."""

    def __init__(
        self,
        record: SessionRecord,
        texts: Iterable[tuple[str, Sequence[CapitalisedWord]]],
        people: Mapping[str, Person],
        vocabulary: Vocabulary,
        names: FullNameFinder,
    ) -> None:
        """Collect the first names of the speakers.

        Args:
            record: The document.
            texts: Its paragraphs, each with its capitalised words.
            people: All people with a page.
            vocabulary: The words that reading rules know.
            names: The full names of the archive. It knows the withheld ones, whose bearers may be present.
        """
        self._openers = sentence_openers(vocabulary)
        self._names = {name.words[0]: name for name in _unique_first_names(record, people, names)}
        if not self._names:
            return
        small: set[str] = set()
        for text, words in texts:
            self._drop_names_of_others(text, words)
            unseen = [first for first in self._names if first not in small and first in text]
            small |= {first for first in unseen if re.search(rf"\b{re.escape(first)}\b", text)}
        word_lists = (link_vocabulary().first_names_as_words, vocabulary.no_labels, vocabulary.names_too)
        self._common_words = small.union(*(self._names.keys() & words for words in word_lists))

    def _drop_names_of_others(self, text: str, words: Sequence[CapitalisedWord]) -> None:
        """Drop the first names that the text also gives to somebody with another surname."""
        for position, word in enumerate(words):
            name = self._names.get(loose_name_key(without_possessive(word.text)))
            if name is not None and self._has_other_surname(text, words, position, name):
                del self._names[name.words[0]]

    def find(self, text: str, words: Sequence[CapitalisedWord], speaker_href: str | None) -> Iterator[EntityMention]:
        """Yield every mention of a speaker by first name in `text`.

        Args:
            text: A paragraph.
            words: Its capitalised words.
            speaker_href: Address of the page of the person who says it, if known.
        """
        if not self._names or is_in_capitals(text):
            return
        for position, word in enumerate(words):
            first = without_possessive(word.text)
            name = self._names.get(loose_name_key(first))
            if name is None or word.text[0].islower() or (word.text.isupper() and len(word.text) > 1):
                continue
            end = self._end(text, words, position, name, first)
            if end is None or (
                name.target != speaker_href and _SELF_INTRODUCTION.search(text[max(0, word.start - 20) : word.start])
            ):
                continue
            if self._stands_alone(text, words, position, end, name):
                yield EntityMention(word.start, end, "person", name.target)

    def _end(
        self, text: str, words: Sequence[CapitalisedWord], position: int, name: FirstName, first: str
    ) -> int | None:
        """Return the offset at which the first name ends, or `None` if only a part of it is in the text."""
        end = words[position].start + len(first)
        for offset, part in enumerate(name.words[1:], 1):
            if position + offset >= len(words):
                return None
            word = words[position + offset]
            if text[end : word.start] not in {"-", " "} or loose_name_key(without_possessive(word.text)) != part:
                return None
            end = word.start + len(without_possessive(word.text))
        return end

    def _stands_alone(
        self, text: str, words: Sequence[CapitalisedWord], position: int, end: int, name: FirstName
    ) -> bool:
        """Return True if nothing beside the first name gives it another meaning."""
        start = words[position].start
        if _is_part_of_more(text, start, end) or _is_introduced_as_other(text, start):
            return False
        if text.startswith(" from ", end):  # a participant whom the chair identifies by place: `Ada from Geneva`
            return False
        preceding = word_before(text, words, position)
        if preceding is not None and fold(preceding.text) not in self._openers:
            return False
        following = word_after(text, words, position, end)
        if following is not None and fold(following.text) not in FIRST_PERSON_WORDS:
            return False
        return name.words[0] not in self._common_words or not _SENTENCE_END.search(
            text[max(0, start - _MAX_CHARS_BEFORE) : start]
        )

    def _has_other_surname(self, text: str, words: Sequence[CapitalisedWord], position: int, name: FirstName) -> bool:
        """Return True if another surname than this speaker's follows the first name."""
        end = words[position].start + len(without_possessive(words[position].text))
        following = word_after(text, words, position, end)
        if following is None or fold(following.text) in self._openers:
            return False
        surname = loose_name_key(without_possessive(following.text))
        return surname not in name.words and SURNAME_IN_SPEECH.edits(surname, name.surname) is None


def _is_part_of_more(text: str, start: int, end: int) -> bool:
    """Return True if a hyphen, a full stop or another sign joins the words to more: `Ada-Lee`, `J.Ada`, `#Ada`."""
    return (
        is_inside_token(text, start, end) or text[max(0, start - 1) : start] in {"-", "."} or text[end : end + 1] == "-"
    )


def _is_introduced_as_other(text: str, start: int) -> bool:
    """Return True if the word before `start` shows that no speaker is meant: `the Ada`, `my daughter Ada`."""
    return bool(
        _ARTICLE.search(text[max(0, start - 8) : start]) or _OTHER_BEARER.search(text[max(0, start - 16) : start])
    )


def _unique_first_names(
    record: SessionRecord, people: Mapping[str, Person], names: FullNameFinder
) -> Iterable[FirstName]:
    """Return the first names that belong to one speaker only and are in no other label."""
    owners: dict[str, set[str]] = {}
    first_names: dict[str, FirstName] = {}
    named = {(turn.speaker, turn.name) for turn in record.turns if turn.speaker is not None and turn.name is not None}
    for speaker, name in sorted(named):
        parts = name.split()
        words = _key_words(parts[0])
        if not words:
            continue
        for word in {words[0], *map(loose_name_key, parts[1:])}:
            owners.setdefault(word, set()).add(speaker)
        person = people.get(speaker)
        # A name of one word, such as a Chinese one, has no first name.
        if len(parts) < 2 or person is None or person.local:
            continue
        if _can_identify(name, words[0], names):
            first_names[speaker] = FirstName(words, person.href, loose_name_key(parts[1]))
    return [
        first_name for speaker, first_name in sorted(first_names.items()) if owners[first_name.words[0]] == {speaker}
    ]


def _key_words(first_name: str) -> tuple[str, ...]:
    """Return the keys of the words of a first name: `Jean-Pierre` has two."""
    return tuple(filter(None, map(loose_name_key, re.split(r"[-‑]", first_name))))


def _can_identify(name: str, first_name: str, names: FullNameFinder) -> bool:
    """Return True if a full name's first name can identify a person: not short, no usual word, not withheld."""
    return (
        names.is_name(name)
        and len(first_name) >= _MIN_FIRST_NAME_CHARS
        and first_name not in link_vocabulary().first_names_as_places
        and first_name not in names.withheld
    )
