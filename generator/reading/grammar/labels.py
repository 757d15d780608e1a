"""Labels: what stands before a turn's colon, and how sure it is that this is one. Pure text, no document."""

from __future__ import annotations

import functools
import re
from collections.abc import Container
from typing import Literal

import msgspec

from generator.reading.grammar.names import is_function, leading_honorifics, leading_role
from generator.reading.grammar.typography import fold, tidy
from generator.reading.grammar.vocabulary import Vocabulary

Strength = Literal["sure", "name", "weak"]
"""`sure`: a role, or a name in capitals or behind an honorific; `name`: several capitalised words; `weak`: one word in
both cases, or in small letters, which is a label only where the document has it again and again."""

_LONGEST = 150
_GAP = 6
_MOST_WORDS = 12
_CANDIDATE = re.compile(rf"(?P<label>[^:\uff1a\n]{{1,{_LONGEST}}})[:\uff1a](?!//)")
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\s,()/&\[\]]+")
_STOP = re.compile(r"[!?;\"“”…<>{}=|\\*#@%$^~+—]|\.\.")
_NICKNAME = re.compile(r"(?<=\S )[\"“][^\W\d_]{1,20}[\"”](?= \S)")
_DASHED = re.compile(r" [-\u2013\u2014] ")
_NUMBER = re.compile(r"(?:#|no\.? ?|number )?\d{1,3}|[a-z]", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?|[^\W\d_]{1,5}\.(?:-[^\W\d_]\.)?|(?i:ph\.d\.?)")
_WITH_BRACKET = re.compile(r"(?P<core>[^()\[\]]+?) ?[(\[][^()\[\]]+[)\]]")
_MC = re.compile(r"(?:Ma?c|O['’]|D['’]|Le|La|De|Di|Van)[A-ZÀ-Þ]{2,}(?:-.+)?")
_ROMAN = re.compile(r"[IVX]+")
_QUESTION = re.compile(r"[QA]\d{0,2}|Question|Answer|QUESTION|ANSWER")


class Candidate(msgspec.Struct, frozen=True):
    """What stands before a colon and may be a label."""

    printed: str
    """Not tidied, without its colon."""
    end: int
    """Behind the colon."""
    strength: Strength


def find_label(text: str, known: Vocabulary, recurring: Container[str] = ()) -> str | None:
    """Return the part of a marked line that is a label, without its colon, or `None` where the turn has none.

    Args:
        text: What stands behind the chevrons, not tidied.
        known: The archive's vocabulary.
        recurring: Weak labels, folded, that the document has so often that they are labels.
    """
    found = candidate(text, known)
    if found is None or (found.strength == "weak" and fold(found.printed) not in recurring):
        return None
    return found.printed


def candidate(text: str, known: Vocabulary) -> Candidate | None:
    """Return what stands before the colon of a line, if it may be a label."""
    match = _CANDIDATE.match(text)
    if match is None:
        return None
    found = strength(match["label"], text[match.end() : match.end() + 1], known)
    if found == "name" and text[match.end() : match.end() + _GAP].lstrip()[:1].islower():
        found = "weak"  # `Net Values: who asked for them`
    return Candidate(match["label"], match.end(), found) if found is not None else None


@functools.lru_cache(maxsize=4096)
def strength(printed: str, follows: str, known: Vocabulary) -> Strength | None:
    """Return how sure it is that a text is a label; `None` where it is none.

    Args:
        printed: What stands before the colon, not tidied.
        follows: The character behind the colon.
        known: The archive's vocabulary.
    """
    label = _NICKNAME.sub("", tidy(printed))
    bracket = _WITH_BRACKET.fullmatch(label)
    words = _WORD.findall(bracket["core"] if bracket else label)
    folded = fold(label).rstrip(".")
    if (
        not words
        or len(words) > _MOST_WORDS
        or _STOP.search(label)
        or folded.replace(".", "") in known.no_label_phrases
    ):
        return None
    if _QUESTION.fullmatch(label):
        return "weak"
    if len(_LETTERS.findall(label)) < 2 or not label.lstrip("'‘’`´ʻʼ( ")[:1].isalpha():
        return None
    if folded in known.role_of:
        return "sure"
    if _DASHED.search(label) and bracket is None:
        return _dashed(label, follows, known)
    if not all("." not in word or _ABBREVIATION.fullmatch(word) for word in words):
        return None
    if bracket:
        return strength(bracket["core"], follows, known)
    if any(character in "()[]" for character in label):
        return None
    role, rest = leading_role(label.replace("_", " "), known)
    is_counted = role is not None and _NUMBER.fullmatch(rest)  # `REMOTE PARTICIPANT 2`
    if is_counted or (label.isupper() and is_function(words, known)):  # `FIRST SPEAKER`
        return "sure"
    if any(character.isdigit() for character in label) or (role is None and "_" in label):
        return None
    if _capitals(label, words, known):
        return "sure"
    if follows.isalpha():
        return None
    return _both_cases(printed, words, known)


def _dashed(label: str, follows: str, known: Vocabulary) -> Strength | None:
    """Return how sure a label is one that says behind a dash who somebody is: `MARA LINDQVIST - GARDEN SOCIETY`."""
    parts = _DASHED.split(label)
    if len(parts) != 2:
        return None
    found = [strength(part, follows, known) for part in parts]
    if any(part is None or part == "weak" for part in found):
        return None
    return "sure" if label.isupper() else "name"


def _capitals(label: str, words: list[str], known: Vocabulary) -> bool:
    """Return whether a label in capitals is one; particles and `McX` may be small, and a sentence is none."""
    if not all(word.isupper() or word in known.particles or _MC.fullmatch(word) for word in words):
        return False
    if not any(word.isupper() for word in words):
        return False
    plain = [fold(word).strip(".'") for word in words]
    if all(word in known.no_labels for word in plain) or _ROMAN.fullmatch(label):
        return False
    if leading_role(label, known)[0] is not None or leading_honorifics(label, known)[0] is not None:
        return True
    if plain[0] == "the":
        is_known = fold(" ".join(words[1:])).upper() in known.organisations
        return is_known or not known.organisation_words.isdisjoint(plain)
    if label.upper() in known.organisations:
        return True
    begins_badly = plain[0] in known.no_labels and plain[0] not in known.names_too
    return not begins_badly and known.sentence_words.isdisjoint(plain)


def _both_cases(printed: str, words: list[str], known: Vocabulary) -> Strength | None:
    """Return how sure a label in both cases is one: capitalised words, none of which belongs to a sentence."""
    spaced = printed.replace("\u00a0", " ").strip()
    if "  " in spaced or "\t" in spaced:
        return None
    if "," in spaced:  # `Mara Lindqvist, Garden Society`
        before, _, after = spaced.partition(",")
        core = _WORD.findall(before)
        after_words = _WORD.findall(after)
        is_affiliation = bool(after_words) and after_words[0][:1].isupper() and len(after_words) <= _MOST_WORDS - 3
        named = _both_cases(before, core, known) if is_affiliation and len(core) > 1 else None
        return named if known.no_labels.isdisjoint([fold(word) for word in (*core, *after_words[:1])]) else None
    if len(words) > 6:
        return None
    role, after_role = leading_role(" ".join(words), known)
    honorific, after_honorific = leading_honorifics(after_role or "", known)
    rest = after_honorific if honorific is not None else after_role
    if (role is not None or honorific is not None) and _all_names(rest.split(), known):
        return "sure"
    names = [word for word in words if word not in known.particles]
    plain = [fold(word).strip(".'") for word in words]
    if len(words) == 1:
        return "weak" if plain[0] not in known.no_labels and len(plain[0]) > 1 else None
    if not _all_names(words, known) or len(names) < 2 or len(words) > 5:
        return None
    if any(word in known.sentence_words for word, shown in zip(plain, words, strict=True) if not shown.isupper()):
        return None
    edges = [word for word in (plain[0], plain[-1]) if len(word) > 1]
    if any(word in known.no_labels and word not in known.names_too for word in edges):
        return None
    return "name" if not all(word in known.no_labels for word in plain) else None


def _all_names(words: list[str], known: Vocabulary) -> bool:
    """Return whether every word is a particle or begins with a capital letter, as those of a name do."""
    return any(word not in known.particles for word in words) and all(
        word in known.particles or word.lstrip("'‘’")[:1].isupper() for word in words
    )
