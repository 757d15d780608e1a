"""The capitalised words of a text: a name can begin only at one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from generator.text.normal import APOSTROPHES

_WORD = re.compile(rf"[^\W\d_a-z][^\W_]*(?:[{APOSTROPHES}][^\W_]+)*")
_ASCII_WORD = re.compile(r"[A-Z][A-Za-z0-9]*+(?:['`][A-Za-z0-9]++)*+")
"""The same for ASCII text, found in half the time."""

_MAX_LEADING_SMALL_LETTERS = 4
"""Small letters that may precede the first capital of a word: `ccTLD`."""

_POSSESSIVES = frozenset(f"{apostrophe}{letter}" for apostrophe in APOSTROPHES for letter in "sS")
_PARTICLES = re.compile(
    r"(?:\s(?:de|del|della|dei|di|da|das|do|dos|du|la|las|le|los|van|von|vom|zu|zum|zur|der|den|ten|ter|bin|bint|ibn|al|el|"
    r"af|av|y|e))+\s"
)
"""Small words inside a name."""

_TOKEN_SIGNS = frozenset("@/_#&+\\")
"""Signs that join words into a token that is not prose."""

_INNER_STOP = re.compile(r"\.\w")
_GAP = re.compile(r"\s+|-|\.\s+")
_MAX_ABBREVIATION_CHARS = 4
"""Letters of a word that a full stop may follow inside a name: `Dr.`, `Prof.`."""

_MAX_SHORT_TEXT_CHARS = 20
"""A text up to this length may be a single acronym, so its capitals don't show how it is written."""


class CapitalisedWord(msgspec.Struct, frozen=True):
    """A word and its place in the text."""

    start: int
    end: int
    text: str


def find_capitalised_words(text: str) -> list[CapitalisedWord]:
    """Return the words of `text` that begin with a capital or with a letter of a script that has no capitals."""
    words = []
    for match in (_ASCII_WORD if text.isascii() else _WORD).finditer(text):
        start, word = match.start(), match[0]
        if start and text[start - 1].isalnum():
            start = _start_with_small_letters(text, start)
            word = text[start : match.end()]
        elif word[0].islower():  # `é`
            continue
        if word:
            words.append(CapitalisedWord(start, match.end(), word))
    return words


def _start_with_small_letters(text: str, capital: int) -> int:
    """Return the start of a word like `ccTLD`, whose first capital is at `capital`.

    Return the end of the text if the letters before the capital don't make such a word.
    """
    start = capital
    while start and capital - start < _MAX_LEADING_SMALL_LETTERS and "a" <= text[start - 1] <= "z":
        start -= 1
    return start if start < capital and not (start and text[start - 1].isalnum()) else len(text)


def without_possessive(word: str) -> str:
    """Return a word without a final `'s`."""
    return word[:-2] if word[-2:] in _POSSESSIVES else word


def word_before(text: str, words: Sequence[CapitalisedWord], position: int) -> CapitalisedWord | None:
    """Return the capitalised word directly before `words[position]`, with only a blank or a particle between."""
    if position == 0:
        return None
    word = words[position - 1]
    between = text[word.end : words[position].start]
    return word if _is_gap(between, word) or _PARTICLES.fullmatch(between) else None


def word_after(text: str, words: Sequence[CapitalisedWord], position: int, end: int) -> CapitalisedWord | None:
    """Return the capitalised word directly after `end`, with only a blank or a particle between: `Maria da Silva`.

    Args:
        text: The text.
        words: Its capitalised words.
        position: Index of a word that begins before `end`; the search starts there.
        end: Offset in the text.
    """
    while position < len(words) and words[position].start < end:
        position += 1
    if position == len(words):
        return None
    word = words[position]
    between = text[end : word.start]
    return word if between in {" ", "-", "\u00a0"} or _PARTICLES.fullmatch(between) else None


def is_inside_token(text: str, start: int, end: int) -> bool:
    """Return True if the words are part of a token that is not prose: `#Ada`, `Ada_Churn`, `ada@moot.example`."""
    return (
        (start > 0 and text[start - 1] in _TOKEN_SIGNS)
        or text[end : end + 1] in _TOKEN_SIGNS
        or bool(_INNER_STOP.match(text, end))
    )


def _is_gap(between: str, word: CapitalisedWord) -> bool:
    """Return True if only a blank or a hyphen follows `word`; after a short word (`Dr.`, `J.`) also a full stop."""
    if not _GAP.fullmatch(between):
        return False
    return not between.startswith(".") or len(word.text) <= _MAX_ABBREVIATION_CHARS


def is_in_capitals(text: str) -> bool:
    """Return True if a text is written all in capitals, which then don't mark names."""
    return len(text) > _MAX_SHORT_TEXT_CHARS and text.isupper()
