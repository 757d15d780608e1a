"""Pairs of texts that may be nearly the same, found without comparing all pairs and without holding any text.

A shingle is a run of five words; its CRC-32 is the same number on every machine. A sketch keeps the numbers of about
one shingle in sixteen, chosen by its first two words alone. So the shingles kept of a part are also kept of the
complete text, and the overlap of two sketches estimates the overlap of the texts even if one of them is cut off (after
Broder, "On the resemblance and containment of documents", 1997). Two texts are compared only if one of the smallest
numbers of one sketch is in the other.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, compress, count, islice
from operator import eq

import msgspec

from generator.archive.page_limits import too_large
from generator.records import SessionRecord
from generator.text.normal import folded_words

_SHINGLE_WORDS = 5
"""Words of a shingle: different sessions share many runs of three words, and hardly any of five."""

_KEPT_FRACTION = 16
"""A sketch keeps about one shingle in this number."""

_SECOND_DRAW = tuple((5 * draw + 3) % _KEPT_FRACTION for draw in range(_KEPT_FRACTION))
"""A shingle is kept if its second word has this draw; the place is the draw of its first word."""

_SAMPLED_NUMBERS = 16
"""The smallest numbers of a sketch, by which similar texts are found. If two texts share half of their shingles, all of
these miss once in 65,536 times."""

_MAX_NUMBERS = 4096
"""Numbers kept of a very long text."""

_MAX_NEIGHBOURS = 8
"""Texts compared with a text for each number that they share, so that a phrase of all texts stays cheap."""

_MIN_SHARED_FRACTION = 0.25
"""Fraction of the smaller sketch that must be shared. Sketches that are too small to judge are left to the texts."""

_MAX_CRC = 2**32 - 1


class Sketch(msgspec.Struct, frozen=True):
    """A summary of a text by which similar texts are found."""

    words: int
    """Number of words: runs of letters and digits."""
    digest: bytes
    """SHA-256 of all words in order."""
    packed: bytes
    """The numbers, four bytes each in the order of this machine."""

    @property
    def numbers(self) -> memoryview[int]:
        """Numbers of the kept shingles: sorted, unsigned."""
        return memoryview(self.packed).cast("I")


def words_to_compare(record: SessionRecord) -> list[str]:
    """Return the words by which copies are recognised: the speech, without labels, notices and stage directions.

    A copy may lack labels, and stage directions are often missing in copies.
    """
    blocks = (block.text for turn in record.turns for block in turn.blocks if block.type != "event")
    return folded_words("\n".join(blocks))


def shingles(text: Sequence[str]) -> set[int]:
    """Return the number of every run of five words in `text`; of a shorter text, the number of all its words."""
    if len(text) <= _SHINGLE_WORDS:
        return {zlib.crc32(_encoded(text))} if text else set()
    encoded = [_encoded((word, "")) for word in text]
    starts = list(accumulate(map(len, encoded), initial=0))
    view = memoryview(b"".join(encoded))
    return {zlib.crc32(view[start:end]) for start, end in zip(starts, starts[_SHINGLE_WORDS:], strict=False)}


def make_sketch(record: SessionRecord) -> Sketch:
    """Return the sketch of a record's words. A text that is too large for a page counts as empty."""
    text = [] if too_large(record) else words_to_compare(record)
    draw_of = {word: _draw(word) for word in set(text)}
    draws = list(map(draw_of.__getitem__, text))
    seconds = map(_SECOND_DRAW.__getitem__, draws)
    starts = compress(count(), map(eq, seconds, islice(draws, 1, None)))
    kept = {zlib.crc32(_encoded(text[start : start + _SHINGLE_WORDS])) for start in starts}
    digest = hashlib.sha256(_encoded(text)).digest()
    numbers = array("I", sorted(kept or shingles(text))[:_MAX_NUMBERS])
    return Sketch(words=len(text), digest=digest, packed=numbers.tobytes())


@lru_cache(maxsize=1 << 16)
def _draw(word: str) -> int:
    """Return the draw of a word; the documents of an archive have most of their words in common."""
    return zlib.crc32(_encoded((word,))) % _KEPT_FRACTION


def candidate_pairs(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Yield each pair of texts that may be nearly the same, once, its names in alphabetical order.

    The work grows with the number of texts, not with the number of pairs.
    """
    others_of: dict[str, set[str]] = {}
    for name, other in _neighbour_pairs(sketches):
        others_of.setdefault(name, set()).add(other)
    for name, others in others_of.items():
        numbers = frozenset(sketches[name].numbers)  # made once, while the other sketches stay arrays
        for other in others:
            if _may_be_similar(sketches[name], numbers, sketches[other]):
                yield name, other


def _neighbour_pairs(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of texts that share a sampled number, some of them repeatedly."""
    for names in _names_by_number(sketches).values():
        for position, name in enumerate(names):
            for other in names[position + 1 : position + 1 + _MAX_NEIGHBOURS]:
                yield (name, other) if name < other else (other, name)


def _names_by_number(sketches: Mapping[str, Sketch]) -> dict[int, list[str]]:
    """Return for each sampled number the texts that have it, the shortest text first."""
    sampled = {number for sketch in sketches.values() for number in sketch.numbers[:_SAMPLED_NUMBERS]}
    names: dict[int, list[str]] = {}
    for name in sorted(sketches, key=lambda name: (sketches[name].words, name)):
        for number in sampled.intersection(sketches[name].numbers):
            names.setdefault(number, []).append(name)
    return names


def _encoded(text: Sequence[str]) -> bytes:
    return " ".join(text).encode("utf-8", errors="surrogatepass")


def _may_be_similar(sketch: Sketch, numbers: frozenset[int], other: Sketch) -> bool:
    """Return True if enough of the smaller sketch is in the other, up to the number that both sketches reach.

    Args:
        sketch: The sketch of a text.
        numbers: All numbers of `sketch`.
        other: The sketch of another text.
    """
    reach = min(_reach(sketch), _reach(other))
    smaller = min(bisect_right(sketch.numbers, reach), bisect_right(other.numbers, reach))
    shared = len(numbers.intersection(other.numbers))  # none of them is above the reach
    return smaller < _SAMPLED_NUMBERS or shared >= _MIN_SHARED_FRACTION * smaller


def _reach(sketch: Sketch) -> int:
    """Return the largest number up to which a sketch holds the numbers of all kept shingles."""
    return sketch.numbers[-1] if len(sketch.numbers) == _MAX_NUMBERS else _MAX_CRC
