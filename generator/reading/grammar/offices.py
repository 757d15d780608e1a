"""Find the office, the honorific or the group of people that a label begins with, in any language. Pure text."""

from __future__ import annotations

import functools
import re

from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

ROLE_NUMBER = re.compile(r"(?:#|№ ?|no\.? ?|nr\.? ?|n[.°º]{1,2} ?|number )?\d{1,4}|[a-z]", re.IGNORECASE)
"""The number or letter behind a role: `SPEAKER 2`, `Спикер №1`."""

OF = re.compile(r"(?:of|for|from|at|to|on|in|off|via)\b", re.IGNORECASE)

_ELIDED = re.compile(r"(?:d|l|dell|all|dall|nell)['’]", re.IGNORECASE)
"""`l'orateur`, `d'État`: an article or a preposition that lost its vowel."""

_WHOLE_LABEL_ROLES = frozenset({"all", "everybody", "everyone", "members", "deputies", "senators", "public comment"})
"""Phrases that are a role only as a whole label: `All Right` is not one."""

_MAX_ROLE_WORDS = 5
_MAX_OFFICE_WORDS = 7
_MIN_COMPOUND_CHARS = 3
"""Characters before the end of a compound word for an office."""

_MAX_FUNCTION_WORDS = 4
_MAX_GROUP_WORDS = 8
_MIN_WORDS_WITH_PLACE = 2
_PLACE_OF_VOICE = re.compile(r"(?:d|dell|dall|nell)['’]\w{4}")
_MAX_WORDS_IN_GROUP = 2
"""Other words between the quantity and the people: `Some government senators`."""

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

_INITIALS_OR_OFFICES = frozenset({"gr", "str", "di"})
"""`GR Lea Hollerer`: a member of an Austrian council; alone, or with one word, they are somebody's initials."""

_MIN_WORDS_OF_OFFICE = 3
_JOINING_WORDS = frozenset({"ja", "und", "och", "og", "en"})
_SHARED_HEADS = frozenset(
    [
        "minister",
        "senator",
        "president",
        "director",
        "moderator",
        "secretary",
        "mayor",
        "councilmember",
        "councilor",
        "councillor",
        "commissioner",
        "supervisor",
        "trustee",
        "alderman",
        "member",
        "deputy",
        "judge",
        "justice",
        "chair",
        "chairman",
        "representative",
        "delegate",
        "superintendent",
        "attorney",
        "officer",
        "chief",
    ]
)
"""English offices: behind them `DE VRIES` is a name, behind those of other languages a field."""


_ENGLISH_HEADS = frozenset(
    [
        *(
            "deputy",
            "councillor",
            "councilor",
            "councilmember",
            "council member",
            "commissioner",
            "trustee",
            "alderman",
        ),
        *("senator", "mayor", "secretary", "judge", "representative", "delegate", "attorney", "member", "chairman"),
    ]
)
"""English offices that no language has with `de`: behind them `de Klerk` is a surname in both cases, too."""

_SURNAME = re.compile(r"(?:[a-z]{2,3} ){1,2}[A-ZÀ-Þ][\w'’-]{1,30}(?:-[A-ZÀ-Þ][\w'’-]{1,30})?")


def leading_role(label: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Return the role that a label begins with, and the rest, which is empty if the label is only a role."""
    words = label.split(" ")
    start = _after_articles(words, vocabulary)
    for first in (0, start) if start else (0,):
        if _without_elision(fold(words[first])).partition(" ")[0].rstrip(",") not in _first_words(vocabulary):
            continue
        for count in range(min(len(words) - first, _MAX_ROLE_WORDS), 0, -1):
            phrase = _without_elision(fold(" ".join(words[first : first + count])).rstrip(","))
            is_whole = first + count == len(words)
            if phrase in vocabulary.role_of and (is_whole or phrase not in _WHOLE_LABEL_ROLES):
                return vocabulary.role_of[phrase], _behind_office(words[first + count :])
    return _compound_office(words, start) or (None, label)


@functools.lru_cache(maxsize=8)
def _first_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the first word of every office."""
    return frozenset(phrase.partition(" ")[0].rstrip(",") for phrase in vocabulary.role_of)


def _without_elision(phrase: str) -> str:
    return phrase[2:] if phrase.startswith("l'") else phrase


def _after_articles(words: list[str], vocabulary: Vocabulary) -> int:
    """Return the place behind the articles before an office: `la` and `M. le` in `la ministre`, `M. le président`."""
    articles = label_words().articles
    taken = _honorific_words(words, vocabulary)
    start = taken
    while start < len(words) - 1 and _is_article(words[start], articles, is_behind=taken > 0, words=words):
        start += 1
    return start if start > taken else 0


def _is_article(word: str, articles: frozenset[str], *, is_behind: bool, words: list[str]) -> bool:
    """Return True for an article; a capital behind a form of address begins a surname (`M. Le Maire`)."""
    if fold(word) not in articles or len(word) == 1:
        return False
    return not is_behind or word.islower() or all(other.isupper() for other in words if other[-1:] != ".")


def _behind_office(words: list[str]) -> str:
    """Return the words behind an office without the adjectives that belong to it: `déléguée`, `adjunto`."""
    adjectives = label_words().adjectives
    taken = 0
    while taken < len(words) and (fold(words[taken]) in adjectives or _is_slavic_field(words[taken:])):
        taken += 1
    return " ".join(words[taken:]).strip(" -\u2013,")


def _is_slavic_field(words: list[str]) -> bool:
    """Return True for a field in the genitive plural with a full name behind it: `Minister Portów Jerzy Latarnik`."""
    return len(words) > 2 and words[0].endswith("ów") and words[0][:1].isupper()


def _compound_office(words: list[str], start: int) -> tuple[str, str] | None:
    """Return the office in a compound word (`Bundesaußenminister`), or before a last word (`ULAŞTIRMA BAKANI`)."""
    lists = label_words()
    if len(words) > start + 2 and words[start].endswith("-") and words[start + 1] in _JOINING_WORDS:
        start += 2  # `Liikenne- ja satamaministeri`, `Verkehrs- und Bauministerin`
    first = fold(words[min(start, len(words) - 1)])
    for ending, role in lists.endings.items():
        if first.endswith(ending) and len(first) - len(ending) >= _MIN_COMPOUND_CHARS:
            return role, _behind_office(words[start + 1 :])
    ends = [place for place in range(1, min(len(words), _MAX_OFFICE_WORDS)) if fold(words[place]) in lists.office_ends]
    if not ends:
        return None
    return lists.office_ends[fold(words[ends[-1]])], _behind_office(words[ends[-1] + 1 :])


def trailing_office(label: str) -> tuple[str | None, str]:
    """Return the role behind a name, in small letters, and the name: `Kovács János elnök`."""
    name, _, last = label.rpartition(" ")
    role = next((role for ending, role in label_words().offices_behind.items() if last.endswith(ending)), None)
    if not name or role is None:
        return None, label
    words = name.split(" ")
    while len(words) > 2 and words[-1].islower():  # the field of the office: `SZŐKE LŐRINC kikötőügyi miniszter`
        words.pop()
    return role, " ".join(words)


def is_field(rest: str, label: str, vocabulary: Vocabulary) -> bool:
    """Return True if the words behind an office are its field and no name: `of the Sea`, `de la Mer`, `транспорта`.

    Args:
        rest: The words behind the office, as `leading_role` returns them.
        label: The complete label.
        vocabulary: The archive's vocabulary.
    """
    word = rest.partition(" ")[0]
    if OF.match(rest) or (_ELIDED.match(word) and word[:1].islower()):
        return True
    if fold(word) not in label_words().complements:
        return False
    head = fold(label.removesuffix(rest)).strip()
    if word.islower():
        is_surname = head in _ENGLISH_HEADS and word in vocabulary.particles and _SURNAME.fullmatch(rest) is not None
        return not is_surname
    return label.isupper() and (word.casefold() not in vocabulary.particles or head not in _SHARED_HEADS)


def name_behind_field(rest: str) -> str | None:
    """Return the name behind a field in small letters, `""` if only the field is there, `None` if `rest` has none.

    `транспорта Юрьев К. Л.` is the end of an office of Slavic languages with a name.
    """
    words = rest.split(" ")
    taken = 0
    while taken < len(words) and words[taken].islower() and not words[taken].isascii():
        taken += 1
    return " ".join(words[taken:]) if taken else None


def is_function_label(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True if words are a function in the meeting, such as `FIRST SPEAKER`: a role behind words about it."""
    folded = [fold(word) for word in words]
    return (
        1 < len(words) <= _MAX_FUNCTION_WORDS
        and is_function(vocabulary.role_of.get(folded[-1]))
        and vocabulary.sentence_words.isdisjoint(folded)
        and all(word.isalpha() or "-" in word for word in folded)
    )


def is_function(role: str | None) -> bool:
    """Return True for a role that may end a label."""
    return role in _FUNCTIONS


def is_group(label: str) -> bool:
    """Return True for people who are not named: `Some honourable senators`, `Voce dai banchi`."""
    lists = label_words()
    printed = label.split(" ")
    if _is_voice(printed):
        return True
    if not 1 < len(printed) <= _MAX_GROUP_WORDS or fold(printed[0]) not in lists.quantities:
        return False
    words = [fold(word) for word in printed]
    others = 0
    for place, word in enumerate(words):
        if word in lists.groups:
            return place + 1 == len(words) or words[place + 1] in lists.complements
        others += word not in lists.quantities
        if others > _MAX_WORDS_IN_GROUP:
            return False
    return False


def _is_voice(words: list[str]) -> bool:
    """Return True for a voice and the place from which it comes: `Voce dai banchi dell'opposizione`, `Hlas ze sálu`."""
    if not 1 < len(words) <= _MAX_GROUP_WORDS or fold(words[0]) not in label_words().voices:
        return False
    if not (words[1].isupper() if words[0].isupper() else words[1].islower()):
        return False
    place = fold(words[1])
    is_behind = len(words) > _MIN_WORDS_WITH_PLACE and place in label_words().places_of_voices
    return is_behind or _PLACE_OF_VOICE.match(place) is not None


def leading_honorifics(label: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Return the honorifics that a label begins with, folded (`None` if it has none), and the rest.

    An article before an honorific goes with it: `O Sr.`, `El señor`.
    """
    words = _without_elided_article(label).split(" ")
    articles = label_words().articles
    start = 0
    while start < len(words) - 1 and fold(words[start]) in articles:
        start += 1
    start = start if _honorific_words(words[start:], vocabulary) and not _honorific_words(words, vocabulary) else 0
    taken = start
    while taken < len(words):
        count = _honorific_words(words[taken:], vocabulary)
        if not count:
            break
        taken += count
    if taken == start:
        return None, label
    return fold(" ".join(words[start:taken])), " ".join(words[taken:])


def _without_elided_article(label: str) -> str:
    """Return `On. Carla Verdi` for `L'On. Carla Verdi`; a surname such as `L'Hermite` is no form of address."""
    return label[2:] if label[:2] in {"L'", "L’", "l'", "l’"} else label


def _honorific_words(words: list[str], vocabulary: Vocabulary) -> int:
    """Return how many of the first words make one honorific; 0 if they make none."""
    for count in (3, 2, 1):
        phrase = fold(" ".join(words[:count]))
        if count <= len(words) and phrase in vocabulary.honorifics:
            is_initials = phrase in _INITIALS_OR_OFFICES and len(words) < _MIN_WORDS_OF_OFFICE
            is_initial = (phrase == "m." and not _is_monsieur(words)) or words[0] == "P."
            return 0 if is_initials or is_initial else count
    return 0


def _is_monsieur(words: list[str]) -> bool:
    """Return True if `M.` is a form of address and no initial: it is before an article or a name in both cases."""
    return len(words) > 1 and any(letter.islower() for letter in words[1])


def name_addressed_behind(label: str) -> str | None:
    """Return the name before a form of address in small letters: `ARRIETA LASA` of `ARRIETA LASA jaunak`.

    The name is in capitals, or has several words.
    """
    name, _, last = label.rpartition(" ")
    if last not in label_words().honorifics_behind or not name[:1].isupper():
        return None
    return name if name.isupper() or " " in name else None


def written_honorific(honorific: str, vocabulary: Vocabulary) -> str:
    """Return folded honorifics as they are written before a surname."""
    words, written = honorific.split(" "), []
    while words:
        count = next(
            (count for count in (3, 2, 1) if " ".join(words[:count]) in vocabulary.honorifics and count <= len(words)),
            1,
        )
        phrase = " ".join(words[:count])
        written.append(vocabulary.honorifics.get(phrase, phrase))
        words = words[count:]
    return " ".join(written)
