"""The words, speakers and times in the objects of a JSON file, by the keys that programs use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from generator.sources.captions.times import MAX_SECONDS, clock_seconds
from generator.sources.control_characters import clean

Record = dict[str, Any]
"""An object of a JSON file."""

_TEXT_KEYS = (
    "text", "body", "transcript", "sentence", "content", "caption", "display", "utterance", "message", "line",
    "punctuated_word", "word", "value", "displayText", "raw_text",
)  # fmt: skip
_SPEAKER_KEYS = (
    "speaker_name", "speakerName", "speakerDisplayName", "displayName", "speaker", "speaker_label", "speakerLabel",
    "speakerTag", "speaker_tag", "speaker_id", "speakerId", "voice", "participant", "user", "name",
)  # fmt: skip
_START_KEYS = (
    "start", "start_time", "startTime", "begin", "start_ms", "startMs", "tStartMs", "startOffset", "start_offset",
    "from", "offset", "ts", "start_timestamp", "startSeconds", "time", "timestamp",
)  # fmt: skip
_END_KEYS = (
    "end", "end_time", "endTime", "stop", "end_ms", "endMs", "endOffset", "end_offset", "to", "end_ts",
    "end_timestamp", "endSeconds",
)  # fmt: skip
_DURATION_KEYS = ("duration", "dur", "duration_ms", "durationMs", "dDurationMs")
_NAME_KEYS = ("name", "label", "displayName", "id")

_ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,60}")
_DURATION = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?$")
_SECONDS = re.compile(r"(\d{1,9}(?:\.\d{1,9})?) ?s?$")


class Moment(msgspec.Struct, frozen=True):
    """A time of a JSON file."""

    value: float
    has_unit: bool = False
    """Whether the value is surely in seconds; else nobody knows whether it is in seconds or milliseconds."""


def is_text_key(key: str) -> bool:
    """Return True if the value of a key may be words."""
    return key in _TEXT_KEYS


def cleaned(text: str) -> str:
    """Return a text with U+FFFD for the characters that no text has."""
    return clean(text)[0]


def objects(value: object) -> list[Record]:
    """Return the objects of a list; none if the value is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text_of(record: Record) -> str | None:
    """Return the words of an object, or `None`."""
    text = next((record[key] for key in _TEXT_KEYS if isinstance(record.get(key), str)), None)
    return cleaned(text) if text is not None else None


def lines_of_text(text: str) -> list[str]:
    """Return the lines of a text that are not blank."""
    return [line.strip() for line in re.split(r"[\r\n]+", text) if line.strip()]


def speaker_of(record: Record, names: dict[str, str]) -> str | None:
    """Return the label of an object's speaker, or `None`.

    Args:
        record: The object.
        names: The names of speakers by their ids, if the file lists them.
    """
    label = next((label for key in _SPEAKER_KEYS if (label := _label(record.get(key))) is not None), None)
    if label is None:
        return None
    if label == record.get("speaker") and label not in names:
        return _voice_of_id(record, label)
    return names.get(label, label)


def _voice_of_id(record: Record, label: str) -> str:
    """Return the voice beside the id of a speaker: `{"speaker": "ada", "voice": "Ada Bell"}`, as Podlove writes it.

    An id has small letters, digits and hyphens only, and a name has a capital.
    """
    voice = _label(record.get("voice"))
    is_id = _ID.fullmatch(label) is not None
    return voice if voice is not None and is_id and not voice.islower() and voice.lower() != voice else label


def has_speaker(record: Record) -> bool:
    """Return True if an object names a speaker."""
    return speaker_of(record, {}) is not None


def speaker_names(document: object) -> dict[str, str]:
    """Return the names of speakers by their ids, from a list or an object `speakers`."""
    speakers = document.get("speakers") if isinstance(document, dict) else None
    if isinstance(speakers, dict):
        named = [(str(key), _label(value)) for key, value in speakers.items()]
    elif isinstance(speakers, list):
        listed = [speaker for speaker in speakers if isinstance(speaker, dict) and text_of(speaker) is None]
        named = [(str(speaker.get("id")), _label(speaker.get("name"))) for speaker in listed]
    else:
        return {}
    return {key: name for key, name in named if name is not None}


def _label(value: object) -> str | None:
    if isinstance(value, dict):
        return next((label for key in _NAME_KEYS if (label := _label(value.get(key))) is not None), None)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return " ".join(cleaned(str(value)).replace(">", " ").split()) or None


def start_of(record: Record) -> Moment | None:
    """Return when the words of an object begin, or `None`."""
    return _first(record, _START_KEYS)


def end_of(record: Record) -> Moment | None:
    """Return when the words of an object end, or `None`."""
    span = record.get("timestamp")
    if isinstance(span, list) and len(span) > 1:
        return _moment(span[1], "timestamp")
    end = _first(record, _END_KEYS)
    if end is not None:
        return end
    start, duration = start_of(record), _first(record, _DURATION_KEYS)
    return Moment(start.value + duration.value, start.has_unit) if start and duration else None


def _first(record: Record, keys: Iterable[str]) -> Moment | None:
    return next((moment for key in keys if key in record and (moment := _moment(record[key], key))), None)


def _moment(value: object, key: str) -> Moment | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, str):
        return _moment_of_text(value.strip())
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < MAX_SECONDS:
        return None
    return Moment(value / 1000, has_unit=True) if key.lower().endswith("ms") else Moment(float(value))


def _moment_of_text(text: str) -> Moment | None:
    seconds = _SECONDS.match(text)
    if seconds:
        return Moment(float(seconds[1]), has_unit=text.endswith("s") or "." in text)
    duration = _DURATION.match(text)
    if duration:
        hours, minutes, rest = duration.groups()
        return Moment(int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(rest or 0), has_unit=True)
    clock = clock_seconds(text)
    return Moment(clock, has_unit=True) if clock is not None else None
