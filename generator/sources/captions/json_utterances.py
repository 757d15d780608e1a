"""The utterances in the objects of a JSON file, and the cues made of them."""

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


class Utterance(msgspec.Struct):
    """Words of a speaker, with their time in the unit of the file."""

    text: str
    speaker: str | None
    start: Moment | None = None
    end: Moment | None = None
    ends_turn: bool = False
    """Whether whisper.cpp says that somebody else speaks next."""


def utterances_in_records(records: list[Record], names: dict[str, str]) -> list[Utterance]:
    """Return the utterances in objects; if the words of an object have several speakers, it is cut between them."""
    utterances: list[Utterance] = []
    for record in records:
        text = text_of(record)
        if text is None:
            continue
        by_speaker = _cut_between_speakers(record, text, names)
        if by_speaker is not None:
            utterances += by_speaker
            continue
        ends_turn = record.get("speaker_turn_next") is True
        utterances.append(Utterance(text, speaker_of(record, names), start_of(record), end_of(record), ends_turn))
    return utterances


def _cut_between_speakers(record: Record, text: str, names: dict[str, str]) -> list[Utterance] | None:
    """Return the utterances in the words of an object, or `None` if its text is read as a whole.

    It is cut if its words have several speakers or a speaker that it doesn't name, and are the words of its text.
    """
    words = objects(record.get("words"))
    labels = {speaker_of(word, names) for word in words} if words and "speaker" in words[0] else set()
    if not labels - {None} or (len(labels) == 1 and has_speaker(record)):
        return None
    joined = utterances_in_words(words, names)
    is_same_text = "".join(" ".join(utterance.text for utterance in joined).split()) == "".join(text.split())
    return joined if is_same_text else None


def utterances_in_words(words: Iterable[Record], names: dict[str, str]) -> list[Utterance]:
    """Return the utterances in words: the words of a speaker that follow each other are an utterance."""
    utterances: list[Utterance] = []
    texts: list[list[str]] = []
    for word in words:
        text = text_of(word)
        if text is None:
            continue
        is_sign = word.get("is_sign") is True
        speaker = utterances[-1].speaker if is_sign and utterances else speaker_of(word, names)
        start, end = start_of(word), end_of(word)
        if utterances and utterances[-1].speaker == speaker and not _is_pause(utterances[-1].end, start):
            texts[-1].append(_with_blank(text, is_sign=is_sign))
            utterances[-1].end = end or utterances[-1].end
        else:
            utterances.append(Utterance("", speaker, start, end))
            texts.append([text])
    for utterance, parts in zip(utterances, texts, strict=True):
        utterance.text = "".join(parts)
    return utterances


def _with_blank(text: str, *, is_sign: bool) -> str:
    """Return a text with a blank before it, except a sign and a text that begins with one or with a blank."""
    return text if is_sign or text[:1] in _CLOSING or text[:1].isspace() else f" {text}"


def _is_pause(end: Moment | None, start: Moment | None) -> bool:
    """Return True if a pause of seconds is between two words; without a unit nobody knows."""
    return end is not None and start is not None and start.has_unit and start.value - end.value > MIN_PAUSE_SECONDS


def cues_of_utterances(utterances: list[Utterance]) -> list[Cue]:
    """Return cues with times in seconds."""
    moments = [moment for utterance in utterances for moment in (utterance.start, utterance.end) if moment is not None]
    unitless = [moment.value for moment in moments if not moment.has_unit]
    signs = sum(len(utterance.text) for utterance in utterances)
    in_milliseconds = (
        bool(unitless)
        and all(value.is_integer() for value in unitless)
        and signs < _MAX_SIGNS_IN_MILLISECONDS * max(unitless)
    )
    scale = 1000.0 if in_milliseconds else 1.0
    cues = [Cue(_time(spoken, scale), lines_of_text(spoken.text), spoken.speaker) for spoken in utterances]
    for utterance, (_, following) in zip(utterances, itertools.pairwise(cues), strict=False):
        if utterance.ends_turn and following.lines:
            following.lines[0] = f">> {following.lines[0]}"
    return [cue for cue in cues if cue.lines]


def _time(utterance: Utterance, scale: float) -> Time | None:
    if utterance.start is None:
        return None
    moments = (utterance.start, utterance.end or utterance.start)
    start, end = (moment.value / (1.0 if moment.has_unit else scale) for moment in moments)
    return Time(round(start, 3), round(max(start, end), 3))
