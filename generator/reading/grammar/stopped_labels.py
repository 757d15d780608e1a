"""Find a label that ends with a full stop: `M. le président. La séance est ouverte.` Pure text, no document."""

from __future__ import annotations

import functools
import re

from generator.reading.grammar.caseless import is_caseless
from generator.reading.grammar.label_parts import without_brackets
from generator.reading.grammar.labels import label_strength
from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.names import read_label
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold, tidy

_MAX_CHARS = 160
_MAX_BEHIND_CHARS = 20
"""White space and a dash behind the full stop, with the first character of the words."""

_MAX_STOPS = 8
"""Full stops at the start of a line that are looked at."""

_HAS_DIGIT = re.compile(r"\d")
_STOP = re.compile(r"[.．。](?=\d{0,2}[\s\u00a0\u202f—–])")
"""The number of a footnote may be between the full stop and the words: `MR. OSEI.1  Thank you.`"""

_BEHIND = re.compile(r"\d{0,2}[\s\u00a0\u202f]{0,4}(?:[—–-][\s\u00a0\u202f]{0,4})?")
_SURNAME_AND_INITIALS = re.compile(
    r"(?P<label>[^.:\n]{0,60}[^\W\d_]{2,}(?:-[^\W\d_]{2,})? (?:[^\W\d_]\.[ \u00a0]?){1,3})"
    r"(?<=\.)\.?(?=[\s\u00a0])(?![\s\u00a0][^\W\d_]\.)"
)
"""`Громов А. С.`, `Министр транспорта Громов А. С..`: the last stop may be that of the initial."""

_CAPITALS_AND_INITIALS = re.compile(
    r"(?:[^\W\d_]{2,30}|[^\W\d_]['’ʼ][^\W\d_]{2,30})(?:['’ʼ-][^\W\d_]{1,30}){0,2} "
    r"(?![IVXLC]\.$)(?:[^\W\d_]\.[ \u00a0]?){1,3}"
)
"""`ACT I.` has no initial."""

_MAX_ALONE_CHARS = 60
_ROW = re.compile(r"[^.]{2,80}(?:\.[^.]{1,60}){0,4}\.{8,160} ?[^.?!]{1,40}")
"""`Senator Ada B. Holt ........ Present`"""

_MAX_ROW_CHARS = 400
_VOCATIVE = re.compile(
    r"(?:Mr|Mrs|Ms|Madam|Madame|Mister|Sir)\.? (?:Deputy |Vice[- ])?"
    r"(?:President|Speaker|Chair(?:man|woman|person)?|Secretary|Mayor)"
    r"|(?:Monsieur|Madame) l[ea] [^\W\d_]+|Se\u00f1ora? [^\W\d_]+"
    r"|(?:Herr|Frau) (?:Vize)?[Pp]r\u00e4sident(?:in)?|Senhora? [Pp]residente|Signora? [Pp]residente|"
    r"Herr talman|Fru talman"
    r"|Panie Marsza\u0142ku|Pani Marsza\u0142ek|Domnule pre\u0219edinte|Doamn\u0103 pre\u0219edint\u0103|"
    r"Mijnheer de voorzitter|Mevrouw de voorzitter",
)
"""Words with which a speaker addresses somebody."""

_ABBREVIATIONS = frozenset({"St", "Ste", "Mt", "Ft"})
"""`Mr. St. John`"""

_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]\. ?){1,3}[^\W\d_]")
_INITIAL = re.compile(r" [^\W\d_]\.")
_INITIALS = re.compile(r"[^\W\d_](?:\. ?[^\W\d_]){1,2}")
"""`А.С` of `А.С. ГРОМОВ`"""

_ONLY_INITIALS = re.compile(r"(?:[^\W\d_]\. ?){1,3}")
_FIRST_WORDS_OF_SENTENCES = frozenset(
    {"the", "a", "an", "all", "in", "on", "some", "several", "many", "from", "another"}
)
_SENTENCE_STARTS = frozenset("«“\"„‘'([¿¡—–…")


def stopped_label(text: str, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """Return the label at the start of a line that ends with a full stop, and the end of the mark in the line.

    The label has an office or a form of address, or is in capitals; the full stop is not a part of it.
    """
    head = text[:_MAX_CHARS]
    if "........" in head and _ROW.fullmatch(text[:_MAX_ROW_CHARS]):
        return None
    if "." not in head and (head.isascii() or _STOP.search(head) is None):
        return None
    return _stopped_label(text[: _MAX_CHARS + _MAX_BEHIND_CHARS], vocabulary)


@functools.lru_cache(maxsize=2048)
def _stopped_label(text: str, vocabulary: Vocabulary) -> tuple[str, int] | None:
    head = text[:_MAX_CHARS]
    start = len(head) - len(head.lstrip())
    if not _may_begin_label(head[start:], vocabulary):
        return None
    initials = _SURNAME_AND_INITIALS.match(head, start)
    if head[start:].partition(" ")[0].lower() in label_words().speech_words:
        return None  # `Председательствует А. С. Громов`
    if (
        initials
        and _starts_sentence(text, initials.end())
        and not _goes_on_in_capitals(text, initials.end())
        and _is_label(initials["label"], vocabulary)
    ):
        return initials["label"].strip(), _end(text, initials.end())
    for count, stop in enumerate(_STOP.finditer(head, start)):
        if count == _MAX_STOPS or ":" in head[start : stop.start()]:
            break
        label = head[start : stop.start()]
        if _starts_sentence(text, stop.end()) and _is_complete(label, vocabulary) and _is_label(label, vocabulary):
            return label, _end(text, stop.end())
    return None


def initials_alone(text: str, vocabulary: Vocabulary) -> bool:
    """Return True for a surname in capitals with initials as a complete line: `ГАЙ Л.М.`."""
    label = text.strip() if len(text) < _MAX_ALONE_CHARS and text.rstrip()[-1:] == "." else ""
    if not label.isupper() or _CAPITALS_AND_INITIALS.fullmatch(label) is None:
        return False
    return _is_label(label, vocabulary)


def end_of_stop(text: str, end: int) -> int:
    """Return the position behind the full stop of a mark that ends at `end`, before the number of a footnote."""
    stripped = text[:end].rstrip(" \u00a0\u202f\t—–-")
    without_number = stripped.rstrip("0123456789")
    return len(without_number) if without_number != stripped and without_number.endswith(".") else end


def is_vocative(label: str) -> bool:
    """Return True for words with which a speaker addresses the chair: `Mr President`, `Señor Presidente`."""
    return _VOCATIVE.fullmatch(label) is not None


def _may_begin_label(head: str, vocabulary: Vocabulary) -> bool:
    """Return True if a line begins with a word in capitals, of an office or of a form of address, or has an initial."""
    first = head.partition(" ")[0].rstrip(".")
    second = head[len(first) :].lstrip(" ")[:1]
    if first == "The" and second.isupper():
        return True
    if (first.isupper() and len(first) > 1) or _INITIAL.search(head) or _INITIALS_FIRST.match(head):
        return True
    return _is_first_word(first, vocabulary)


@functools.lru_cache(maxsize=4096)
def _is_first_word(word: str, vocabulary: Vocabulary) -> bool:
    return fold(word) in _first_words(vocabulary) or is_caseless(word)


@functools.lru_cache(maxsize=8)
def _first_words(vocabulary: Vocabulary) -> frozenset[str]:
    phrases = (*vocabulary.role_of, *vocabulary.honorifics, *label_words().articles, *label_words().quantities)
    words = {phrase.partition(" ")[0].rstrip(".") for phrase in phrases}
    return frozenset(words - _FIRST_WORDS_OF_SENTENCES)


def _end(text: str, end: int) -> int:
    behind = _BEHIND.match(text, end)
    return behind.end() if behind else end


def _starts_sentence(text: str, end: int) -> bool:
    first = text[_end(text, end) :][:1]
    return first.isupper() or first.isdigit() or first in _SENTENCE_STARTS or first.lower() == first.upper() != ""


def _goes_on_in_capitals(text: str, end: int) -> bool:
    """Return True for `А. С. ГРОМОВ` without a full stop: the initials belong to the surname behind them."""
    first = text[_end(text, end) :].partition(" ")[0]
    rest = text[end:].strip()
    return len(first) > 1 and rest.isupper() and rest[-1].isalpha()


def _is_complete(label: str, vocabulary: Vocabulary) -> bool:
    """Return False for an abbreviation or initials at the end: `M`, `Mme la ministre déléguée. M`, `А.С`."""
    last = label.rpartition(" ")[2]
    if len(last) <= 1 or _INITIALS.fullmatch(last) is not None:
        return False
    return last not in _ABBREVIATIONS and f"{fold(last)}." not in vocabulary.honorifics


def _is_label(printed: str, vocabulary: Vocabulary) -> bool:
    label = tidy(printed)
    strength = label_strength(label, "", vocabulary)
    if strength not in {"sure", "name"}:
        return False
    if _VOCATIVE.fullmatch(label):
        return False
    read = read_label(label, vocabulary)
    if read.role is not None and read.name is not None and _ONLY_INITIALS.fullmatch(read.name):
        return False  # `МИНИСТР А. С.` without the surname behind it
    if read.role is not None or (read.honorific is not None and read.name is not None):
        return True
    core, notes = without_brackets(label)
    if notes and _INITIALS_FIRST.match(core) and strength == "name" and not any(map(_HAS_DIGIT.search, notes)):
        return True  # `J. Enkurs (Krasta savienība)`
    core = core.partition(",")[0]
    return core.isupper() or _SURNAME_AND_INITIALS.match(f"{core} ") is not None
