"""Which texts may be nearly the same: found without comparing each with each, and without holding any text.

Every run of five words is a shingle, and its CRC-32 a number that is the same everywhere and every time. A sketch keeps
the numbers of about one shingle in sixteen, chosen by its first two words alone; so what is kept of a part is kept of
the whole too, and what two sketches share says how much the texts share, also where one of them is cut off (after
Broder, "On the resemblance and containment of documents", 1997). Two texts are looked at only where one of the very
smallest numbers of one is in the sketch of the other.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

import msgspec

from generator.archive.summary import too_large
from generator.records import SessionRecord
from generator.text import words

_LENGTH = 5
"""Words of a shingle: different sessions share many runs of three words, and hardly any of five."""

_ONE_IN = 16
"""Of so many shingles one is kept."""

_CHOSEN = frozenset((one, (5 * one + 3) % _ONE_IN) for one in range(_ONE_IN))
"""What the first two words of a shingle have to draw for it to be kept."""

_KEYS = 16
"""Smallest numbers of a text by which others are led to it. Half of it shared, all miss once in 65,536 times."""

_MOST = 4096
"""Numbers kept of a very long text."""

_WINDOW = 8
"""How many neighbours a text is compared with for each number they share, so that a phrase of all costs no square."""

_LEAST_SHARED = 0.25
"""Of the sketches; what shares less isn't looked at again. Sketches too small to tell are left to the texts."""


class Sketch(msgspec.Struct, frozen=True):
    """What is kept of a text to find others like it."""

    words: int
    """Runs of letters and digits."""
    digest: bytes
    """Of all of them in order."""
    numbers: array[int]
    """Sorted; unsigned, of four bytes."""


def words_to_compare(record: SessionRecord) -> list[str]:
    """Return the words that make two records copies: what was said, without labels, notices and stage directions.

    A copy may lack labels, and stage directions are what copies lose first.
    """
    blocks = (block.text for turn in record.turns for block in turn.blocks if block.type != "event")
    return words.runs("\n".join(blocks).casefold())


def shingles(text: Sequence[str]) -> set[int]:
    """Return the number of every run of five words in `text`; of a shorter text that of the whole."""
    if len(text) <= _LENGTH:
        return {zlib.crc32(_encoded(text))} if text else set()
    encoded = [_encoded((word, "")) for word in text]
    starts = list(accumulate(map(len, encoded), initial=0))
    view = memoryview(b"".join(encoded))
    return {zlib.crc32(view[start:end]) for start, end in zip(starts, starts[_LENGTH:], strict=False)}


def make_sketch(record: SessionRecord) -> Sketch:
    """Return the sketch of a record's words; of what is too large for a page, that of no words."""
    text = [] if too_large(record) else words_to_compare(record)
    lots = {word: zlib.crc32(_encoded((word,))) % _ONE_IN for word in set(text)}
    drawn = list(map(lots.__getitem__, text))
    chosen = [start for start, lot in enumerate(pairwise(drawn)) if lot in _CHOSEN]
    kept = {zlib.crc32(_encoded(text[start : start + _LENGTH])) for start in chosen}
    digest = hashlib.sha256(_encoded(text)).digest()
    return Sketch(words=len(text), digest=digest, numbers=array("I", sorted(kept or shingles(text))[:_MOST]))


def candidate_pairs(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
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
                    if _may_share(sketches[name], sketches[other]):
                        yield pair


def _encoded(text: Sequence[str]) -> bytes:
    return " ".join(text).encode("utf-8", errors="surrogatepass")


def _may_share(one: Sketch, other: Sketch) -> bool:
    """Return whether enough of the smaller sketch is in the other, as far as both of them reach."""
    reach = min(made.numbers[-1] if len(made.numbers) == _MOST else _HIGHEST for made in (one, other))
    ours, theirs = ({number for number in made.numbers if number <= reach} for made in (one, other))
    smaller = min(len(ours), len(theirs))
    return smaller < _KEYS or len(ours & theirs) >= _LEAST_SHARED * smaller


_HIGHEST = 2**32 - 1
