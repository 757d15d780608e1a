"""Who speaks in the same sessions as somebody: the list "With" of a person's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.archive.people.people_index import Person
from generator.pages.views.entries import Entry, Group, Section, markdown_link
from generator.pages.views.wording import counted

_MOST = 20
"""People that the list shows."""

_CROWD = 150
"""From so many people on, having spoken in one session says nothing of two of them, and costs the square of it."""


class CoSpeakers:
    """Who speaks in which session.

    Args:
        people: Everybody with a page, in the order of their names.
    """

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = list(people.values())
        self._places = {person.id: place for place, person in enumerate(self._people)}
        self._speakers: dict[str, list[int]] = {}
        for place, person in enumerate(self._people):
            for appearance in person.appearances:
                self._speakers.setdefault(appearance.document.href, []).append(place)

    def of(self, person: Person) -> list[tuple[Person, int]]:
        """Return who speaks in sessions of a person, with in how many, most first and equals by name."""
        own = self._places[person.id]
        shared: Counter[int] = Counter()
        for appearance in person.appearances:
            speakers = self._speakers[appearance.document.href]
            if len(speakers) <= _CROWD:
                shared.update(speakers)
        order = sorted((-sessions, place) for place, sessions in shared.items() if place != own)
        return [(self._people[place], -sessions) for sessions, place in order]

    def sections(self, person: Person, page: str) -> list[Section]:
        """Return the list for the person's page, or none where nobody else speaks."""
        found = self.of(person)
        if not found:
            return []
        entries = tuple(
            Entry(
                title=other.name,
                link=markdown_link(other.href, page),
                facts=counted(sessions, "session") if len(person.appearances) > 1 else None,
            )
            for other, sessions in found[:_MOST]
        )
        rest = len(found) - len(entries)
        group = Group(
            entries=entries,
            rest=f"and {counted(rest, 'other person', 'other people')}" if rest else None,
            cut="person" if rest else None,
        )
        return [Section(groups=(group,), heading="With")]
