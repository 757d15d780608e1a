"""The word lists that linking rules use: `vocabulary.yml`, whose comments say what each list is for."""

from __future__ import annotations

import functools
from importlib import resources

import msgspec
import yaml


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
    text = resources.files("generator.linking").joinpath("vocabulary.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), LinkVocabulary)
