"""How surely a text that begins with an office is a label: `M. le président`, `The Minister for Ferries`. Pure text."""

from __future__ import annotations

import re

from generator.reading.grammar.label_parts import LabelVerdict
from generator.reading.grammar.name_words import are_name_words
from generator.reading.grammar.names_behind_bodies import name_behind_body
from generator.reading.grammar.offices import (
    is_field,
    leading_honorifics,
    leading_role,
    name_behind_field,
    trailing_office,
)
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

_SLAVIC_VERB = re.compile(r".*(?:л|ла|ло|ли|лся|лась|лись|ет|ит|ют|ят|ёт)")
"""`Министр сказал:` is a sentence, `Министр транспорта:` an office."""

_ENGLISH_VERBS = frozenset(
    ["said", "says", "asked", "asks", "told", "replied", "answered", "added", "wrote", "us", "me"]
)
_SMALL_WORDS = frozenset({"of", "the", "and", "for"})
_FULL_FORMS = re.compile(r"(?!miss|madam\b|mister)[^\W\d_]{4,}")
"""A form of address in full: `Señor presidente:` opens a speech, `El señor presidente:` is a label."""

_MAX_NAME_WORDS = 6


def office_strength(core: str, vocabulary: Vocabulary) -> LabelVerdict | None:
    """Return how surely the words are the label of an office in both cases; `None` if another rule decides."""
    if core.isupper():
        return None
    role, rest = leading_role(core, vocabulary)
    if role is None:
        return _addressed_office(core, vocabulary) or _office_behind_name(core, vocabulary)
    head = core.removesuffix(rest).strip()
    is_english = fold(head.partition(" ")[0]) == "the"
    has_capital = any(word[:1].isupper() for word in head.split(" ")[is_english:])
    if has_capital and name_behind_body(rest):
        return "name"
    if not rest:
        return _office_alone(head, vocabulary, may_be_label=has_capital or not is_english)
    if is_field(rest, core, vocabulary):
        if _is_addressed(head, vocabulary):
            return "sure"
        is_proper = has_capital or (is_english and _is_proper_field(rest))
        return _with_field(rest, vocabulary) if is_proper else "none"
    return _office_before_name(rest, vocabulary) if has_capital else None


def _office_alone(head: str, vocabulary: Vocabulary, *, may_be_label: bool) -> LabelVerdict | None:
    """Return the strength of an office without field and name."""
    if _opens_speech(head, vocabulary):
        return "weak"
    return "sure" if may_be_label else None


def _office_before_name(rest: str, vocabulary: Vocabulary) -> LabelVerdict | None:
    """Return the strength of an office whose field and name are `rest`: `транспорта Юрьев К. Л.`."""
    name = name_behind_field(rest)
    if name is None:
        return None
    if _SLAVIC_VERB.fullmatch(rest.partition(" ")[0]):
        return "none"
    if not name:
        return "weak"
    words = name.split(" ")
    return "name" if 1 < len(words) <= _MAX_NAME_WORDS and are_name_words(words, vocabulary) else "none"


def _opens_speech(head: str, vocabulary: Vocabulary) -> bool:
    """Return True for a form of address in full at the start: `Monsieur le Président`, `Señor presidente`."""
    honorific, _ = leading_honorifics(head, vocabulary)
    is_first = honorific is not None and fold(head).startswith(honorific)
    return is_first and _FULL_FORMS.fullmatch(honorific or "") is not None


def _is_addressed(head: str, vocabulary: Vocabulary) -> bool:
    """Return True for an office with a form of address; `the bishop` in small letters is a part of a sentence."""
    return not head.startswith("the ") and leading_honorifics(head, vocabulary)[0] is not None


def _is_proper_field(rest: str) -> bool:
    """Return True for the name of a country or a body behind an office in small letters: `of the European Union`."""
    words = [word for word in rest.split(" ")[1:] if word not in _SMALL_WORDS]
    return bool(words) and all(word[:1].isupper() for word in words)


def _with_field(rest: str, vocabulary: Vocabulary) -> LabelVerdict:
    """Return the strength of an office with its field; a sentence has other small words."""
    words = [fold(word) for word in rest.split(" ")]
    sentence = vocabulary.sentence_words - {"the", "with"}
    return "name" if sentence.isdisjoint(words) and _ENGLISH_VERBS.isdisjoint(words) else "none"


def _addressed_office(core: str, vocabulary: Vocabulary) -> LabelVerdict | None:
    """Rate a form of address before an office: `A Sra. Ministra do Mar`; without article it may open a speech."""
    honorific, bare = leading_honorifics(core, vocabulary)
    if honorific is None:
        return None
    role, rest = leading_role(bare, vocabulary)
    if role is None or (rest and not is_field(rest, bare, vocabulary)):
        return None
    if _opens_speech(core, vocabulary):
        return "weak"
    return None if fold(core).startswith(honorific) else "sure"


def _office_behind_name(core: str, vocabulary: Vocabulary) -> LabelVerdict | None:
    role, name = trailing_office(core)
    if role is None:
        return None
    words = name.split(" ")
    return "name" if 1 < len(words) <= _MAX_NAME_WORDS and are_name_words(words, vocabulary) else None
