"""The order of names in lists: by script, then by the alphabet of the script, as readers of an index expect.

The Unicode collation algorithm needs a table of megabytes or a library in C. Names need little of it: accents and case
are out of their keys already, the order of code points is that of the alphabet in most scripts, and a short list has
the letters that were added to an alphabet later.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator.text.normal import loose_name_key

_SCRIPTS = (
    "DIGIT", "LATIN", "GREEK", "COPTIC", "CYRILLIC", "GLAGOLITIC", "GEORGIAN", "ARMENIAN", "HEBREW", "SYRIAC", "ARABIC",
    "THAANA", "NKO", "TIFINAGH", "ETHIOPIC", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL",
    "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "THAI", "LAO", "TIBETAN", "MYANMAR", "KHMER", "MONGOLIAN", "CHEROKEE",
    "HANGUL", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "BOPOMOFO", "CJK",
)  # fmt: skip
"""The first words of the Unicode names of letters, in the order in which the collation algorithm has the scripts."""

_RANKS = {script: rank for rank, script in enumerate(_SCRIPTS)}

_LATER_LETTERS = (
    "гґ", "дђ", "гѓ", "её", "еє", "зѕ", "иі", "ії", "їй", "йј", "лљ", "нњ", "тћ", "кќ", "уў", "чџ",
    "اآ", "اأ", "اإ", "بپ", "جچ", "زژ", "كک", "کگ", "ىی", "ەہ",
)  # fmt: skip
"""Letters whose code points aren't at their place in the alphabet, each behind the letter that it follows."""

_AFTER = {pair[1]: pair[0] for pair in _LATER_LETTERS}
_KATAKANA_DISTANCE = 0x60
"""Code points between a letter in hiragana and the same in katakana."""


def name_order(name: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """Return what to sort a name by: the places of its letters, then the name itself.

    Blanks come before all letters, so that `Lee Ann` is before `Leeson`. `Ødegård` is between `Ochoa` and `Okoro`,
    where its letter is listed.
    """
    return tuple(map(_place, loose_name_key(name))), name


@lru_cache(maxsize=1 << 14)
def _place(char: str) -> tuple[int, str]:
    """Return the rank of a character's script, and a text that sorts it within the script."""
    if char == " ":
        return -1, ""
    if char.isdecimal():
        return 0, str(unicodedata.decimal(char))
    if "ァ" <= char <= "ヶ":
        return _RANKS["HIRAGANA"], chr(ord(char) - _KATAKANA_DISTANCE)
    script = unicodedata.name(char, "").split(" ")[0]
    return _RANKS.get(script, len(_SCRIPTS)), _alphabetical(char)


def _alphabetical(char: str) -> str:
    """Return a character behind the one that it follows in its alphabet: `её` for `ё`."""
    before = _AFTER.get(char)
    return char if before is None else _alphabetical(before) + char
