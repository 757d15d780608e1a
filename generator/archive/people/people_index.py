"""The people who spoke: each with the turns that are theirs, in every session."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable

import msgspec

from generator.archive.summary import Summary, TurnSummary
from generator.settings.people import PersonInfo
from generator.slugs import is_local_person, slug

_LONGEST = 200
"""Characters of an id that can be a folder's name; file systems stop at 255 bytes. Real ids have about 60."""


class Appearance(msgspec.Struct, frozen=True):
    """One person in one document."""

    document: Summary
    turns: tuple[TurnSummary, ...]


class Person(msgspec.Struct, frozen=True):
    """Somebody whose name was printed before words."""

    id: str
    name: str
    printed: tuple[str, ...]
    """Labels as printed, the most frequent first."""
    appearances: tuple[Appearance, ...]
    """In the order of the documents given."""
    words: int
    info: PersonInfo | None = None
    """What the register says of them."""

    @property
    def sorting(self) -> str:
        """The name as an index sorts it."""
        return (self.info.sort if self.info else None) or self.name

    @property
    def href(self) -> str:
        """The address of the person's page relative to the root of the site."""
        return address_of_person(self.id)

    @property
    def local(self) -> bool:
        """Whether the printed name (one word, a surname, doubtful honorifics) tells the person in one document only."""
        return is_local_person(self.id)

    @property
    def letter(self) -> str:
        """The capital under which an index lists the person; `#` where it starts with none."""
        folded = unicodedata.normalize("NFKD", self.sorting)
        first = next((char for char in folded if char.isalnum() and unicodedata.category(char) != "Lm"), "#")
        if unicodedata.name(first, "").startswith("LATIN"):
            first = slug(first)[:1]
        return first.upper() if first.isalpha() else "#"


def index_people(documents: Iterable[Summary], known: Iterable[PersonInfo] = ()) -> dict[str, Person]:
    """Return everybody who spoke in `documents`, by id, in the order of their names.

    Args:
        documents: Those with a page.
        known: The people register; who is in it and speaks nowhere has no page.
    """
    registered = {info.id: info for info in known}
    labels: dict[str, Counter[str]] = {}
    names: dict[str, Counter[str]] = {}
    appearances: dict[str, list[Appearance]] = {}
    for document in documents:
        theirs: dict[str, list[TurnSummary]] = {}
        for turn in document.turns:
            if turn.speaker is not None:
                theirs.setdefault(turn.speaker, []).append(turn)
        for speaker, turns in theirs.items():
            labels.setdefault(speaker, Counter()).update(
                turn.label for turn in turns if turn.label and not turn.corrected
            )
            names.setdefault(speaker, Counter())[document.names_by_person.get(speaker, speaker)] += len(turns)
            appearances.setdefault(speaker, []).append(Appearance(document=document, turns=tuple(turns)))
    people = [
        Person(
            id=speaker,
            name=_by_frequency(names[speaker])[0],
            printed=_by_frequency(labels[speaker]),
            appearances=tuple(found),
            words=sum(turn.words for appearance in found for turn in appearance.turns),
            info=registered.get(speaker),
        )
        for speaker, found in appearances.items()
    ]
    return {person.id: person for person in sorted(people, key=lambda person: (_sorting(person.sorting), person.id))}


def address_of_person(person: str) -> str:
    """Return the address of a person's page relative to the root of the site, by the person's id."""
    return f"people/{_folder(person)}/"


def _folder(person: str) -> str:
    """Return the name of a person's folder: the id, or of one that no file system takes its start and a digest."""
    if len(person) <= _LONGEST:
        return person
    digest = hashlib.sha256(person.encode("utf-8")).hexdigest()[:12]
    return f"{person[:_LONGEST].rstrip('-')}-{digest}"


def _by_frequency(counted: Counter[str]) -> tuple[str, ...]:
    """Return the keys, the most frequent first and equals by the alphabet, so that no order of files shows."""
    return tuple(sorted(counted, key=lambda key: (-counted[key], key)))


def _sorting(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in folded if char.isalnum() or char == " ").strip()
