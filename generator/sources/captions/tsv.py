"""Read tables of captions with tabs between their columns, as Whisper writes them: `start`, `end`, `text`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.records import Time
from generator.sources.captions.cue import Cue, Part
from generator.sources.captions.times import clock_seconds
from generator.sources.source_lines import FileLine, SourceLines, split_lines

_START = frozenset({"start", "start_time", "begin", "from", "start time"})
_END = frozenset({"end", "end_time", "stop", "to", "end time"})
_SPEAKER = frozenset({"speaker", "speaker_name", "name", "voice", "speaker name"})
_TEXT = frozenset({"text", "transcript", "words", "caption", "sentence"})
_MAX_SIGNS_IN_MILLISECONDS = 0.2


def is_table(sample: str) -> bool:
    """Return True if a text begins with the names of the columns of captions."""
    return _columns(sample.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r")) is not None


def read_tsv(data: bytes) -> SourceLines:
    """Return the lines of a table of captions."""
    from generator.sources.captions.read import read_captions

    return read_captions(data, _parts)


def _columns(line: str) -> dict[str, int] | None:
    """Return the places of the columns by their meanings, or `None` if the line doesn't name them."""
    names = [name.strip().strip('"').lower() for name in line.split("\t")]
    meanings = {"start": _START, "end": _END, "speaker": _SPEAKER, "text": _TEXT}
    columns = {
        meaning: next(place for place, name in enumerate(names) if name in usual_names)
        for meaning, usual_names in meanings.items()
        if not usual_names.isdisjoint(names)
    }
    return columns if {"start", "text"} <= columns.keys() and columns["text"] == len(names) - 1 else None


def _parts(text: str) -> list[Part] | str:
    first, *rows = split_lines(text) or ("",)
    columns = _columns(first)
    if columns is None:
        return "the first line doesn't name the columns start and text; name them, or save the captions as WebVTT"
    parts = [part for row in rows for part in _parts_of_row(row, columns)]
    _scale(parts)
    return parts


def _parts_of_row(row: str, columns: dict[str, int]) -> Iterator[Part]:
    """Yield the cue of a row, or the words of a row that has too few columns."""
    values = row.split("\t", columns["text"])
    if len(values) > columns["text"]:
        yield _cue(values, columns)
    elif row.strip():
        yield FileLine(row.strip(), None)


def _cue(values: list[str], columns: dict[str, int]) -> Cue:
    speaker = values[columns["speaker"]].strip() if "speaker" in columns else ""
    words = values[columns["text"]].replace("\t", " ").strip()
    moments = [_seconds(values[columns[name]]) if name in columns else None for name in ("start", "end")]
    return Cue(_time(*moments), [words] if words else [], " ".join(speaker.split()) or None)


def _seconds(text: str) -> float | None:
    try:
        return float(text) if text.strip()[:1].isdigit() else None
    except ValueError:
        return clock_seconds(text)


def _time(start: float | None, end: float | None) -> Time | None:
    return None if start is None else Time(start, max(start, end if end is not None else start))


def _scale(parts: list[Part]) -> None:
    """Make seconds of times in milliseconds: those in which far too few words were said."""
    cues = [part for part in parts if isinstance(part, Cue)]
    times = [cue.time for cue in cues if cue.time is not None]
    signs = sum(len(line) for cue in cues for line in cue.lines)
    whole = all(time.start.is_integer() and time.last.is_integer() for time in times)
    if times and whole and signs < _MAX_SIGNS_IN_MILLISECONDS * max(time.last for time in times):
        for cue in cues:
            cue.time = None if cue.time is None else Time(cue.time.start / 1000, cue.time.last / 1000)
