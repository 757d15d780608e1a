"""How surely words are the label of a named person or an organisation: in capitals, or in both cases. Pure text."""

from __future__ import annotations

import re

from generator.reading.grammar.label_parts import LabelStrength
from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.last_first import reversed_name
from generator.reading.grammar.name_words import AND_IN_CATALAN, WORD, are_name_words, is_no_name
from generator.reading.grammar.offices import is_field, leading_honorifics, leading_role, name_behind_field
from generator.reading.grammar.speech_openings import foreign_openings
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

_MAX_CAPITALS_WORDS = 12
_MIN_NAME_WORDS = 2
_MAX_NAME_WORDS = 5
"""Of a name, apart from particles: `Rosa de la Vega y Luna` has three."""

_MAX_ROLE_AND_NAME_WORDS = 7
_MAX_AFFILIATION_WORDS = 10
_MIXED_CASE_SURNAME = re.compile(r"(?:Ma?c|O['’]|D['’]|Le|La|De|Di|Van)[A-ZÀ-Þ]{2,}(?:-.+)?")
_ON_BEHALF = re.compile(
    r"(?:on behalf of|for) the |(?:für|pour|per) (?:d(?:ie|en|as)|la|le|il) |"
    r"au nom d|im Namen d|en nombre del? |a nome d|em nome d|namens de |w imieniu |"
    r"(?:member|president|vice-president) of the ",
    re.IGNORECASE,
)
_KINDS_OF_SPEECHES = re.compile(
    r"blue[- ]card\b|in writing$|par écrit$|schriftlich$|por escrito$|per iscritto$|na piśmie$|schriftelijk$|"
    r"intervention .{0,20}carton bleu|author$|draftsman\b|rapporteur for the opinion"
)
"""What the European Parliament prints behind a name: `Ada Bell, blue-card reply`, `Ada Bell, in writing`."""

OF_PLACE = re.compile(r"(?<=\w) (?:of|OF) (?P<place>(?:the |THE )?[A-Z][\w'’.-]{1,30}(?: [A-Z][\w'’.-]{1,30}){0,3})$")
"""A place behind a name: `Ms. Castor of Florida`."""

_ROMAN_NUMERAL = re.compile(r"[IVX]+")
_WORDS_OF_AFFILIATIONS = frozenset({"the", "with", "as"})
"""Words of sentences that an affiliation has, too: `COLUMNIST, THE NORTHERN POST`."""

_WORDS_OF_LISTS = frozenset({"and", "or", "so"})


def capitals_strength(label: str, words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True if words in capitals are a label and not a sentence; particles and `McX` may be in both cases."""
    if len(words) > _MAX_CAPITALS_WORDS or not any(word.isupper() for word in words):
        return False
    if not all(word.isupper() or word in vocabulary.particles or _MIXED_CASE_SURNAME.fullmatch(word) for word in words):
        return False
    plain = [fold(word).strip(".'") for word in words]
    if all(word in vocabulary.no_labels for word in plain) or _ROMAN_NUMERAL.fullmatch(label):
        return False
    if leading_role(label, vocabulary)[0] is not None or leading_honorifics(label, vocabulary)[0] is not None:
        return True
    if plain[0] == "the":
        is_organisation = fold(" ".join(words[1:])).upper() in vocabulary.organisations
        return is_organisation or not vocabulary.organisation_words.isdisjoint(plain)
    if label.upper() in vocabulary.organisations:
        return True
    return not is_no_name(plain[0], vocabulary) and vocabulary.sentence_words.isdisjoint(plain)


def is_capitals_with_affiliation(label: str, vocabulary: Vocabulary) -> bool:
    """Return True for a name in capitals with what the person is: `MAYOR TOM ALDAY, DISTRICT 3, THE NORTHERN PARTY`."""
    name, comma, affiliation = label.partition(",")
    name_words = WORD.findall(name)
    words = [fold(word) for word in WORD.findall(affiliation)]
    if not comma or not label.isupper() or len(name_words) < 2 or not 0 < len(words) <= _MAX_AFFILIATION_WORDS:
        return False
    if words[0] in _WORDS_OF_LISTS or not (vocabulary.sentence_words - _WORDS_OF_AFFILIATIONS).isdisjoint(words):
        return False
    return capitals_strength(name, name_words, vocabulary)


def both_cases_strength(printed: str, label: str, words: list[str], vocabulary: Vocabulary) -> LabelStrength | None:
    """Rate a label in both cases: its words are capitalised, and none of them belongs to a sentence."""
    spaced = printed.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if "  " in spaced or "\t" in spaced:
        return None
    if "," in label:
        return _with_affiliation(label, vocabulary)
    if len(words) > _MAX_ROLE_AND_NAME_WORDS:
        return None
    if _is_titled_name(words, vocabulary):
        return "sure"
    if len(words) == 1:
        plain = fold(words[0]).strip(".'")
        is_speech = plain in vocabulary.no_labels or plain in foreign_openings()
        return "weak" if not is_speech and len(plain) > 1 else None
    if _is_name(words, vocabulary):
        return "name"
    return "weak" if _is_surname_with_particle(words, vocabulary) else None


def _is_surname_with_particle(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True for `von Holt`: small particles and one word that may be a surname."""
    last = fold(words[-1]).strip(".'")
    return (
        all(word in vocabulary.particles for word in words[:-1])
        and words[-1][:1].isupper()
        and not is_no_name(last, vocabulary)
        and last not in label_words().speech_words
    )


def _with_affiliation(label: str, vocabulary: Vocabulary) -> LabelStrength | None:
    """Rate a label with an affiliation behind a comma: `Mara Lindqvist, Garden Society`, `Ada Bell, rapporteur`."""
    name, _, affiliation = (part.strip() for part in label.partition(","))
    name_words, affiliation_words = WORD.findall(name), WORD.findall(affiliation)
    if not name_words or not 0 < len(affiliation_words) <= _MAX_AFFILIATION_WORDS:
        return None
    if _KINDS_OF_SPEECHES.match(affiliation):
        return _weak_speaker_as(name_words, vocabulary)
    if _ON_BEHALF.match(affiliation) and "." not in affiliation:
        return _weak_speaker_as(name_words, vocabulary)
    if not vocabulary.no_labels.isdisjoint(fold(word) for word in (*name_words, affiliation_words[0])):
        return None if affiliation_words[0] != "as" else _weak_speaker_as(name_words, vocabulary)
    if not affiliation_words[0][:1].isupper() and not _is_office(affiliation, vocabulary):
        return None
    if sum(word not in vocabulary.particles for word in name_words) == 1:
        return "weak" if reversed_name(label, vocabulary) is not None else None
    return both_cases_strength(name, name, name_words, vocabulary)


def _weak_speaker_as(name_words: list[str], vocabulary: Vocabulary) -> LabelStrength | None:
    """Rate `Tom Alday, as individual`."""
    name = " ".join(name_words)
    return both_cases_strength(name, name, name_words, vocabulary)


def _is_office(text: str, vocabulary: Vocabulary) -> bool:
    role, rest = leading_role(text, vocabulary)
    return role is not None and (not rest or is_field(rest, text, vocabulary) or name_behind_field(rest) == "")


def _is_titled_name(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True for a role or an honorific with a name behind it, and perhaps a place: `Ms. Castor of Florida`."""
    role, rest = leading_role(" ".join(words), vocabulary)
    honorific, name = leading_honorifics(rest, vocabulary)
    if honorific is not None and (of_place := OF_PLACE.search(name)) is not None:
        name = name[: of_place.start()]
    return (role is not None or honorific is not None) and are_name_words(name.split(), vocabulary)


def _is_name(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True for a name of several words without words of a sentence."""
    if not are_name_words(words, vocabulary):
        return False
    if not _MIN_NAME_WORDS <= sum(word not in vocabulary.particles for word in words) <= _MAX_NAME_WORDS:
        return False
    plain = [fold(word).strip(".'") for word in words]
    in_both_cases = [
        folded for folded, word in zip(plain, words, strict=True) if not word.isupper() and word != AND_IN_CATALAN
    ]
    if not vocabulary.sentence_words.isdisjoint(in_both_cases):
        return False
    edges = [word for word in (plain[0], plain[-1]) if len(word) > 1]
    if any(is_no_name(word, vocabulary) for word in edges) or not label_words().speech_words.isdisjoint(edges):
        return False
    return not all(word in vocabulary.no_labels for word in plain)
