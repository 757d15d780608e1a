"""People by the first letter of what lists them, on a page for each letter.

Pages of letters are two levels below `people/`, and pages of people one level: a person's id can't clash with a letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.archive.people.people_index import Person
from generator.pages.markdown.escape import Markdown, escape
from generator.pages.views.wording import gettext, pgettext
from generator.slugs import slug
from generator.text.family_names import FiledName, file_name
from generator.text.sort_names import name_order
from generator.urls import LetterFolders

MAX_PEOPLE_ON_PAGE = 700
"""People on one page, so that it stays below 150 KB."""

_MAX_PEOPLE_OF_A_SCRIPT = 30
"""People in one script under one heading; more have a heading for each first letter."""

_SCRIPTS = {"CJK": "Chinese characters", "HANGUL": "Korean letters", "KATAKANA-HIRAGANA": "Katakana"}
"""Names of scripts, by the first word of a letter's Unicode name, where readers use another name."""

_OTHER_SIGNS = "Other signs"
_IN_WORDS = {
    "Arabic": lambda: pgettext("script", "Arabic"),
    "Chinese characters": lambda: gettext("Chinese characters"),
    "Cyrillic": lambda: pgettext("script", "Cyrillic"),
    "Greek": lambda: pgettext("script", "Greek"),
    "Hebrew": lambda: pgettext("script", "Hebrew"),
    "Korean letters": lambda: gettext("Korean letters"),
    _OTHER_SIGNS: lambda: gettext("Other signs"),
}


class ListedPerson(msgspec.Struct, frozen=True):
    """A person in a list by family name or by first name."""

    person: Person
    key: str
    """What sorts the person."""
    title: str
    """The name; the part by which it is listed stands out."""

    @property
    def letter(self) -> str:
        """The capital under which the list has the person; `#` if the key begins with another character."""
        decomposed = unicodedata.normalize("NFKD", self.key)
        first = next((char for char in decomposed if char.isalnum() and unicodedata.category(char) != "Lm"), "#")
        if unicodedata.name(first, "").startswith("LATIN"):
            first = slug(first)[:1]
        return first.upper() if first.isalpha() else "#"


def by_family_name(people: Iterable[Person]) -> list[ListedPerson]:
    """Return the people in the order of their family names, as far as the register or the rule of `file_name` tells."""
    names = ((person, file_name(person.name, person.info.sort if person.info else None)) for person in people)
    return _in_order(ListedPerson(person, name.key, _with_part_that_lists(name)) for person, name in names)


def by_first_name(people: Iterable[Person]) -> list[ListedPerson]:
    """Return the people in the order of their names as printed."""
    return _in_order(ListedPerson(person, person.name, person.name) for person in people)


def _in_order(people: Iterable[ListedPerson]) -> list[ListedPerson]:
    return sorted(people, key=lambda listed: (name_order(listed.key), listed.person.id))


def _with_part_that_lists(name: FiledName) -> Markdown:
    """Return a name as Markdown, with the part by which it is listed in strong letters."""
    before, after = escape(name.before), escape(name.after)
    blank_before = " " if name.before.endswith(" ") else ""
    blank_after = " " if name.after.startswith(" ") else ""
    return Markdown(f"{before}{blank_before}**{escape(name.filed)}**{blank_after}{after}")


class LetterPage(msgspec.Struct, frozen=True):
    """People who are listed under the same letter or script, and the page that lists them."""

    name: str
    href: str
    people: tuple[ListedPerson, ...]
    """In their order."""
    parts: tuple[LetterPage, ...] = ()
    """Pages by the next letter, if the people are too many for one page."""

    @property
    def not_in_parts(self) -> tuple[ListedPerson, ...]:
        """The people that no part lists."""
        ids_in_parts = {listed.person.id for part in self.parts for listed in part.people}
        return tuple(listed for listed in self.people if listed.person.id not in ids_in_parts)


class LetterHeading(msgspec.Struct, frozen=True):
    """A heading of an index that lists all people, with those below it."""

    name: str
    id: str
    people: tuple[ListedPerson, ...]

    @property
    def own_id(self) -> str | None:
        """The id, if it is not the slug of the name, which headings have by themselves."""
        return self.id if self.id != slug(self.name) else None


def letter_headings(pages: Iterable[LetterPage]) -> Iterator[LetterHeading]:
    """Yield the headings of an index: Latin letters, and scripts or their letters, the first with the script's id."""
    for page in pages:
        letters: dict[str, list[ListedPerson]] = {}
        if len(page.people) > _MAX_PEOPLE_OF_A_SCRIPT and _has_letters(page.people[0].letter):
            for listed in page.people:
                letters.setdefault(listed.letter[0], []).append(listed)
        first = slug(page.name)
        if len(letters) < 2:
            yield LetterHeading(page.name, first, page.people)
            continue
        for number, letter in enumerate(sorted(letters)):
            yield LetterHeading(letter, f"{first}-{ord(letter):04x}" if number else first, tuple(letters[letter]))


def _has_letters(letter: str) -> bool:
    """Return True if a name begins with a letter of an alphabet other than the Latin one."""
    return not letter.isascii() and not unicodedata.name(letter[0], "CJK").startswith("CJK")


def letter_pages(people: Iterable[ListedPerson], folders: LetterFolders) -> list[LetterPage]:
    """Return the pages of Latin letters from A to Z, of other scripts by name, and of names that start with no letter.

    Args:
        people: In an order, which each page keeps.
        folders: Where the pages are.
    """
    by_letter: dict[tuple[int, str], list[ListedPerson]] = {}
    for listed in people:
        by_letter.setdefault(_rank_and_name(listed.letter), []).append(listed)
    return [_letter_page(rank, name, by_letter[rank, name], folders) for rank, name in sorted(by_letter)]


def _rank_and_name(letter: str) -> tuple[int, str]:
    """Return the rank (0 Latin letter, 1 other script, 2 no letter) and the name of a letter's page."""
    if "A" <= letter <= "Z":
        return (0, letter)
    script = unicodedata.name(letter[0], "").split(" ")[0]
    if letter == "#" or not script:
        return (2, _OTHER_SIGNS)
    return (1, _SCRIPTS.get(script, script.capitalize()))


def _letter_page(rank: int, name: str, people: Sequence[ListedPerson], folders: LetterFolders) -> LetterPage:
    if rank == 0:
        return _latin_page(name.lower(), name, people, folders)
    return _script_page(f"{folders.scripts}{'other' if rank == 2 else slug(name)}/", name, 0, people)


def _latin_page(letters: str, name: str, people: Sequence[ListedPerson], folders: LetterFolders) -> LetterPage:
    """Return the page of the people whose names start with `letters`."""
    parts: dict[str, list[ListedPerson]] = {}
    if len(people) > MAX_PEOPLE_ON_PAGE:
        parts = _by_next_letter(letters, people)
        while len(letters) > 1 and list(map(len, parts.values())) == [len(people)]:  # a page with one part
            ((longer, _),) = parts.items()
            parts = _by_next_letter(longer, people)
    return LetterPage(
        name=name,
        href=f"{folders.latin}{letters}/",
        people=tuple(people),
        parts=tuple(_latin_page(longer, _shown(longer), parts[longer], folders) for longer in sorted(parts)),
    )


def _by_next_letter(letters: str, people: Sequence[ListedPerson]) -> dict[str, list[ListedPerson]]:
    """Return the people by `letters` and the letter behind them.

    People with another sign there, such as the hyphen of `J. Churn`, are left out if they are few.
    """
    by_letter: dict[str, list[ListedPerson]] = {}
    others: dict[str, list[ListedPerson]] = {}
    for listed in people:
        longer = _key(listed)[: len(letters) + 1]
        if longer[len(letters) :].isalpha():
            by_letter.setdefault(longer, []).append(listed)
        elif longer != letters:
            others.setdefault(longer, []).append(listed)
    if sum(map(len, others.values())) > MAX_PEOPLE_ON_PAGE:
        by_letter |= others
    return by_letter


def _key(listed: ListedPerson) -> str:
    """Return the letters by which a person is listed, then the document of a local person."""
    name, separator, document = listed.person.id.partition("--")
    return f"{slug(listed.key) or name}{separator}{document}"


def _shown(letters: str) -> str:
    """Return `mar` as `Mar`, and `john--moot-2001` as `John, moot-2001`."""
    return letters.capitalize().replace("--", ", ")


def _script_page(href: str, name: str, depth: int, people: Sequence[ListedPerson]) -> LetterPage:
    """Return the page of a script other than Latin, or of names in it that start with the same `depth` letters."""
    parts: dict[str, list[ListedPerson]] = {}
    for listed in people if len(people) > MAX_PEOPLE_ON_PAGE else ():
        letters = [listed.letter[0], *list(filter(str.isalnum, listed.key.casefold()))[1:]]
        if depth < len(letters):
            parts.setdefault("".join(letters[: depth + 1]), []).append(listed)
    return LetterPage(
        name=_IN_WORDS[name]() if name in _IN_WORDS else name,
        href=href,
        people=tuple(people),
        parts=tuple(
            _script_page(f"{href}{ord(letters[-1]):04x}/", letters, depth + 1, parts[letters])
            for letters in sorted(parts)
        ),
    )
