"""Find speaker labels: the text before a turn's colon, and how surely it is a label. Pure text, no document."""

from __future__ import annotations

import functools
import re
from collections.abc import Container
from typing import Literal

import msgspec

from generator.reading.grammar.names import LETTER, ROLE_NUMBER, is_function_label, leading_honorifics, leading_role
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold, tidy

LabelStrength = Literal["sure", "name", "weak"]
"""How surely a text is a label.

`sure`: a role, or a name in capitals or behind an honorific. `name`: several capitalised words. `weak`: one word, not
in capitals, that is a label only if the document repeats it often.
"""

_MAX_LABEL_CHARS = 150
_MAX_LABEL_WORDS = 12
_MAX_NAME_WORDS = 5
_MAX_ROLE_AND_NAME_WORDS = 6
_MAX_AFFILIATION_WORDS = 9
_MAX_GAP_CHARS = 6
"""White space behind the colon, before the first word."""

_TEXT_BEFORE_COLON = re.compile(rf"(?P<label>[^:\uff1a\n]{{1,{_MAX_LABEL_CHARS}}})[:\uff1a](?!//)")
_WORD = re.compile(r"[^\s,()/&\[\]]+")
_NO_LABEL_CHARS = re.compile(r"[!?;\"“”…<>{}=|\\*#@%$^~+—]|\.\.")
_NICKNAME = re.compile(r"(?<=\S )[\"“][^\W\d_]{1,20}[\"”](?= \S)")
_DASH = re.compile(r" [-\u2013\u2014] ")
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?|[^\W\d_]{1,5}\.(?:-[^\W\d_]\.)?|(?i:ph\.d\.?)")
_WITH_BRACKET = re.compile(r"(?P<core>[^()\[\]]+?) ?[(\[][^()\[\]]+[)\]]")
_MIXED_CASE_SURNAME = re.compile(r"(?:Ma?c|O['’]|D['’]|Le|La|De|Di|Van)[A-ZÀ-Þ]{2,}(?:-.+)?")
_ROMAN_NUMERAL = re.compile(r"[IVX]+")
_QUESTION = re.compile(r"[QA]\d{0,2}|Question|Answer|QUESTION|ANSWER")


class LabelCandidate(msgspec.Struct, frozen=True):
    """The text before a colon, which may be a label."""

    printed: str
    """Not tidied, without its colon."""
    end: int
    """The position behind the colon."""
    strength: LabelStrength


def find_label(text: str, vocabulary: Vocabulary, recurring: Container[str] = ()) -> str | None:
    """Return the label of a marked line without its colon, or `None` if the turn has no label.

    Args:
        text: The line behind the chevrons, not tidied.
        vocabulary: The archive's vocabulary.
        recurring: Weak labels, folded, that the document repeats so often that they are labels.
    """
    label = label_candidate(text, vocabulary)
    if label is None or (label.strength == "weak" and fold(label.printed) not in recurring):
        return None
    return label.printed


def label_candidate(text: str, vocabulary: Vocabulary) -> LabelCandidate | None:
    """Return the text before the colon of a line, if it may be a label."""
    match = _TEXT_BEFORE_COLON.match(text)
    if match is None:
        return None
    rating = label_strength(match["label"], text[match.end() : match.end() + 1], vocabulary)
    if rating == "name" and text[match.end() : match.end() + _MAX_GAP_CHARS].lstrip()[:1].islower():
        rating = "weak"  # `Net Values: who asked for them`
    return LabelCandidate(match["label"], match.end(), rating) if rating is not None else None


@functools.lru_cache(maxsize=4096)
def label_strength(printed: str, follows: str, vocabulary: Vocabulary) -> LabelStrength | None:
    """Return how surely a text is a label; `None` if it is not one.

    Args:
        printed: The text before the colon, not tidied.
        follows: The character behind the colon.
        vocabulary: The archive's vocabulary.
    """
    label = _NICKNAME.sub("", tidy(printed))
    bracket = _WITH_BRACKET.fullmatch(label)
    words = _WORD.findall(bracket["core"] if bracket else label)
    if _is_never_label(label, words, vocabulary):
        return None
    if _QUESTION.fullmatch(label):
        return "weak"
    if len(LETTER.findall(label)) < 2 or not label.lstrip("'‘’`´ʻʼ( ")[:1].isalpha():
        return None
    if fold(label).rstrip(".") in vocabulary.role_of:
        return "sure"
    if _DASH.search(label) and bracket is None:
        return _dashed(label, follows, vocabulary)
    if any("." in word and not _ABBREVIATION.fullmatch(word) for word in words):
        return None
    if bracket:
        return label_strength(bracket["core"], follows, vocabulary)
    return _without_bracket(printed, label, words, follows, vocabulary)


def _is_never_label(label: str, words: list[str], vocabulary: Vocabulary) -> bool:
    return (
        not 0 < len(words) <= _MAX_LABEL_WORDS
        or _NO_LABEL_CHARS.search(label) is not None
        or fold(label).replace(".", "") in vocabulary.no_label_phrases
    )


def _dashed(label: str, follows: str, vocabulary: Vocabulary) -> LabelStrength | None:
    """Rate a label that describes the speaker behind a dash: `MARA LINDQVIST - GARDEN SOCIETY`."""
    parts = _DASH.split(label)
    if len(parts) != 2:
        return None
    ratings = {label_strength(part, follows, vocabulary) for part in parts}
    if ratings & {None, "weak"}:
        return None
    return "sure" if label.isupper() else "name"


def _without_bracket(
    printed: str, label: str, words: list[str], follows: str, vocabulary: Vocabulary
) -> LabelStrength | None:
    if any(character in "()[]" for character in label):
        return None
    role, rest = leading_role(label.replace("_", " "), vocabulary)
    is_numbered = role is not None and ROLE_NUMBER.fullmatch(rest)  # `REMOTE PARTICIPANT 2`
    if is_numbered or (label.isupper() and is_function_label(words, vocabulary)):  # `FIRST SPEAKER`
        return "sure"
    if any(character.isdigit() for character in label) or (role is None and "_" in label):
        return None
    if _is_capitals_label(label, words, vocabulary):
        return "sure"
    return None if follows.isalpha() else _both_cases(printed, words, vocabulary)


def _is_capitals_label(label: str, words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True if words in capitals are a label and not a sentence; particles and `McX` may be in both cases."""
    if not all(word.isupper() or word in vocabulary.particles or _MIXED_CASE_SURNAME.fullmatch(word) for word in words):
        return False
    if not any(word.isupper() for word in words):
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
    return not _is_no_name(plain[0], vocabulary) and vocabulary.sentence_words.isdisjoint(plain)


def _both_cases(printed: str, words: list[str], vocabulary: Vocabulary) -> LabelStrength | None:
    """Rate a label in both cases: its words are capitalised, and none of them belongs to a sentence."""
    spaced = printed.replace("\u00a0", " ").strip()
    if "  " in spaced or "\t" in spaced:
        return None
    if "," in spaced:
        return _with_affiliation(spaced, vocabulary)
    if len(words) > _MAX_ROLE_AND_NAME_WORDS:
        return None
    if _is_titled_name(words, vocabulary):
        return "sure"
    if len(words) == 1:
        plain = fold(words[0]).strip(".'")
        return "weak" if plain not in vocabulary.no_labels and len(plain) > 1 else None
    return "name" if _is_name(words, vocabulary) else None


def _with_affiliation(label: str, vocabulary: Vocabulary) -> LabelStrength | None:
    """Rate a label with an affiliation behind a comma: `Mara Lindqvist, Garden Society`."""
    name, _, affiliation = label.partition(",")
    name_words, affiliation_words = _WORD.findall(name), _WORD.findall(affiliation)
    if len(name_words) < 2 or not 0 < len(affiliation_words) <= _MAX_AFFILIATION_WORDS:
        return None
    if not affiliation_words[0][:1].isupper():
        return None
    if not vocabulary.no_labels.isdisjoint(fold(word) for word in (*name_words, affiliation_words[0])):
        return None
    return _both_cases(name, name_words, vocabulary)


def _is_titled_name(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True for a role or an honorific with a name behind it."""
    role, rest = leading_role(" ".join(words), vocabulary)
    honorific, name = leading_honorifics(rest, vocabulary)
    return (role is not None or honorific is not None) and _are_name_words(name.split(), vocabulary)


def _is_name(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True for a name of several words without words of a sentence."""
    if len(words) > _MAX_NAME_WORDS or not _are_name_words(words, vocabulary):
        return False
    if sum(word not in vocabulary.particles for word in words) < 2:
        return False
    plain = [fold(word).strip(".'") for word in words]
    in_both_cases = [folded for folded, word in zip(plain, words, strict=True) if not word.isupper()]
    if not vocabulary.sentence_words.isdisjoint(in_both_cases):
        return False
    if any(len(word) > 1 and _is_no_name(word, vocabulary) for word in (plain[0], plain[-1])):
        return False
    return not all(word in vocabulary.no_labels for word in plain)


def _is_no_name(word: str, vocabulary: Vocabulary) -> bool:
    return word in vocabulary.no_labels and word not in vocabulary.names_too


def _are_name_words(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True if every word is a particle or begins with a capital letter, as the words of a name do."""
    return any(word not in vocabulary.particles for word in words) and all(
        word in vocabulary.particles or word.lstrip("'‘’")[:1].isupper() for word in words
    )
