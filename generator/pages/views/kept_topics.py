"""The topics of people, kept for the next build: found again only where the terms of a session changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.related.topics import hash_of_terms
from generator.archive.summary import Summary
from generator.pages.views.person_topics import PersonTopic, person_topics
from generator.results.value_hashes import packed_digest


class FoundTopics(msgspec.Struct, frozen=True, array_like=True):
    """The topics of a person."""

    inputs: str
    """A hash of all that they depend on besides the program."""
    topics: tuple[PersonTopic, ...]
    """The strongest first."""


class KeptTopics:
    """The topics of the people of one archive.

    Args:
        last: The topics of the last build, by the id of the person.
    """

    def __init__(self, last: Mapping[str, FoundTopics]) -> None:
        self.by_person: dict[str, FoundTopics] = {}
        """The topics of this build, by the id of the person."""
        self._last = last
        self._hashes: dict[str, bytes] = {}

    def topics_of(self, person: Person, archive: Archive, person_words: Collection[str]) -> tuple[PersonTopic, ...]:
        """Return the topics of a person, as `person_topics` does."""
        hashed = hashlib.sha256(person.id.encode("utf-8", "surrogateescape"))
        for appearance in person.appearances:
            hashed.update(self._hash_of(appearance.document, archive, person_words))
        inputs = hashed.hexdigest()
        known_topics = self._last.get(person.id)
        if known_topics is None or known_topics.inputs != inputs:
            known_topics = FoundTopics(inputs, person_topics(person, archive, person_words))
        self.by_person[person.id] = known_topics
        return known_topics.topics

    def _hash_of(self, document: Summary, archive: Archive, person_words: Collection[str]) -> bytes:
        """Return the hash of all that the topics of the speakers of a document depend on there, made once."""
        address = document.own_address.href
        value = self._hashes.get(address)
        if value is None:
            terms = hash_of_terms(archive.terms.get(address, ()), person_words)
            facts = (terms, archive.spoken_terms.get(address, {}))
            value = self._hashes[address] = packed_digest(facts)
        return value
