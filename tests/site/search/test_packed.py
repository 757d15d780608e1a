"""Packed files: the same bytes on every machine, and what was packed comes back."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.search.packed import packed, unpacked

TEXT = " ".join(f"kettle {number % 97} of {number}" for number in range(2000)).encode()


@given(st.binary(max_size=300))
def test_what_was_packed_comes_back(data: bytes) -> None:
    assert unpacked(packed(data)) == data


def test_the_bytes_are_always_the_same() -> None:
    """They depend on the locked version of the library only: another one changes every file of every site."""
    assert hashlib.sha256(packed(TEXT)).hexdigest()[:16] == "de2654a44a694fe5"
    assert len(packed(TEXT)) < len(TEXT) / 3


@pytest.mark.parametrize("data", [b"", b"plain text", packed(TEXT)[:-1], packed(TEXT)[:40] + packed(TEXT)[41:]])
def test_damaged_data_are_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="not compressed, or damaged"):
        unpacked(data)
