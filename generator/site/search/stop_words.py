"""Stop words: words that a search leaves out, because nearly every turn has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources

import yaml

_MAIN_SHARE = 10
"""The stop words of a language count if one of so many documents, or more, is in it: `die` is a German stop word, but
an English word."""


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the stop words of a language as terms; none if the file has no list."""
    return frozenset(_lists().get(language, "").split())


def main_languages(languages: Iterable[str]) -> list[str]:
    """Return the languages whose stop words count in an archive, sorted.

    Args:
        languages: The language of each document.
    """
    counts = Counter(languages)
    return sorted(language for language, count in counts.items() if count * _MAIN_SHARE >= counts.total())


@cache
def _lists() -> dict[str, str]:
    text = (resources.files("generator.site.search") / "stop_words.yml").read_text(encoding="utf-8")
    lists: dict[str, str] = yaml.safe_load(text)
    return lists
