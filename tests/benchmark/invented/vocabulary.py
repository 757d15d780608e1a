"""A vocabulary of invented words that is as skewed as that of real speech.

In the measured transcripts (the development data, 150,000 to 175,000 words a set) the ten most frequent words are 22 to
27 % of all words, the first hundred 53 to 62 %, the first thousand 83 to 88 %. A word's share is proportional to
1 / (rank + 7) ** 1.3, which gives 24, 59 and 83 %. The first ranks are English words, because the program looks for
English (the language of a text, the words that relate no sessions); all others are invented.
"""

from __future__ import annotations

import random
import struct
from functools import cache

_COMMON = """
the and to of that a I in is you we it so this have for are be on it's but with like as what they do can about at if
or not was there just people from because think all one how don't when an my some which more going would out your
really then know that's very get up has also other them no we're who I'm things want need time our here make these
well good were way lot thank see work by into now something their could been first actually where say go much
question new those many any should he only thing mean use
"""
"""The most frequent words of English speech, the most frequent first."""

_SYLLABLES = """
ba ce di fo gu la me ni po ru sa te vi wo zu kra sti tro mel dan ver lin sor pe ka ri to na lu shi gen bor ist eld
"""

_EXPONENT = 1.3
_OFFSET = 7
_SLOTS = 65_536
"""Length of the table from which words are drawn: as many as two bytes can count. A word has slots for its share."""
_COMMA_SHARE = 0.06
"""Share of the slots that have a comma behind their word."""


def draw_words(chance: random.Random, seed: int, count: int) -> list[str]:
    """Return `count` words of the vocabulary, each as often as its share."""
    slots = struct.unpack(f"<{count}H", chance.randbytes(2 * count))
    return list(map(_word_table(seed).__getitem__, slots))


@cache
def _word_table(seed: int) -> tuple[str, ...]:
    chance = random.Random(f"{seed} words")  # noqa: S311 - the same words every time, not a secret
    total = sum((rank + _OFFSET) ** -_EXPONENT for rank in range(1, _SLOTS))
    common = _COMMON.split()
    table: list[str] = []
    rank = 0
    while len(table) < _SLOTS:
        rank += 1
        share = (rank + _OFFSET) ** -_EXPONENT / total
        word = common[rank - 1] if rank <= len(common) else invented_word(chance, 1 + rank.bit_length() // 5)
        table.extend([word] * max(1, round(share * _SLOTS)))
    del table[_SLOTS:]
    for slot in chance.sample(range(_SLOTS), int(_COMMA_SHARE * _SLOTS)):
        table[slot] += ","
    return tuple(table)


@cache
def topic_words(seed: int, topic: int) -> tuple[str, ...]:
    """Return the words of a topic, the frequent ones more than once."""
    chance = random.Random(f"{seed} topic {topic}")  # noqa: S311 - as above
    words = [invented_word(chance, 3) for _ in range(40)]
    return tuple(word for rank, word in enumerate(words, start=1) for _ in range(1 + 40 // rank))


def invented_word(chance: random.Random, syllables: int) -> str:
    """Return a word of at least one syllable, on average of this many."""
    return "".join(chance.choices(_syllables(), k=max(1, syllables + chance.randint(-1, 1))))


@cache
def _syllables() -> list[str]:
    return _SYLLABLES.split()
