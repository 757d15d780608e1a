"""What a format of exports is: a name, and the functions that make its files.

A format is one module with one entry in `FORMATS`. Its functions are pure and belong to a module, because workers find
them by the name of the format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from generator.exports.archive import ExportArchive
from generator.exports.document import DocumentFacts, ExportDocument

PART = "{part}"
"""In the path of a divided file: its event or year."""

Division = Literal["all", "event", "year"]


class Beside(msgspec.Struct, frozen=True):
    """A file beside the page of each document."""

    file: str
    """Its name."""
    make: Callable[[ExportDocument], bytes | None]
    """Makes its content; `None` for a document that has no such file."""


class Joined(msgspec.Struct, frozen=True):
    """A file with a piece of each document, in the order of the archive. Pieces are kept; joining them is copying."""

    path: str
    """Relative to the root of the site. `{part}` in it is the event or the year."""
    make: Callable[[ExportDocument], bytes]
    """Makes the piece of a document; it may be empty."""
    by: Division = "event"
    head: bytes = b""
    foot: bytes = b""
    pack: Callable[[Iterable[bytes]], Iterable[bytes]] | None = None
    """Makes the file from its pieces; without it they are copied one after another, between head and foot."""

    def path_of(self, facts: DocumentFacts) -> str:
        """Return the file that has the piece of a document."""
        part = {"all": "", "event": facts.part, "year": facts.year}[self.by]
        return self.path.replace(PART, part)


WholeFiles = Iterator[tuple[str, Iterable[bytes]]]
"""Files of the whole archive: the path of each, and its content in chunks."""


class Format(msgspec.Struct, frozen=True):
    """A format of exports."""

    name: str
    """In `exports:` of `archive.yml`, and of the command."""
    title: str
    """On the page of the data."""
    about: str
    """A sentence for readers: what is in it, and what opens it."""
    beside: tuple[Beside, ...] = ()
    joined: tuple[Joined, ...] = ()
    whole: Callable[[ExportArchive], WholeFiles] | None = None
    """Makes files from facts alone. It runs at every build in which something changed, so it reads no record."""
    command: Callable[[ExportArchive, Path], Iterator[str]] | None = None
    """Writes files into a folder, and yields their paths. Only the command `export` does so: what it writes can't be
    made again in part."""
    by_default: bool = True
    """Whether a build writes it if `archive.yml` has no `exports`."""

    @property
    def is_of_build(self) -> bool:
        """Whether a build can write it."""
        return self.command is None
