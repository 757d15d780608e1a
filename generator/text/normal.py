"""Normal forms: the answers to "are these the same words?", from the strictest to the loosest, and the key of names.

| form | what it ignores | who compares with it |
|---|---|---|
| `tidy` | white space and hyphens, as typesetters set them | every text of a record is in this form |
| `straighten` | also the shape of apostrophes | links of titles |
| `fold` | also case | the rules of reading and linking |
| `folded_words` | also all signs between words | copies, redacted passages, fingerprints of published turns |
| `loose_name_key` | also signs, apostrophes, diacritics of Latin and Greek | the people register; names in words |
| `name_key` | of the signs only apostrophes, hyphens and full stops | people: two names with one key are one person |

Two more forms are in other files: `slugs.slug`, the form in addresses and ids, and the terms of
`archive/terms/terms.py`, which ignore the endings of words.

`folded_words` and both keys of names are file formats, as slugs and terms are: the permalinks hold a letter for each
folded word, the people register depends on the loose key of each name, the ids of people on the other. Their output
never changes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from generator.text.words import split_words

APOSTROPHES = "'`´ʹʻʼʽˈ‘’‛′＇"
"""Every sign that serves as an apostrophe in names."""

WITHOUT_APOSTROPHES = {ord(mark): None for mark in APOSTROPHES}
"""For `str.translate`."""

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_LATIN_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Small letters that are no letter with a diacritic, as other languages write them."""

_ALPHABETS_WITH_DIACRITICS = ("LATIN", "GREEK")
"""The scripts whose marks are left out of keys; in others a mark makes another letter (`й` is not `и`)."""

_NOT_IN_KEYS = re.compile(
    f"[{APOSTROPHES}\u05f3"  # the Hebrew geresh is an apostrophe, too
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
"""Apostrophes, points and vowel marks, the Arabic stroke that lengthens words, and what nobody sees.

The last are characters that Unicode's case folding of identifiers (NFKC_Casefold) leaves out."""

_CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Chinese, Japanese and Korean characters, as a part of a character class."""


_NO_BREAK_HYPHEN = "\u2011"
_NO_BREAK_SPACE = "\u00a0"
_BLANKS = re.compile(r"[^\S ]\s*| \s+")
"""A run of white space, except a single space: a line of fifty megabytes has too many of them to replace each."""

_MAX_SPLIT_CHARS = 100_000
"""Longer texts aren't split into words: the list would be too large."""

_MAX_KEPT_CHARS = 60
"""Folded texts that are shorter are kept: the words of labels come again and again."""

_HYPHENS = re.compile("-{2,}")
_SIGNS = re.compile(r"[\W_]+")
_SEPARATORS = re.compile(r"[-\u2010\u058a\u05be\u30a0.\u3002\u06d4\s]+")
"""Hyphens, full stops and white space, which part the words of a name; NFKC has made others of their kind the same."""


def tidy(text: str) -> str:
    """Return `text` with hyphens and white space as a reader expects them; words and quotation marks stay unchanged.

    A no-break hyphen becomes a hyphen, a run of hyphens an em dash, a run of white space of any kind one space. This is
    the only change that reading makes to the words of a source.
    """
    text = text.replace(_NO_BREAK_HYPHEN, "-")
    if "--" in text:
        text = _HYPHENS.sub("\u2014", text) if "---" in text else text.replace("--", "\u2014")
    text = text.replace(_NO_BREAK_SPACE, " ").strip(" ").replace("  ", " ")  # all that most captions need
    if "  " not in text and text.isprintable():  # the space is the only white space that is printable
        return text
    return " ".join(text.split()) if len(text) < _MAX_SPLIT_CHARS else _BLANKS.sub(" ", text).strip()


def straighten(text: str) -> str:
    """Return `text` tidied, with straight apostrophes."""
    text = tidy(text)
    return text.replace("`", "'") if text.isascii() else _APOSTROPHE.sub("'", text)


def fold(text: str) -> str:
    """Return `text` tidied, in lower case, with straight apostrophes."""
    return _fold_short(text) if len(text) < _MAX_KEPT_CHARS else straighten(text).casefold()


@lru_cache(maxsize=1 << 13)
def _fold_short(text: str) -> str:
    return straighten(text).casefold()


def folded_words(text: str) -> list[str]:
    """Return every run of letters and digits in `text`, in order and in lower case."""
    return split_words(text.casefold())


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """Return the key of a name: two names are one person's if their keys are equal.

    A key has no case, apostrophes or diacritics; hyphens, full stops and white space are one blank: `jean pierre
    oneill`. All other signs stay, and the letters of other scripts stay as they are: nothing is transliterated.
    """
    if name.isascii():
        return _SEPARATORS.sub(" ", name.replace("'", "").replace("`", "").lower()).strip()
    return _blank_in_cjk().sub("", _SEPARATORS.sub(" ", _key_letters(name)).strip())


@lru_cache(maxsize=1 << 16)
def loose_name_key(name: str) -> str:
    """Return the key of a name with a blank for every other sign, too: `DOE, JANE (GARDEN)` is `doe jane garden`.

    Two people may have one: it finds a name in a label or in words, and never says who somebody is.
    """
    if name.isascii():
        return _SIGNS.sub(" ", name.replace("'", "").replace("`", "").lower()).strip()
    words = " ".join("".join(map(_blank_for_sign, _key_letters(name))).split())
    return _blank_in_cjk().sub("", words)


def has_two_words(key: str) -> bool:
    """Return True if a name's key has two words or more, or two CJK characters, which need no blank between them."""
    return " " in key or (len(key) > 1 and is_cjk(key))


def is_cjk(word: str) -> bool:
    """Return True if a word has only Chinese, Japanese or Korean characters."""
    return not word.isascii() and _only_cjk().fullmatch(word) is not None


# Such large classes take milliseconds to compile, and most documents have no such name.
@cache
def _only_cjk() -> re.Pattern[str]:
    return re.compile(f"[{_CJK}]+")


@cache
def _blank_in_cjk() -> re.Pattern[str]:
    return re.compile(f"(?<=[{_CJK}]) (?=[{_CJK}])")


def is_latin(key: str) -> bool:
    """Return True if all letters of a name's key are Latin; digits of other scripts are not."""
    return key.isascii() or all(map(_is_latin_letter, filter(str.isalnum, key)))


def name_letters(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` with letters as in name keys and straight apostrophes, to search it for names.

    The second value has the position in `text` of each character of the first.
    """
    if text.isascii():
        return text.lower().replace("`", "'"), range(len(text))
    plain = zip(text, _each_plain(text), strict=True)
    letters = ["'" if char in APOSTROPHES else _NOT_IN_KEYS.sub("", letter) for char, letter in plain]
    return "".join(letters), [position for position, letter in enumerate(letters) for _ in letter]


def without_diacritics(text: str) -> str:
    """Return `text` decomposed, without the marks on letters; the case of letters stays."""
    return _without_marks(unicodedata.normalize("NFKD", text))


def _key_letters(name: str) -> str:
    """Return the letters and signs that keys are made of."""
    return "".join(_each_plain(_NOT_IN_KEYS.sub("", _folded(name.translate(WITHOUT_APOSTROPHES)))))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _is_latin_letter(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")


def _each_plain(text: str) -> Iterator[str]:
    """Yield what a key has for each character: nothing for the marks of Latin and Greek letters."""
    has_marks_off = True
    for char in text:
        letters, is_off = _plain_letter(char)
        if is_off is not None:
            has_marks_off = is_off
        yield "" if is_off is None and has_marks_off else letters


@lru_cache(maxsize=1 << 12)
def _plain_letter(char: str) -> tuple[str, bool | None]:
    """Return a character as keys have it, and whether the marks on it are left out; `None` for a mark."""
    folded = _folded(char)
    if folded and unicodedata.combining(folded[0]):
        return folded, None
    decomposed = unicodedata.normalize("NFD", folded)
    if unicodedata.name(decomposed[:1] or " ", "").startswith(_ALPHABETS_WITH_DIACRITICS):
        return _without_marks(decomposed).translate(_LATIN_LETTERS), True
    return folded, _blank_for_sign(char) == " "


@lru_cache(maxsize=1 << 12)
def _blank_for_sign(char: str) -> str:
    return char if char.isalnum() or unicodedata.category(char).startswith("M") else " "


def _without_marks(decomposed: str) -> str:
    return "".join(char for char in decomposed if not unicodedata.combining(char))
