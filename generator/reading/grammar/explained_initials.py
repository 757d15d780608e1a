"""Initials that a document explains: `Mara Lindqvist (ML)` in its list of people, `ML = Mara Lindqvist`. Pure text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.grammar.labels import label_strength
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold, loose_name_key

_NAME = r"[^\W\d_a-z][^\s|,;:()=]{1,30}(?: [^\s|,;:()=]{1,30}){1,4}"
_CODE = r"[A-ZÀ-ÞΑ-ΩА-Я]{2,4}"
_LISTED = re.compile(rf"(?P<name>{_NAME}) ?[(\[](?P<code>{_CODE})[)\]]\.?")
_EQUATED = re.compile(rf"(?P<code>{_CODE}) ?(?:=|–|—) ?(?P<name>{_NAME})\.?")
_CELLS = re.compile(rf"(?P<name>{_NAME})[ \t]*(?:\||\t)[ \t]*(?P<code>{_CODE})(?:[ \t]*(?:\||\t).*)?")
_BEFORE_ITEMS = re.compile(r"(?:[-*+•]|\d{1,3}[.)]|\|)[ \t]{1,8}|[^\W\d_][^:()]{0,40}:(?: |$)")
_BETWEEN_ITEMS = re.compile(r"[,;] (?:and )?| and ")
_ANY_CODE = re.compile(rf"[(\[|\t ]{_CODE}\b|^{_CODE} ?[=–—]")
_MIN_SHARE = 0.7
"""Share of the items of a line that explain initials."""

_MAX_LINE_CHARS = 6_000


def explained_initials(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the initials that one line explains, each with the name: a line of a list, a table, or a list in a line."""
    if len(text) > _MAX_LINE_CHARS or _ANY_CODE.search(text) is None:
        return
    text = text.strip().strip("_*| ")
    before = _BEFORE_ITEMS.match(text)
    for match in _explanations(text[before.end() :] if before else text):
        if _may_have(match["name"], match["code"], vocabulary):
            yield match["code"], match["name"]


def _explanations(text: str) -> list[re.Match[str]]:
    """Return the names with their initials in a line; none in a line that is mostly something else."""
    cells = _EQUATED.fullmatch(text) or _CELLS.fullmatch(text)
    if cells:
        return [cells]
    items = [item.strip() for item in _BETWEEN_ITEMS.split(text) if item.strip()]
    matches = [match for item in items if (match := _LISTED.fullmatch(item))]
    return matches if len(matches) >= _MIN_SHARE * len(items) else []


def _may_have(name: str, code: str, vocabulary: Vocabulary) -> bool:
    """Return True if a person's name may have these initials: they begin with the letter of one of its words."""
    words = name.split(" ")
    if not vocabulary.organisation_words.isdisjoint(fold(word) for word in words):
        return False
    begins = any(loose_name_key(word)[:1] == loose_name_key(code)[:1] for word in words)
    return begins and label_strength(name, " ", vocabulary) in {"name", "sure"}
