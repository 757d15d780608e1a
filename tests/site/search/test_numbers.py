"""Numbers in the files of the index."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.site.search.numbers import ALONE, BYTES, decode, encode, units
from tests.support.search_reader import numbers_as_gaps, read_number, read_numbers


@given(st.integers(0, 2**40))
def test_a_number_is_read_as_it_was_written(number: int) -> None:
    data = encode(number)
    assert BYTES[number] == data
    assert ALONE[number] == bytes([len(data)]) + data
    assert decode(data + b"\x05", 0) == read_number(data, 0) == (number, len(data))


@given(st.sets(st.integers(0, 2**20), min_size=1))
def test_gaps_give_the_numbers_back(numbers: set[int]) -> None:
    assert read_numbers(numbers_as_gaps(sorted(numbers))) == sorted(numbers)


def test_units_are_documents_with_their_data() -> None:
    assert list(units(b"\x02\x01a\x05\x00\x80\x01\x02bc")) == [(2, b"a"), (7, b""), (135, b"bc")]
    assert list(units(b"")) == []
