"""Words of messages to maintainers, which are in English for every archive."""

from __future__ import annotations


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return `1 turn`, `60 turns`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
