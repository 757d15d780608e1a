"""Names: how a label in capitals is written as a name."""

from __future__ import annotations

import functools
import re

from generator.reading.typography import fold
from generator.reading.vocabulary import vocabulary

_PART = re.compile(r"[^\W_]+", re.UNICODE)
_MC = re.compile(r"MC[^\W\d_]{2,}")
_SMALL_C = re.compile(r"(?P<start>Ma?c)(?P<rest>[^\W\d_a-z]{2,})")
"""`McALLISTER`: the rest is in capitals as the other words are."""

_ROMAN = re.compile(r"[IVX]{2,4}")
_TWO_CONSONANTS = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2}")


def as_name(label: str) -> str:
    """Return a name as a reader should see it: `TANYA O'CARROLL` as `Tanya O'Carroll`.

    Only words that are all in capitals are changed; what is printed in both cases is the source's own spelling.
    """
    words = label.split(" ")
    written = [_word(word, index, len(words)) for index, word in enumerate(words)]
    return _own_spelling(" ".join(written))


def is_full(name: str) -> bool:
    """Return whether a name has two words or more, not counting particles and initials."""
    words = [word for word in name.split(" ") if fold(word) not in vocabulary().particles]
    return sum(len("".join(_PART.findall(word))) > 1 for word in words) > 1


def _word(word: str, index: int, count: int) -> str:
    if small := _SMALL_C.fullmatch(word):
        return small["start"] + small["rest"].capitalize()
    if not word.isupper():
        return word
    if index > 0 and word.casefold() in vocabulary().particles and not word.endswith("."):
        return word.lower() if word not in {"ST", "ST."} else "St"
    if index == count - 1 and index > 0 and _ROMAN.fullmatch(word):
        return word
    if index == 0 and count > 1 and _TWO_CONSONANTS.fullmatch(word):
        return word  # `JP RANGASWAMI`
    return _PART.sub(_part, word)


def _part(match: re.Match[str]) -> str:
    part = match[0]
    before = match.string[: match.start()]
    if _MC.fullmatch(part):
        return "Mc" + part[2:].capitalize()
    if before[-1:] in {"'", "\u2019"} and len(before) > 1 and len(part) == 1:
        return part.lower()  # the s of a genitive
    return part.capitalize()


def _own_spelling(name: str) -> str:
    for spelling, pattern in _spellings():
        name = pattern.sub(spelling, name)
    return name


@functools.cache
def _spellings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (spelling, re.compile(rf"(?<!\w){re.escape(spelling)}(?!\w)", re.IGNORECASE))
        for spelling in vocabulary().name_spellings
    )
