"""People in the room named by their first name alone: only where nobody else can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from rapidfuzz.distance import Levenshtein

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
from generator.linking.people_names import FullNameFinder, name_word_key, sentence_openers
from generator.linking.vocabulary import link_vocabulary as listed
from generator.reading.grammar.typography import fold
from generator.reading.grammar.vocabulary import Vocabulary
from generator.records import SessionRecord

_SHORTEST = 3
_NEVER = listed().places
"""First names that are as often a place, a month, a product or an office."""

_WORDS = listed().first_names
"""First names that are English words, too: where a sentence begins they may be nothing else."""

_SENTENCE_END = re.compile(r"(?:^|[.!?:;…\"“”‘(\[—–-])[\"“‘(\[\s]*$")
_ARTICLE = re.compile(r"\b(?:the|an?|this|that|these|those|every|each|our|your|his|her|their|my|no)\s$", re.IGNORECASE)
_KIN = re.compile(
    r"\b(?:daughter|son|wife|husband|mother|father|sister|brother|aunt|uncle|cousin|child|baby|girl|boy|dog|cat|named|called|"
    r"hurricane|storm|saint|santa|san|st\.?)\s$",
    re.IGNORECASE,
)
_I_AM = re.compile(r"\b(?:I['’]m|I am|my name is|name['’]s|this is|it['’]s|here is|je suis|soy)\s$", re.IGNORECASE)
"""Before a first name that somebody says of himself, who is then another one of that name."""

_MISSPELT = 2


class FirstName(msgspec.Struct, frozen=True):
    """The first name of somebody who speaks in a document."""

    words: tuple[str, ...]
    """As keys; `Jean-Pierre` has two."""
    target: str
    surname: str
    """The key of the word behind it."""


class FirstNameFinder:
    """The first names that tell one speaker of a document from everybody else named in it."""

    def __init__(
        self,
        record: SessionRecord,
        texts: Iterable[tuple[str, Sequence[CapitalisedWord]]],
        people: Mapping[str, Person],
        known: Vocabulary,
        names: FullNameFinder,
    ) -> None:
        """Find out who is present.

        Args:
            record: The document.
            texts: Its paragraphs, each with its words that begin with a capital.
            people: Everybody who has a page.
            known: The words that rules know.
            names: Everybody's, by which it is known whose are withheld; they may be present.
        """
        self._openers = sentence_openers(known)
        self._names = {name.words[0]: name for name in _present(record, people, names)}
        if not self._names:
            return
        small: set[str] = set()
        for text, words in texts:
            for position, word in enumerate(words):
                name = self._names.get(name_word_key(without_possessive(word.text)))
                if name is not None and self._is_another(text, words, position, name):
                    del self._names[name.words[0]]
            unseen = [first for first in self._names if first not in small and first in text]
            small |= {first for first in unseen if re.search(rf"\b{re.escape(first)}\b", text)}
        self._small = small | _WORDS | known.no_labels | known.names_too

    def find(self, text: str, words: Sequence[CapitalisedWord], own: str | None) -> Iterator[EntityMention]:
        """Yield every place of `text`, said by the person with the page `own`, at which one of them is so named."""
        if not self._names or is_in_capitals(text):
            return
        for position, word in enumerate(words):
            first = without_possessive(word.text)
            name = self._names.get(name_word_key(first))
            if name is None or word.text[0].islower() or (word.text.isupper() and len(word.text) > 1):
                continue
            end = self._end(text, words, position, name, first)
            if end is None or (name.target != own and _I_AM.search(text[max(0, word.start - 20) : word.start])):
                continue
            if self._stands_alone(text, words, position, end, name):
                yield EntityMention(word.start, end, "person", name.target)

    def _end(
        self, text: str, words: Sequence[CapitalisedWord], position: int, name: FirstName, first: str
    ) -> int | None:
        """Return where the first name ends in the text, if all of it stands there."""
        end = words[position].start + len(first)
        for offset, part in enumerate(name.words[1:], 1):
            if position + offset >= len(words):
                return None
            word = words[position + offset]
            if text[end : word.start] not in {"-", " "} or name_word_key(without_possessive(word.text)) != part:
                return None
            end = word.start + len(without_possessive(word.text))
        return end

    def _stands_alone(
        self, text: str, words: Sequence[CapitalisedWord], position: int, end: int, name: FirstName
    ) -> bool:
        start = words[position].start
        if (
            is_inside_token(text, start, end)
            or text[max(0, start - 1) : start] in {"-", "."}
            or text[end : end + 1] == "-"
        ):
            return False
        if _ARTICLE.search(text[max(0, start - 8) : start]) or _KIN.search(text[max(0, start - 16) : start]):
            return False
        if text.startswith(" from ", end):  # somebody in the room whom the chair tells by where they come from
            return False
        left = word_before(text, words, position)
        if left is not None and fold(left.text) not in self._openers:
            return False
        right = word_after(text, words, position, end)
        if right is not None and fold(right.text) not in {"i", "i'm", "i'll", "i've", "i'd"}:
            return False
        return name.words[0] not in self._small or not _SENTENCE_END.search(text[max(0, start - 4) : start])

    def _is_another(self, text: str, words: Sequence[CapitalisedWord], position: int, name: FirstName) -> bool:
        """Return whether the first name is followed by another surname than this speaker's."""
        right = word_after(text, words, position, words[position].start + len(without_possessive(words[position].text)))
        if right is None or fold(right.text) in self._openers:
            return False
        follows = name_word_key(without_possessive(right.text))
        return follows not in name.words and not _alike(follows, name.surname)


def _alike(one: str, other: str) -> bool:
    """Return whether two surnames may be one that a captioner misspelt."""
    return one[:1] == other[:1] and Levenshtein.distance(one, other, score_cutoff=_MISSPELT) <= _MISSPELT


def _present(record: SessionRecord, people: Mapping[str, Person], names: FullNameFinder) -> Iterable[FirstName]:
    """Return the speakers whose first name is no other speaker's and no other label's."""
    owners: dict[str, set[str]] = {}
    found: dict[str, FirstName] = {}
    named = {(turn.speaker, turn.name) for turn in record.turns if turn.speaker is not None and turn.name is not None}
    for speaker, name in sorted(named):
        person = people.get(speaker)
        parts = name.split()
        first = tuple(name_word_key(part) for part in re.split(r"[-‑]", parts[0]) if name_word_key(part))
        if not first:
            continue
        for word in {first[0], *(name_word_key(part) for part in parts[1:])}:
            owners.setdefault(word, set()).add(speaker)
        if person is None or person.local or len(parts) < 2 or not names.is_name(name):
            continue
        if len(first[0]) >= _SHORTEST and first[0] not in _NEVER | names.withheld:
            found[speaker] = FirstName(first, person.href, name_word_key(parts[1]))
    return [theirs for speaker, theirs in sorted(found.items()) if owners[theirs.words[0]] == {speaker}]
