"""What a session speaks of: its words and pairs of words that are said again and again, and rarely elsewhere.

The weight of a term is the usual product of how often it is said here and in how few transcripts (tf-idf), with the
first of the two damped. A library for it would weigh a hundred megabytes for one formula.
"""

from __future__ import annotations

import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

import msgspec

from generator.archive.related.document_frequency import DocumentFrequency
from generator.archive.summary import spoken, too_large
from generator.records import SessionRecord
from generator.settings.load import ArchiveInfo

MAX_TERMS = 32
"""Terms kept of a session."""

_OFTEN = 3
"""So often a word has to be said, else it isn't spoken of but mentioned."""

_IN_TITLE = 3
"""So many times a word of the title counts as said: a title says what is spoken of."""

_MOST_WORDS = 200_000
"""Words of a very long text that are looked at."""

_TOKEN = re.compile(r"[^\W_]+(?:['’‘‑\-][^\W_]+)*|[^\w\s'’‘‑\-]|\n")
"""A word as it is said, or what parts two words."""


class Term(msgspec.Struct, frozen=True, gc=False):
    """A word or a pair of words that a session speaks of."""

    term: str
    """Folded: the stem, in small letters without accents."""
    form: str
    """As it is said most often."""
    count: int
    """How often it is said, in whatever form."""
    weight: float


def repeated_terms(record: SessionRecord) -> set[str]:
    """Return the terms that a table counts for this record: those that are said more than once."""
    _, words = _words(record)
    return {word for word, count in Counter(words).items() if word and count > 1} | set(
        _again(Counter(pairwise(words)))
    )


def top_terms(record: SessionRecord, table: DocumentFrequency, archive: ArchiveInfo) -> tuple[Term, ...]:
    """Return what the session speaks of, the weightiest first; names of those who speak are no terms.

    An article has no terms, nor has a session in another language than the archive's, which the table doesn't know.

    Args:
        record: The document.
        table: In how many transcripts terms are.
        archive: What it says of the archive's language and of the words that every session says.
    """
    if record.kind != "transcript" or record.language != archive.language:
        return ()
    tokens, words = _words(record)
    names = name_words(turn.name for turn in record.turns)
    left_out = {fold_phrase(words) for words in archive.common_words}
    tokens_of_title = _TOKEN.findall(record.title or "")
    title = [fold_word(token) for token in tokens_of_title]
    counts = _counted(words, title)
    weighed = [
        (weight, term, count)
        for term, count in counts.items()
        if (weight := (1 + math.log(count)) * table.rarity(term)) > 0
        and names.isdisjoint(term.split())
        and term not in left_out
        and not left_out.issuperset(term.split())
    ]
    best = sorted(weighed, key=lambda one: (-one[0], one[1]))[:MAX_TERMS]
    forms = _forms([*tokens, "\n", *tokens_of_title], [*words, "", *title], {term for _, term, _ in best})
    return tuple(Term(sys.intern(term), sys.intern(forms[term]), count, weight) for weight, term, count in best)


def fold_phrase(words: str) -> str:
    """Return a word or several as a term has them."""
    return " ".join(filter(None, map(fold_word, _TOKEN.findall(words))))


def name_words(names: Iterable[str | None]) -> set[str]:
    """Return the folded words of names."""
    return {fold_word(word) for name in names if name for word in _TOKEN.findall(name)} - {""}


@cache
def _stop_words() -> frozenset[str]:
    text = (resources.files("generator.archive.related") / "stop_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1 << 16)
def fold_word(token: str) -> str:
    """Return a word as terms have it, or nothing of one that tells nothing."""
    if not token[0].isalnum():
        return ""
    plain = token if token.isascii() else _PLAIN.sub("", unicodedata.normalize("NFKD", token))
    if not plain.isalnum():
        plain = _SIGNS.sub("", plain)
    word = plain.casefold()
    if word in _APART:
        return word
    if word in _stop_words() or len(word) < 2 or not any(map(str.isalpha, word)):
        return ""
    if len(word) < 3 and not plain.isupper() and not any(map(str.isdigit, plain)):
        return ""
    stem = _stem(word)
    return "" if stem in _stop_words() else stem


_APART = frozenset({"goods", "news", "rights", "states"})
"""Plurals that are words of their own."""

_PLAIN = re.compile(r"[\u0300-\u036f]")
_SIGNS = re.compile(r"['’‘]s?$|['’‘]s\b|[\W_]")
"""The ending of a genitive, apostrophes and hyphens."""


def _stem(word: str) -> str:
    """Return what `archive`, `archives`, `archived` and `archiving` have in common, as far as endings tell it."""
    if len(word) < 4 or not word.isascii():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and root[-1] != "e" and _VOWEL.search(root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


_VOWEL = re.compile("[aeiouy]")


def _words(record: SessionRecord) -> tuple[list[str], list[str]]:
    """Return what is said, words and what parts them, and each of it folded: empty where it tells nothing."""
    if too_large(record):
        return [], []
    text = "\n".join("\n".join(spoken(turn)) for turn in record.turns)
    tokens = _TOKEN.findall(text)[:_MOST_WORDS]
    folded = {token: fold_word(token) for token in set(tokens)}
    return tokens, [folded[token] for token in tokens]


def _counted(words: list[str], title: list[str]) -> dict[str, int]:
    """Return how often each term is said that is said often enough."""
    counts = Counter(words)
    pairs = Counter(pairwise(words))
    for word in title:
        counts[word] += _IN_TITLE
    for pair in pairwise(title):
        pairs[pair] += _IN_TITLE
    del counts[""]
    return {word: count for word, count in counts.items() if count >= _OFTEN} | _again(pairs)


def _again(pairs: Counter[tuple[str, str]]) -> dict[str, int]:
    """Return how often each pair is said that is said again, as a term."""
    return {f"{one} {two}": count for (one, two), count in pairs.items() if count > 1 and one and two and one != two}


def _forms(tokens: list[str], words: list[str], wanted: Collection[str]) -> dict[str, str]:
    """Return how each wanted term is said most often; of forms that are equally frequent the first of the alphabet."""
    said: dict[str, Counter[str]] = {}
    before, token_before = "", ""
    for token, word in zip(tokens, words, strict=True):
        if word in wanted:
            said.setdefault(word, Counter())[token] += 1
        if before and word and (pair := f"{before} {word}") in wanted:
            said.setdefault(pair, Counter())[f"{token_before} {token}"] += 1
        before, token_before = word, token
    return {term: min(forms, key=lambda form: (-forms[form], form)) for term, forms in said.items()}
