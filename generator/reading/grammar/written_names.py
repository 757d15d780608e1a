"""Write a name as readers see it: words in capitals become words in both cases."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

_WORD_PART = re.compile(r"[^\W_]+", re.UNICODE)
_MC_NAME = re.compile(r"MC[^\W\d_]{2,}")
_MC_SMALL_C = re.compile(r"(?P<start>Ma?c)(?P<rest>[^\W\d_a-z]{2,})")
"""`McALLISTER`: a name in capitals apart from its beginning."""

_ELIDED_ARTICLES = frozenset({"dell'", "dall'", "sant'", "degl'", "nell'", "coll'"})
_ROMAN_NUMERAL = re.compile(r"[IVX]{2,4}")
_CONSONANTS = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,3}")
_TURKISH_LETTERS = frozenset("İıĞğ")
_TURKISH_SMALL_LETTERS = str.maketrans("Iİ", "ıi")


def as_name(label: str, vocabulary: Vocabulary, *, is_turkish: bool = False) -> str:
    """Return a name as readers see it: `TANYA O'CARROLL` as `Tanya O'Carroll`.

    Only words in capitals are changed; words in both cases keep the spelling of the source. The small letter of `I` is
    `ı` in Turkish.
    """
    write_part = _turkish_part if is_turkish else _written_part
    words = label.split(" ")
    written = " ".join(
        _written_word(word, (index, len(words)), write_part, vocabulary, is_initial=_is_initial(words, index))
        for index, word in enumerate(words)
    )
    for spelling, pattern in vocabulary.spelling_patterns:
        written = pattern.sub(spelling, written)
    return written


def is_turkish(label: str) -> bool:
    """Return True if a label has letters or an office that only Turkish has."""
    return not _TURKISH_LETTERS.isdisjoint(label) or any(
        fold(word) in label_words().office_ends for word in label.split(" ")
    )


def turkish_name(name: str, label: str, vocabulary: Vocabulary) -> str:
    """Return a name with the small letters of Turkish: `Mustafa Yıldız` for the label `MUSTAFA YILDIZ`."""
    words = {as_name(word, vocabulary): word for word in label.split() if word.isupper()}
    return " ".join(
        as_name(words[word], vocabulary, is_turkish=True) if word in words else word for word in name.split(" ")
    )


def _is_initial(words: list[str], index: int) -> bool:
    """Return True for a letter beside another one: `H E VAN DER MEULEN`; `MARIA E SILVA` has a particle."""
    return len(words[index]) == 1 and any(
        len(word) == 1 for word in (*words[max(0, index - 1) : index], *words[index + 1 : index + 2])
    )


def _written_word(
    word: str,
    place: tuple[int, int],
    write_part: Callable[[re.Match[str]], str],
    vocabulary: Vocabulary,
    *,
    is_initial: bool,
) -> str:
    """Return one word of a name; `place` is its index and the number of words."""
    index, count = place
    if small := _MC_SMALL_C.fullmatch(word):
        return small["start"] + small["rest"].capitalize()
    if not word.isupper():
        return word
    if 0 < index < count - 1 and word.casefold() in vocabulary.particles and not is_initial and not word.endswith("."):
        return word.lower() if word not in {"ST", "ST."} else "St"
    if (
        index == count - 1
        and index > 0
        and (_ROMAN_NUMERAL.fullmatch(word) or (index > 1 and word in vocabulary.post_nominals))
    ):
        return word
    if index == 0 and (_CONSONANTS.fullmatch(word) or (count == 1 and len(word) == 2)):
        return word  # `JP RANGASWAMI`, `RS`, `OT`
    return _WORD_PART.sub(write_part, word)


def _written_part(match: re.Match[str]) -> str:
    part = match[0]
    before = match.string[: match.start()]
    if _MC_NAME.fullmatch(part):
        return "Mc" + part[2:].capitalize()
    if before[-1:] in {"'", "\u2019"} and len(before) > 1 and len(part) == 1:
        return part.lower()  # the s of a genitive
    if before[-1:] in {"'", "\u2019"} and len(before.rpartition("-")[2]) > 2 and fold(before) not in _ELIDED_ARTICLES:
        return part.lower()  # `SA'AD`
    return part.capitalize().replace("i\u0307", "i")  # `İ` leaves a dot behind


def _turkish_part(match: re.Match[str]) -> str:
    """Return a part of a Turkish word: the small letter of `I` is `ı`, and that of `İ` is `i`."""
    return match[0][0] + match[0][1:].translate(_TURKISH_SMALL_LETTERS).lower()
