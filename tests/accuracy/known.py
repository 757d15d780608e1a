"""Documents with known answers: what a set gives to the scorer."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.records import Block
from tests.support.paths import ROOT

Fact = str | int | None


class Spoken(msgspec.Struct, frozen=True):
    """A turn as it should be found."""

    label: str | None
    """As printed, tidied."""
    blocks: tuple[Block, ...]
    marked: bool = True
    """`False` where the answer has no mark here, but the source may: finding a turn is neither right nor wrong."""


class Known(msgspec.Struct, frozen=True):
    """One document and what is known about it."""

    name: str
    """Of the file; with a folder it is laid out as in `content/transcripts`."""
    data: bytes
    turns: tuple[Spoken, ...] | None = None
    """`None` where nobody knows them."""
    facts: dict[str, Fact] = {}
    """Only what is known: `None` means that the record must not have a value."""
    directions: bool = False
    """Whether the blocks of the turns tell words and stage directions apart."""
    names: Mapping[str, Sequence[str | None]] = {}
    """The names that a label may be read as; `None`: it names nobody. Two labels with a common name are one speaker."""


class Absent(Exception):  # noqa: N818 - not an error: development data are optional
    """A set of documents isn't on this machine."""


class Set(msgspec.Struct, frozen=True):
    """A row of the table."""

    name: str
    load: Callable[[], Sequence[Known]]
    """Raises `Absent`."""


def said(text: str) -> Block:
    """Return a block of words."""
    return Block("text", text)


def dev_data(*parts: str) -> Path:
    """Return a path in the development data, which are not part of the repository.

    Raises:
        Absent: The path doesn't exist.
    """
    folder = Path(os.environ.get("ARCHIVE_DEV_DATA") or ROOT.parent / "shared" / "data" / "dev")
    if not folder.is_dir():
        raise Absent("the development data are not on this machine (ARCHIVE_DEV_DATA names their folder)")
    place = folder.joinpath(*parts)
    if not place.exists():
        raise Absent(f"{'/'.join(parts)} is not in the development data")
    return place
