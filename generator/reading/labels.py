"""Labels: what stands before a turn's colon, and who it names. Pure text, no document."""

from __future__ import annotations

import functools
import re

import msgspec

from generator.reading.names import as_name, is_full
from generator.reading.typography import fold, tidy
from generator.reading.vocabulary import vocabulary

_LONGEST = 80
_MOST_WORDS = 9
_CANDIDATE = re.compile(rf"(?P<label>[^:\n]{{1,{_LONGEST}}}):(?!//)")
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\s,()/&\[\]]+")
_STOP = re.compile(r"[!?;\"“”…<>{}=|\\*#@%$^~+—]|\.\.")
_NUMBER = re.compile(r"#?\d{1,3}")
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?|[^\W\d_]{1,5}\.", re.UNICODE)
_OF = re.compile(r"(?:of|for|from|at)\b", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"(?:the )?(?:government|ministry|delegation|embassy|permanent mission|representative) (?:of|for) "
)
_AFTER = re.compile(r"^(?P<before>[^(),]+?) ?(?:\((?P<bracket>[^()]*)\)|, (?P<comma>.+))$")


class Label(msgspec.Struct, frozen=True):
    """A label, taken apart."""

    printed: str
    """Without chevrons and colon, tidied."""
    role: str | None = None
    honorific: str | None = None
    """As printed, folded: two labels that print different ones are never one person for what follows it."""
    name: str | None = None


def find_label(text: str) -> str | None:
    """Return the part of a marked line that is a label, without its colon, or `None` where the turn has none.

    Args:
        text: What stands behind the chevrons, not tidied.
    """
    match = _CANDIDATE.match(text)
    if match is None:
        return None
    printed = match["label"]
    return printed if _is_label(printed, text[match.end() : match.end() + 1]) else None


@functools.lru_cache(maxsize=4096)
def read_label(printed: str) -> Label:
    """Return the role, the honorific and the name that a label prints."""
    label = tidy(printed)
    core, role = label, None
    after = _AFTER.match(label)
    if after:  # `JOHN DOE, MODERATOR`, `JOHN DOE (UNESCO)`
        core = after["before"]
        role, rest = _leading_role(after["bracket"] or after["comma"] or "")
        role = role if not rest or _OF.match(rest) else None
    own_role, rest = _leading_role(core)
    role = own_role or role
    if own_role is not None and _OF.match(rest):  # `MINISTER OF THE SEA`
        return Label(label, role)
    if not rest or not _LETTERS.search(rest) or _names_no_person(rest):
        return Label(label, role)
    honorific, bare = _leading_honorifics(rest)
    if not bare:
        return Label(label, role)
    inner_role, inner = _leading_role(bare)
    if inner_role is not None:  # `MS. MODERATOR`, `H.E. MINISTER DOE`
        role = role or inner_role
        if not inner or not _LETTERS.search(inner):
            return Label(label, role, honorific)
        bare = inner
    name = as_name(bare)
    if honorific is None or is_full(name):
        return Label(label, role, honorific, name)
    return Label(label, role, honorific, f"{_written(honorific)} {name}")


@functools.lru_cache(maxsize=4096)
def _is_label(printed: str, follows: str) -> bool:
    label = tidy(printed)
    words = _WORD.findall(label)
    if not words or len(words) > _MOST_WORDS or _STOP.search(label):
        return False
    letters = _LETTERS.findall(label)
    folded = fold(label).replace(".", "")
    if len(letters) < 2 or folded in vocabulary().no_label_phrases:
        return False
    if fold(label) in vocabulary().role_of:
        return True
    if not _full_stops_are_abbreviations(words):
        return False
    if any(character.isdigit() for character in label):
        role, rest = _leading_role(label)  # `REMOTE PARTICIPANT 2`
        return role is not None and _NUMBER.fullmatch(rest) is not None
    if "(" in label or ")" in label:
        if not re.fullmatch(r"[^()]+ ?\([^()]+\)", label):
            return False
        return _is_label(label.partition("(")[0], follows)
    return _capitals(words) or (_both_cases(printed, words) and not follows.isalpha())


def _capitals(words: list[str]) -> bool:
    """Return whether a label is in capitals; particles and `McX` may be small."""
    known = vocabulary()
    if all(fold(word).strip(".'") in known.no_labels for word in words):
        return False
    return all(
        word.isupper() or word in known.particles or re.fullmatch(r"Ma?c[A-Z]{2,}", word) for word in words
    ) and any(word.isupper() for word in words)


def _both_cases(printed: str, words: list[str]) -> bool:
    """Return whether a label in both cases is a name: several capitalised words, none of which begins a sentence."""
    known = vocabulary()
    spaced = printed.replace("\u00a0", " ").strip()
    if "  " in spaced or "," in printed or len(words) > 5:
        return False
    if any(fold(word).strip(".") in known.no_labels for word in words):
        return False
    names = [word for word in words if word not in known.particles]
    if not all(word.lstrip("'\u2019")[:1].isupper() for word in names):
        return False
    role = _leading_role(" ".join(words))[0]
    return len(names) > 1 or (role is not None and len(names) == 1)


def _full_stops_are_abbreviations(words: list[str]) -> bool:
    return all("." not in word or _ABBREVIATION.fullmatch(word) for word in words)


def _leading_role(label: str) -> tuple[str | None, str]:
    """Return the role that a label begins with and the rest; a role that is the whole label leaves nothing."""
    words = label.split(" ")
    roles = vocabulary().role_of
    for count in range(min(len(words), 5), 0, -1):
        phrase = fold(" ".join(words[:count]))
        if phrase in roles:
            return roles[phrase], " ".join(words[count:]).strip(" -\u2013")
    return None, label


def _leading_honorifics(label: str) -> tuple[str | None, str]:
    words = label.split(" ")
    taken = 0
    while taken < len(words):
        count = next(
            (
                n
                for n in (2, 1)
                if fold(" ".join(words[taken : taken + n])) in vocabulary().honorifics and taken + n <= len(words)
            ),
            0,
        )
        if not count:
            break
        taken += count
    if not taken:
        return None, label
    return fold(" ".join(words[:taken])), " ".join(words[taken:])


def _written(honorific: str) -> str:
    known = vocabulary().honorifics
    words, written = honorific.split(" "), []
    while words:
        count = 2 if " ".join(words[:2]) in known and len(words) > 1 else 1
        written.append(known[" ".join(words[:count])])
        words = words[count:]
    return " ".join(written)


def _names_no_person(text: str) -> bool:
    folded = fold(text).replace(".", "")
    organisations = vocabulary().organisations
    return _INSTITUTION.match(folded) is not None or folded.removeprefix("the ").upper() in organisations
