"""The topics of the archive: the terms that set the most sessions apart from all others, each with its sessions.

The terms of a session are those that `terms/` weighs for related sessions. A topic is a term of several sessions. The
strongest ones get a page, and a topic that was published once keeps its page while any session has the term.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from generator.archive.archive import Archive
from generator.archive.permanence.published import Published
from generator.archive.summary import Summary
from generator.archive.terms.terms import Term, name_words, term_of_phrase, term_of_word
from generator.slugs import slug
from generator.urls import TOPICS_ADDRESS, topic_address

MIN_SESSIONS = 3
"""Sessions that a topic needs in which it is a main term."""

MAIN_TERMS = 12
"""The heaviest terms of a session: its main terms."""

MAX_TOPICS = 200
"""Topics of the archive, the strongest; published ones that became weaker are added to them."""

_SESSIONS_FOR_TOPIC = 2
"""Sessions of the archive for each topic: a small archive has fewer topics than `MAX_TOPICS`."""

MAX_SHARE = 0.25
"""Share of the archive's sessions that may have the term; a term of more sessions says nothing about one."""

_PAIR_PREFERENCE = 2
"""Factor by which a pair of words, which says more than one word, is preferred to a word."""

_SAME_SESSIONS = 0.5
"""Of two terms with a common word, the weaker one is left out if this share of its sessions are sessions of both."""


class TopicSession(msgspec.Struct, frozen=True):
    """A session with the term of a topic."""

    document: Summary
    count: int
    """How often the session says the term."""
    place: int
    """Of the term among the session's terms, the heaviest first."""


class TopicSpeaker(msgspec.Struct, frozen=True):
    """A person who says the term of a topic repeatedly in a session."""

    person: str
    """The person's id."""
    count: int
    """How often the person says the term, in all sessions with it."""
    sessions: int


class Topic(msgspec.Struct, frozen=True):
    """A term of several sessions."""

    id: str
    """The last part of its address."""
    name: str
    """The term in its most frequent form."""
    term: str
    """As in `Term.term`."""
    sessions: tuple[TopicSession, ...]
    """In the order of the archive."""
    speakers: tuple[TopicSpeaker, ...]
    """Who says it most often, first."""

    @property
    def href(self) -> str:
        """The address of its page."""
        return topic_address(self.id)

    @property
    def count(self) -> int:
        """How often all sessions say the term."""
        return sum(session.count for session in self.sessions)


class TopicIndex(msgspec.Struct, frozen=True):
    """The topics of the archive, in alphabetical order."""

    topics: tuple[Topic, ...] = ()
    by_person: Mapping[str, tuple[Topic, ...]] = {}
    """The topics that each person speaks of, by the person's id; those said most often first."""
    by_session: Mapping[str, tuple[Topic, ...]] = {}
    """The topics of each session, by the session's address; those that set it apart most first."""


class _Found(msgspec.Struct):
    """A term with its sessions, while topics are chosen."""

    term: str
    sessions: list[tuple[Summary, Term, int]]
    """Each with the place of the term among the session's terms."""
    strength: float = 0.0
    is_main: int = 0
    """In how many sessions it is a main term."""


def find_topics(archive: Archive, published: Published) -> TopicIndex:
    """Return the topics of the archive.

    Args:
        archive: All documents, with their terms.
        published: The published pages: a published topic keeps its address.
    """
    by_term = _terms_with_sessions(archive)
    person_words = name_words(person.name for person in archive.people.values())
    addresses = _published_topics(published, by_term)
    kept = [by_term[term] for term in addresses]
    sessions = len(archive.sessions)
    candidates = (term for term in by_term.values() if _is_topic(term, sessions, person_words))
    strong = _strongest(candidates, min(MAX_TOPICS, sessions // _SESSIONS_FOR_TOPIC))
    topics: dict[str, Topic] = {}
    for candidate in (*kept, *strong):
        name = _name(candidate)
        topic_id = addresses.get(candidate.term) or slug(name)
        if topic_id and topic_id not in topics:
            topics[topic_id] = _topic(topic_id, name, candidate, archive)
    in_order = sorted(topics.values(), key=lambda topic: (topic.name.casefold(), topic.id))
    return TopicIndex(tuple(in_order), _by_person(in_order), _by_session(in_order))


def _terms_with_sessions(archive: Archive) -> dict[str, _Found]:
    """Return each term of several sessions or of a single one, with the sum of its shares in the weights of each."""
    by_term: dict[str, _Found] = {}
    for session in archive.sessions:
        terms = archive.terms.get(session.own_address.href, ())
        length = math.sqrt(math.fsum(term.weight**2 for term in terms)) or 1.0
        for place, term in enumerate(terms):
            entry = by_term.setdefault(term.term, _Found(term.term, []))
            entry.sessions.append((session, term, place))
            entry.strength += term.weight / length
            entry.is_main += place < MAIN_TERMS
    return by_term


def _published_topics(published: Published, by_term: Mapping[str, _Found]) -> dict[str, str]:
    """Return the ids of the published topics whose terms a session still has, by their terms."""
    ids: dict[str, str] = {}
    for address in sorted(published):
        folder, _, rest = address.partition("/")
        topic_id = rest.rstrip("/")
        if f"{folder}/" == TOPICS_ADDRESS and topic_id and "/" not in topic_id:
            for term in _terms_of_id(topic_id):
                if term in by_term:
                    ids.setdefault(term, topic_id)
                    break
    return ids


def _terms_of_id(topic_id: str) -> Iterator[str]:
    """Yield the terms that an id may mean: each of its hyphens may be that of a word, or divide two words."""
    yield term_of_word(topic_id)
    for place, char in enumerate(topic_id):
        if char == "-" and 0 < place < len(topic_id) - 1:
            yield f"{term_of_word(topic_id[:place])} {term_of_word(topic_id[place + 1 :])}"


def _is_topic(candidate: _Found, sessions: int, person_words: set[str]) -> bool:
    """Return True if enough of the archive's sessions have the term, and it is no name of a person."""
    if candidate.is_main < MIN_SESSIONS or len(candidate.sessions) > max(MIN_SESSIONS, sessions * MAX_SHARE):
        return False
    words = _name(candidate).split()
    return not any(word[:1].isupper() and not word.isupper() and term_of_phrase(word) in person_words for word in words)


def _strongest(candidates: Iterable[_Found], limit: int) -> list[_Found]:
    """Return the strongest terms; of terms with a common word and mostly the same sessions only the stronger one."""
    order = sorted(
        candidates,
        key=lambda topic: (-round(topic.strength, 9) * (_PAIR_PREFERENCE if " " in topic.term else 1), topic.term),
    )
    return list(islice(_distinct(order), limit))


def _distinct(candidates: Iterable[_Found]) -> Iterator[_Found]:
    """Yield the terms that share no word with an earlier one, or share it and have mostly other sessions."""
    sessions_by_word: dict[str, list[set[str]]] = {}
    for candidate in candidates:
        sessions = {session.href for session, _, _ in candidate.sessions}
        words = candidate.term.split()
        others = [other for word in words for other in sessions_by_word.get(word, ())]
        if any(len(sessions & other) >= _SAME_SESSIONS * len(sessions) for other in others):
            continue
        yield candidate
        for word in words:
            sessions_by_word.setdefault(word, []).append(sessions)


def _name(candidate: _Found) -> str:
    """Return the most frequent form of a term; of equally frequent forms the first in alphabetical order."""
    forms: Counter[str] = Counter()
    for _, term, _ in candidate.sessions:
        forms[term.form] += term.count
    return min(forms, key=lambda form: (-forms[form], form))


def _topic(topic_id: str, name: str, candidate: _Found, archive: Archive) -> Topic:
    counts: Counter[str] = Counter()
    sessions: Counter[str] = Counter()
    for session, _, place in candidate.sessions:
        for speaker, terms in archive.spoken_terms.get(session.own_address.href, {}).items():
            count = sum(spoken.count for spoken in terms if spoken.place == place)
            if count and speaker in archive.people:
                counts[speaker] += count
                sessions[speaker] += 1
    order = sorted(counts, key=lambda speaker: (-counts[speaker], speaker))
    return Topic(
        id=topic_id,
        name=name,
        term=candidate.term,
        sessions=tuple(TopicSession(session, term.count, place) for session, term, place in candidate.sessions),
        speakers=tuple(TopicSpeaker(speaker, counts[speaker], sessions[speaker]) for speaker in order),
    )


def _by_person(topics: Sequence[Topic]) -> dict[str, tuple[Topic, ...]]:
    by_person: dict[str, list[tuple[int, int, Topic]]] = {}
    for place, topic in enumerate(topics):
        for speaker in topic.speakers:
            by_person.setdefault(speaker.person, []).append((-speaker.count, place, topic))
    return {
        person: tuple(topic for _, _, topic in sorted(of_person, key=lambda entry: entry[:2]))
        for person, of_person in by_person.items()
    }


def _by_session(topics: Iterable[Topic]) -> dict[str, tuple[Topic, ...]]:
    by_session: dict[str, list[tuple[int, Topic]]] = {}
    for topic in topics:
        for session in topic.sessions:
            by_session.setdefault(session.document.href, []).append((session.place, topic))
    return {
        href: tuple(topic for _, topic in sorted(of_session, key=lambda entry: (entry[0], entry[1].id)))
        for href, of_session in by_session.items()
    }
