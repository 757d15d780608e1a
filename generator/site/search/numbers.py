"""Numbers in the files of the index: each in as many bytes as it needs, seven bits a byte, the lowest first."""

from __future__ import annotations

from collections.abc import Iterator


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


class _Bytes(dict[int, bytes]):
    """The bytes of every number; those of a large one are not kept."""

    def __missing__(self, number: int) -> bytes:
        return encode(number)


BYTES = _Bytes(enumerate(SMALL))
"""As `SMALL`, for all numbers and slower."""


class _Alone(dict[int, bytes]):
    """The postings of a term with one number; those of a large number are not kept."""

    def __missing__(self, number: int) -> bytes:
        data = encode(number)
        return encode(len(data)) + data


ALONE = _Alone((number, encode(len(data)) + data) for number, data in enumerate(SMALL))
"""The number of bytes, then the number. Most terms have one number."""


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
