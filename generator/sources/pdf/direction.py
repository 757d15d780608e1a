"""The order of reading of a line that is written from right to left.

A page shows such a line in the order of its places; words in other scripts and numbers in it run from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

_TURNED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_NUMBER_SIGNS = frozenset(",.:/")
_SIGNS_OF_SUMS = frozenset("+-")
_BESIDE_NUMBERS = frozenset("%$€£₪#°")
_KINDS = {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N"}
_LEFT_SPAN = re.compile(r"L(?:[LNO]*[LN])?|N+")
"""A number goes with the words to its left."""

_RIGHT_SPAN = re.compile(r"R(?:[RNO]*R)?")


def has_right_to_left(text: str) -> bool:
    """Return True if a letter of a text is of a script that is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def is_right_to_left(text: str) -> bool:
    """Return True if most letters of a text are of a script that is written from right to left."""
    if text.isascii():
        return False
    directions = [unicodedata.bidirectional(character) for character in text]
    right = sum(direction in {"R", "AL"} for direction in directions)
    return right > directions.count("L")


def reading_order(characters: Sequence[str], *, right_to_left: bool) -> list[tuple[int, bool]]:
    """Return the indices of the characters of a line in the order of reading, and which belong to words from the right.

    The characters are given from left to right; `right_to_left` is the direction of the line as a whole.
    """
    kinds = _kinds(characters)
    if right_to_left:
        return _from_the_right(kinds, 0, len(kinds))
    order: list[tuple[int, bool]] = []
    for match in _RIGHT_SPAN.finditer(kinds):
        order += [(index, False) for index in range(len(order), match.start())]
        order += _from_the_right(kinds, *match.span())
    return [*order, *((index, False) for index in range(len(order), len(kinds)))]


def turned(text: str) -> str:
    """Return a text with each bracket turned around."""
    return text.translate(_TURNED)


def are_brackets_turned(texts: Iterable[str]) -> bool:
    """Return True if most pairs of brackets in texts, in the order of reading, close before they open."""
    right = wrong = 0
    for text in texts:
        brackets = [character for character in text if character in _OPENING or character in _CLOSING]
        for first, second in pairwise(brackets):
            if second == turned(first):
                right += first in _OPENING
                wrong += first in _CLOSING
    return wrong > right


def in_pairs(text: str) -> str:
    """Return a text in the order of reading with its round brackets in pairs, if they can be.

    Files and the library turn some brackets of a line around and leave others.
    """
    places = [index for index, character in enumerate(text) if character in "()"]
    if len(places) % 2 or _are_balanced(text):
        return text
    characters = list(text)
    for number, place in enumerate(places):
        characters[place] = "()"[number % 2]
    return "".join(characters)


def _are_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _from_the_right(kinds: str, start: int, end: int) -> list[tuple[int, bool]]:
    order: list[tuple[int, bool]] = []
    position = end
    for match in reversed(list(_LEFT_SPAN.finditer(kinds, start, end))):
        order += [(index, True) for index in range(position - 1, match.end() - 1, -1)]
        order += [(index, False) for index in range(*match.span())]
        position = match.start()
    return [*order, *((index, True) for index in range(position - 1, start - 1, -1))]


def _kinds(characters: Sequence[str]) -> str:
    """Return one letter for each character: R and L for letters, N for what belongs to a number, O for the others."""
    directions = [unicodedata.bidirectional(character[0]) for character in characters]
    kinds = [_KINDS.get(direction, "O") for direction in directions]
    is_arabic = "AL" in directions
    signs = _NUMBER_SIGNS if is_arabic else _NUMBER_SIGNS | _SIGNS_OF_SUMS
    digits = [kind == "N" for kind in kinds] + [False]
    for index, character in enumerate(characters):
        is_beside = digits[index - 1] or digits[index + 1]
        is_between = digits[index - 1] and digits[index + 1]
        if (character in signs and is_between) or (character in _BESIDE_NUMBERS and is_beside and not is_arabic):
            kinds[index] = "N"
    return "".join(kinds)
