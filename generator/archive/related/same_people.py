"""Sessions in which the same people speak: found through the people, never by comparing each session with each."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import msgspec

from generator.archive.people.people_index import Person
from generator.archive.related.best_pairs import WeightedPair, greedy_matching

MAX_LINKS = 5
"""Links of a session."""

_FEWEST = 2
"""People whom two sessions have to share; where one alone speaks again, the page of that person says."""

_NEIGHBOURS = 20
"""Sessions before and after one to which each of its people leads: a secretary is in hundreds of them."""


class SamePeople(msgspec.Struct, frozen=True):
    """Two sessions in which the same people speak."""

    one: str
    """The address that is first in the alphabet."""
    two: str
    people: tuple[Person, ...]
    """In the order of their names."""


def find_same_people(
    people: Mapping[str, Person], apart: Callable[[str, str], bool] = lambda one, two: False
) -> list[SamePeople]:
    """Return the links between sessions that share most people, the strongest first, at most five for each session.

    One who speaks everywhere says less than one who speaks in two sessions. The work grows with the number of sessions,
    and the result is the same for any order of the people.

    Args:
        people: Everybody who speaks, in the order of their names; whoever is known in one document only joins nothing.
        apart: Whether two sessions, given by address, are linked in another way already.
    """
    order = {person: place for place, person in enumerate(people)}
    present: dict[str, dict[str, int]] = {}  # the people of a session, and where it stands among their sessions
    sessions: dict[str, Sequence[str]] = {}
    for person in people.values():
        theirs = [one.document.href for one in person.appearances if one.document.is_session]
        if not person.local and len(theirs) > 1:
            sessions[person.id] = theirs
            for place, href in enumerate(theirs):
                present.setdefault(href, {})[person.id] = place
    shared: dict[tuple[str, str], frozenset[str]] = {}
    pairs: set[WeightedPair] = set()
    for href, here in present.items():
        for other in _later_sessions(here, sessions):
            one, two = sorted((href, other))
            both = frozenset(here.keys() & present[other].keys())
            if len(both) >= _FEWEST and not apart(one, two):
                shared[one, two] = both
                strength = math.fsum(1 / math.log2(1 + len(sessions[person])) for person in both)
                pairs.add((round(strength, 9), one, two))
    return [
        SamePeople(one, two, tuple(people[person] for person in sorted(shared[one, two], key=order.__getitem__)))
        for _, one, two in greedy_matching(pairs, MAX_LINKS)
    ]


def _later_sessions(here: Mapping[str, int], sessions: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the next sessions of each of the people of one, given with its place among theirs."""
    return {other for person, place in here.items() for other in sessions[person][place + 1 : place + 1 + _NEIGHBOURS]}
