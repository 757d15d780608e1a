"""Makes a mutated document from a seed and a number: the same number gives the same document."""

from __future__ import annotations

import functools
import random
import re
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.formats import Format, format_of_file

CORPUS = Path(__file__).with_name("corpus")
_PLACE = "WORD"
"""In a seed, a word that is replaced by one of its own in each document."""
_MAX_CHANGES = 12
_LONG = (1,) * 34 + (30,) * 5 + (300,)
"""How often a piece is put in: mostly once, so that many short documents are tried."""


class Mutant(NamedTuple):
    """A mutated document."""

    name: str
    format: Format
    text: str

    @property
    def data(self) -> bytes:
        """The file."""
        return self.format.encode(self.text)


@functools.cache
def seeds() -> tuple[tuple[str, Format], ...]:
    """Return the seeds with their formats."""
    return tuple((path.read_text(encoding="utf-8"), format_of_file(path)) for path in sorted(CORPUS.iterdir()))


def mutant(number: int) -> Mutant:
    """Return the mutated document with a number."""
    chance = random.Random(number)  # noqa: S311 - the same document every time, not a secret
    seed, file_format = chance.choice(seeds())
    head, body = _divided(seed, file_format)
    parts = re.split(r"(\s+|(?<=>)|(?=<))", body)
    for _ in range(chance.randint(0, _MAX_CHANGES)):
        _change(parts, file_format, chance)
    text = head + "".join(parts)
    words = iter(range(1, text.count(_PLACE) + 1))
    text = re.sub(_PLACE, lambda _: f"zq{next(words)}x", text)
    return Mutant(f"{number}.{file_format.suffix}", file_format, text)


def _divided(seed: str, file_format: Format) -> tuple[str, str]:
    """Return what says which format a file has, and the rest, which is changed."""
    if file_format.suffix in {"html", "xhtml", "epub"}:
        head, body, rest = seed.partition("<body>")
        return head + body, rest
    if file_format.suffix == "vtt":
        head, end, rest = seed.partition("\n\n")
        return head + end, rest
    ends = {"ass": "Effect, Text\n", "tsv": "text\n", "ttml": "<body><div>"}
    head, end, rest = seed.partition(ends.get(file_format.suffix, "")) if file_format.suffix in ends else ("", "", seed)
    return head + end, rest


def _change(parts: list[str], file_format: Format, chance: random.Random) -> None:
    """Put in, take out, repeat or move a part."""
    place = chance.randrange(len(parts) + 1)
    kind = chance.randrange(6)
    if kind < 3 or len(parts) < 2:
        parts.insert(place, chance.choice(file_format.pieces) * chance.choice(_LONG))
        return
    first, last = sorted(chance.choices(range(len(parts)), k=2))
    if kind == 3:
        del parts[first : min(last, first + 5)]
    elif kind == 4:
        parts[place:place] = parts[first : last + 1]
    else:
        parts[place:place] = [parts.pop(first)]
