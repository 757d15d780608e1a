"""Labels that are a full name misspelt: they come once, and a frequent label differs in a letter or two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.reading.draft import Draft
from generator.reading.grammar.names import read_label
from generator.reading.speakers.full_names import InferredSpeaker, full_name_turns
from generator.reading.speakers.introductions import introductions
from generator.records import Evidence, Turn
from generator.text.normal import loose_name_key
from generator.text.similar_names import WORD_OF_NAME

_MIN_TURNS = 3
"""Turns under a label that a label seen once may be a misspelling of."""

_MAX_LABELS = 400
"""Full names that are compared with each other; in a document with more, similar names mean nothing."""


def misspelt_names(draft: Draft) -> dict[str, InferredSpeaker]:
    """Return the person of each full name that comes once and differs from a frequent one in a letter or two.

    Two first names that differ are two people (`Mario`, `Maria`), unless only a letter is doubled in one of them.
    """
    turns = full_name_turns(draft)
    if len(turns) > _MAX_LABELS:
        return {}
    inferred = _similar_people(draft, turns)
    surnames = {person.name.split(" ")[-1] for person in inferred.values()}
    # A name that is spoken as well as printed is that of another person.
    spoken = {loose_name_key(introduction.name) for introduction in introductions(draft, surnames)}
    return {label: person for label, person in inferred.items() if loose_name_key(person.name) not in spoken}


def _similar_people(draft: Draft, turns: dict[str, Turn]) -> dict[str, InferredSpeaker]:
    """Return the person of each label that comes once and is similar to one frequent label only."""
    counts: Counter[str] = Counter(turn.label for turn in draft.turns if turn.label is not None)
    frequent = {label: turn for label, turn in turns.items() if counts[label] >= _MIN_TURNS}
    spellings = Spellings((label, turn.name or "") for label, turn in frequent.items())
    inferred = {}
    for label, turn in turns.items():
        similar = spellings.similar_to(turn.name) if counts[label] == 1 and turn.name is not None else []
        person = _frequent_person(draft, label, turn, frequent[similar[0]]) if len(similar) == 1 else None
        if person is not None:
            inferred[label] = person
    return inferred


def _frequent_person(draft: Draft, label: str, turn: Turn, frequent: Turn) -> InferredSpeaker | None:
    """Return the person of the turns with the only frequent label that a label may be a misspelling of."""
    if turn.name is None or frequent.label is None:
        return None
    honorific = read_label(frequent.label, draft.vocabulary).honorific
    if honorific is not None and honorific != read_label(label, draft.vocabulary).honorific:
        return None
    if frequent.speaker is None or frequent.speaker == turn.speaker:
        return None
    return InferredSpeaker(frequent.speaker, turn.name, Evidence(frequent.lines[0], frequent.label))


class Spellings:
    """Full names, found by a name that differs in one word only, if that word may be a misspelling of theirs.

    Args:
        names: A key and a full name each. With more than 400 of them no name is found.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        keyed_names = list(names)
        self._keys: dict[tuple[int, tuple[str, ...]], list[tuple[str, str]]] = {}
        """The keys, each with its word at a place, by this place and the other words."""
        for key, name in keyed_names if len(keyed_names) <= _MAX_LABELS else ():
            for index, word, others in _words_of(name):
                self._keys.setdefault((index, others), []).append((word, key))

    def similar_to(self, name: str) -> list[str]:
        """Return the keys of all names that `name` may be a misspelling of; the same name is left out."""
        return [
            key
            for index, word, others in _words_of(name)
            for other_word, key in self._keys.get((index, others), ())
            if word != other_word and _may_be_misspelt(word, other_word, is_surname=index == len(others))
        ]


def _words_of(name: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield the place of each word of a name of two or more words, the word, and the other words."""
    words = tuple(loose_name_key(word) for word in name.split(" "))
    for index, word in enumerate(words if len(words) > 1 else ()):
        yield index, word, words[:index] + words[index + 1 :]


def _may_be_misspelt(word: str, other: str, *, is_surname: bool) -> bool:
    if WORD_OF_NAME.edits(word, other) is None:
        return False
    return is_surname or re.sub(r"(.)\1", r"\1", word) == re.sub(r"(.)\1", r"\1", other)
