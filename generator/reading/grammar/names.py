"""Read the role, the honorific and the name in a label, and write names in capitals. Pure text, no document."""

from __future__ import annotations

import functools
import re

import msgspec

from generator.reading.grammar.devices import names_device_or_room
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold, is_cjk, tidy

LETTER = re.compile(r"[^\W\d_]")
_WORD_PART = re.compile(r"[^\W_]+", re.UNICODE)
_BETWEEN_WORDS = re.compile("[ ・·]")
"""Between the words of a name; `ジョン・スミス` has two."""

_MC_NAME = re.compile(r"MC[^\W\d_]{2,}")
_MC_SMALL_C = re.compile(r"(?P<start>Ma?c)(?P<rest>[^\W\d_a-z]{2,})")
"""`McALLISTER`: a name in capitals apart from its beginning."""

_ELIDED_ARTICLES = frozenset({"dell'", "dall'", "sant'", "degl'", "nell'", "coll'"})
_ROMAN_NUMERAL = re.compile(r"[IVX]{2,4}")
_CONSONANTS = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,3}")
ROLE_NUMBER = re.compile(r"(?:#|no\.? ?|number )?\d{1,3}|[a-z]", re.IGNORECASE)
"""The number or letter behind a role: `SPEAKER 2`."""

_OF = re.compile(r"(?:of|for|from|at|to|on|in|off|via)\b", re.IGNORECASE)
_PLACED = re.compile(
    r"(?P<core>\S+ \S.*?|\S+(?! OF )) (?:(?:OF|FROM) \S.*|VIA \S+|ON (?:VIDEO|ZOOM|SCREEN|MOBILE)|ONLINE|"
    r"REMOTE(?:LY)?|CONTINU(?:ES|ED|ING))",
    re.IGNORECASE,
)
"""A name with its organisation, medium or state: `MARA LINDQVIST OF THE GARDEN SOCIETY`, `MARA LINDQVIST CONTINUES`."""

_TWO_PEOPLE = re.compile(r"\S (?:and|&) \S|\S ?/ ?\S", re.IGNORECASE)
"""`MARA LINDQVIST AND ROSA DELGADO`: a label of two people gives no name."""

_WHOLE_LABEL_ROLES = frozenset({"all", "everybody", "everyone"})
"""Phrases that are a role only as a whole label: `All Right` is not one."""

_MAX_FUNCTION_WORDS = 4
_FUNCTIONS = frozenset(
    [
        "moderator",
        "chair",
        "co-chair",
        "host",
        "announcer",
        "interpreter",
        "audience",
        "participant",
        "speaker",
        "rapporteur",
        "panellist",
    ]
)
"""Roles that may end a label, as in `CHAT MODERATOR`; other roles may be surnames there (`MAYOR`)."""

_DELEGATION = re.compile(
    r"(?:the )?(?:government|ministry|delegation|embassy|permanent mission|representative) (?:of|for) "
)
_SUFFIX = re.compile(
    r"^(?P<core>[^(),\[\]]+?) ?(?:[(\[](?P<bracket>[^()\[\]]*)[)\]]|, (?P<comma>.+)|"
    r"(?<= )[-\u2013\u2014] (?P<dash>.+))$"
)


class Label(msgspec.Struct, frozen=True):
    """The parts of a label."""

    printed: str
    """The label without chevrons and colon, tidied."""
    role: str | None = None
    honorific: str | None = None
    """As printed, folded. Labels with different honorifics before the same surname are never taken for one person."""
    name: str | None = None


@functools.lru_cache(maxsize=4096)
def read_label(printed: str, vocabulary: Vocabulary) -> Label:
    """Return the role, the honorific and the name that a label prints."""
    label = tidy(printed)
    suffix = _SUFFIX.match(label)  # `JOHN DOE, MODERATOR`, `JOHN DOE (UNESCO)`
    core = suffix["core"] if suffix else label
    role, rest = leading_role(_without_organisation(core.replace("_", " "), vocabulary), vocabulary)
    if role is not None and (_OF.match(rest) or ROLE_NUMBER.fullmatch(rest)):  # `MINISTER OF THE SEA`, `SPEAKER 2`
        return Label(label, role)
    if role is not None and not rest and suffix:
        rest = _name_in_suffix(suffix, vocabulary)
    if role is None and suffix:
        role = _role_in_suffix(suffix, vocabulary)
    if placed := _PLACED.fullmatch(rest):
        rest = placed["core"]
    last_role = vocabulary.role_of.get(fold(rest.rpartition(" ")[2]))
    if last_role in _FUNCTIONS:  # `CHAT MODERATOR`
        return Label(label, role or last_role)
    if not LETTER.search(rest) or _TWO_PEOPLE.search(rest) or _names_no_person(rest, vocabulary):
        return Label(label, role)
    read = _named(label, role, rest, vocabulary)
    return Label(label, read.role) if names_device_or_room(label) else read


def _role_in_suffix(suffix: re.Match[str], vocabulary: Vocabulary) -> str | None:
    role, rest = leading_role(suffix["bracket"] or suffix["comma"] or suffix["dash"] or "", vocabulary)
    return role if not rest or _OF.match(rest) else None


def _name_in_suffix(suffix: re.Match[str], vocabulary: Vocabulary) -> str:
    """Return the name behind a role: `THE CHAIR (MRS. JANE DOE)`, `MODERATOR - MARA LINDQVIST`."""
    bracket, dash = suffix["bracket"] or "", suffix["dash"] or ""
    if leading_honorifics(bracket, vocabulary)[0] is not None:
        return bracket
    return dash if is_full(dash, vocabulary) else ""


def _named(label: str, role: str | None, rest: str, vocabulary: Vocabulary) -> Label:
    """Return a label with the honorific and the name in `rest`, the part of the label without its leading role."""
    honorific, bare = leading_honorifics(rest, vocabulary)
    if not bare or (honorific is not None and _names_no_person(bare, vocabulary)):  # `HON. MEMBER`
        return Label(label, role, honorific)
    inner_role, inner = leading_role(bare, vocabulary)
    if inner_role is not None:  # `MS. MODERATOR`, `H.E. MINISTER DOE`
        role = role or inner_role
        if not LETTER.search(inner) or _OF.match(inner):
            return Label(label, role, honorific)
        second, bare = leading_honorifics(inner, vocabulary)
        honorific = " ".join(part for part in (honorific, second) if part) or None
    name = as_name(bare, vocabulary)
    if honorific is not None and not is_full(name, vocabulary):
        name = f"{_written(honorific, vocabulary)} {name}"
    return Label(label, role, honorific, name)


def _without_organisation(label: str, vocabulary: Vocabulary) -> str:
    """Return a label without the organisation before a role: `ITU SECRETARY-GENERAL MARA LINDQVIST`.

    The word `former` before a role is left out as well.
    """
    first, _, rest = label.partition(" ")
    is_prefix = (first.isupper() and first in vocabulary.organisations) or first.casefold() == "former"
    return rest if is_prefix and leading_role(rest, vocabulary)[0] is not None else label


def as_name(label: str, vocabulary: Vocabulary) -> str:
    """Return a name as readers see it: `TANYA O'CARROLL` as `Tanya O'Carroll`.

    Only words in capitals are changed; words in both cases keep the spelling of the source.
    """
    words = label.split(" ")
    written = " ".join(_written_word(word, index, len(words), vocabulary) for index, word in enumerate(words))
    for spelling, pattern in vocabulary.spelling_patterns:
        written = pattern.sub(spelling, written)
    return written


def is_full(name: str, vocabulary: Vocabulary) -> bool:
    """Return True if a name has two words or more, not counting particles and initials."""
    words = [word for word in _BETWEEN_WORDS.split(name) if fold(word) not in vocabulary.particles]
    return sum(len("".join(_WORD_PART.findall(word))) > 1 or is_cjk(word) for word in words) > 1


def leading_role(label: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Return the role that a label begins with, and the rest, which is empty if the label is only a role."""
    words = label.split(" ")
    for count in range(min(len(words), 5), 0, -1):
        phrase = fold(" ".join(words[:count])).rstrip(",")
        if phrase in vocabulary.role_of and (count == len(words) or phrase not in _WHOLE_LABEL_ROLES):
            return vocabulary.role_of[phrase], " ".join(words[count:]).strip(" -\u2013,")
    return None, label


def is_function_label(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True if words are a function in the meeting, such as `FIRST SPEAKER`: a role behind words about it."""
    folded = [fold(word) for word in words]
    return (
        1 < len(words) <= _MAX_FUNCTION_WORDS
        and vocabulary.role_of.get(folded[-1]) in _FUNCTIONS
        and vocabulary.sentence_words.isdisjoint(folded)
        and all(word.isalpha() or "-" in word for word in folded)
    )


def leading_honorifics(label: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Return the honorifics that a label begins with, folded (`None` if it has none), and the rest."""
    words = label.split(" ")
    taken = 0
    while taken < len(words):
        count = _honorific_words(words[taken:], vocabulary)
        if not count:
            break
        taken += count
    if not taken:
        return None, label
    return fold(" ".join(words[:taken])), " ".join(words[taken:])


def _honorific_words(words: list[str], vocabulary: Vocabulary) -> int:
    """Return how many of the first words make one honorific; 0 if they make none."""
    for count in (3, 2, 1):
        if count <= len(words) and fold(" ".join(words[:count])) in vocabulary.honorifics:
            return count
    return 0


def _written(honorific: str, vocabulary: Vocabulary) -> str:
    """Return folded honorifics as they are written before a surname."""
    words, written = honorific.split(" "), []
    while words:
        count = _honorific_words(words, vocabulary) or 1
        phrase = " ".join(words[:count])
        written.append(vocabulary.honorifics.get(phrase, phrase))
        words = words[count:]
    return " ".join(written)


def _written_word(word: str, index: int, count: int, vocabulary: Vocabulary) -> str:
    if small := _MC_SMALL_C.fullmatch(word):
        return small["start"] + small["rest"].capitalize()
    if not word.isupper():
        return word
    if 0 < index < count - 1 and word.casefold() in vocabulary.particles and not word.endswith("."):
        return word.lower() if word not in {"ST", "ST."} else "St"
    if (
        index == count - 1
        and index > 0
        and (_ROMAN_NUMERAL.fullmatch(word) or (index > 1 and word in vocabulary.post_nominals))
    ):
        return word
    if index == 0 and _CONSONANTS.fullmatch(word):
        return word  # `JP RANGASWAMI`, `RS`
    return _WORD_PART.sub(_written_part, word)


def _written_part(match: re.Match[str]) -> str:
    part = match[0]
    before = match.string[: match.start()]
    if _MC_NAME.fullmatch(part):
        return "Mc" + part[2:].capitalize()
    if before[-1:] in {"'", "\u2019"} and len(before) > 1 and len(part) == 1:
        return part.lower()  # the s of a genitive
    if before[-1:] in {"'", "\u2019"} and len(before.rpartition("-")[2]) > 2 and fold(before) not in _ELIDED_ARTICLES:
        return part.lower()  # `SA'AD`
    return part.capitalize().replace("i\u0307", "i")


def _names_no_person(text: str, vocabulary: Vocabulary) -> bool:
    folded = fold(text).replace(".", "")
    without_article = folded.removeprefix("the ")
    words = re.findall(r"[^\W_]+", folded)
    if words and all(word in vocabulary.nobody or word.isdecimal() for word in words):
        return True
    return (
        _DELEGATION.match(folded) is not None
        or without_article.upper() in vocabulary.organisations
        or not vocabulary.organisation_words.isdisjoint(re.findall(r"[^\W\d_]+", folded))
    )
