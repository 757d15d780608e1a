"""The words of a text that begin with a capital: the only ones at which a name can begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

_WORD = re.compile(r"[^\W\d_a-z][^\W_]*(?:['’‘‛ʼ`´′＇][^\W_]+)*")
_MOST_SMALL = 4
"""Small letters that may stand before a capital: `ccTLD`."""

_POSSESSIVE = re.compile(r"['’‘‛ʼ`´′＇][sS]$")
_PARTICLES = re.compile(
    r"(?:\s(?:de|del|della|dei|di|da|das|do|dos|du|la|las|le|los|van|von|vom|zu|zum|zur|der|den|ten|ter|bin|bint|ibn|al|el|"
    r"af|av|y|e))+\s"
)
"""Small words inside a name."""

_JOINED = frozenset("@/_#&+\\")
_GOES_ON = re.compile(r"\.\w")
_BLANK = re.compile(r"\s+|-|\.\s+")


class CapitalisedWord(msgspec.Struct, frozen=True):
    """A word and where it stands."""

    start: int
    end: int
    text: str


def find_capitalised_words(text: str) -> list[CapitalisedWord]:
    """Return the words of `text` that begin with a capital, or with a letter of a script that has none."""
    found = []
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        if start and text[start - 1].isalnum():
            start = _with_small_letters(text, start)
            word = text[start : match.end()]
        elif word[0].islower():  # `é`
            continue
        if word:
            found.append(CapitalisedWord(start, match.end(), word))
    return found


def _with_small_letters(text: str, end: int) -> int:
    """Return where the word begins whose first capital stands at `end`; the text's end where that is no such word."""
    start = end
    while start and end - start < _MOST_SMALL and "a" <= text[start - 1] <= "z":
        start -= 1
    return start if start < end and not (start and text[start - 1].isalnum()) else len(text)


def without_possessive(word: str) -> str:
    """Return a word without the `'s` at its end."""
    return _POSSESSIVE.sub("", word)


def word_before(text: str, words: Sequence[CapitalisedWord], position: int) -> CapitalisedWord | None:
    """Return the word with a capital that stands directly before another one, with a blank or a particle between."""
    if position == 0:
        return None
    word = words[position - 1]
    between = text[word.end : words[position].start]
    return word if _is_gap(between, word) or _PARTICLES.fullmatch(between) else None


def word_after(text: str, words: Sequence[CapitalisedWord], position: int, end: int) -> CapitalisedWord | None:
    """Return the word with a capital that stands directly behind `end`, or with a particle between: `Maria da Silva`.

    `position` is of a word before it.
    """
    while position < len(words) and words[position].start < end:
        position += 1
    if position == len(words):
        return None
    word = words[position]
    between = text[end : word.start]
    return word if between in {" ", "-", "\u00a0"} or _PARTICLES.fullmatch(between) else None


def is_inside_token(text: str, start: int, end: int) -> bool:
    """Return whether words are a part of something that is no sentence: `#Ada`, `Ada_Churn`, `ada@moot.example`."""
    return (
        (start > 0 and text[start - 1] in _JOINED) or text[end : end + 1] in _JOINED or bool(_GOES_ON.match(text, end))
    )


def _is_gap(between: str, word: CapitalisedWord) -> bool:
    """Return whether nothing but a blank stands there; behind a short word (`Dr.`, `J.`) a full stop may."""
    if not _BLANK.fullmatch(between):
        return False
    return not between.startswith(".") or len(word.text) < 5


def is_in_capitals(text: str) -> bool:
    """Return whether a text is written in capitals, which then say nothing."""
    return len(text) > 20 and text.isupper()
