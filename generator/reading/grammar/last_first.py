"""Names that print the surname first: `Marchetti, Odile` is Odile Marchetti where the file's labels say so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.reading.grammar.label_parts import label_parts
from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.name_words import is_elided_name
from generator.reading.grammar.offices import leading_honorifics, leading_role
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold, loose_name_key

_OUTSIDERS = frozenset(
    [
        "ext",
        "external",
        "extern",
        "externe",
        "externo",
        "esterno",
        "guest",
        "gast",
        "invité",
        "invitée",
        "invitado",
        "convidado",
        "ospite",
        "contractor",
        "visitor",
        "unverified",
    ]
)
"""Notes that meeting tools print behind the name of somebody from another organisation."""

_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}")
_SURNAME_STARTS = frozenset({"al", "el", "abu", "ould", "mac", "ni", "ó", "o"})
_MIN_NAMES = 3
"""Names in the form that prove it, if no other label does."""

_DOUBLE = 2
_MAX_SURNAME_WORDS = 4
_MAX_FIRST_NAMES = 3


def has_outsider_note(notes: Iterable[str]) -> bool:
    """Return True if a note says that somebody comes from another organisation: `(EXT)`."""
    return any(fold(note) in _OUTSIDERS for note in notes)


def reversed_name(printed: str, vocabulary: Vocabulary, *, may_be_double: bool = False) -> str | None:
    """Return `Odile Marchetti` for the label `Marchetti, Odile (EXT)`, `None` if a label has no such form.

    Args:
        printed: The label.
        vocabulary: The archive's vocabulary.
        may_be_double: Whether the surname may have two words, neither of them a particle.
    """
    parts = label_parts(printed)
    surname, first = parts.core.split(" "), parts.comma.split(" ")
    if not parts.comma or "," in parts.comma or parts.dash:
        return None
    is_double = may_be_double and len(surname) == _DOUBLE and _are_name_words(surname, vocabulary)
    if not (is_double or _is_surname(surname, vocabulary)) or not _are_first_names(first, vocabulary):
        return None
    return f"{parts.comma} {parts.core}"


def last_first_names(labels: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the name in each label of a document that prints the surname first.

    Each of these proves it for all labels of the form: initials behind the comma, a note for people from elsewhere, a
    surname in capitals before a first name in both cases, another label with the same name the other way round, and
    most labels in both cases.
    """
    labels = list(dict.fromkeys(labels))
    names = {label: name for label in labels if (name := reversed_name(label, vocabulary)) is not None}
    names |= _double_surnames(labels, len(names), vocabulary)
    others = {loose_name_key(label_parts(label).core) for label in labels if label not in names}
    if any(_is_proved(label, name, others) for label, name in names.items()):
        return names
    keys = {loose_name_key(name) for name in names.values() if not name.isupper()}
    return names if len(keys) >= _MIN_NAMES and 2 * len(keys) > len(keys | others) else {}


def _double_surnames(labels: list[str], count: int, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the names with a surname of two words, `Fiala Beg, Lana (SDR)`, where all labels have a party behind."""
    if count < _MIN_NAMES or not all(label_parts(label).notes for label in labels):
        return {}
    doubles = {label: reversed_name(label, vocabulary, may_be_double=True) for label in labels}
    return {label: name for label, name in doubles.items() if name is not None}


def _is_proved(label: str, name: str, others: set[str]) -> bool:
    parts = label_parts(label)
    if _INITIALS.fullmatch(parts.comma) or has_outsider_note(parts.notes) or loose_name_key(name) in others:
        return True
    return parts.core.isupper() and len(parts.core) > 1 and not parts.comma.isupper()


def _is_surname(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True for one word, a particle with words behind it, or a surname of two words."""
    starts = vocabulary.particles | _SURNAME_STARTS
    if len(words) > _MAX_SURNAME_WORDS or not _are_name_words(words, vocabulary):
        return False
    if leading_honorifics(" ".join(words), vocabulary)[0] is not None:
        return False
    return len(words) == 1 or fold(words[0]) in starts


def _are_first_names(words: list[str], vocabulary: Vocabulary) -> bool:
    return (
        len(words) <= _MAX_FIRST_NAMES
        and _are_name_words(words, vocabulary)
        and not all(word.isupper() and len(word) > 1 and word in vocabulary.post_nominals for word in words)
        and words[0] not in vocabulary.post_nominals
        and fold(words[0]).rstrip(".") not in {"jr", "sr", "phd", "md", "esq", "ii", "iii"}
    )


def _are_name_words(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True if words may be a part of a name, and are no office, organisation, place or word of speech."""
    folded = [fold(word) for word in words]
    text = " ".join(words)
    if not all(word[:1].isupper() or word in vocabulary.particles or is_elided_name(word) for word in words):
        return False
    if any(character.isdigit() for character in text) or text.upper() in vocabulary.organisations:
        return False
    if leading_role(text, vocabulary)[0] is not None or not vocabulary.organisation_words.isdisjoint(folded):
        return False
    if any(word in vocabulary.no_labels and word not in vocabulary.names_too for word in folded):
        return False
    lists = label_words()
    return fold(text) not in lists.places and lists.place_words.isdisjoint(folded)
