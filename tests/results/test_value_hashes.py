"""The hashes of values: what is equal has one hash, and what is not has another."""

from __future__ import annotations

import msgspec
import pytest

from generator.results.value_hashes import digest, packed_digest


class Shelf(msgspec.Struct, frozen=True):
    name: str
    places: frozenset[str] = frozenset()


def test_the_order_of_sets_and_dictionaries_changes_nothing() -> None:
    assert packed_digest({"a": 1, "b": 2}) == packed_digest({"b": 2, "a": 1})
    places = [str(number) for number in range(50)]
    assert packed_digest(Shelf("x", frozenset(places))) == packed_digest(Shelf("x", frozenset(reversed(places))))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Shelf("x"), Shelf("y")),
        (["ab", "c"], ["a", "bc"]),
        (["a", ["b"]], ["a", "b"]),
        ("1", 1),
        (None, ""),
        ({"a": "b"}, {"b": "a"}),
        (["b", "a"], ["a", "b"]),
    ],
)
def test_different_values_have_different_hashes(first: object, second: object) -> None:
    assert packed_digest(first) != packed_digest(second)
    assert digest(first) != digest(second)
    assert digest(first) == digest(first)


def test_a_digest_takes_file_names_that_are_no_text() -> None:
    assert digest("a\udcff") != digest("a\udcfe")
