"""Find the person in a label behind an office and its body: `Dyrektor Urzędu Morskiego Piotr Kawka`. Pure text."""

from __future__ import annotations

import re

from generator.reading.grammar.language_words import label_words
from generator.text.normal import fold

_NAME_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})?")
_FIRST_NAME = re.compile(r".*[abcdfghjklłmnprstwxzćńśźż](?<!ch)(?<!ów)(?<!ej)")
"""A Polish first name ends so in the nominative, and no adjective in the genitive does."""

_OTHER_FIRST_NAMES = frozenset({"andrzej", "maciej", "bartłomiej", "jerzy", "cezary", "ignacy", "antoni", "konstanty"})
_MIN_WORDS = 4
"""The first word of a body, another of it, and the two of a name."""

_GENITIVE = re.compile(r".*(?:ych|ich|ego|ów|ii|ji|ej|ami|ach)")


def begins_with_body(rest: str) -> bool:
    """Return True if the words behind an office begin the name of a body: `Instytutu Badań Morza` is no person."""
    return bool(_of_body(rest))


def _of_body(rest: str) -> list[str]:
    """Return the words from the body on, none if there is no body."""
    words = rest.split(" ")
    lists = label_words()
    first = int(len(words) > 1 and words[0].islower() and fold(words[0]) in lists.complements)
    return words[first:] if fold(words[first]) in lists.bodies else []


def name_behind_body(rest: str) -> str:
    """Return the name at the end of the words behind an office, `""` if they don't begin with a body or name nobody.

    A word of the body must be between its first word and the name, and the name is in the nominative, as no part of
    the name of a body is: `w Ministerstwie Spraw Zagranicznych` names nobody.

    Args:
        rest: The words behind the office: `w Ministerstwie Infrastruktury Jan Bielik`.
    """
    words = _of_body(rest)
    if len(words) < _MIN_WORDS:
        return ""
    lists = label_words()
    first_name, surname = words[-2:]
    is_name = all(word[:1].isupper() and _NAME_WORD.fullmatch(word) for word in (first_name, surname))
    if not is_name or fold(first_name) in lists.bodies or fold(surname) in lists.bodies:
        return ""
    is_first_name = fold(first_name) in _OTHER_FIRST_NAMES or _FIRST_NAME.fullmatch(fold(first_name)) is not None
    return f"{first_name} {surname}" if is_first_name and not _GENITIVE.fullmatch(fold(surname)) else ""
