"""The people who speak in the same sessions as a person, for the list on the person's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.archive.people.people_index import Person
from generator.pages.views.entries import Entry, Group, Section, markdown_link
from generator.pages.views.wording import counted, gettext

_MAX_PEOPLE_SHOWN = 20
"""People that the list shows."""

_MAX_SPEAKERS = 150
"""Sessions with more speakers are left out: they say little about two of them, at a cost that grows with the square."""


class CoSpeakers:
    """The speakers of each session.

    Args:
        people: All people with a page, in the order of their names.
    """

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = list(people.values())
        self._positions = {person.id: position for position, person in enumerate(self._people)}
        self._speakers: dict[str, list[int]] = {}
        for position, person in enumerate(self._people):
            for appearance in person.appearances:
                self._speakers.setdefault(appearance.document.href, []).append(position)

    def co_speakers_of(self, person: Person) -> list[tuple[Person, int]]:
        """Return the co-speakers with the number of common sessions, most first, then by name."""
        own_position = self._positions[person.id]
        sessions_in_common: Counter[int] = Counter()
        for appearance in person.appearances:
            speakers = self._speakers[appearance.document.href]
            if len(speakers) <= _MAX_SPEAKERS:
                sessions_in_common.update(speakers)
        order = sorted(
            (-sessions, position) for position, sessions in sessions_in_common.items() if position != own_position
        )
        return [(self._people[position], -sessions) for sessions, position in order]

    def sections(self, person: Person, path: str) -> list[Section]:
        """Return the list for the person's page, or no section if nobody else speaks in these sessions."""
        co_speakers = self.co_speakers_of(person)
        if not co_speakers:
            return []
        entries = tuple(
            Entry(
                title=co_speaker.name,
                link=markdown_link(co_speaker.href, path),
                facts=counted(sessions, "session") if len(person.appearances) > 1 else None,
            )
            for co_speaker, sessions in co_speakers[:_MAX_PEOPLE_SHOWN]
        )
        rest = len(co_speakers) - len(entries)
        group = Group(
            entries=entries,
            rest=gettext("and %(others)s", others=counted(rest, "other person")) if rest else None,
            cut="person" if rest else None,
        )
        return [Section(groups=(group,), heading=gettext("In the same sessions"), id="with", kind="names")]
