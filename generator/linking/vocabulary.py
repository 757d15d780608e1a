"""The lists of words that the rules of linking know: `words.yml`, whose comments say what each is for."""

from __future__ import annotations

import functools
from importlib import resources

import msgspec
import yaml


class LinkVocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `words.yml`."""

    institutions: frozenset[str]
    places: frozenset[str]
    first_names: frozenset[str]
    countries: frozenset[str]
    no_domains: frozenset[str]


@functools.cache
def link_vocabulary() -> LinkVocabulary:
    """Return the lists."""
    text = resources.files("generator.linking").joinpath("vocabulary.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), LinkVocabulary)
