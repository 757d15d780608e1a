"""Words: what counts as a word, the same for the whole archive."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
"""A run of letters and digits: the unit of the contract that a record holds all words of its source."""

_SPOKEN_WORD = re.compile(r"[^\W_]+(?:['’‘‑\-.,/@][^\W_]+)*")
"""A word as a reader counts it: `don't`, `multi-stakeholder`, each half of `12:12`; for lengths shown to readers."""

READING_WORDS_PER_MINUTE = 200
"""Words a minute; slow, because captions of speech are read more slowly than edited prose."""


def split_words(text: str) -> list[str]:
    """Return every run of letters and digits in `text`, in order."""
    return _LETTERS_AND_DIGITS.findall(text)


def count_words(texts: Iterable[str]) -> int:
    """Return the number of words in `texts`, as a reader counts them."""
    return sum(len(_SPOKEN_WORD.findall(text)) for text in texts)


def reading_minutes(words: int) -> int:
    """Return the reading time of `words` words in minutes, at least one."""
    return max(1, round(words / READING_WORDS_PER_MINUTE))


def first_words(text: str, limit: int = 14) -> str:
    """Return the first `limit` words of `text` as printed, with an ellipsis if words are left out."""
    parts = text.split()
    if len(parts) <= limit:
        return " ".join(parts)
    return " ".join(parts[:limit]) + " …"
