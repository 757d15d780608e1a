"""Terms: the form in which words are indexed and asked for.

`assets/search-terms.js` cuts and folds in exactly the same way; `tests/fixtures/search_terms.json` holds cases for
both. A change here changes what a query finds, so it needs the same change there.

- Case, accents and the points of Hebrew and Arabic are ignored; letters such as `ø` and `ß` are `o` and `ss`.
- Apostrophes and hyphens divide a word, and the whole is a term too: `north-west` is `north`, `west` and
  `northwest`. Initials (`U.N.`) likewise.
- In scripts without blanks between words (Chinese, Japanese, Thai, Lao, Tibetan, Burmese, Khmer) each character is a
  term, and a typed word is a phrase of its characters. Each pair of neighbours is a term of the index, too.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

from generator.text.normal import APOSTROPHES

MAX_TERM_CHARS = 64
"""Characters of a term; longer ones are cut, in the index and in a query."""

_MAX_INITIALS = 12
"""Letters behind the first one of initials: without a limit, `a.a.a1` would be tried again from each of its letters."""

_HYPHENS = "\u2010\u2011"
_BLANKS = "\u2013\u2014\u2026\u201c\u201d\u201e\u00ab\u00bb\u2120\u2122"
_SIGNS = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_BLANKS, " ") | {"\u00ad": None}
)
"""Signs that are replaced before texts are decomposed: an acute accent would become a mark, and a trademark sign
letters. Dashes and quotation marks only save time: without them, nearly every text is ASCII."""

_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
    "\ufe20-\ufe2f]+"
)
"""Marks that a reader may leave out. The vowel signs of other scripts stay."""

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ı": "i", "ł": "l", "œ": "oe", "ς": "σ"}
)
_SINGLE = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Ranges of the scripts without blanks between words."""

_SINGLE_SIGN = re.compile(f"[{_SINGLE}]")
_JOINERS = "'\\-\u200c\u200d"
_DIVIDED = re.compile(f"[.{_JOINERS}]")


def fold(text: str) -> str:
    """Return `text` without case, accents and other marks that a reader may leave out."""
    if text.isascii():
        return text.lower().replace("`", "'")
    text = text.translate(_SIGNS)
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text).lower()).translate(_LETTERS)


def words(text: str) -> list[str]:
    """Return the folded words of `text`, in order; a word may hold apostrophes, hyphens, or full stops of initials."""
    folded = fold(text)
    if not folded.isascii():
        return _wide_words().findall(folded)
    return (_ASCII_WORDS if _MAYBE_INITIALS.search(folded) else _WORDS_WITHOUT_INITIALS).findall(folded)


def is_single(word: str) -> bool:
    """Return True if a folded word is a character of a script without blanks between words."""
    return _SINGLE_SIGN.match(word) is not None


def pieces(word: str) -> list[str]:
    """Return the terms that a folded word is divided into, in order."""
    return [piece[:MAX_TERM_CHARS] for piece in _DIVIDED.split(word)]


def terms(text: str) -> list[str]:
    """Return the terms of `text` in order; a divided word is followed by the term of the whole."""
    text_terms = []
    for word in words(text):
        parts = pieces(word)
        text_terms += parts
        if len(parts) > 1:
            text_terms.append("".join(parts)[:MAX_TERM_CHARS])
    return text_terms


def _pattern(letter: str, run: str) -> str:
    """Return the pattern of words.

    Args:
        letter: The pattern of one letter.
        run: The pattern of letters, digits and marks, one or more.
    """
    return rf"(?<![^\W_]){letter}(?:\.{letter}){{1,{_MAX_INITIALS}}}(?![^\W_])|{run}(?:[{_JOINERS}]{run})*"


_ASCII_WORDS = re.compile(_pattern("[a-z]", "[a-z0-9]+"))
_MAYBE_INITIALS = re.compile(r"\.[a-z]")
_WORDS_WITHOUT_INITIALS = re.compile(rf"[a-z0-9]++(?:[{_JOINERS}][a-z0-9]++)*+")
"""The same words in two thirds of the time, where a text has no initials."""


@cache
def _wide_words() -> re.Pattern[str]:
    """Return the pattern of words in texts of any script; Python's patterns have no class for marks."""
    marks = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char)[0] == "M"]
    # Python compiles a class to a fast table if all of its characters have at most 16 bits, so the others are apart.
    short, long = ("".join(char for char in marks if (char <= "\uffff") is is_short) for is_short in (True, False))
    long = f"(?=[\U00010000-\U0010ffff])[{long}]"
    single = rf"(?=[{_SINGLE}])(?:[^\W_]|[{short}]|{long})"
    divided = re.sub(rf"[{_SINGLE}]", "", short)
    run = rf"(?:[^\W_{_SINGLE}]|[{divided}]|{long})(?:[^\W_{_SINGLE}]+|[{divided}]+|(?:{long})+)*"
    return re.compile(f"{single}|" + _pattern(rf"[^\W\d_{_SINGLE}]", run))
