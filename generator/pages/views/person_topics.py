"""The topics that a person speaks of, counted in the person's own words."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.related.topics import distinct_terms, has_person_word
from generator.archive.terms.speaker_terms import SpokenTerm
from generator.archive.terms.terms import Term

_MAX_TOPICS = 12
"""Topics on a person's page, the strongest."""

_MIN_COUNT = 3
"""Times that a person must say a topic, in all sessions together."""


class PersonTopic(msgspec.Struct, frozen=True):
    """A term of sessions that a person says repeatedly."""

    term: str
    """In its most frequent form."""
    times: int
    """How often the person says it, in all sessions that have it as a term."""
    sessions: int
    """In how many sessions."""


class _Said(msgspec.Struct):
    """A term while it is counted."""

    forms: dict[str, int]
    times: int = 0
    sessions: int = 0
    weight: float = 0.0


def person_topics(person: Person, archive: Archive, person_words: Collection[str]) -> tuple[PersonTopic, ...]:
    """Return the topics of a person, the strongest first.

    The strength is that of related sessions (tf-idf), with the number of times that this person says the term.

    Args:
        person: The person.
        archive: The terms of all sessions, and who says them.
        person_words: Words that mean a person if capitalised.
    """
    said: dict[str, _Said] = {}
    for term, spoken in _terms_of(person, archive):
        if not has_person_word(term.form, person_words):
            entry = said.setdefault(term.term, _Said({}))
            entry.forms[term.form] = entry.forms.get(term.form, 0) + spoken.count
            entry.times += spoken.count
            entry.sessions += 1
            entry.weight += (1 + math.log(spoken.count)) * term.weight / (1 + math.log(term.count))
    weights = {term: round(entry.weight, 9) for term, entry in said.items() if entry.times >= _MIN_COUNT}
    return tuple(
        PersonTopic(_most_frequent(said[term].forms), said[term].times, said[term].sessions)
        for term in distinct_terms(weights)[:_MAX_TOPICS]
    )


def _terms_of(person: Person, archive: Archive) -> Iterable[tuple[Term, SpokenTerm]]:
    for appearance in person.appearances:
        address = appearance.document.own_address.href
        for spoken in archive.spoken_terms.get(address, {}).get(person.id, ()):
            yield archive.terms[address][spoken.place], spoken


def _most_frequent(forms: dict[str, int]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))
