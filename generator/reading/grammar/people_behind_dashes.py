"""An office, a dash, and who has it with a form of address: `Radny – p. A. Sowa`, `Maire adjoint – M. Paul Dahlin`."""

from __future__ import annotations

import re

import msgspec

from generator.reading.grammar.label_parts import without_brackets
from generator.reading.grammar.name_words import are_name_words
from generator.reading.grammar.names_behind_bodies import begins_with_body
from generator.reading.grammar.offices import leading_honorifics, leading_role
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

_LINE = re.compile(r"(?P<office>[^\W\d_][^\n:;?!]{1,100}?) [-–—] (?P<person>[^\n:;?!,–—]{4,60})")
_INITIALS = re.compile(r"(?:[^\W\d_a-zß-ÿ]\.[ -]?){1,3}(?=[^\W\d_]{2})")
_MAX_OFFICE_WORDS = 12
_ADDRESSES = frozenset({"pan", "pani", "pán", "paní", "пан", "пані", "господин", "госпожа", "г-н", "г-жа"})
"""Forms of address of Slavic languages, which are like articles before an office."""


class PersonBehindDash(msgspec.Struct, frozen=True):
    """The parts of such a label."""

    office: str
    role: str | None
    honorific: str
    name: str


def person_behind_dash(label: str, vocabulary: Vocabulary) -> PersonBehindDash | None:
    """Return the office and the person of a label, tidied; the person has a given name or its initial.

    Without an office of the vocabulary, the form of address is in small letters: `Skarbnik Miasta – p. A. Sowa`. Else
    two names may be beside the dash, and the first speaks.
    """
    match = _LINE.fullmatch(without_brackets(label)[0]) if " - " in label or "–" in label or "—" in label else None
    if match is None or match["office"].count(" ") >= _MAX_OFFICE_WORDS or not match["office"][0].isupper():
        return None
    person = match["person"]
    honorific, name = leading_honorifics(person, vocabulary)
    if honorific is None:
        first, _, name = person.partition(" ")
        honorific = fold(first)
        if honorific not in _ADDRESSES:
            return None
    bare = _INITIALS.sub("", name, count=1)
    words = bare.split(" ")
    is_name = len(words) > 1 or bare != name
    if not is_name or not are_name_words(words, vocabulary) or leading_role(name, vocabulary)[0] is not None:
        return None
    role, rest = leading_role(match["office"], vocabulary)
    if not person[:1].islower() and (role is None or _is_second_person(rest, vocabulary)):
        return None
    return PersonBehindDash(match["office"], role, honorific, name)


def _is_second_person(rest: str, vocabulary: Vocabulary) -> bool:
    """Return True for a full name behind the office: `Senator Ada Bell – Mr Tom Alday`."""
    words = rest.split(" ")
    return len(words) == 2 and are_name_words(words, vocabulary) and not begins_with_body(rest)
