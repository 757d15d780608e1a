"""Words that may be a part of a name. Pure text."""

from __future__ import annotations

import re

from generator.reading.grammar.vocabulary import Vocabulary

LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"(?<!\S)[ads]/[lop](?!\S)|[^\s,()/&\[\]]+")
"""A word of a label; `a/l` and `d/o` are particles of names in Malaysia."""

_ABBREVIATION = re.compile(
    r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?|[^\W\d_]{1,5}\.(?:[-º°ª]|-[^\W\d_]\.|ra|na|ssa)?|(?i:ph\.d\.?)"
)
_ELIDED = re.compile(
    r"(?:[dl]['’]|(?:al|el|ad|an|ar|as|ash|at|az|ben|bin|ibn|abu|ould|ait)-)(?=[^\W\d_])", re.IGNORECASE
)
"""`d'Aubigny`, `al-Sayed`"""

_ELIDED_ARTICLE = re.compile(r"[Ll]['’]")
AND_IN_CATALAN = "i"
"""`Ada Puig i Roca`; it is in no list of particles, because it folds as the English pronoun does."""

_APOSTROPHES = "'‘’"


def is_abbreviation(word: str) -> bool:
    """Return True for a word whose full stops end no sentence: `J.`, `H.E.`, `Sra.`, `Ph.D.`."""
    return _ABBREVIATION.fullmatch(_ELIDED_ARTICLE.sub("", word)) is not None


def is_no_name(word: str, vocabulary: Vocabulary) -> bool:
    """Return True for a folded word that no name of a person begins or ends with."""
    return word in vocabulary.no_labels and word not in vocabulary.names_too


def are_name_words(words: list[str], vocabulary: Vocabulary) -> bool:
    """Return True if every word is a particle or begins with a capital letter, as the words of a name do."""
    return any(word not in vocabulary.particles for word in words) and all(
        word in vocabulary.particles
        or word.lstrip(_APOSTROPHES)[:1].isupper()
        or is_elided_name(word)
        or (word == AND_IN_CATALAN and 0 < place < len(words) - 1)
        for place, word in enumerate(words)
    )


def is_elided_name(word: str) -> bool:
    """Return True for a surname with a particle in the same word: `d'Aubigny`, `al-Sayed`."""
    match = _ELIDED.match(word)
    return match is not None and word[match.end() :][:1].isupper()
