"""Numbers in the files of the index: each in as many bytes as it needs, seven bits a byte, the lowest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import sub


def encode(number: int) -> bytes:
    """Return the bytes of a number from 0; all bytes except the last have the highest bit."""
    data = bytearray()
    while number > 127:
        data.append(number & 127 | 128)
        number >>= 7
    data.append(number)
    return bytes(data)


SMALL = tuple(encode(number) for number in range(1 << 15))
"""The bytes of the numbers below 32,768, which are nearly all."""

ALONE = tuple(encode(len(data)) + data for data in SMALL)
"""The postings of a term with one of these numbers alone: the number of bytes, then the number. Most terms have one."""


def encoded(number: int) -> bytes:
    """Return the same as `encode`, faster."""
    return SMALL[number] if number < len(SMALL) else encode(number)


def gaps(numbers: Sequence[int]) -> bytes:
    """Return ascending numbers as the bytes of the differences between neighbours; the first one is as it is."""
    differences = (numbers[0], *map(sub, islice(numbers, 1, None), numbers))
    try:
        return b"".join(map(SMALL.__getitem__, differences))
    except IndexError:
        return b"".join(map(encode, differences))


def decode(data: bytes, start: int) -> tuple[int, int]:
    """Return the number at `start`, and the place behind it."""
    number = shift = 0
    while True:
        byte = data[start]
        start += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, start
        shift += 7


def units(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the units of postings: the number of a document (or shelf), and its data without the length."""
    place = number = 0
    while place < len(data):
        gap, place = decode(data, place)
        length, place = decode(data, place)
        number += gap
        yield number, data[place : place + length]
        place += length
