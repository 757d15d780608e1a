"""Texts before a colon with which people go on speaking: `Question`, `Article 19`, `My point is this`. Pure text."""

from __future__ import annotations

import functools
import re

import msgspec

from generator.text.normal import fold
from generator.text.word_files import load_words

_NUMBER = re.compile(
    r"[ .#]{1,2}(?:(?:no|nr|number|№|n°)\.? ?)?(?:\d{1,4}(?:[.:]\d{1,3}){0,9}[a-z]?|[ivxlc]{1,6}|[a-z]"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|eins|zwei|drei|vier|deux|trois|quatre|dos|tres"
    r"|cuatro|dois|duas|três|due|tre|quattro|twee|drie|två|fyra|dwa|trzy|kaksi|kolme|два|две|три)$"
)
_ORDINAL = re.compile(
    r"^(?:first|second|third|fourth|fifth|last|next|final|another|erste[rns]?|zweite[rns]?|dritte[rns]?|letzte[rns]?|nächste[rns]?"
    r"|premi(?:er|ère)|deuxième|seconde?|troisième|derni(?:er|ère)|primer[ao]?|segund[ao]|tercer[ao]?|últim[ao]|primeir[ao]"
    r"|terceir[ao]|otra|outra|prim[ao]|second[ao]|terz[ao]|ultim[ao]|eerste|tweede|derde|laatste|första|andra|tredje|sista"
    r"|første|anden|andre|siste|pierwsz[eay]|drugi[ea]?|trzeci[ea]?|ostatni[ea]?|ensimmäinen|toinen|kolmas|viimeinen"
    r"|перв(?:ый|ая|ое)|втор(?:ой|ая|ое)|трет(?:ий|ья|ье)|последн(?:ий|яя|ее)) "
)
"""`Segunda pregunta`"""

_ARTICLE = re.compile(r"^(?:an?|the|eine?|une?|uma?|una|uno|een|ett?) ")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0d7f])*(?:['’-][^\W\d_]+)*")
"""A word; the vowel signs of Indian scripts belong to it."""


class _Openings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of one language."""

    phrases: frozenset[str]
    starts: frozenset[str]
    words: frozenset[str]


def is_speech_phrase(text: str) -> bool:
    """Return True if a complete text before a colon is one of the table's phrases, with or without a number."""
    folded = _ORDINAL.sub("", _ARTICLE.sub("", fold(text).strip(" .").replace("’", "'")), count=1)
    return folded in _table().phrases or _NUMBER.sub("", folded) in _table().phrases


@functools.cache
def foreign_openings() -> frozenset[str]:
    """Return the phrases of all languages but English: they are no surnames of a text in another language."""
    return frozenset(
        fold(phrase) for name, openings in _tables().items() if name != "en" for phrase in openings.phrases
    )


def is_sentence_start(text: str) -> bool:
    """Return True if a text before a colon begins as a sentence does, or has a word that only sentences have."""
    words = _WORD.findall(fold(text).replace("’", "'"))
    return not words or words[0] in _table().starts or not _table().words.isdisjoint(words)


@functools.cache
def _tables() -> dict[str, _Openings]:
    loaded = load_words("generator.reading.grammar", "speech_openings.yml", only_text=True)
    return msgspec.convert(loaded, dict[str, _Openings])


@functools.cache
def _table() -> _Openings:
    """Return the table of all languages together: a meeting has several."""
    return _Openings(
        *(
            frozenset(fold(entry) for openings in _tables().values() for entry in getattr(openings, field))
            for field in _Openings.__struct_fields__
        )
    )
