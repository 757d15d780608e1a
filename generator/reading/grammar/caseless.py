"""Labels in scripts without capitals: Arabic, Hebrew, Indian scripts, Thai, Chinese, Japanese, Korean. Pure text."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from generator.reading.grammar.language_words import LabelWords, label_words
from generator.reading.grammar.offices import ROLE_NUMBER, leading_honorifics, leading_role
from generator.reading.grammar.speech_openings import is_sentence_start
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

_LETTER = re.compile(r"[^\W\d_]")
_EAST_ASIAN = re.compile(
    "[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0002fa1f・･]+"
)
_HANGUL = re.compile("[\uac00-\ud7a3]")
_SEAT = re.compile(r"(?:\d{1,3}|[０-９]{1,3}|[〇一二三四五六七八九十百]{1,5})番(?:議員)?")
_NEWSROOM_ENDS = ("社", "报", "報", "网", "網")
"""Last characters of newspapers and agencies before `记者`."""

_NUMBER_AT_END = re.compile(r"(?P<label>.*[^\W\d])[ _]?(?:[#№]|no\.? ?)?\d{1,4}$")
_ARTICLES = ("ال", "ה")
"""The Arabic and the Hebrew article; an office without it has its field behind it."""

_FIELD_STARTS = (*_ARTICLES, "شؤون", "وال")
"""Starts of the words of an Arabic or Hebrew field: its article, also behind `and`, and `affairs of`."""

_OF_BODY = re.compile("لل[^\\W\\d_]{2,20}|ل(?:رئيس|مجلس|لجنة|شؤون|وزارة)[^\\W\\d_]{0,3}")
"""`of the council` behind an Arabic office with its article: `الأمين العام للمجلس`."""

_MAX_WORDS = 5
_MAX_OCCUPATION_WORDS = 6
_MAX_NAME_CHARS = 5
"""Characters of a Chinese, Japanese or Korean name without blanks."""

_SURNAME_CHARS = 2
"""Characters of most Japanese surnames; one alone may begin the name of a field."""

_MAX_GIVEN_CHARS = 2
"""Characters of a Chinese first name."""

_MAX_LABEL_CHARS = 8
_BODY = re.compile("[\u3400-\u9fff]{1,9}?(?:委員會|委员会|局|處|处|部|署|司|院|府|所|公司|中心)(?=[\u3400-\u9fff]{4})")
"""The body before the name of somebody who answers for it: `運輸局`."""


class CaselessLabel(msgspec.Struct, frozen=True):
    """The parts of a label without capitals."""

    role: str | None = None
    honorific: str | None = None
    name: str | None = None


def is_caseless(text: str) -> bool:
    """Return True if a text has letters, and none of them has a capital; those of Georgian don't begin names."""
    return not text.isascii() and text.lower() in {text.upper(), text.title()} and _LETTER.search(text) is not None


def is_seat(text: str) -> bool:
    """Return True for the number of a member's seat in a Japanese council: `12番`."""
    return _SEAT.fullmatch(text) is not None


def is_east_asian(text: str) -> bool:
    """Return True for a text in Chinese, Japanese or Korean letters without a blank."""
    return _EAST_ASIAN.fullmatch(text) is not None


def caseless_strength(label: str, vocabulary: Vocabulary) -> Literal["sure", "name", "weak"] | None:
    """Return how surely a text without capitals is a label; `None` for another text. Names alone are no sure sign."""
    name, stroke, occupation = label.partition("/")
    if stroke:
        return "name" if _may_have_occupation(name.strip(), occupation.strip(), vocabulary) else None
    label = _without_office_behind(label, vocabulary)
    words = label.split(" ")
    if len(words) > _MAX_WORDS or fold(label) in label_words().speech_words or _is_speech_word(words[0]):
        return None
    read = read_caseless(label, vocabulary)
    if read.role is not None or read.honorific is not None:
        return "sure"
    if is_sentence_start(label):
        return None
    if any(character.isdigit() for character in label):
        return None
    if not _EAST_ASIAN.fullmatch(label.replace(" ", "")):
        return "weak"
    if _has_surname(label):
        return "name"
    if not label_words().no_name_characters.isdisjoint(label):
        return None
    return "weak" if len(label) <= _MAX_LABEL_CHARS else None


def _without_office_behind(label: str, vocabulary: Vocabulary) -> str:
    """Return the words before an office and its field behind commas: `বেগম রওশন দত্ত, মন্ত্রী, বন মন্ত্রণালয়`."""
    person, comma, office = label.partition(", ")
    has_office = bool(comma) and leading_role(office.partition(",")[0], vocabulary)[0] is not None
    return person if has_office else label


def _may_have_occupation(name: str, occupation: str, vocabulary: Vocabulary) -> bool:
    """Return True for a full name and a few words about the person: `كمال بن يوسف/باحث في شؤون البحر`."""
    is_full = " " in name or is_full_caseless(name)
    is_short = 0 < len(occupation.split(" ")) <= _MAX_OCCUPATION_WORDS and "/" not in occupation
    has_letters = _LETTER.search(occupation) is not None and not any(map(str.isdigit, occupation))
    return is_full and is_short and has_letters and caseless_strength(name, vocabulary) is not None


def _is_speech_word(word: str) -> bool:
    """Return True for a word of speech, with or without the article: `سؤال`, `السؤال`."""
    words = label_words().speech_words
    return word in words or any(
        word.startswith(article) and word.removeprefix(article) in words for article in _ARTICLES
    )


def read_caseless(label: str, vocabulary: Vocabulary) -> CaselessLabel:
    """Return the role, the honorific and the name that a label without capitals prints."""
    label = label.partition("/")[0].strip()
    numbered = _NUMBER_AT_END.fullmatch(label)
    if numbered and (role := vocabulary.role_of.get(fold(numbered["label"].strip()))):  # `说话人 1`
        return CaselessLabel(role)
    role, rest = leading_role(label, vocabulary)
    if role is None:
        role, rest = _office_before(label)
    if role is None and (between := _office_between(label)) is not None:
        return between
    if role is None:
        role, rest = _role_behind(label, vocabulary)
    elif rest:
        rest = _without_field(label.removesuffix(rest), rest)
    if not rest or ROLE_NUMBER.fullmatch(rest):
        return CaselessLabel(role)
    honorific, name = leading_honorifics(rest, vocabulary)
    if honorific is None:
        honorific, name = _prefix(rest)
    if honorific is not None:
        return _addressed(role, honorific, name, vocabulary)
    return _behind_name(role, rest)


def _addressed(role: str | None, honorific: str, name: str, vocabulary: Vocabulary) -> CaselessLabel:
    """Return the parts of a label with a form of address; an office with its field behind it has no name."""
    inner_role, inner_name = leading_role(name, vocabulary)
    if inner_role is not None and inner_name:
        inner_name = _without_field(name.removesuffix(inner_name), inner_name)
    role, name = role or inner_role, inner_name
    if not name:
        return CaselessLabel(role, honorific)
    return CaselessLabel(role, honorific, name if " " in name else f"{honorific} {name}".strip())


def _office_before(label: str) -> tuple[str | None, str]:
    """Return the office with its field before a name, and the name: `환경부장관 이미라`, `环境局局长陈美玲女士`."""
    first, blank, rest = label.partition(" ")
    for suffix, role in label_words().role_suffixes.items():
        if blank and first.endswith(suffix):
            return role, rest
        place = label.rfind(suffix)
        behind = label[place + len(suffix) :]
        if place > 0 and behind and _is_addressed(behind):
            return role, behind
    return None, label


def _office_between(label: str) -> CaselessLabel | None:
    """Return the parts of a label with an office between the surname and the first name: `林委員明月`.

    The body may be before them: `運輸局陳局長美玲`.
    """
    if not _EAST_ASIAN.fullmatch(label):
        return None
    body = _BODY.match(label)
    body_end = body.end() if body is not None else 0
    for start in (0, body_end) if body_end else (0,):
        parts = _surname_office_name(label[start:], label_words())
        if parts is not None:
            return parts
    return None


def _surname_office_name(label: str, lists: LabelWords) -> CaselessLabel | None:
    """Return the parts of a surname, an office and a first name without blanks."""
    if len(label) > _MAX_LABEL_CHARS:
        return None
    for suffix, role in lists.role_suffixes.items():
        surname, office, first_name = label.partition(suffix)
        if (
            office
            and surname in lists.surnames
            and 0 < len(first_name) <= _MAX_GIVEN_CHARS
            and lists.no_name_characters.isdisjoint(first_name)
        ):
            return CaselessLabel(role, None, surname + first_name)
    return None


def _is_addressed(label: str) -> bool:
    """Return True for a Chinese or Japanese name with a form of address."""
    return any(
        label.endswith(suffix) and _is_name(label.removesuffix(suffix)) and len(label) > len(suffix) + 1
        for suffix in label_words().honorific_suffixes
    )


def _role_behind(label: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Return the office that ends a label, and the name before it: `김철수 의원`."""
    name, _, last = label.rpartition(" ")
    role = vocabulary.role_of.get(fold(last)) if name else None
    return (role, name) if role is not None else (None, label)


def _without_field(head: str, rest: str) -> str:
    """Return the name behind an Arabic or Hebrew office with its field: `שר האוצר` has no name."""
    words = rest.split(" ")
    if head.startswith(_ARTICLES):
        return "" if _OF_BODY.fullmatch(words[0]) else rest
    taken = 0
    while taken < len(words) and words[taken].startswith(_FIELD_STARTS):
        taken += 1
    return " ".join(words[taken:]) if not taken or len(words) - taken > 1 else ""


def _prefix(label: str) -> tuple[str | None, str]:
    """Return the form of address before a name without a blank: `นายสมชาย ใจดี`."""
    for prefix in label_words().honorific_prefixes:
        if label.startswith(prefix) and len(label) > len(prefix) + 1:
            return prefix, label[len(prefix) :].strip()
    return None, label


def _behind_name(role: str | None, label: str) -> CaselessLabel:
    """Return the parts of a label with an office or a form of address behind the name: `王小明委员`, `山田太郎君`."""
    lists = label_words()
    for suffix in lists.honorific_suffixes:
        name = label.removesuffix(suffix).strip()
        if name and name != label and _is_name(name):
            return CaselessLabel(role, suffix, name)
    for suffix in lists.role_suffixes:
        name = label.removesuffix(suffix).strip()
        if name and name != label and _EAST_ASIAN.match(label):
            role = lists.role_suffixes[suffix]
            name = _without_ministry(name) if role == "minister" else name
            return CaselessLabel(role, None, name if _is_name_before_office(name) else None)
    return CaselessLabel(role, None, label)


def _without_ministry(name: str) -> str:
    """Return a surname without the field of a minister behind it: `海野` of `海野港湾` before `大臣`."""
    fields = (name[start:] for start in range(_SURNAME_CHARS, len(name)))
    field = next((field for field in fields if field in label_words().office_words), "")
    return name.removesuffix(field)


def _is_name(name: str) -> bool:
    compact = name.replace(" ", "")
    return (
        _EAST_ASIAN.fullmatch(compact) is not None
        and len(compact) <= _MAX_NAME_CHARS + 2
        and label_words().no_name_characters.isdisjoint(compact)
    )


def _is_name_before_office(name: str) -> bool:
    """Return True for a name before an office; `運輸局` before `局長` and `总务` before `大臣` are fields of it."""
    compact = name.replace(" ", "")
    if compact.endswith(_NEWSROOM_ENDS):
        return False
    if len(compact) > _MAX_NAME_CHARS or not _is_name(name) or compact in label_words().office_words:
        return False
    return len(compact) > 1


def _has_surname(label: str) -> bool:
    """Return True for a Chinese name: a surname with two characters behind it, or a surname of two characters.

    Many words have the form of a shorter name, and many Korean words that of a Korean name.
    """
    compact = label.replace(" ", "")
    lists = label_words()
    first_name = compact[2:] if compact[:2] in lists.surnames else compact[1:]
    if not lists.no_name_characters.isdisjoint(first_name) or _HANGUL.search(compact):
        return False
    if compact[:2] in lists.surnames:
        return 0 < len(first_name) <= _MAX_GIVEN_CHARS
    return compact[:1] in lists.surnames and len(first_name) == _MAX_GIVEN_CHARS


def is_full_caseless(name: str) -> bool:
    """Return True for a complete Chinese, Japanese or Korean name without a blank; two characters may be a surname."""
    if not _EAST_ASIAN.fullmatch(name) or name in label_words().surnames:
        return False
    return len(name) > 2 or _has_surname(name)
