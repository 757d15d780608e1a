"""Parts of files that a browser asks for."""

from __future__ import annotations

import pytest

from generator.site.byte_range import UnsatisfiableRangeError, byte_range


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=0-9", (0, 10)),
        ("bytes=3-5", (3, 6)),
        ("bytes=3-", (3, 10)),
        ("bytes=3-999", (3, 10)),
        ("bytes=-4", (6, 10)),
        ("bytes=-999", (0, 10)),
        ("BYTES= 1 - 2 ", (1, 3)),
    ],
)
def test_a_part(header: str, part: tuple[int, int]) -> None:
    assert byte_range(header, 10) == part


@pytest.mark.parametrize(
    "header", [None, "", "bytes", "bytes=-", "bytes=5-3", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes=0-1;x"]
)
def test_the_whole_file(header: str | None) -> None:
    assert byte_range(header, 10) is None


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-12", "bytes=-0", f"bytes={'9' * 18}-"])
def test_bytes_that_the_file_does_not_have(header: str) -> None:
    with pytest.raises(UnsatisfiableRangeError):
        byte_range(header, 10)


def test_an_empty_file_has_no_part() -> None:
    with pytest.raises(UnsatisfiableRangeError):
        byte_range("bytes=0-", 0)
