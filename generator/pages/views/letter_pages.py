"""People by the first letter of their names, on a page for each letter.

Pages of letters are two levels below `people/`, and pages of people one level: a person's id can't clash with a letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from generator.archive.people.people_index import Person
from generator.slugs import slug
from generator.urls import people_letter_address, people_script_address

MAX_PEOPLE_ON_PAGE = 700
"""People on one page, so that it stays below 150 KB."""

_SCRIPTS = {"CJK": "Chinese characters", "HANGUL": "Korean letters", "KATAKANA-HIRAGANA": "Katakana"}
"""Names of scripts, by the first word of a letter's Unicode name, where readers use another name."""


class LetterPage(msgspec.Struct, frozen=True):
    """People whose names start with the same letter or script, and the page that lists them."""

    name: str
    href: str
    people: tuple[Person, ...]
    """Sorted by name."""
    parts: tuple[LetterPage, ...] = ()
    """Pages by second letter, or by letter of a script other than Latin, if the people are too many for one page."""

    @property
    def not_in_parts(self) -> tuple[Person, ...]:
        """The people that no part lists."""
        ids_in_parts = {person.id for part in self.parts for person in part.people}
        return tuple(person for person in self.people if person.id not in ids_in_parts)


def letter_pages(people: Iterable[Person]) -> list[LetterPage]:
    """Return the pages of Latin letters from A to Z, of other scripts by name, and of names that start with no letter.

    Args:
        people: In the order of their names, which each page keeps.
    """
    by_letter: dict[tuple[int, str], list[Person]] = {}
    for person in people:
        by_letter.setdefault(_rank_and_name(person.letter), []).append(person)
    return [_letter_page(rank, name, by_letter[rank, name]) for rank, name in sorted(by_letter)]


def _rank_and_name(letter: str) -> tuple[int, str]:
    """Return the rank (0 Latin letter, 1 other script, 2 no letter) and the name of a letter's page."""
    if "A" <= letter <= "Z":
        return (0, letter)
    script = unicodedata.name(letter[0], "").split(" ")[0]
    if letter == "#" or not script:
        return (2, "Other signs")
    return (1, _SCRIPTS.get(script, script.capitalize()))


def _letter_page(rank: int, name: str, people: Sequence[Person]) -> LetterPage:
    href = (
        people_letter_address(name.lower())
        if rank == 0
        else people_script_address("other" if rank == 2 else slug(name))
    )
    parts: dict[str, tuple[str, list[Person]]] = {}
    for person in people if len(people) > MAX_PEOPLE_ON_PAGE else ():
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
                href=people_letter_address(f"{name.lower()}{key}") if rank == 0 else f"{href}{ord(key):04x}/",
                people=tuple(people_of_part),
            )
            for key, (title, people_of_part) in sorted(parts.items())
        ),
    )
