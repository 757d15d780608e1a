"""Words: what counts as a word, the same for the whole archive."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
"""A run of letters and digits: the unit of the contract that a record holds all words of its source."""

_SPOKEN_WORD = re.compile(r"[^\W_]++(?:['’‘‑\-.,/@][^\W_]++)*+")
"""A word as a reader counts it: `don't`, `north-west`, each half of `12:12`; for lengths shown to readers."""

_ASCII_LETTERS_AND_DIGITS = re.compile("[A-Za-z0-9]+")
_ASCII_SPOKEN_WORD = re.compile(r"[A-Za-z0-9]++(?:['\-.,/@][A-Za-z0-9]++)*+")
"""The same two patterns for ASCII text, found in half the time: most paragraphs are ASCII."""

_SPACELESS = {
    "han": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af",
    "kana": "\u3041-\u3096\u309d-\u30fa\u30fc-\u30ff\uff66-\uff9d",
    "southeast_asian": "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecd\u1000-\u103f\u1780-\u17d3",
}
"""The letters of scripts without blanks between words: Chinese, Japanese; Thai, Lao, Burmese, Khmer."""

SPACELESS_LETTER = re.compile("|".join(f"(?P<{name}>[{letters}])" for name, letters in _SPACELESS.items()))
"""A letter of a script without blanks between words."""

_WORD_OR_LETTER = re.compile(f"{SPACELESS_LETTER.pattern}|[^\\W_{''.join(_SPACELESS.values())}]+")

_THIRTIETHS_OF_WORD = {"han": 20, "kana": 15, "southeast_asian": 6}
"""How much of a word a letter is: three Chinese characters are about two words, two Japanese syllables or five signs of
Thai, Lao, Khmer or Burmese are about one."""

_MARKED = re.compile("[\u0300-\u1dff\u200c\u200d\u20d0-\u20ff\ua66f-\uaaff\uabe3-\uabed]")
"""A character of the blocks with marks that belong to the letter before them."""

READING_WORDS_PER_MINUTE = 200
"""Words a minute; slow, because captions of speech are read more slowly than edited prose."""


def split_words(text: str) -> list[str]:
    """Return every run of letters and digits in `text`, in order."""
    return (_ASCII_LETTERS_AND_DIGITS if text.isascii() else _LETTERS_AND_DIGITS).findall(text)


def count_words(texts: Iterable[str]) -> int:
    """Return the number of words in `texts`, as a reader counts them.

    Scripts without blanks between words are counted by their letters, which makes an estimate: a text of them has about
    as many words as its translation. Vowel signs and joiners inside a word, as in Hindi and Persian, don't divide it.
    """
    count = 0
    letters: Counter[str] = Counter()
    for text in texts:
        if text.isascii():
            count += len(_ASCII_SPOKEN_WORD.findall(text))
        else:
            count += len(_SPOKEN_WORD.findall(_without_spaceless(_without_marks(text), letters)))
    thirtieths = sum(_THIRTIETHS_OF_WORD[script] * number for script, number in letters.items())
    return count + -(-thirtieths // 30)


def _without_marks(text: str) -> str:
    return text if _MARKED.search(text) is None else _marks().sub("", text)


def _without_spaceless(text: str, letters: Counter[str]) -> str:
    """Return a text with blanks in place of the letters of scripts without blanks; add those to `letters`."""
    if SPACELESS_LETTER.search(text) is None:
        return text
    letters.update(match.lastgroup or "" for match in SPACELESS_LETTER.finditer(text))
    return SPACELESS_LETTER.sub(" ", text)


@functools.cache
def _marks() -> re.Pattern[str]:
    """Return a pattern for marks that are no words of their own, and joiners; only some texts need it.

    The marks of scripts without blanks stay, because their letters are counted with them.
    """
    marks = [chr(code) for code in range(0x300, 0xABF0) if unicodedata.category(chr(code)).startswith("M")]
    return re.compile(f"[\u200c\u200d{''.join(mark for mark in marks if not SPACELESS_LETTER.match(mark))}]")


def reading_minutes(words: int) -> int:
    """Return the reading time of `words` words in minutes, at least one."""
    return max(1, round(words / READING_WORDS_PER_MINUTE))


def first_words(text: str, limit: int = 14) -> str:
    """Return the first `limit` words of `text` as printed, with an ellipsis if words are left out."""
    if not text.isascii() and SPACELESS_LETTER.search(text):
        return _first_letters(text, limit)
    parts = text.split(None, limit)  # the last part has all the words that are left out
    if len(parts) <= limit:
        return " ".join(parts)
    return " ".join(parts[:limit]) + " …"


def _first_letters(text: str, limit: int) -> str:
    """Return so many letters of a text without blanks between words as are counted as `limit` words."""
    left = limit * 30
    end = 0
    for match in _WORD_OR_LETTER.finditer(text):
        if left <= 0:
            break
        left -= _THIRTIETHS_OF_WORD.get(match.lastgroup or "", 30)
        end = match.end()
    else:
        return " ".join(text.split())
    while unicodedata.category(text[end]).startswith("M"):
        end += 1
    return f"{' '.join(text[:end].split())}…"
