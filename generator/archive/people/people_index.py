"""The people who spoke, each with the turns of every session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from generator.archive.summary import Summary, TurnSummary
from generator.settings.people import PersonInfo
from generator.slugs import is_local_person
from generator.text.sort_names import name_order
from generator.urls import person_address


class Appearance(msgspec.Struct, frozen=True):
    """One person in one document."""

    document: Summary
    turns: tuple[TurnSummary, ...]


class Person(msgspec.Struct, frozen=True):
    """A person who speaks in the archive."""

    id: str
    name: str
    printed: tuple[str, ...]
    """Labels as printed, the most frequent first."""
    appearances: tuple[Appearance, ...]
    """In the order of the documents."""
    words: int
    info: PersonInfo | None = None
    """The entry of the people register."""

    @property
    def sorting(self) -> str:
        """The name that an index sorts the person under."""
        return (self.info.sort if self.info else None) or self.name

    @property
    def href(self) -> str:
        """The address of the person's page relative to the root of the site."""
        return person_address(self.id)

    @property
    def local(self) -> bool:
        """True if the printed name (one word, a surname, doubtful honorifics) identifies a person in one document."""
        return is_local_person(self.id)


def index_people(documents: Iterable[Summary], register: Iterable[PersonInfo] = ()) -> dict[str, Person]:
    """Return everybody who spoke in `documents`, by id, in the order of their names.

    Args:
        documents: Those with a page.
        register: The people register; a registered person who speaks nowhere has no page.
    """
    labels: dict[str, Counter[str]] = {}
    names: dict[str, Counter[str]] = {}
    appearances: dict[str, list[Appearance]] = {}
    for document in documents:
        for speaker, turns in _turns_by_speaker(document).items():
            printed = (turn.label for turn in turns if turn.label and not turn.corrected)
            labels.setdefault(speaker, Counter()).update(printed)
            names.setdefault(speaker, Counter())[document.names_by_person.get(speaker, speaker)] += len(turns)
            appearances.setdefault(speaker, []).append(Appearance(document=document, turns=tuple(turns)))
    infos = {info.id: info for info in register}
    people = [
        Person(
            id=speaker,
            name=_by_frequency(names[speaker])[0],
            printed=_by_frequency(labels[speaker]),
            appearances=tuple(appearances[speaker]),
            words=sum(turn.words for appearance in appearances[speaker] for turn in appearance.turns),
            info=infos.get(speaker),
        )
        for speaker in appearances
    ]
    return {person.id: person for person in sorted(people, key=lambda person: (name_order(person.sorting), person.id))}


def _turns_by_speaker(document: Summary) -> dict[str, list[TurnSummary]]:
    turns: dict[str, list[TurnSummary]] = {}
    for turn in document.turns:
        if turn.speaker is not None:
            turns.setdefault(turn.speaker, []).append(turn)
    return turns


def _by_frequency(counts: Counter[str]) -> tuple[str, ...]:
    """Return the keys, the most frequent first and equals by the alphabet: the order of the files must not show."""
    return tuple(sorted(counts, key=lambda key: (-counts[key], key)))
