"""Find speaker labels: the text before a turn's colon, and how surely it is a label. Pure text, no document."""

from __future__ import annotations

import functools
from collections.abc import Container

import msgspec

from generator.reading.grammar.label_forms import LABEL_FORMS, LabelText, label_text
from generator.reading.grammar.label_parts import MAX_LABEL_CHARS, LabelStrength, label_end, label_key
from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.speech_openings import is_speech_phrase
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

_MAX_GAP_CHARS = 6
"""White space behind the colon, before the first word."""


class LabelCandidate(msgspec.Struct, frozen=True):
    """The text before a colon, which may be a label."""

    printed: str
    """Not tidied, without its colon."""
    end: int
    """The position behind the colon."""
    strength: LabelStrength


class LabelRating(msgspec.Struct, frozen=True):
    """How surely a text is a label, and which form of label decided."""

    form: str
    """A name of `LABEL_FORMS`."""
    strength: LabelStrength | None
    """`None` if the form says that the text is no label."""


def find_label(text: str, vocabulary: Vocabulary, recurring: Container[str] = ()) -> str | None:
    """Return the label of a marked line without its colon, or `None` if the turn has no label.

    Args:
        text: The line behind the chevrons, not tidied.
        vocabulary: The archive's vocabulary.
        recurring: Weak labels, folded, that the document repeats so often that they are labels.
    """
    label = label_candidate(text, vocabulary)
    if label is None or (label.strength == "weak" and label_key(label.printed) not in recurring):
        return None
    return label.printed


def label_candidate(text: str, vocabulary: Vocabulary) -> LabelCandidate | None:
    """Return the text before the colon of a line, if it may be a label."""
    end = label_end(text)
    if not end:
        return None
    printed = text[:end]
    follows = text[end + 1 : end + 2] if text[end] == ":" else ""  # a full-width colon needs no blank
    rating = label_strength(printed, follows, vocabulary)
    if rating in {"name", "weak"} and text[end + 1 : end + 1 + _MAX_GAP_CHARS].lstrip()[:1].islower():
        if fold(printed) in label_words().question_labels:
            return None  # `Frage: wer bezahlt das?`
        rating = "weak"  # `Net Values: who asked for them`
    return LabelCandidate(printed, end + 1, rating) if rating is not None else None


def label_strength(printed: str, follows: str, vocabulary: Vocabulary) -> LabelStrength | None:
    """Return how surely a text is a label; `None` if it is not one.

    Args:
        printed: The text before the colon, not tidied.
        follows: The character behind the colon.
        vocabulary: The archive's vocabulary.
    """
    return rate_label(printed, follows, vocabulary).strength


def names_somebody(printed: str, vocabulary: Vocabulary) -> bool:
    """Return True if a text by itself is a name, an office or another sure label."""
    return label_strength(printed, "", vocabulary) in {"sure", "name"}


def goes_on_as_speech(text: str, vocabulary: Vocabulary) -> bool:
    """Return True for a text with which people go on speaking, and for one that the vocabulary says is no label."""
    folded = fold(text)
    return is_speech_phrase(text) or folded in vocabulary.no_labels or folded in vocabulary.no_label_phrases


@functools.lru_cache(maxsize=4096)
def rate_label(printed: str, follows: str, vocabulary: Vocabulary) -> LabelRating:
    """Return how surely a text is a label, and the form that decided; the arguments are those of `label_strength`."""
    return _rate(label_text(printed, follows), vocabulary)


def _rate(text: LabelText, vocabulary: Vocabulary) -> LabelRating:
    if len(text.core) > MAX_LABEL_CHARS:
        return LabelRating("too long", None)
    for name, rate in LABEL_FORMS:
        strength = rate(text, vocabulary)
        if strength is not None:
            return LabelRating(name, None if strength == "none" else strength)
    return LabelRating("no form", None)
