"""Labels that are a word for question or answer: `Q`, `A1`, `FRAGE`, and `FRAGE JUNGBLUT` with the person who asks.

The words of a language are in its file in `words`. Those of `question_labels` are labels that begin with a capital,
and words in capitals before a name; those of `questions` and `answers` are labels of an interview, in any case.
"""

from __future__ import annotations

import functools
import re

from generator.reading.grammar.language_words import label_words, question_words
from generator.text.normal import fold

_ENGLISH = re.compile(r"[QA]\d{0,2}|Question|Answer|QUESTION|ANSWER")
_MAX_WORDS_IN_CAPITALS = 2
"""Words of the longest label before a name: `SUPPLEMENTARY QUESTION JONES`."""

_MAX_INITIALS = 2
_EAST_ASIAN = "\u3040"
"""The first letter of Japanese; those of Chinese and Korean come behind it."""


def is_question_label(label: str) -> bool:
    """Return True for `Q`, `A1`, `Question`, or a word of another language with a capital: `FRAGE`, `Вопрос`."""
    return _ENGLISH.fullmatch(label) is not None or is_foreign_question(label)


def is_foreign_question(label: str) -> bool:
    """Return True for `FRAGE`, `Вопрос`, `SUPPLEMENTARY`: a word for question or answer that begins with a capital."""
    return label[:1].isupper() and fold(label) in label_words().question_labels


def is_interview_label(label: str) -> bool:
    """Return True for a label that is a word of interviews, such as `Frage`; one or two letters may be initials."""
    return fold(label).rstrip(".") in _interview_words()


def without_question(label: str) -> str:
    """Return who asks in a label in capitals: of `FRAGE JUNGBLUT` and `ZUSATZ JUNGBLUT` the name."""
    if not label.isupper() or is_question_label(label):
        return label
    words = label.split(" ")
    for count in range(_MAX_WORDS_IN_CAPITALS, 0, -1):
        if len(words) > count and is_question_label(" ".join(words[:count])):
            return " ".join(words[count:])
    return label


@functools.cache
def _interview_words() -> frozenset[str]:
    every = (word for words in question_words() for word in (*words.questions, *words.answers))
    return frozenset(word for word in every if len(word) > _MAX_INITIALS or word >= _EAST_ASIAN)
