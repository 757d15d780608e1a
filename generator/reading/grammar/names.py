"""Names: whom a label names, and how a name in capitals is written. Pure text, no document."""

from __future__ import annotations

import functools
import re

import msgspec

from generator.reading.grammar.typography import fold, tidy
from generator.reading.grammar.vocabulary import Vocabulary

_LETTER = re.compile(r"[^\W\d_]")
_PART = re.compile(r"[^\W_]+", re.UNICODE)
_MC = re.compile(r"MC[^\W\d_]{2,}")
_SMALL_C = re.compile(r"(?P<start>Ma?c)(?P<rest>[^\W\d_a-z]{2,})")
"""`McALLISTER`: the rest is in capitals as the other words are."""

_ELIDED = frozenset({"dell'", "dall'", "sant'", "degl'", "nell'", "coll'"})
_ROMAN = re.compile(r"[IVX]{2,4}")
_INITIALS = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,3}")
_NUMBER = re.compile(r"(?:#|no\.? ?|number )?\d{1,3}|[a-z]", re.IGNORECASE)
_OF = re.compile(r"(?:of|for|from|at|to|on|in|off|via)\b", re.IGNORECASE)
_PLACED = re.compile(
    r"(?P<core>\S+ \S.*?|\S+(?! OF )) (?:(?:OF|FROM) \S.*|VIA \S+|ON (?:VIDEO|ZOOM|SCREEN|MOBILE)|ONLINE|"
    r"REMOTE(?:LY)?|CONTINU(?:ES|ED|ING))",
    re.IGNORECASE,
)
"""`MARA LINDQVIST OF THE GARDEN SOCIETY`, `MARA LINDQVIST CONTINUES`: from where somebody speaks, and how."""

_TWO = re.compile(r"\S (?:and|&) \S|\S ?/ ?\S", re.IGNORECASE)
"""`MARA LINDQVIST AND ROSA DELGADO`: the label of two people names neither."""

_EVERYBODY = frozenset({"all", "everybody", "everyone"})
"""Labels as a whole only: `All Right` is none."""

_MOST_SORTS = 4
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
"""Roles that may stand last, behind what sort they are: `CHAT MODERATOR`; offices may be surnames (`MAYOR`)."""

_INSTITUTION = re.compile(
    r"(?:the )?(?:government|ministry|delegation|embassy|permanent mission|representative) (?:of|for) "
)
_AFTER = re.compile(
    r"^(?P<before>[^(),\[\]]+?) ?(?:[(\[](?P<bracket>[^()\[\]]*)[)\]]|, (?P<comma>.+)|"
    r"(?<= )[-\u2013\u2014] (?P<dash>.+))$"
)


class Label(msgspec.Struct, frozen=True):
    """A label, taken apart."""

    printed: str
    """Without chevrons and colon, tidied."""
    role: str | None = None
    honorific: str | None = None
    """As printed, folded: two labels that print different ones are never one person for what follows it."""
    name: str | None = None


@functools.lru_cache(maxsize=4096)
def read_label(printed: str, known: Vocabulary) -> Label:
    """Return the role, the honorific and the name that a label prints."""
    label = tidy(printed)
    core, role, bracket = label, None, ""
    after = _AFTER.match(label)
    if after:  # `JOHN DOE, MODERATOR`, `JOHN DOE (UNESCO)`
        core, bracket = after["before"], after["bracket"] or ""
        role, rest = leading_role(bracket or after["comma"] or after["dash"] or "", known)
        role = role if not rest or _OF.match(rest) else None
    own_role, rest = leading_role(_without_body(core.replace("_", " "), known), known)
    role = own_role or role
    if own_role is not None and (_OF.match(rest) or _NUMBER.fullmatch(rest)):  # `MINISTER OF THE SEA`, `SPEAKER 2`
        return Label(label, role)
    if own_role is not None and not rest and leading_honorifics(bracket, known)[0] is not None:
        rest = bracket  # `THE CHAIR (MRS. JANE DOE)`
    if own_role is not None and not rest and after and after["dash"] and is_full(after["dash"], known):
        rest = after["dash"]  # `MODERATOR - MARA LINDQVIST`
    if placed := _PLACED.fullmatch(rest):
        rest = placed["core"]
    function = known.role_of.get(fold(rest.rpartition(" ")[2]))
    if function in _FUNCTIONS:  # `CHAT MODERATOR`
        return Label(label, role or function)
    if not rest or not _LETTER.search(rest) or _TWO.search(rest) or _names_no_person(rest, known):
        return Label(label, role)
    honorific, bare = leading_honorifics(rest, known)
    if not bare or (honorific is not None and _names_no_person(bare, known)):  # `HON. MEMBER`
        return Label(label, role, honorific)
    inner_role, inner = leading_role(bare, known)
    if inner_role is not None:  # `MS. MODERATOR`, `H.E. MINISTER DOE`
        role = role or inner_role
        if not inner or not _LETTER.search(inner) or _OF.match(inner):
            return Label(label, role, honorific)
        again, bare = leading_honorifics(inner, known)
        honorific = honorific if again is None else " ".join(part for part in (honorific, again) if part)
    name = as_name(bare, known)
    if honorific is None or is_full(name, known):
        return Label(label, role, honorific, name)
    return Label(label, role, honorific, f"{_written(honorific, known)} {name}")


def _without_body(label: str, known: Vocabulary) -> str:
    """Return a label without the body whose office it names: `ITU SECRETARY-GENERAL MARA LINDQVIST`."""
    body, _, rest = label.partition(" ")
    if body.isupper() and body in known.organisations and leading_role(rest, known)[0] is not None:
        return rest
    return label.partition(" ")[2] if body.casefold() == "former" and leading_role(rest, known)[0] else label


def as_name(label: str, known: Vocabulary) -> str:
    """Return a name as a reader should see it: `TANYA O'CARROLL` as `Tanya O'Carroll`.

    Only words that are all in capitals are changed; what is printed in both cases is the source's own spelling.
    """
    words = label.split(" ")
    written = " ".join(_word(word, index, len(words), known) for index, word in enumerate(words))
    for spelling, pattern in known.spelling_patterns:
        written = pattern.sub(spelling, written)
    return written


def is_full(name: str, known: Vocabulary) -> bool:
    """Return whether a name has two words or more, not counting particles and initials."""
    words = [word for word in name.split(" ") if fold(word) not in known.particles]
    return sum(len("".join(_PART.findall(word))) > 1 for word in words) > 1


def leading_role(label: str, known: Vocabulary) -> tuple[str | None, str]:
    """Return the role that a label begins with and the rest; a role that is the whole label leaves nothing."""
    words = label.split(" ")
    for count in range(min(len(words), 5), 0, -1):
        phrase = fold(" ".join(words[:count])).rstrip(",")
        if phrase in known.role_of and (count == len(words) or phrase not in _EVERYBODY):
            return known.role_of[phrase], " ".join(words[count:]).strip(" -\u2013,")
    return None, label


def is_function(words: list[str], known: Vocabulary) -> bool:
    """Return whether words end in a role and say before it no more than which one: `FIRST SPEAKER`."""
    folded = [fold(word) for word in words]
    return (
        1 < len(words) <= _MOST_SORTS
        and known.role_of.get(folded[-1]) in _FUNCTIONS
        and known.sentence_words.isdisjoint(folded)
        and all(word.isalpha() or "-" in word for word in folded)
    )


def leading_honorifics(label: str, known: Vocabulary) -> tuple[str | None, str]:
    """Return the honorifics that a label begins with, folded, and the rest; honorifics alone are none."""
    words = label.split(" ")
    taken = 0
    while taken < len(words):
        count = _honorific(words[taken:], known)
        if not count:
            break
        taken += count
    if not taken:
        return None, label
    return fold(" ".join(words[:taken])), " ".join(words[taken:])


def _honorific(words: list[str], known: Vocabulary) -> int:
    for count in (3, 2, 1):
        if count <= len(words) and fold(" ".join(words[:count])) in known.honorifics:
            return count
    return 0


def _written(honorific: str, known: Vocabulary) -> str:
    words, written = honorific.split(" "), []
    while words:
        count = _honorific(words, known) or 1
        phrase = " ".join(words[:count])
        written.append(known.honorifics.get(phrase, phrase))
        words = words[count:]
    return " ".join(written)


def _word(word: str, index: int, count: int, known: Vocabulary) -> str:
    if small := _SMALL_C.fullmatch(word):
        return small["start"] + small["rest"].capitalize()
    if not word.isupper():
        return word
    if 0 < index < count - 1 and word.casefold() in known.particles and not word.endswith("."):
        return word.lower() if word not in {"ST", "ST."} else "St"
    if index == count - 1 and index > 0 and (_ROMAN.fullmatch(word) or (index > 1 and word in known.post_nominals)):
        return word
    if index == 0 and _INITIALS.fullmatch(word):
        return word  # `JP RANGASWAMI`, `RS`
    return _PART.sub(_part, word)


def _part(match: re.Match[str]) -> str:
    part = match[0]
    before = match.string[: match.start()]
    if _MC.fullmatch(part):
        return "Mc" + part[2:].capitalize()
    if before[-1:] in {"'", "\u2019"} and len(before) > 1 and len(part) == 1:
        return part.lower()  # the s of a genitive
    if before[-1:] in {"'", "\u2019"} and len(before.rpartition("-")[2]) > 2 and fold(before) not in _ELIDED:
        return part.lower()  # `SA'AD`
    return part.capitalize().replace("i\u0307", "i")


def _names_no_person(text: str, known: Vocabulary) -> bool:
    folded = fold(text).replace(".", "")
    without_article = folded.removeprefix("the ")
    words = re.findall(r"[^\W_]+", folded)
    if words and all(word in known.nobody or word.isdecimal() for word in words):
        return True
    return (
        _INSTITUTION.match(folded) is not None
        or without_article.upper() in known.organisations
        or not known.organisation_words.isdisjoint(re.findall(r"[^\W\d_]+", folded))
    )
