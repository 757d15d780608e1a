"""Sessions with the same speakers, found through the speakers and never by comparing all pairs of sessions."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.archive.people.people_index import Person
from generator.archive.related.best_pairs import WeightedPair, greedy_matching

MAX_LINKS = 5
"""Links of one session."""

_MIN_SHARED_PEOPLE = 2
"""Speakers that two sessions must share; one shared speaker is shown on that person's page."""

_MAX_NEIGHBOURS = 20
"""Sessions before and after a session to which each of its speakers leads: a secretary speaks in hundreds of them."""


class SamePeople(msgspec.Struct, frozen=True):
    """Two sessions with the same speakers."""

    first: str
    """The address that is first in alphabetical order."""
    second: str
    people: tuple[Person, ...]
    """In the order of their names."""


def find_same_people(
    people: Mapping[str, Person], are_linked: Callable[[str, str], bool] = lambda first, second: False
) -> list[SamePeople]:
    """Return the links between sessions that share the most speakers, the strongest first, at most five a session.

    A person who speaks in many sessions weighs less than one who speaks in two. The work grows with the number of
    sessions, and the result is the same for any order of the people.

    Args:
        people: All speakers in the order of their names. Speakers known in one document only relate no sessions.
        are_linked: Returns True for the addresses of two sessions that are linked in another way already.
    """
    order = {person_id: index for index, person_id in enumerate(people)}
    sessions_of = _sessions_by_person(people.values())
    positions: dict[str, dict[str, int]] = {}  # by session and speaker: the session's index among the speaker's
    for person_id, hrefs in sessions_of.items():
        for index, href in enumerate(hrefs):
            positions.setdefault(href, {})[person_id] = index
    shared: dict[tuple[str, str], frozenset[str]] = {}
    pairs: set[WeightedPair] = set()
    for first, second in _candidate_pairs(positions, sessions_of):
        speakers = frozenset(positions[first].keys() & positions[second].keys())
        if len(speakers) >= _MIN_SHARED_PEOPLE and not are_linked(first, second):
            shared[first, second] = speakers
            strength = math.fsum(1 / math.log2(1 + len(sessions_of[person_id])) for person_id in speakers)
            pairs.add((round(strength, 9), first, second))
    return [
        SamePeople(
            first,
            second,
            tuple(people[person_id] for person_id in sorted(shared[first, second], key=order.__getitem__)),
        )
        for _, first, second in greedy_matching(pairs, MAX_LINKS)
    ]


def _sessions_by_person(people: Iterable[Person]) -> dict[str, Sequence[str]]:
    """Return the addresses of the sessions of each person who speaks in several."""
    sessions_by_person = {
        person.id: [appearance.document.href for appearance in person.appearances if appearance.document.is_session]
        for person in people
        if not person.local
    }
    return {person_id: hrefs for person_id, hrefs in sessions_by_person.items() if len(hrefs) > 1}


def _candidate_pairs(
    positions: Mapping[str, Mapping[str, int]], sessions_of: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of sessions to compare, each in alphabetical order."""
    for href, positions_here in positions.items():
        for other in _later_sessions(positions_here, sessions_of):
            yield (href, other) if href < other else (other, href)


def _later_sessions(positions_here: Mapping[str, int], sessions_of: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the next sessions of each speaker of a session.

    Args:
        positions_here: The index of the session among the sessions of each of its speakers.
        sessions_of: The addresses of the sessions of each speaker.
    """
    return {
        other
        for person_id, position in positions_here.items()
        for other in sessions_of[person_id][position + 1 : position + 1 + _MAX_NEIGHBOURS]
    }
