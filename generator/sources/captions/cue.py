"""Cues: what is on the screen at a time, and the lines of a file that belong to no cue."""

from __future__ import annotations

import msgspec

from generator.records import Time
from generator.sources.source_lines import FileLine


class Cue(msgspec.Struct):
    """The words of one speaker on the screen."""

    time: Time | None
    lines: list[str]
    voice: str | None = None
    """The speaker that the cue names."""
    is_voice_printed: bool = False
    """Whether the name stands among the words, and not in the markup of the file."""
    colour: str | None = None
    """The colour of all its words, if the file gives one."""


ADVICE = "save the captions as WebVTT, SubRip or text"
"""What to do with a file of captions that can't be read."""

Part = Cue | FileLine
"""A cue, or a line of the file outside of cues."""


def cues_of(parts: list[Part]) -> list[Cue]:
    """Return the cues among the parts of a file."""
    return [part for part in parts if isinstance(part, Cue)]
