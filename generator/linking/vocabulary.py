"""The word lists that linking rules use: `vocabulary.yml`, whose comments say what each list is for."""

from __future__ import annotations

import functools

import msgspec

from generator.text.word_files import load_words


class LinkVocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `vocabulary.yml`."""

    institution_words: frozenset[str]
    first_names_as_places: frozenset[str]
    first_names_as_words: frozenset[str]
    country_domains: frozenset[str]
    words_without_domain: frozenset[str]


@functools.cache
def link_vocabulary() -> LinkVocabulary:
    """Return the word lists."""
    return msgspec.convert(load_words("generator.linking", "vocabulary.yml"), LinkVocabulary)
