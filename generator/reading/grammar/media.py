"""Labels that are the name of a paper or a station, which asks the questions: `Radio Saltmarsh`, `Küstenzeitung`."""

from __future__ import annotations

from generator.reading.grammar.language_words import label_words
from generator.text.normal import fold

_MAX_WORDS = 5


def names_medium(label: str) -> bool:
    """Return True if a label begins with a word for a paper or a station and goes on, or ends with a compound of one.

    A word alone may be a surname, and so may words in small letters be a description: `Radio operator`.
    """
    words = label.split()
    if not words or len(words) > _MAX_WORDS or not words[0][:1].isupper():
        return False
    lists = label_words()
    if len(words) > 1 and words[1][:1].isupper() and fold(words[0]) in lists.media:
        return True
    last = fold(words[-1])
    return words[-1][:1].isupper() and any(last.endswith(end) for end in lists.media_ends)
