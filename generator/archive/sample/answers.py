"""The answers of the person who judged a sample of turns."""

from __future__ import annotations

from typing import Literal

import msgspec

Answer = Literal["yes", "no", "unsure"]


class JudgedTurn(msgspec.Struct, frozen=True):
    """The answers about one turn."""

    speaker: Answer
    """Whether label and person are right."""
    begins: Answer
    ends: Answer
    words: int
    """Words of the turn in the record."""
    wrong_words: int
    """Words that the record lost, added or changed."""


class SampleSheet(msgspec.Struct, frozen=True):
    """A sheet, filled in."""

    date: str
    """ISO date of the judging."""
    judge: str
    seed: int
    turns: int
    """Turns in the archive when the sample was drawn."""
    drawn: int
    """Turns on the sheet."""
    judged: tuple[JudgedTurn, ...]
