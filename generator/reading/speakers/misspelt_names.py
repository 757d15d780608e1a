"""Labels that are a full name misspelt: they come once, and a frequent label differs in a letter or two."""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.draft import Draft
from generator.reading.grammar.names import read_label
from generator.reading.speakers.full_names import InferredSpeaker, full_name_turns
from generator.reading.speakers.introductions import introductions
from generator.records import Evidence, Turn
from generator.text.normal import name_key
from generator.text.similar_names import WORD_OF_NAME

_MIN_TURNS = 3
"""Turns under a label that a label seen once may be a misspelling of."""

_MAX_LABELS = 400
"""Full names that are compared with each other; in a document with more, similar names mean nothing."""


def misspelt_names(draft: Draft) -> dict[str, InferredSpeaker]:
    """Return the person of each full name that comes once and differs from a frequent one in a letter or two.

    Two first names that differ are two people (`Mario`, `Maria`), unless only a letter is doubled in one of them.
    """
    counts: Counter[str] = Counter(turn.label for turn in draft.turns if turn.label is not None)
    turns = full_name_turns(draft)
    if len(turns) > _MAX_LABELS:
        return {}
    frequent = {label: turn for label, turn in turns.items() if counts[label] >= _MIN_TURNS}
    inferred = {}
    for label, turn in turns.items():
        person = _frequent_person(draft, label, turn, frequent) if counts[label] == 1 else None
        if person is not None:
            inferred[label] = person
    surnames = {person.name.split(" ")[-1] for person in inferred.values()}
    # A name that is spoken as well as printed is that of another person.
    spoken = {name_key(introduction.name) for introduction in introductions(draft, surnames)}
    return {label: person for label, person in inferred.items() if name_key(person.name) not in spoken}


def _frequent_person(draft: Draft, label: str, turn: Turn, frequent: dict[str, Turn]) -> InferredSpeaker | None:
    """Return the person of the only frequent label that a label may be a misspelling of."""
    if turn.name is None:
        return None
    similar = [other for other in frequent if is_misspelt(turn.name, frequent[other].name or "")]
    if len(similar) != 1:
        return None
    (other,) = similar
    honorific = read_label(other, draft.vocabulary).honorific
    if honorific is not None and honorific != read_label(label, draft.vocabulary).honorific:
        return None
    speaker = frequent[other].speaker
    if speaker is None or speaker == turn.speaker:
        return None
    return InferredSpeaker(speaker, turn.name, Evidence(frequent[other].lines[0], other))


def is_misspelt(name: str, other: str) -> bool:
    """Return True if two full names differ in one word only, and that word may be a misspelling of the other."""
    words, other_words = ([name_key(word) for word in text.split(" ")] for text in (name, other))
    if len(words) != len(other_words) or len(words) < 2:
        return False
    differing = [index for index, pair in enumerate(zip(words, other_words, strict=True)) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    (index,) = differing
    return _may_be_misspelt(words[index], other_words[index], is_surname=index == len(words) - 1)


def _may_be_misspelt(word: str, other: str, *, is_surname: bool) -> bool:
    if WORD_OF_NAME.edits(word, other) is None:
        return False
    return is_surname or re.sub(r"(.)\1", r"\1", word) == re.sub(r"(.)\1", r"\1", other)
