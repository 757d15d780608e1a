"""What is said in the objects of a JSON file, by whom and when, and the cues made of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import msgspec

from generator.records import Time
from generator.sources.captions.cue import Cue
from generator.sources.captions.json_values import (
    Moment,
    Record,
    end_of,
    has_speaker,
    lines_of_text,
    objects,
    speaker_of,
    start_of,
    text_of,
)
from generator.sources.captions.paragraphs import MIN_PAUSE_SECONDS

_MAX_SIGNS_IN_MILLISECONDS = 0.2
"""Signs said in a unit of time, above which the unit is a second: people say about 15 in a second."""
_CLOSING = frozenset(".,;:!?…。、，？！%)]}”’")


class Said(msgspec.Struct):
    """Words of a speaker, with their time in the unit of the file."""

    text: str
    speaker: str | None
    start: Moment | None = None
    end: Moment | None = None
    ends_turn: bool = False
    """Whether whisper.cpp says that somebody else speaks next."""


def said_in_records(records: list[Record], names: dict[str, str]) -> list[Said]:
    """Return what is said in objects; one whose words have several speakers is cut where the speaker changes."""
    said: list[Said] = []
    for record in records:
        text = text_of(record)
        if text is None:
            continue
        words = objects(record.get("words"))
        labels = {speaker_of(word, names) for word in words} if words and "speaker" in words[0] else set()
        if labels - {None} and (len(labels) > 1 or not has_speaker(record)):
            joined = said_in_words(words, names)
            if "".join(" ".join(one.text for one in joined).split()) == "".join(text.split()):
                said += joined
                continue
        ends_turn = record.get("speaker_turn_next") is True
        said.append(Said(text, speaker_of(record, names), start_of(record), end_of(record), ends_turn))
    return said


def said_in_words(words: Iterable[Record], names: dict[str, str]) -> list[Said]:
    """Return what is said in words: those of one speaker that follow each other together."""
    said: list[Said] = []
    texts: list[list[str]] = []
    for word in words:
        text = text_of(word)
        if text is None:
            continue
        is_sign = word.get("is_sign") is True
        speaker = said[-1].speaker if is_sign and said else speaker_of(word, names)
        start, end = start_of(word), end_of(word)
        if said and said[-1].speaker == speaker and not _is_pause(said[-1].end, start):
            joint = "" if is_sign or text[:1] in _CLOSING or text[:1].isspace() else " "
            texts[-1].append(joint + text)
            said[-1].end = end or said[-1].end
        else:
            said.append(Said("", speaker, start, end))
            texts.append([text])
    for one, parts in zip(said, texts, strict=True):
        one.text = "".join(parts)
    return said


def _is_pause(end: Moment | None, start: Moment | None) -> bool:
    """Return True if a pause of seconds is between two words; without a unit nobody knows."""
    return end is not None and start is not None and start.has_unit and start.value - end.value > MIN_PAUSE_SECONDS


def cues_of_said(said: list[Said]) -> list[Cue]:
    """Return cues with times in seconds."""
    moments = [moment for one in said for moment in (one.start, one.end) if moment is not None]
    unitless = [moment.value for moment in moments if not moment.has_unit]
    signs = sum(len(one.text) for one in said)
    in_milliseconds = (
        bool(unitless)
        and all(value.is_integer() for value in unitless)
        and signs < _MAX_SIGNS_IN_MILLISECONDS * max(unitless)
    )
    cues = [
        Cue(_time(one, scale=1000.0 if in_milliseconds else 1.0), lines_of_text(one.text), one.speaker) for one in said
    ]
    for one, (_, following) in zip(said, itertools.pairwise(cues), strict=False):
        if one.ends_turn and following.lines:
            following.lines[0] = f">> {following.lines[0]}"
    return [cue for cue in cues if cue.lines]


def _time(said: Said, scale: float) -> Time | None:
    if said.start is None:
        return None
    start, end = (moment.value / (1.0 if moment.has_unit else scale) for moment in (said.start, said.end or said.start))
    return Time(round(start, 3), round(max(start, end), 3))
