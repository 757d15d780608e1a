"""Postings joined in groups are those joined document by document."""

from __future__ import annotations

import random

import pytest

from generator.site.search.numbers import units
from generator.site.search.postings import Postings

TERMS = ("brew", "kettle", "milk", "tea")


def some_document(chance: random.Random) -> dict[str, tuple[bytes, bytes]]:
    """Return the postings of a document: of each term a length and as many bytes."""
    return {
        term: (bytes([1, chance.randrange(128)]), bytes([2, chance.randrange(128), chance.randrange(128)]))
        for term in TERMS
        if chance.random() < 0.4
    }


def joined(documents: list[dict[str, tuple[bytes, bytes]]]) -> Postings:
    postings = Postings()
    for number, terms in enumerate(documents):
        postings.add(number, terms)
    return postings


@pytest.mark.parametrize("seed", range(20))
def test_groups_of_any_size_give_the_same_postings(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - fixed documents, not a secret
    documents = [some_document(chance) for _ in range(chance.randint(0, 40))]
    one_by_one, in_groups = Postings(), Postings()
    for number, terms in enumerate(documents, start=1):
        one_by_one.add(number, terms)
    start = 0
    while start < len(documents):
        size = chance.randint(1, 7)
        in_groups.add_group(start + 1, joined(documents[start : start + size]).joined())
        start += size
    assert list(in_groups.turns()) == list(one_by_one.turns())
    assert list(in_groups.places()) == list(one_by_one.places())


def test_the_postings_name_the_documents_of_a_term() -> None:
    postings = Postings()
    postings.add(3, {"tea": (b"\x01\x05", b"\x01\x06")})
    postings.add_group(200, joined([{}, {"tea": (b"\x01\x07", b"\x01\x08")}]).joined())
    ((term, turns),) = postings.turns()
    assert (term, list(units(turns))) == ("tea", [(3, b"\x05"), (201, b"\x07")])
