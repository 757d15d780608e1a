"""The texts that the search shows, in files of some turns each: a result loads one of them, not a whole record.

A file has the same number of turns as the others of its document, so a turn's number tells its file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from generator.records import Resolution, Turn
from generator.site.search.packed import packed

FILE_CHARS = 12_000
"""Characters of a file, on average."""


class ShownTurn(msgspec.Struct, frozen=True, omit_defaults=True):
    """A turn as the search shows it. Its speaker and language are those of its voice."""

    place: int
    """In the order of the document, from 1."""
    id: str
    text: str
    """With misheard words corrected."""
    role: str | None = None
    resolved: Resolution | None = None
    corrected: bool = False
    """Whether words of it were corrected."""
    time: float | None = None
    """Its start, in seconds."""


class TextFile(msgspec.Struct, frozen=True):
    """A file of texts."""

    title: str
    """Of the document."""
    turns: list[ShownTurn]


def shown_turn(place: int, turn: Turn, corrected: Collection[str]) -> ShownTurn:
    """Return a turn as the search shows it.

    Args:
        place: In the order of the document, from 1.
        turn: A turn with misheard words corrected.
        corrected: The ids of the turns with corrected words.
    """
    return ShownTurn(
        place,
        turn.id,
        " ".join(block.text for block in turn.blocks),
        turn.role,
        turn.resolved,
        turn.id in corrected,
        turn.time.start if turn.time else None,
    )


def turns_per_file(turns: Sequence[ShownTurn]) -> int:
    """Return how many turns each file of a document has; 1 or more."""
    chars = sum(len(turn.text) for turn in turns)
    return max(1, len(turns) * FILE_CHARS // max(chars, 1) if chars > FILE_CHARS else len(turns))


def text_files(title: str, turns: Sequence[ShownTurn], size: int) -> Iterator[bytes]:
    """Yield the files of a document with so many turns each, as packed JSON; one at least, because it has the title."""
    for start in range(0, max(len(turns), 1), size):
        yield packed(msgspec.json.encode(TextFile(title, list(turns[start : start + size]))))
