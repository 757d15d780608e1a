"""The hashes of values: by them the build knows whether what a result depends on has changed."""

from __future__ import annotations

import hashlib

import msgspec

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest(*parts: object) -> str:
    """Return a hash of values whose `repr` is the same in every process: texts, numbers, lists and dictionaries."""
    return hashlib.sha256(repr(parts).encode("utf-8", errors="surrogateescape")).hexdigest()


def packed_digest(value: object) -> bytes:
    """Return a hash of a value that can be large: records, and lists and dictionaries of them.

    The order of sets and dictionaries changes nothing. No text may have half of a surrogate pair.
    """
    return hashlib.sha256(_encode(value)).digest()
