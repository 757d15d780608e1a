"""Voices: the turns of a document in groups with one printed label, one speaker and one language.

The index numbers the turns of a document voice by voice, not in their order. So a few numbers, the turns of each voice,
tell the speaker and the language of every turn, and a browser can count people without loading a document.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.archive.page_limits import too_large
from generator.corrections.applied import AppliedCorrection, corrected_labels, shown_label
from generator.records import SessionRecord, Turn


class Voice(msgspec.Struct, frozen=True, array_like=True):
    """A voice of a document."""

    person: str | None
    """The id of a person."""
    shown: str | None
    """The name or the label that the page shows; `None` for an unidentified speaker, and in articles."""
    label: str | None
    """As printed."""
    language: str
    turns: int
    """One or more."""


def voices_of(
    record: SessionRecord, corrections: tuple[AppliedCorrection, ...]
) -> Iterator[tuple[Voice, list[tuple[int, Turn]]]]:
    """Yield the voices of a record in the order of their first turns, each with its turns and their places from 1.

    A label that gets another name stays in its place, so a new alias moves no turn.

    Args:
        record: A session or an article; one too large for a page has no voice.
        corrections: The applied corrections beside it.
    """
    labels = corrected_labels(corrections)
    voices: dict[tuple[str | None, ...], list[tuple[int, Turn]]] = {}
    for place, turn in enumerate(() if too_large(record) else record.turns, start=1):
        shown = (turn.name or shown_label(turn, labels)) if record.kind == "transcript" else None
        key = (turn.label, turn.speaker, shown, turn.language)
        voices.setdefault(key, []).append((place, turn))
    for (label, person, shown, language), turns in voices.items():
        yield Voice(person, shown, label, language or record.language, len(turns)), turns
