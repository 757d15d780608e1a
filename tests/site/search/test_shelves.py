"""Shelves: bounded groups of documents whose borders stay when documents come and go."""

from __future__ import annotations

import random

import pytest

from generator.site.search.shelves import cut_shelves

PAGES = [f"moot-{2000 + number % 20}/session-{number}/" for number in range(3000)]


def test_every_document_is_on_one_shelf_of_bounded_size() -> None:
    shelves = list(cut_shelves(random.Random(1).sample(PAGES, len(PAGES))))  # noqa: S311 - a fixed order, not a secret
    assert [page for shelf in shelves for page in shelf.pages] == sorted(PAGES)
    assert all(256 <= len(shelf.pages) <= 512 for shelf in shelves[:-1])
    assert len({shelf.name for shelf in shelves}) == len(shelves)
    assert shelves[-1].name == "last"


@pytest.mark.parametrize("seed", range(5))
def test_a_document_more_changes_one_or_two_shelves(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - as above
    removed = chance.choice(PAGES)
    before, after = set(cut_shelves(PAGES)), set(cut_shelves(page for page in PAGES if page != removed))
    assert 1 <= len(before - after) <= 3
    assert len(before & after) >= 5


def test_no_document_makes_no_shelf() -> None:
    assert list(cut_shelves([])) == []
    assert [shelf.pages for shelf in cut_shelves(["b/", "a/"])] == [("a/", "b/")]
