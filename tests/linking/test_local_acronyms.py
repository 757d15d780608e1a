"""Acronyms that a document spells out itself: only another meaning than the glossary's counts."""

from __future__ import annotations

import pytest

from generator.linking.entity_mention import EntityMention
from generator.linking.local_acronyms import redefined_entries


def is_redefined(text: str, acronym: str = "IAB", expansion: str = "Internet Architecture Board") -> bool:
    start = text.index(acronym)
    mention = EntityMention(start, start + len(acronym), "glossary", "glossary/iab/", expansion)
    return redefined_entries([(text, mention)]) == {"glossary/iab/"}


@pytest.mark.parametrize(
    "text",
    [
        "The Interactive Advertising Bureau (IAB) agrees.",
        "The Interactive Advertising Bureau, or IAB, agrees.",
        "The IAB (the Interactive Advertising Bureau) agrees.",
        "IAB stands for Interactive Advertising Bureau.",
    ],
)
def test_another_meaning(text: str) -> None:
    assert is_redefined(text)


@pytest.mark.parametrize(
    "text",
    [
        "The IAB agrees.",
        "The Internet Architecture Board (IAB) agrees.",
        "The Internet Architectures Board, or IAB, agrees.",
        "The Interactive Bureau (IAB) agrees.",
        "The Interactive Advertising Bureau. IAB agrees.",
        "The interactive advertising bureau (IAB) agrees.",
    ],
)
def test_the_meaning_of_the_glossary_or_no_long_form(text: str) -> None:
    assert not is_redefined(text)


def test_small_words_give_no_letter() -> None:
    assert is_redefined("Ministry of the Old Oak and Trees (MOOT)", "MOOT", "Meeting On Old Things")
