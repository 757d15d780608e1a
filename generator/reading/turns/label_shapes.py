"""The shapes with which a line may begin like a label: `X:`, `[X]`, `X 0:03`, and what X may be."""

from __future__ import annotations

import functools
import re

from generator.reading.grammar.caseless import is_caseless
from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.name_words import WORD, is_elided_name
from generator.reading.grammar.offices import leading_honorifics, leading_role
from generator.reading.grammar.printed_times import CLOCK
from generator.reading.grammar.speech_openings import is_sentence_start, is_speech_phrase
from generator.reading.grammar.stopped_labels import is_vocative, stopped_label
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.stage_directions import any_direction
from generator.text.normal import fold, tidy

COLON, BRACKETS, TIME = "a text and a colon", "a text in brackets", "a text and a time"
STOP = "`The`, an office and a full stop"
"""The shapes that may be a label, as findings name them."""

_MAX_WORDS = 8
_COLON = re.compile(
    r"[\s\ufeff]{0,40}(?P<label>(?=[^\s\ufeff])(?:[^:\uff1a\n()]|\([^()\n]{0,60}\)){1,80}?)"
    r"(?:(?<!\d)[:\uff1a]|[:\uff1a](?!\d))(?!//)(?P<rest>.{0,80})",
    re.DOTALL,
)
_BRACKETS = re.compile(r"[\s\ufeff]{0,40}\[(?P<label>[^\[\]\n]{1,80})\](?P<rest>.{0,80})", re.DOTALL)
_TIME = re.compile(
    rf"[\s\ufeff]{{0,40}}(?P<label>[^\W\d_][^\n:\uff1a]{{0,60}}?)[\s\u00a0]{{1,8}}[\[(]?{CLOCK}[\])]?"
    r"(?=[\s\u00a0]|$)(?P<rest>.{0,80})",
    re.DOTALL,
)
_NUMBER = re.compile(r"^(?:[A-Z]{1,2}\d{1,4}|\d{1,2}[.:]\d\d) (?=[^\W\d])")
"""The number of a question or a time of day before a label: `Q3 Tom Alday:`; `1. Opening:` is an item of a list."""

_SENTENCE_INSIDE = re.compile(r"[!?;\"“”«»…\u061f\u060c\u0964\u3002\uff01\uff1f\uff0c\u3001]|[^\W\d_]{3}\. |\.\.")
_IN_BRACKETS = re.compile(r"\s?[(\[][^()\[\]]{0,60}[)\]]")
_DOING = re.compile(r", (?:reading|continuing|resuming|interposing|speaking)$")
"""`The Secretary, reading:`"""

_ADDRESSED = re.compile(
    r", (?:Sie|ich|wir|[Yy]ou|I|we|vous|je|nous|ustedes|usted|yo|você|eu|lei|voi|jij|ik|вы|Вы|я|мы) "
)
"""`Ada Bell, you said it yourself:`: somebody is addressed."""

_ARTICLE = re.compile(r"(?:the|an?|some|other) ", re.IGNORECASE)
NO_FIRST_WORDS = frozenset(
    {"by", "from", "for", "with", "and", "in", "at", "since", "until", "during", "after", "before"}
)
"""`By Mr. KOOL:` names who did something, and not who speaks; `In April:` nobody."""

_SMALL_WORDS = frozenset({"of", "the", "for", "and", "to", "in", "on"})
"""Words in lower case inside the name of an office."""


def start_shape(
    text: str, vocabulary: Vocabulary, *, may_be_small: bool, has_stops: bool
) -> tuple[str, str, str] | None:
    """Return the shape of a line's start, the text that may be a label, and the text behind it."""
    head = text[:200]
    if "[" not in head and ":" not in head and "\uff1a" not in head:
        return _stopped(text, vocabulary) if has_stops else None
    for shape, pattern in ((BRACKETS, _BRACKETS), (COLON, _COLON), (TIME, _TIME)):
        match = pattern.match(head)
        if match is None:
            continue
        label = _NUMBER.sub("", tidy(match["label"]))
        if not _may_be_label(shape, label, vocabulary):
            return None
        is_shown = may_be_small or label[:1] != label[:1].lower() or _is_unicase(label)
        return (
            (shape, label, match["rest"])
            if is_shown or _begins_with_particle(_without_description(shape, label), vocabulary)
            else None
        )
    return _stopped(text, vocabulary) if has_stops else None


def _stopped(text: str, vocabulary: Vocabulary) -> tuple[str, str, str] | None:
    """Return the shape of a line with an office before a full stop, in a document with such labels."""
    stopped = stopped_label(text, vocabulary)
    if stopped is None or not stopped[0].lstrip().startswith("The ") or not is_office(tidy(stopped[0]), vocabulary):
        return None
    return STOP, tidy(stopped[0]), text[stopped[1] : stopped[1] + 80]


def _without_description(shape: str, label: str) -> str:
    """Return a label without the description of the person that brackets may have: `[van der Berg, highways]`."""
    return label.partition(",")[0] if shape == BRACKETS else label


def addresses_somebody(label: str) -> bool:
    """Return True for words to somebody who is named: `Ada Bell, you said it yourself`."""
    return "," in label and _ADDRESSED.search(label) is not None


def _begins_with_particle(label: str, vocabulary: Vocabulary) -> bool:
    """Return True for a name that begins with a small letter: `van der Meulen, Henrik`."""
    words = WORD.findall(label)
    is_particle = words[0] in vocabulary.particles or is_elided_name(words[0])
    return is_particle and len(words) > 1 and are_name_words(words, vocabulary)


def _is_unicase(label: str) -> bool:
    """Return True for a short label in a script without capitals."""
    return label[:1].isalpha() and label[:1].lower() == label[:1].upper() and len(label.split()) <= _MAX_WORDS


@functools.lru_cache(maxsize=4096)
def _may_be_label(shape: str, label: str, vocabulary: Vocabulary) -> bool:
    """Return True if a text may name a speaker: nobody goes on speaking with it, and it is no stage direction."""
    words = WORD.findall(label)
    if any(label.count(opened) != label.count(closed) for opened, closed in ("()", "[]")):
        return False
    if not 0 < len(words) <= _MAX_WORDS or _has_sentence(label, vocabulary) or sum(map(str.isalpha, label)) < 2:
        return False
    if shape == BRACKETS and any_direction(f"[{label}]", vocabulary) is not None:
        return False
    if (
        addresses_somebody(label)
        or is_speech_phrase(label)
        or is_vocative(label)
        or fold(label).replace(".", "") in vocabulary.no_label_phrases
    ):
        return False
    if all(fold(word).strip(".'") in vocabulary.no_labels for word in words):
        return False
    if shape == TIME and not are_name_words(words, vocabulary):
        return False
    if words[0].casefold() in NO_FIRST_WORDS:
        return False
    is_name = len(words) > 1 and not is_caseless(label) and are_name_words(words, vocabulary)
    return is_name or is_office(label, vocabulary) or not is_sentence_start(label)


def _has_sentence(label: str, vocabulary: Vocabulary) -> bool:
    """Return True for signs of a sentence; not for the full stop of a form of address, nor for what is in brackets."""
    core = _IN_BRACKETS.sub("", label)
    words = core.split(" ")
    plain = " ".join(word[:-1] if word[-1:] == "." and fold(word) in vocabulary.honorifics else word for word in words)
    return _SENTENCE_INSIDE.search(plain) is not None


def has_small_words(label: str, vocabulary: Vocabulary) -> bool:
    """Return True for a text with words in small letters that no name has and that belong to no office."""
    return not are_name_words(WORD.findall(label), vocabulary) and not is_office(label, vocabulary)


def has_gap(text: str) -> bool:
    """Return True if three blanks follow each other somewhere; much faster than a pattern for the same."""
    return "   " in text.replace("\u00a0", " ")


def words_of(label: str) -> list[str]:
    """Return the words of a text, without what is in brackets."""
    return WORD.findall(_IN_BRACKETS.sub("", label))


def are_name_words(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True if every word begins with a capital or is a particle, as the words of a name."""
    return all(not word[:1].islower() or word in vocabulary.particles or is_elided_name(word) for word in words)


@functools.lru_cache(maxsize=4096)
def is_office(label: str, vocabulary: Vocabulary) -> bool:
    """Return True if a text begins with an honorific or an office, and the rest are names: `Minister of Transport`."""
    plain = _ARTICLE.sub("", _DOING.sub("", _IN_BRACKETS.sub("", label)), count=1)
    role, rest = leading_role(plain, vocabulary)
    honorific, rest = leading_honorifics(rest, vocabulary)
    if role is None and honorific is None:
        return False
    return are_name_words([word for word in WORD.findall(rest) if word not in _SMALL_WORDS], vocabulary)


def form_of(shape: str, label: str, rest: str, vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """Return the sign and the case of a label of two words or more; `None` for another text."""
    words = words_of(_without_description(shape, label))
    if words and words[-1] in label_words().parties:  # `Kaisa Lehto kd`
        words = words[:-1]
    if len(words) < 2 or not are_name_words(words, vocabulary) or any(character.isdigit() for character in label):
        return None
    return None if rest.lstrip()[:1].islower() else (shape, label.isupper())


def sign_of(mark: str) -> str:
    """Return the shape of an accepted mark."""
    mark = mark.strip()
    if mark.startswith(">"):
        return "chevrons"
    if mark.endswith((":", "\uff1a")):
        return COLON
    return BRACKETS if mark.startswith("[") else TIME
