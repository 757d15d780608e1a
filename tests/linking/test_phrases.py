"""Phrases: the longest one that begins at a word, with all of its targets."""

from __future__ import annotations

import pytest

from generator.linking.capitalised_words import find_capitalised_words
from generator.linking.phrases import PhraseFinder, PhraseMatch


def longest(text: str, **phrases: str) -> PhraseMatch | None:
    """Return the longest phrase at the first word of `text`; the phrases are given by their targets."""
    finder = PhraseFinder()
    for target, phrase in phrases.items():
        finder.add(phrase, target)
    return finder.longest_at(text, find_capitalised_words(text)[0])


def test_the_longest_phrase_is_taken() -> None:
    match = longest("Rosa Brie Blanc spoke", rosa="Rosa Brie", blanc="Rosa Brie Blanc")
    assert match == PhraseMatch(15, ("Rosa", "Brie", "Blanc"), ("blanc",))


def test_a_shorter_phrase_is_taken_if_the_longer_one_is_not_there() -> None:
    match = longest("Rosa Brie of Cheese", rosa="Rosa Brie", blanc="Rosa Brie Blanc")
    assert match is not None
    assert match.targets == ("rosa",)


def test_an_ambiguous_phrase_has_all_its_targets() -> None:
    match = longest("Mara Silva", second="Mara Silva", first="mara silva")
    assert match is not None
    assert match.targets == ("first", "second")


def test_a_possessive_is_outside_the_phrase() -> None:
    match = longest("Rosa Brie's cheese", rosa="Rosa Brie")
    assert match is not None
    assert match.end == len("Rosa Brie")


@pytest.mark.parametrize("text", ["Rosa", "Rosa, Brie", "Enough. Brie", "Rosa Bries", "Brie Rosa"])
def test_no_phrase(text: str) -> None:
    assert longest(text, rosa="Rosa Brie", enough="Enough Brie", single="Rosa") is None


def test_a_full_stop_is_allowed_only_after_an_initial_and_saint() -> None:
    assert longest("J. Brie", brie="J. Brie") is not None
    assert longest("St. Brie", brie="St Brie") is not None
    assert longest("Jo. Brie", brie="Jo Brie") is None
