"""Sessions in which the same people speak: found through the people, never by comparing each session with each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from generator.archive.matching import Pair, strongest
from generator.archive.people import Person

MOST = 5
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


def same_people(
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
    present: dict[str, set[str]] = {}
    sessions: dict[str, Sequence[str]] = {}
    for person in people.values():
        theirs = [one.document.href for one in person.appearances if one.document.is_session]
        if not person.local and len(theirs) > 1:
            sessions[person.id] = theirs
            for href in theirs:
                present.setdefault(href, set()).add(person.id)
    shared: dict[tuple[str, str], frozenset[str]] = {}
    pairs: set[Pair] = set()
    for one, two in _candidates(sessions.values()):
        both = frozenset(present[one] & present[two])
        if len(both) >= _FEWEST and not apart(one, two):
            shared[one, two] = both
            strength = math.fsum(1 / math.log2(1 + len(sessions[person])) for person in both)
            pairs.add((round(strength, 9), one, two))
    return [
        SamePeople(one, two, tuple(people[person] for person in sorted(shared[one, two], key=order.__getitem__)))
        for _, one, two in strongest(pairs, MOST)
    ]


def _candidates(sessions: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    """Return each pair of sessions near one another among those of one person, as addresses in alphabetical order."""
    found: set[tuple[str, str]] = set()
    for theirs in sessions:
        for position, href in enumerate(theirs):
            for other in theirs[position + 1 : position + 1 + _NEIGHBOURS]:
                found.add((href, other) if href < other else (other, href))
    return found
