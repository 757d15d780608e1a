"""The limits of a page: what is counted in a record, and how much of it one page can have.

All limits are counted and none is clocked, so the same record is within its limits on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from generator.records import SessionRecord

MAX_BLOCK_CHARS = 1_000_000
"""Characters of a paragraph."""

MAX_BLOCK_SIGNS = 10_000
"""Signs of a paragraph that are escaped in Markdown: Python-Markdown's time grows with the square of their number.

It needs 0.3 seconds for 10,000 of them and 38 seconds for 100,000, on a page that no faster parser takes. The
paragraph with most signs in 200 real documents has 33.
"""

MAX_PAGE_SIGNS = 100_000
"""Signs of a page that are escaped in Markdown; Python-Markdown needs 3 seconds for them."""

MAX_PAGE_CHARS = 5_000_000
"""Characters of the paragraphs and labels of a page that a browser can show."""

MAX_PAGE_BLOCKS = 100_000
"""Paragraphs of a page."""

MAX_PAGE_TURNS = 20_000
"""Turns of a page; each of them, even without words, takes 700 bytes of HTML."""

MAX_PAGE_LABELS = 2_000
"""Different labels of a page; each label may get a page of its own, as a person."""

SIGNS = "\\`*_{}[]&<"
"""The signs that `generator/pages/markdown/escape.py` escapes wherever they are."""


class PageLimit(msgspec.Struct, frozen=True):
    """What a page can have at most."""

    things: str
    """What is counted, as messages call it."""
    most: int
    count: Callable[[SessionRecord], int]


def _texts(record: SessionRecord) -> Iterator[str]:
    yield from (notice.text for notice in record.notices)
    yield from (block.text for turn in record.turns for block in turn.blocks)


def _signs(text: str) -> int:
    return sum(map(text.count, SIGNS))


def _all_signs(record: SessionRecord) -> int:
    return _signs("".join(_texts(record)))


def _most_signs(record: SessionRecord) -> int:
    """Return the signs of the paragraph that has most."""
    return max(map(_signs, _texts(record)), default=0)


def _count_chars(record: SessionRecord) -> int:
    return sum(map(len, _texts(record))) + sum(len(turn.label or "") for turn in record.turns)


def count_labels(record: SessionRecord) -> int:
    """Return the number of different labels."""
    return len({turn.label for turn in record.turns if turn.label is not None})


_SIZE_LIMITS = (
    PageLimit("turns", MAX_PAGE_TURNS, lambda record: len(record.turns)),
    PageLimit("different labels", MAX_PAGE_LABELS, count_labels),
    PageLimit("paragraphs", MAX_PAGE_BLOCKS, lambda record: sum(1 for _ in _texts(record))),
    PageLimit("characters", MAX_PAGE_CHARS, _count_chars),
    PageLimit("characters in one paragraph", MAX_BLOCK_CHARS, lambda record: max(map(len, _texts(record)), default=0)),
)
_SIGN_LIMITS = (
    PageLimit("signs", MAX_PAGE_SIGNS, _all_signs),
    PageLimit("signs in one paragraph", MAX_BLOCK_SIGNS, _most_signs),
)
PAGE_LIMITS = (*_SIZE_LIMITS, *_SIGN_LIMITS)
"""All limits, in the order in which they are looked at."""


def exceeded_limit(record: SessionRecord) -> str | None:
    """Return a sentence about the first limit that a record exceeds; `None` if one page can show it."""
    for limit in PAGE_LIMITS if too_large(record) else ():
        number = limit.count(record)
        if number > limit.most:
            return f"the document has {number:,} {limit.things}, and a page can have {limit.most:,}"
    return None


def too_large(record: SessionRecord) -> bool:
    """Return True if a record is too large for a page; only the plain text and the record have its words then."""
    if any(limit.count(record) > limit.most for limit in _SIZE_LIMITS):
        return True
    # Nearly all pages have fewer signs than one paragraph can have, so they are counted once.
    return _all_signs(record) > MAX_BLOCK_SIGNS and any(limit.count(record) > limit.most for limit in _SIGN_LIMITS)


def has_too_many_labels(record: SessionRecord) -> bool:
    """Return True if a record has so many labels that the archive leaves out who spoke."""
    return count_labels(record) > MAX_PAGE_LABELS
