"""A statement on its way to paper or screen, whole or cut into cues."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

import msgspec

_LETTERS = 70
"""Of the longest cue."""

_BEFORE_LABEL = re.compile("[ ](?=[A-Z]+ [A-Z]+:|[A-Z]+:)")
"""A blank before or in words like a label."""


class Printed(msgspec.Struct, frozen=True):
    """A statement with its label."""

    number: int
    """From 1."""
    label: str
    paragraphs: tuple[str, ...]
    start: int
    """In seconds from the start of the recording."""

    @property
    def words(self) -> str:
        """Everything in one line."""
        return " ".join(self.paragraphs)

    @property
    def seconds(self) -> int:
        """How long it takes to say it."""
        return max(2, len(self.words) // 14)

    def fields(self, paragraphs: str) -> dict[str, str | int]:
        """Return what a line of a form may contain, with `paragraphs` between two paragraphs."""
        minutes, seconds = divmod(self.start, 60)
        return {
            "number": self.number,
            "label": self.label,
            "words": paragraphs.join(self.paragraphs),
            "clock": f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}",
            "short_clock": f"{minutes:02}:{seconds:02}",
            "minutes": minutes,
            "seconds": seconds,
        }


class Cue(msgspec.Struct, frozen=True):
    """A part of a statement, as long as a caption; times are milliseconds."""

    number: int
    start: int
    end: int
    label: str
    text: str
    first: bool
    """Whether it begins a statement."""

    def fields(self) -> dict[str, str | int]:
        """Return what a cue of a form may contain: times as WebVTT has them, with a comma, with one digit and short."""
        found: dict[str, str | int] = {"number": self.number, "label": self.label, "text": self.text}
        for name, time in (("start", self.start), ("end", self.end)):
            seconds, rest = divmod(time, 1000)
            clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
            found[name] = f"{clock}.{rest:03}"
            found[f"{name}_comma"] = f"{clock},{rest:03}"
            found[f"{name}_digit"] = f"{clock[1:]}.{rest:03}"
            found[f"{name}_short"] = f"{clock[1:]}.{rest // 10:02}"
            found[f"{name}_number"] = time
        return found


def cues(statements: Sequence[Printed], *, doubtful: bool = True) -> Iterator[Cue]:
    """Cut statements into cues of whole words.

    Args:
        statements: In order.
        doubtful: Whether a cue may begin with words like a label, `MARA ELM:`. Where labels are printed only when the
            speaker changes, nobody could tell them from a label.
    """
    number = 0
    for statement in statements:
        start = statement.start * 1000
        words = statement.words if doubtful else _BEFORE_LABEL.sub("\u00a0", statement.words)
        chunks = textwrap.wrap(words, _LETTERS, break_long_words=False, break_on_hyphens=False)
        step = statement.seconds * 1000 // len(chunks)
        for place, chunk in enumerate(chunks):
            number += 1
            yield Cue(number, start, start + step - 40, statement.label, chunk.replace("\u00a0", " "), place == 0)
            start += step
