"""One correction of a document, and the error of a correction that can't be applied."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from generator.errors import ArchiveError
from generator.settings.errors import entry_sentence

CorrectionKind = Literal["metadata", "speaker", "label", "split", "join", "no-mark", "words", "hide", "withdraw"]
CORRECTION_KINDS: tuple[str, ...] = get_args(CorrectionKind)


class CorrectionError(ArchiveError):
    """A correction can't be applied; no part of it is."""


class Correction(msgspec.Struct, frozen=True):
    """One entry of a correction file; a field that the entry lacks is `None`."""

    path: str
    """The correction file, as the maintainer knows it."""
    line: int
    number: int
    """Position in the file, from 1."""
    kind: CorrectionKind
    """The entry's field `correct`."""
    reason: str
    author: str
    date: str
    """ISO date."""
    fragment: str = ""
    """Words that occur once in the source."""
    turn: str | None = None
    """The id of the only turn to search for the fragment; without it, the whole document is searched."""
    field: str | None = None
    value: str | None = None
    """The new value of the field; `None` removes the printed value."""
    person: str | None = None
    """An id of the people register."""
    name: str | None = None
    unknown: bool = False
    """True if the printed label is wrong and the speaker is not known."""
    label: str | None = None
    printed: str | None = None
    words: str | None = None
    until: str | None = None
    """The last words of a passage whose first words are the fragment."""

    def error(self, field: str | None, reason: str, fragment: str | None = None) -> CorrectionError:
        """Return the error about a field of this correction."""
        return entry_error(self.number, self.kind, field, reason, path=self.path, line=self.line, fragment=fragment)


def entry_error(
    number: int,
    kind: str | None,
    field: str | None,
    reason: str,
    *,
    path: str,
    line: int | None,
    fragment: str | None = None,
) -> CorrectionError:
    """Return the error about a field of the entry with this number."""
    sentence = entry_sentence(number, kind if kind in CORRECTION_KINDS else None, field, reason)
    return CorrectionError(sentence, path=path, line=line, fragment=fragment)
