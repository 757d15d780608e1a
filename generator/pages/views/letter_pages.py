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
    """Pages by the next letter, if the people are too many for one page."""

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
    if rank == 0:
        return _latin_page(name.lower(), name, people)
    return _script_page(people_script_address("other" if rank == 2 else slug(name)), name, 0, people)


def _latin_page(letters: str, name: str, people: Sequence[Person]) -> LetterPage:
    """Return the page of the people whose names start with `letters`."""
    parts: dict[str, list[Person]] = {}
    if len(people) > MAX_PEOPLE_ON_PAGE:
        parts = _by_next_letter(letters, people)
        while len(letters) > 1 and list(map(len, parts.values())) == [len(people)]:  # a page with one part
            ((longer, _),) = parts.items()
            parts = _by_next_letter(longer, people)
    return LetterPage(
        name=name,
        href=people_letter_address(letters),
        people=tuple(people),
        parts=tuple(_latin_page(longer, _shown(longer), parts[longer]) for longer in sorted(parts)),
    )


def _by_next_letter(letters: str, people: Sequence[Person]) -> dict[str, list[Person]]:
    """Return the people by `letters` and the letter behind them.

    People with another sign there, such as the hyphen of `J. Churn`, are left out if they are few.
    """
    by_letter: dict[str, list[Person]] = {}
    others: dict[str, list[Person]] = {}
    for person in people:
        longer = _key(person)[: len(letters) + 1]
        if longer[len(letters) :].isalpha():
            by_letter.setdefault(longer, []).append(person)
        elif longer != letters:
            others.setdefault(longer, []).append(person)
    if sum(map(len, others.values())) > MAX_PEOPLE_ON_PAGE:
        by_letter |= others
    return by_letter


def _key(person: Person) -> str:
    """Return the letters of a person's name, then the document of a local person."""
    name, separator, document = person.id.partition("--")
    return f"{slug(person.sorting) or name}{separator}{document}"


def _shown(letters: str) -> str:
    """Return `mar` as `Mar`, and `john--moot-2001` as `John, moot-2001`."""
    return letters.capitalize().replace("--", ", ")


def _script_page(href: str, name: str, depth: int, people: Sequence[Person]) -> LetterPage:
    """Return the page of a script other than Latin, or of names in it that start with the same `depth` letters."""
    parts: dict[str, list[Person]] = {}
    for person in people if len(people) > MAX_PEOPLE_ON_PAGE else ():
        letters = [person.letter[0], *list(filter(str.isalnum, person.sorting.casefold()))[1:]]
        if depth < len(letters):
            parts.setdefault("".join(letters[: depth + 1]), []).append(person)
    return LetterPage(
        name=name,
        href=href,
        people=tuple(people),
        parts=tuple(
            _script_page(f"{href}{ord(letters[-1]):04x}/", letters, depth + 1, parts[letters])
            for letters in sorted(parts)
        ),
    )
