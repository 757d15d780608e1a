"""Debates made from a seed: who speaks, and in which words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
import yaml

_COLON = re.compile("[:：]")
_SPEECH = Path(__file__).parent / "speech.yml"


class Speech(msgspec.Struct, frozen=True):
    """What people say in one language."""

    sentences: Sequence[str]
    traps: Sequence[str]
    """Sentences with colons, times, names and quotations that look like labels inside a paragraph."""
    short: Sequence[str]
    """Whole statements of a few words."""
    chair: Sequence[str]
    """What the chair says; the last sentence opens the debate."""
    asides: Sequence[str] = ()
    """Whole paragraphs that begin with a word and a colon, and are speech of the person who is speaking."""
    questions: Sequence[str] = ()
    answers: Sequence[str] = ()
    gap: str = " "
    """Between two sentences."""


class Statement(msgspec.Struct, frozen=True):
    """What one person says until somebody else speaks."""

    speaker: int
    """A number from 0; in a debate with a chair, 0 is the chair."""
    paragraphs: tuple[str, ...]


@cache
def speech(language: str) -> Speech:
    """Return the sentences of a language, by its ISO code."""
    return msgspec.convert(_all_speech()[language], Speech)


@cache
def _all_speech() -> Mapping[str, object]:
    parsed: Mapping[str, object] = yaml.load(_SPEECH.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return parsed


def debate(words: Speech, people: int, length: int, chance: random.Random) -> list[Statement]:
    """Return statements of which about every second is the chair's."""
    return _debate(words, people, length, chance, chaired=True)


def round_table(words: Speech, people: int, length: int, chance: random.Random) -> list[Statement]:
    """Return statements of people who speak in no order, without a chair."""
    return _debate(words, people, length, chance, chaired=False)


def interview(words: Speech, _people: int, length: int, chance: random.Random) -> list[Statement]:
    """Return statements of two people by turns."""
    begun: set[str] = set()
    return [Statement(number % 2, _statement(words, chance, begun)) for number in range(length)]


def examination(words: Speech, _people: int, length: int, chance: random.Random) -> list[Statement]:
    """Return questions (by 0) and answers (by 1) with objections (by 2), which the court (3) overrules."""
    statements = []
    for number in range(length):
        if number % 9 == 8:
            statements += [Statement(2, ("Objection, your Honor.",)), Statement(3, ("Overruled.",))]
        said = words.answers if number % 2 else words.questions
        statements.append(Statement(number % 2, (chance.choice(said),)))
    return statements


TALKS: Mapping[str, Callable[[Speech, int, int, random.Random], list[Statement]]] = {
    "debate": debate,
    "round table": round_table,
    "interview": interview,
    "examination": examination,
}
"""The kinds of talk that a form may have."""


def _debate(words: Speech, people: int, length: int, chance: random.Random, *, chaired: bool) -> list[Statement]:
    rare = people - 1 if people > 3 and chance.random() < 0.5 else None  # speaks once, so their label is printed once
    usual = [person for person in range(people) if person != rare]
    begun: set[str] = set()
    statements = [Statement(0, _opening(words, chance) if chaired else _statement(words, chance, begun))]
    for number in range(1, length):
        last = statements[-1].speaker
        if rare is not None and number == length // 2:
            speaker = rare
        elif chaired and last != 0 and chance.random() < 0.6:
            speaker = 0
        else:
            speaker = chance.choice([person for person in usual if person != last])
        by_chair = chaired and speaker == 0
        statements.append(
            Statement(speaker, (_from_chair(words, chance),) if by_chair else _statement(words, chance, begun))
        )
    return statements


def _opening(words: Speech, chance: random.Random) -> tuple[str, ...]:
    return (words.gap.join((words.chair[-1], chance.choice(words.sentences))),)


def _from_chair(words: Speech, chance: random.Random) -> str:
    said = [chance.choice(words.chair)]
    if chance.random() < 0.3:
        said.append(chance.choice(words.sentences))
    return words.gap.join(said)


def _statement(words: Speech, chance: random.Random, begun: set[str]) -> tuple[str, ...]:
    """Return the paragraphs of a statement.

    Args:
        words: The language.
        chance: Of this document.
        begun: The sentences with a colon that paragraphs began with; two such paragraphs would look like a label.
    """
    if chance.random() < 0.2:
        return (chance.choice(words.short),)
    paragraphs = []
    for _ in range(chance.randint(1, 2)):
        said = [chance.choice(words.sentences) for _ in range(chance.randint(2, 5))]
        if chance.random() < 0.3:
            said.insert(chance.randrange(len(said)), chance.choice(words.traps))
        if said[0] in begun:
            said[0] = chance.choice([sentence for sentence in words.sentences if not _COLON.search(sentence)])
        elif _COLON.search(said[0]):
            begun.add(said[0])
        paragraphs.append(words.gap.join(said))
    if words.asides and chance.random() < 0.2:
        paragraphs.append(chance.choice(words.asides))
    return tuple(paragraphs)
