"""The language of a text: by its script where that is enough, else by the sequences of letters in a short sample.

The library counts with whole numbers, so that a text has the same language on every machine.
"""

from __future__ import annotations

from types import MappingProxyType

import msgspec
import pycld2

from generator.text.scripts import LANGUAGE_OF_SCRIPT, is_han, script_shares

MAX_SAMPLE_LETTERS = 4000
"""Letters of a text that are looked at."""

_WITHOUT_SIGNS = {code: " " for code in range(128) if not chr(code).isalpha() and chr(code) not in "'-"}
"""For `str.translate`."""

_FIRST_LETTERS = 240
"""First letters of a paragraph or a turn: if they are in the language around them, the rest is not looked at."""

_MIN_SCRIPT_LETTERS = 12
"""Letters that show a script; a name alone does not."""

MIN_LETTERS = 100
"""Letters that show one of the languages of a script; Dutch in 60 letters may be taken for English."""

_MIN_PASSAGE_LETTERS = 2
_MIN_HAN_PASSAGE = 6
"""Letters of a passage whose script has one language; Chinese characters alone may be a Japanese name."""

_WITH_HAN = frozenset({"ja", "ko"})
"""Languages whose names and titles may have Chinese characters only."""

_MIN_SCRIPT_SHARE = 0.7
_MIN_SURE_PERCENT = 85
_MIN_LIKELY_PERCENT = 55
_MIN_MAIN_PERCENT = 70
_MIN_BOTH_PERCENT = 90
"""Percent of a text in two languages that both have together; names count for neither."""


_ENGLISH_WORDS = frozenset(
    {
        "about", "and", "are", "been", "can", "for", "from", "have", "if", "not", "or", "our", "their", "there", "they",
        "this", "to", "were", "what", "which", "with", "would", "you", "your",
    }
)  # fmt: skip
"""Frequent words of English; no other language has several of them, not even Scots."""

_MIN_ENGLISH_WORDS = 4

_LANGUAGES_OF_SCRIPT = MappingProxyType(
    {
        "arabic": ("ar", "ckb", "fa", "ps", "sd", "ug", "ur"),
        "bengali": ("as", "bn"),
        "cyrillic": ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"),
        "devanagari": ("hi", "mr", "ne", "sa"),
        "ethiopic": ("am", "ti"),
        "han": ("zh", "ja"),
        "hebrew": ("he", "yi"),
    }
)
"""The languages of the scripts that several languages are written in, apart from the Latin script."""

_NOT_LATIN = frozenset(LANGUAGE_OF_SCRIPT.values()).union(*_LANGUAGES_OF_SCRIPT.values())
"""Languages that are written in other letters than Latin ones."""

_CODES = MappingProxyType({"iw": "he", "jw": "jv", "mo": "ro", "sr-ME": "sr", "zh-Hant": "zh", "nb": "no"})
"""Codes of the library that were replaced in the registry of languages."""


class LanguageGuess(msgspec.Struct, frozen=True):
    """The language that a text seems to be in."""

    language: str
    """Its code, as in `lang` attributes."""
    sure: bool
    """Whether it is beyond doubt."""
    by_script: bool = False
    """Whether the letters alone say it."""
    beside: str | None = None
    """The other language of a text that is surely in two, with this one for most of it."""


def sample_of(text: str, letters: int = MAX_SAMPLE_LETTERS) -> str:
    """Return the start of a text, at most so many characters of it, without digits, signs and what can't be printed."""
    sample = text[:letters].translate(_WITHOUT_SIGNS)
    return sample if sample.isprintable() else "".join(filter(str.isprintable, sample))


def count_letters(text: str) -> int:
    """Return the number of letters in a sample."""
    if text.isascii():  # `sample_of` leaves hardly any signs
        return len(text) - text.count(" ") - text.count("'") - text.count("-")
    return sum(map(str.isalpha, text))


def is_surely_english(text: str) -> bool:
    """Return True if a text of a few lines has so many words of English that it needs no guess."""
    return len(_ENGLISH_WORDS.intersection(text.lower().split())) >= _MIN_ENGLISH_WORDS


def guess_language(sample: str) -> LanguageGuess | None:
    """Return the language of a sample of a text; `None` if it is too short or says nothing.

    Args:
        sample: From `sample_of`.
    """
    letters = count_letters(sample)
    if letters < _MIN_SCRIPT_LETTERS:
        return None
    shares = script_shares(sample)
    script = max(shares, key=lambda name: (shares[name], name), default="")
    if not shares or shares[script] < _MIN_SCRIPT_SHARE:
        return None
    if script in LANGUAGE_OF_SCRIPT:
        return LanguageGuess(LANGUAGE_OF_SCRIPT[script], sure=True, by_script=True)
    return _by_sequences(sample) if letters >= MIN_LETTERS else None


def language_of_title(title: str, language: str, *, is_printed: bool) -> str | None:
    """Return the language of a title, too short for a guess by its letters; `None` if nothing shows it.

    Args:
        title: The title of a document.
        language: The language of the document's words.
        is_printed: Whether the document prints the title; one that was made of a file's name may be in any language.
    """
    script, main_part = main_script(title), language.partition("-")[0]
    if script is None:
        return None
    if script == "latin":
        return language if is_printed and main_part not in _NOT_LATIN else None
    return language if main_part in _LANGUAGES_OF_SCRIPT.get(script, ()) else LANGUAGE_OF_SCRIPT.get(script)


def language_of_passage(text: str, language: str) -> str | None:
    """Return the language of a paragraph that differs from the text around it beyond doubt.

    In the letters of the text around it, a paragraph shows its language from a hundred letters on; in a script that has
    one language, from a word on.

    Args:
        text: The paragraph.
        language: The language of the text around it.

    Returns:
        The code of the language; `None` if it is the same, or if the paragraph is too short to tell.
    """
    main = language.partition("-")[0]
    if text.isascii() or main_script(text) == "latin":
        if main in _NOT_LATIN and is_surely_english(text):
            return "en"
        if len(text) < MIN_LETTERS:
            return None
    elif len(text) < MIN_LETTERS:
        by_letters = _language_of_letters(text)
        is_around = by_letters == main or (by_letters == "zh" and main in _WITH_HAN)
        return None if is_around else by_letters
    return other_language(text, main)


def other_language(text: str, main: str) -> str | None:
    """Return the language of a text if it differs from `main` beyond doubt, in its first words and in all of it."""
    if main == "en" and is_surely_english(text[:_FIRST_LETTERS]):
        return None
    language = None
    for letters in (_FIRST_LETTERS, MAX_SAMPLE_LETTERS):
        guess = guess_language(sample_of(text, letters))
        if guess is None or not guess.sure or guess.language == main:
            return None
        language = guess.language
    return language


def _language_of_letters(text: str) -> str | None:
    """Return the language of a short passage if its letters alone say it."""
    sample = sample_of(text)
    guess = guess_language(sample)
    if guess is not None:
        return guess.language if guess.by_script else None
    shares = script_shares(sample)
    script = max(shares, key=lambda name: (shares[name], name), default="")
    if script in _LANGUAGES_OF_SCRIPT and script != "han":
        return None
    needed = _MIN_HAN_PASSAGE if any(map(is_han, sample)) else _MIN_PASSAGE_LETTERS
    is_clear = count_letters(sample) >= needed and shares.get(script, 0) >= _MIN_SCRIPT_SHARE
    return LANGUAGE_OF_SCRIPT.get(script) if is_clear else None


def main_script(text: str) -> str | None:
    """Return the script of most letters of a text, `None` for a text without letters."""
    shares = script_shares(text) if any(map(str.isalpha, text)) else {}
    return max(shares, key=lambda name: (shares[name], name), default=None)


def _by_sequences(sample: str) -> LanguageGuess | None:
    reliable, _, languages = pycld2.detect(sample, isPlainText=True)
    _, code, percent, _ = languages[0]
    if code == "un" or percent < _MIN_LIKELY_PERCENT:
        return None
    _, other, other_percent, _ = languages[1]
    is_main = reliable and percent >= _MIN_MAIN_PERCENT
    are_two = is_main and other != "un" and percent + other_percent >= _MIN_BOTH_PERCENT
    return LanguageGuess(
        _CODES.get(code, code),
        sure=reliable and percent >= _MIN_SURE_PERCENT,
        beside=_CODES.get(other, other) if are_two else None,
    )


def score_language(text: str) -> float:
    """Return how much a text reads like one language: 0 for none, about 1000 for a text in Latin letters."""
    reliable, _, languages = pycld2.detect(sample_of(text), isPlainText=True)
    _, code, percent, score = languages[0]
    return 0.0 if code == "un" or not reliable else float(score) * percent / 100
