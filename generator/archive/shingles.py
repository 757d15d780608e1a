"""Which texts may be nearly the same: found without comparing each with each, and without holding any text.

Every run of five words is a shingle, and its CRC-32 a number that is the same everywhere and every time. A sketch keeps
about one number in 32, always the smallest: what two sketches share says about how much the texts share, also where one
is cut off (Broder, "On the resemblance and containment of documents", 1997). Two texts are looked at only where the
very smallest numbers of one are in the sketch of the other.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import accumulate

import msgspec

from generator import words
from generator.archive.summary import too_large
from generator.records import SessionRecord

_LENGTH = 5
"""Words of a shingle: different sessions share many runs of three words, and hardly any of five."""

_LIMIT = 2**32 // 32
_KEYS = 16
"""Smallest numbers of a text by which others are led to it. Half of it shared, all miss once in 65,536 times."""

_MOST = 2048
"""Numbers kept of a very long text."""

_WINDOW = 8
"""How many neighbours a text is compared with for each number they share, so that a phrase of all costs no square."""

_LEAST_SHARED = 0.25
"""Of the sketches; what shares less isn't looked at again, whatever the exact share."""


class Sketch(msgspec.Struct, frozen=True):
    """What is kept of a text to find others like it."""

    words: int
    """Runs of letters and digits."""
    digest: bytes
    """Of all of them in order."""
    numbers: array[int]
    """Sorted; unsigned, of four bytes."""
    reach: int
    """All numbers of the text up to this one are in `numbers`."""


def text_of(record: SessionRecord) -> list[str]:
    """Return the words that make two records copies: what was said, without labels, notices and stage directions.

    A copy may lack labels, and stage directions are what copies lose first.
    """
    blocks = (block for turn in record.turns for block in turn.blocks if block.type != "event")
    return [word for block in blocks for word in words.runs(block.text.casefold())]


def shingles(text: Sequence[str]) -> set[int]:
    """Return the number of every run of five words in `text`; of a shorter text that of the whole."""
    encoded = [word.encode("utf-8", errors="surrogatepass") + b" " for word in text]
    if len(encoded) <= _LENGTH:
        return {zlib.crc32(b"".join(encoded))} if encoded else set()
    starts = list(accumulate(map(len, encoded), initial=0))
    view = memoryview(b"".join(encoded))
    return {zlib.crc32(view[start:end]) for start, end in zip(starts, starts[_LENGTH:], strict=False)}


def sketch(record: SessionRecord) -> Sketch:
    """Return the sketch of a record's words; of what is too large for a page, that of no words."""
    text = [] if too_large(record) else text_of(record)
    found = shingles(text)
    kept = sorted(number for number in found if number <= _LIMIT)
    reach = _LIMIT
    if len(kept) > _MOST:
        kept = kept[:_MOST]
        reach = kept[-1]
    elif len(kept) < _KEYS:
        kept = nsmallest(_KEYS, found)
        reach = max(reach, kept[-1]) if kept else reach
    digest = hashlib.sha256(" ".join(text).encode("utf-8", errors="surrogatepass")).digest()
    return Sketch(words=len(text), digest=digest, numbers=array("I", kept), reach=reach)


def candidates(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Yield each pair of texts that may be nearly the same, once, as names in the order of the alphabet.

    The work grows with the number of texts, not with that of pairs.
    """
    keys = {number for made in sketches.values() for number in made.numbers[:_KEYS]}
    holders: dict[int, list[str]] = {}
    for name in sorted(sketches, key=lambda name: (sketches[name].words, name)):
        for number in sketches[name].numbers:
            if number in keys:
                holders.setdefault(number, []).append(name)
    seen: set[tuple[str, str]] = set()
    for names in holders.values():
        for position, name in enumerate(names):
            for other in names[position + 1 : position + 1 + _WINDOW]:
                pair = (name, other) if name < other else (other, name)
                if pair not in seen:
                    seen.add(pair)
                    if _shared(sketches[name], sketches[other]) >= _LEAST_SHARED:
                        yield pair


def _shared(one: Sketch, other: Sketch) -> float:
    """Return about which share of the smaller text's shingles is in the other."""
    reach = min(one.reach, other.reach)
    ours, theirs = ({number for number in made.numbers if number <= reach} for made in (one, other))
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller else 0.0
