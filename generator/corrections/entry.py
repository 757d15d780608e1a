"""One correction, and what is wrong with one that can't be carried out."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from generator.errors import ArchiveError
from generator.settings.errors import entry_sentence

Sort = Literal["metadata", "speaker", "label", "split", "join", "no-mark", "words", "hide", "withdraw"]
SORTS: tuple[str, ...] = get_args(Sort)


class CorrectionError(ArchiveError):
    """A correction can't be carried out; nothing of it is."""


class Correction(msgspec.Struct, frozen=True):
    """One entry of a file of corrections; a field that it doesn't have is `None`."""

    path: str
    """Of the file, as the maintainer knows it."""
    line: int
    number: int
    """Its place in the file, from 1."""
    correct: Sort
    reason: str
    author: str
    date: str
    """ISO date."""
    fragment: str = ""
    """Words of the source, which are there once."""
    turn: str | None = None
    """The id of the turn in which the fragment is looked for; without it, the whole document."""
    field: str | None = None
    value: str | None = None
    """Of the field; `None` takes the printed value away."""
    person: str | None = None
    """An id of the people register."""
    name: str | None = None
    unknown: bool = False
    """Whether it is known only that the printed label is wrong."""
    label: str | None = None
    printed: str | None = None
    words: str | None = None
    until: str | None = None
    """The last words of a passage that begins with the fragment."""

    def error(self, field: str | None, reason: str, fragment: str | None = None) -> CorrectionError:
        """Return the error about a field of this correction."""
        return entry_error(self.number, self.correct, field, reason, path=self.path, line=self.line, fragment=fragment)


def entry_error(
    number: int,
    sort: str | None,
    field: str | None,
    reason: str,
    *,
    path: str,
    line: int | None,
    fragment: str | None = None,
) -> CorrectionError:
    """Return the error about a field of the entry with this number."""
    sentence = entry_sentence(number, sort if sort in SORTS else None, field, reason)
    return CorrectionError(sentence, path=path, line=line, fragment=fragment)
