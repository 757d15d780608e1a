"""People by the letter their names start with: on one page, or where they are many on a page for each letter.

The pages of letters lie two levels below `people/`, where those of people lie one: no id of a person can be in the way.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from generator.archive.people.people_index import Person
from generator.slugs import slug

MOST = 700
"""People on one page, which then stays below 150 KB."""

_SCRIPTS = {"CJK": "Chinese characters", "HANGUL": "Korean letters", "KATAKANA-HIRAGANA": "Katakana"}
"""Where the first word of a letter's name in Unicode is not what readers call its script."""


class LetterPage(msgspec.Struct, frozen=True):
    """People whose names start alike, and the page that lists them."""

    name: str
    href: str
    people: tuple[Person, ...]
    """In the order of their names."""
    parts: tuple[LetterPage, ...] = ()
    """Where they are too many for a page: those by second letter, or by letter of a script that isn't Latin."""

    @property
    def apart(self) -> tuple[Person, ...]:
        """Those who are in none of the parts."""
        inside = {person.id for part in self.parts for person in part.people}
        return tuple(person for person in self.people if person.id not in inside)


def letter_pages(people: Iterable[Person]) -> list[LetterPage]:
    """Return Latin letters from A to Z, other scripts by their names, and last what starts with no letter.

    Args:
        people: In the order of their names, which stays.
    """
    found: dict[tuple[int, str], list[Person]] = {}
    for person in people:
        found.setdefault(_first(person.letter), []).append(person)
    return [_shelf(rank, name, of_shelf) for (rank, name), of_shelf in sorted(found.items(), key=lambda pair: pair[0])]


def _first(letter: str) -> tuple[int, str]:
    if "A" <= letter <= "Z":
        return (0, letter)
    script = unicodedata.name(letter[0], "").split(" ")[0]
    if letter == "#" or not script:
        return (2, "Other signs")
    return (1, _SCRIPTS.get(script, script.capitalize()))


def _shelf(rank: int, name: str, people: Sequence[Person]) -> LetterPage:
    href = f"people/letter/{name.lower()}/" if rank == 0 else f"people/script/{'other' if rank == 2 else slug(name)}/"
    parts: dict[str, tuple[str, list[Person]]] = {}
    for person in people if len(people) > MOST else ():
        if rank == 0:
            second = slug(person.sorting)[1:2]
            if second.isalpha():
                parts.setdefault(second, (f"{name}{second}", []))[1].append(person)
        else:
            letter = person.letter[0]
            parts.setdefault(letter, (letter, []))[1].append(person)
    return LetterPage(
        name=name,
        href=href,
        people=tuple(people),
        parts=tuple(
            LetterPage(
                name=title,
                href=f"people/letter/{name.lower()}{key}/" if rank == 0 else f"{href}{ord(key):04x}/",
                people=tuple(found),
            )
            for key, (title, found) in sorted(parts.items())
        ),
    )
