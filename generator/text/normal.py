"""Normal forms: the answers to "are these the same words?", from the strictest to the loosest.

| form | what it ignores | who compares with it |
|---|---|---|
| `tidy` | white space and hyphens, as typesetters set them | every text of a record is in this form |
| `straighten` | also the shape of apostrophes | links of titles |
| `fold` | also case | the rules of reading and linking |
| `folded_words` | also all signs between words | copies, redacted passages, fingerprints of published turns |
| `name_key` | also diacritics, apostrophes, `ø` for `o` | the people register, withheld names, links of names |

Two more forms are in other files: `slugs.slug`, the form in addresses and ids, and the terms of
`archive/terms/terms.py`, which ignore the endings of words.

`folded_words` and `name_key` are file formats, as slugs and terms are: the permalinks hold a letter for each folded
word, and the people register depends on the key of each name. Their output never changes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from generator.text.words import split_words

APOSTROPHES = "'`´ʹʻʼʽˈ‘’‛′＇"
"""Every sign that serves as an apostrophe in names."""

WITHOUT_APOSTROPHES = {ord(mark): None for mark in APOSTROPHES}
"""For `str.translate`."""

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_LATIN_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Small letters that are no letter with a diacritic, as other languages write them."""

_NO_BREAK_HYPHEN = "\u2011"
_BLANKS = re.compile(r"[^\S ]\s*| \s+")
"""A run of white space, except a single space: a line of fifty megabytes has too many of them to replace each."""

_HYPHENS = re.compile("-{2,}")
_SIGNS = re.compile(r"[\W_]+")


def tidy(text: str) -> str:
    """Return `text` with hyphens and white space as a reader expects them; words and quotation marks stay unchanged.

    A no-break hyphen becomes a hyphen, a run of hyphens an em dash, a run of white space of any kind one space. This is
    the only change that reading makes to the words of a source.
    """
    text = text.replace(_NO_BREAK_HYPHEN, "-")
    if "--" in text:
        text = _HYPHENS.sub("\u2014", text)
    return _BLANKS.sub(" ", text).strip()


def straighten(text: str) -> str:
    """Return `text` tidied, with straight apostrophes."""
    text = tidy(text)
    return text.replace("`", "'") if text.isascii() else _APOSTROPHE.sub("'", text)


def fold(text: str) -> str:
    """Return `text` tidied, in lower case, with straight apostrophes."""
    return straighten(text).casefold()


def folded_words(text: str) -> list[str]:
    """Return every run of letters and digits in `text`, in order and in lower case."""
    return split_words(text.casefold())


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """Return a name without case, diacritics, apostrophes and signs: `jean pierre oneill`. Other scripts stay."""
    return _SIGNS.sub(" ", _plain_letters(name.translate(WITHOUT_APOSTROPHES))).strip()


def name_letters(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` with letters as in name keys and straight apostrophes, to search it for names.

    The second value has the position in `text` of each character of the first.
    """
    if text.isascii():
        return text.lower().replace("`", "'"), range(len(text))
    letters = ["'" if char in APOSTROPHES else _plain_letters(char) for char in text]
    return "".join(letters), [position for position, plain in enumerate(letters) for _ in plain]


def without_diacritics(text: str) -> str:
    """Return `text` decomposed, without the marks on letters; the case of letters stays."""
    return _without_marks(unicodedata.normalize("NFKD", text))


def _plain_letters(text: str) -> str:
    return _without_marks(unicodedata.normalize("NFKD", text).casefold().translate(_LATIN_LETTERS))


def _without_marks(decomposed: str) -> str:
    return "".join(char for char in decomposed if not unicodedata.combining(char))
