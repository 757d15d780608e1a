"""The forms of words: for each word of the archive the others with the same stem, by the languages of the texts.

Readers who ask for word forms find `forms` by `form`. Without that, a search finds what was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec
import Stemmer

from generator.site.search.new_folder import NewFolder
from generator.site.search.term_files import FileSize, Start, sort_key, write_term_files

FORM_FILE_SIZE = FileSize(4_000, 24_000)
MAX_FORMS = 16
"""Other forms of a word; a stem with more words says little."""

_MIN_CHARS = 3


def vocabulary(terms: Iterable[str]) -> list[str]:
    """Return the terms that may have forms, sorted."""
    return sorted(term for term in terms if len(term) >= _MIN_CHARS and term.isalpha())


def has_forms(language: str) -> bool:
    """Return True if the stems of a language are known."""
    return _stemmer(language) is not None


def write_forms(words: Mapping[str, Iterable[str]], folder: NewFolder) -> list[Start]:
    """Write the files of forms, and return where each begins.

    Args:
        words: The words of the texts in each language, by its code.
        folder: A new folder.
    """
    forms: dict[str, set[str]] = {}
    for language in sorted(words):
        for group in _groups(language, words[language]):
            for word in group:
                forms.setdefault(word, set()).update(group)
    blobs = ((word, _blob(forms[word] - {word})) for word in sorted(forms, key=sort_key))
    return write_term_files(blobs, folder, FORM_FILE_SIZE)


def _groups(language: str, words: Iterable[str]) -> Iterator[list[str]]:
    """Yield the words with one stem, two or more."""
    stemmer = _stemmer(language)
    if stemmer is None:
        return
    groups: dict[str, list[str]] = {}
    in_order = sorted(set(words))
    for word, stem in zip(in_order, stemmer.stemWords(in_order), strict=True):
        groups.setdefault(stem, []).append(word)
    yield from (group for group in groups.values() if len(group) > 1)


def _blob(forms: Iterable[str]) -> bytes:
    return msgspec.json.encode(sorted(forms)[:MAX_FORMS])


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    try:
        return Stemmer.Stemmer(language)
    except KeyError:
        return None
