"""Words, counted the one way the whole archive counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits. The contract's unit: "all words of the source" are these runs."""

_SPOKEN = re.compile(r"[^\W_]+(?:['’‘‑\-.,/@][^\W_]+)*")
"""What a reader calls a word: `don't`, `multi-stakeholder` and `12:12`'s halves; used for lengths shown to readers."""

READING_PACE = 200
"""Words a minute; slow, because captions of speech read slower than edited prose."""


def runs(text: str) -> list[str]:
    """Return every run of letters and digits in `text`, in order."""
    return _WORD.findall(text)


def count(texts: Iterable[str]) -> int:
    """Return how many words, as a reader would count them, stand in `texts`."""
    return sum(len(_SPOKEN.findall(text)) for text in texts)


def reading_minutes(words: int) -> int:
    """Return the minutes it takes to read `words` words, at least one."""
    return max(1, round(words / READING_PACE))


def first_words(text: str, limit: int = 14) -> str:
    """Return the first `limit` words of `text` as printed, with an ellipsis where something was left out."""
    parts = text.split()
    if len(parts) <= limit:
        return " ".join(parts)
    return " ".join(parts[:limit]) + " …"
