"""The terms of a session: words and pairs of words that it says repeatedly and that few other sessions say.

The weight of a term is the usual product of term frequency and inverse document frequency (tf-idf), the first of them
logarithmic. A library for this one formula would install a hundred megabytes.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

import msgspec

from generator.archive.page_limits import too_large
from generator.archive.summary import spoken_texts
from generator.archive.terms.document_frequency import DocumentFrequency
from generator.records import SessionRecord
from generator.settings.archive import ArchiveInfo
from generator.text.normal import without_diacritics

MAX_TERMS = 32
"""Terms kept of a session."""

_MIN_COUNT = 3
"""Times that a word must be said; a word said less often is only mentioned."""

_TITLE_COUNT = 3
"""Times that a word of the title counts as said, because a title names the topic."""

_MAX_WORDS = 200_000
"""Words of a very long text that are counted."""

_TOKEN = re.compile(r"[^\W_]++(?:['’‘‑\-][^\W_]++)*+|[^\w\s'’‘‑\-]|\n")
"""A word, or a sign between two words."""

_ASCII_TOKEN = re.compile(r"[A-Za-z0-9]++(?:['\-][A-Za-z0-9]++)*+|[^\w\s'\-]|\n")
"""The same for ASCII text, found in two thirds of the time."""

_SEPARATE_PLURALS = frozenset({"goods", "news", "rights", "states"})
"""Plurals with a meaning of their own."""

_WORD_SIGNS = re.compile(r"['’‘]s?$|['’‘]s\b|[\W_]")
"""The ending of a genitive, apostrophes and hyphens."""

_VOWEL = re.compile("[aeiouy]")


class Term(msgspec.Struct, frozen=True, gc=False):
    """A word or a pair of words that a session says repeatedly."""

    term: str
    """The stems, in small letters without accents."""
    form: str
    """Its most frequent form."""
    count: int
    """How often the session says the term, all forms together."""
    weight: float


class SpokenWords(NamedTuple):
    """The words of the speech of a record, and the signs between them."""

    tokens: Sequence[str]
    terms: Sequence[str]
    """The term of each token; empty for those that are no terms."""
    ends: Sequence[int]
    """Where each turn of the record ends: the number of tokens up to there."""


def repeated_terms(record: SessionRecord) -> set[str]:
    """Return the terms that a record says more than once; these are counted for the table of document frequencies."""
    words = read_words(record).terms
    return {word for word, count in Counter(words).items() if word and count > 1} | set(
        _repeated_pairs(_count_pairs(words))
    )


def top_terms(
    record: SessionRecord, table: DocumentFrequency, archive: ArchiveInfo, spoken: SpokenWords | None = None
) -> tuple[Term, ...]:
    """Return the terms of a session, the heaviest first, without the names of its speakers.

    An article has no terms, nor has a session in another language than the archive's: the table lacks its words.

    Args:
        record: The document.
        table: The document frequency of terms.
        archive: The archive's language, and the words that all its sessions say.
        spoken: The words of the document, if they are known.
    """
    if record.kind != "transcript" or record.language != archive.language:
        return ()
    tokens, words, _ = spoken or read_words(record)
    names = name_words(turn.name for turn in record.turns)
    common_terms = {term_of_phrase(words) for words in archive.common_words}
    title_tokens = _TOKEN.findall(record.title or "")
    title_words = [term_of_word(token) for token in title_tokens]
    weighted = [
        (weight, term, count)
        for term, count in _term_counts(words, title_words).items()
        if (weight := (1 + math.log(count)) * table.rarity(term)) > 0
        and names.isdisjoint(term.split())
        and term not in common_terms
        and not common_terms.issuperset(term.split())
    ]
    best = sorted(weighted, key=lambda term: (-term[0], term[1]))[:MAX_TERMS]
    forms = _frequent_forms([*tokens, "\n", *title_tokens], [*words, "", *title_words], {term for _, term, _ in best})
    return tuple(Term(sys.intern(term), sys.intern(forms[term]), count, weight) for weight, term, count in best)


def term_of_phrase(phrase: str) -> str:
    """Return the term of a word or of several words, as in `Term.term`."""
    return " ".join(filter(None, map(term_of_word, _TOKEN.findall(phrase))))


def name_words(names: Iterable[str | None]) -> set[str]:
    """Return the terms of the words of names."""
    return {term_of_word(word) for name in names if name for word in _TOKEN.findall(name)} - {""}


@cache
def _stop_words() -> frozenset[str]:
    text = (resources.files("generator.archive.terms") / "stop_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1 << 16)
def term_of_word(token: str) -> str:
    """Return the term of a word, or the empty string for a stop word, a sign, a number or a short word."""
    if not token[0].isalnum():
        return ""
    plain = token if token.isascii() else without_diacritics(token)
    if not plain.isalnum():
        plain = _WORD_SIGNS.sub("", plain)
    word = plain.casefold()
    if word in _SEPARATE_PLURALS:
        return word
    if word in _stop_words() or len(word) < 2 or not any(map(str.isalpha, word)):
        return ""
    if len(word) < 3 and not plain.isupper() and not any(map(str.isdigit, plain)):
        return ""
    stem = _stem(word)
    return "" if stem in _stop_words() else stem


def _stem(word: str) -> str:
    """Return the common part of `archive`, `archives`, `archived` and `archiving`, as far as the endings show it."""
    if len(word) < 4 or not word.isascii():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    word = _without_verb_ending(_singular(word))
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _singular(word: str) -> str:
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and root[-1] != "e" and _VOWEL.search(root):
            return root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root
    return word


def read_words(record: SessionRecord) -> SpokenWords:
    """Return the words of the speech of a record."""
    if too_large(record):
        return SpokenWords((), (), ())
    tokens: list[str] = []
    ends = []
    for turn in record.turns:
        if tokens:
            tokens.append("\n")
        text = "\n".join(spoken_texts(turn))
        tokens += (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)
        ends.append(min(len(tokens), _MAX_WORDS))
    del tokens[_MAX_WORDS:]
    terms = {token: term_of_word(token) for token in set(tokens)}
    return SpokenWords(tokens, list(map(terms.__getitem__, tokens)), ends)


def _term_counts(words: Sequence[str], title_words: Sequence[str]) -> dict[str, int]:
    """Return the count of each term that is said often enough."""
    counts = Counter(words)
    pairs = _count_pairs(words)
    for word in title_words:
        counts[word] += _TITLE_COUNT
    for pair in pairwise(title_words):
        pairs[pair] += _TITLE_COUNT
    del counts[""]
    return {word: count for word, count in counts.items() if count >= _MIN_COUNT} | _repeated_pairs(pairs)


def _count_pairs(words: Sequence[str]) -> Counter[tuple[str, str]]:
    """Return the count of each pair of neighbouring words; most words are stop words, whose pairs aren't counted."""
    return Counter([pair for pair in pairwise(words) if pair[0] and pair[1]])


def _repeated_pairs(pairs: Counter[tuple[str, str]]) -> dict[str, int]:
    """Return the count of each pair of different words that is said more than once, as a term."""
    return {
        f"{first} {second}": count
        for (first, second), count in pairs.items()
        if count > 1 and first and second and first != second
    }


def _frequent_forms(tokens: Sequence[str], words: Sequence[str], terms: Collection[str]) -> dict[str, str]:
    """Return the most frequent form of each term; of equally frequent forms the first in alphabetical order."""
    last_words = {term.rpartition(" ")[2] for term in terms}
    forms_by_term: dict[str, Counter[str]] = {}
    for place in [place for place, word in enumerate(words) if word in last_words]:
        if words[place] in terms:
            forms_by_term.setdefault(words[place], Counter())[tokens[place]] += 1
        if place and (pair := f"{words[place - 1]} {words[place]}") in terms:
            forms_by_term.setdefault(pair, Counter())[f"{tokens[place - 1]} {tokens[place]}"] += 1
    return {term: min(forms, key=lambda form: (-forms[form], form)) for term, forms in forms_by_term.items()}
