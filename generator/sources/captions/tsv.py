"""Read tables of captions: `start`, `end`, `text` as Whisper writes them, `speaker`, `timestamp`, `words` of archives.

Tabs, commas or semicolons are between the columns. Programs for chats write tables, too: who wrote a message, the day
and the time, the words.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator

from generator.records import Time
from generator.sources.captions.cue import Cue, Part
from generator.sources.captions.times import MAX_SECONDS, clock_seconds
from generator.sources.source_lines import FileLine, SourceLines, split_lines

_START = frozenset({"start", "start_time", "begin", "from", "start time", "timestamp", "time", "timecode"})
_END = frozenset({"end", "end_time", "stop", "to", "end time"})
_SPEAKER = frozenset({"speaker", "speaker_name", "name", "voice", "speaker name", "speakers"})
_TEXT = frozenset({"text", "transcript", "words", "caption", "sentence", "utterance", "transcription"})
_WRITER = frozenset(
    {"author", "user", "username", "user name", "sender", "from", "nickname", "display name", "author name"}
)
_SENT = frozenset({"date", "timestamp", "time", "datetime", "sent", "sent at", "created_at", "created at", "ts"})
_MESSAGE = frozenset({"content", "message", "text", "body", "message text"})
_NO_CHAT = frozenset({"title", "subject", "headline", "isbn", "publisher", "rating", "price"})
"""Columns of tables of books, mails and posts."""

_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ]\d\d:\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d")
"""A day and a time, as each row of a chat has."""

_SEPARATORS = "\t,;"
_MAX_SIGNS_IN_MILLISECONDS = 0.2


def is_table(sample: str) -> bool:
    """Return True if a text begins with the names of the columns of captions."""
    first, _, rest = sample.lstrip("\ufeff").partition("\n")
    first = first.rstrip("\r")
    return _columns(first) is not None or _chat_columns(first, rest.partition("\n")[0]) is not None


def read_tsv(data: bytes) -> SourceLines:
    """Return the lines of a table of captions."""
    from generator.sources.captions.read import read_captions

    return read_captions(data, _parts)


def _columns(line: str) -> tuple[str, dict[str, int]] | None:
    """Return the separator and the places of the columns by their meanings, if the line names them; else `None`.

    With tabs, the words are in the last column and may have tabs.
    """
    separator = max(_SEPARATORS, key=line.count)
    names = [name.strip().strip('"').lower() for name in line.split(separator)]
    meanings = {"start": _START, "end": _END, "speaker": _SPEAKER, "text": _TEXT}
    columns = {
        meaning: next(place for place, name in enumerate(names) if name in usual_names)
        for meaning, usual_names in meanings.items()
        if not usual_names.isdisjoint(names)
    }
    if separator == "\t":
        is_table = {"start", "text"} <= columns.keys() and columns["text"] == len(names) - 1
    else:
        has_speaker = "speaker" in columns and (names[columns["speaker"]] != "name" or "start" in columns)
        is_table = "text" in columns and (has_speaker or {"start", "end"} <= columns.keys())
    return (separator, columns) if is_table else None


def _chat_columns(line: str, row: str) -> tuple[str, dict[str, int]] | None:
    """Return the separator and the places of the columns of a chat, if the line names them; else `None`.

    Args:
        line: The first line.
        row: The row below it, which has a day and a time.
    """
    if not _MOMENT.search(row):
        return None
    separator = max(_SEPARATORS, key=line.count)
    names = [name.strip().strip('"').lower() for name in line.split(separator)]
    meanings = {"speaker": _WRITER, "sent": _SENT, "text": _MESSAGE}
    columns = {
        meaning: next(place for place, name in enumerate(names) if name in usual_names)
        for meaning, usual_names in meanings.items()
        if not usual_names.isdisjoint(names)
    }
    return (separator, columns) if len(columns) == len(meanings) and _NO_CHAT.isdisjoint(names) else None


def _parts(text: str) -> list[Part] | str:
    first, *rows = split_lines(text) or ("",)
    separator, columns = _chat_columns(first, rows[0] if rows else "") or _columns(first) or ("", {})
    if not columns:
        return "the first line doesn't name the columns start and text; name them, or save the captions as WebVTT"
    if separator == "\t" and "sent" not in columns:
        parts = [part for row in rows for part in _parts_of_row(row, columns)]
    else:
        table = _cells(rows, separator)
        if table is None:
            return "a cell of the table has no end; save the table again as CSV"
        parts = _parts_of_table(table, columns)
    _scale(parts)
    return parts


def _parts_of_table(table: list[list[str]], columns: dict[str, int]) -> list[Part]:
    parts = [part for values in table for part in _parts_of_cells(values, columns)]
    if "sent" in columns:
        _tell_day(parts, table, columns["sent"])
    return parts


def _tell_day(parts: list[Part], table: list[list[str]], column: int) -> None:
    """Make the moment of the first message the date of a chat, if all its messages are of one day."""
    moments = [values[column].strip() for values in table if len(values) > column]
    days = {match["day"] if (match := _MOMENT.match(moment)) is not None else None for moment in moments}
    day = next(iter(days)) if len(days) == 1 else None
    first = next((part for part in parts if isinstance(part, FileLine) and [part.text] == moments[:1]), None)
    if day is not None and first is not None:
        first.key, first.value = "date", day


def _cells(rows: list[str], separator: str) -> list[list[str]] | None:
    """Return the cells of rows with commas or semicolons, or `None` if one of them is too long to be a cell."""
    try:
        return list(csv.reader((f"{row}\n" for row in rows), delimiter=separator))
    except csv.Error:
        return None


def _parts_of_row(row: str, columns: dict[str, int]) -> Iterator[Part]:
    """Yield the cue of a row, or the words of a row that has too few columns."""
    values = row.split("\t", columns["text"])
    if len(values) > columns["text"]:
        yield from _parts_of_cells(values, columns)
    elif row.strip():
        yield FileLine(row.strip(), None)


def _parts_of_cells(values: list[str], columns: dict[str, int]) -> Iterator[Part]:
    """Yield the cue of a row, and what its other cells say about the words; the words of a row with too few cells."""
    is_cue = len(values) > max(columns.values()) and bool(values[columns["text"]].strip())
    if is_cue:
        yield _cue(values, columns)
    used = {columns.get("text"), columns.get("speaker")} if is_cue else set()
    times = {columns.get("start"), columns.get("end")}
    for place, value in enumerate(values):
        if value.strip() and place not in used and (place not in times or _seconds(value) is None):
            yield FileLine(" ".join(value.split()), "metadata")


def _cue(values: list[str], columns: dict[str, int]) -> Cue:
    speaker = values[columns["speaker"]].strip() if "speaker" in columns else ""
    words = " ".join(values[columns["text"]].split())
    if "sent" in columns:  # every message is a turn, also behind another one of its writer
        words = f">> {words}"
    moments = [_seconds(values[columns[name]]) if name in columns else None for name in ("start", "end")]
    return Cue(_time(*moments), [words] if words else [], " ".join(speaker.split()) or None)


def _seconds(text: str) -> float | None:
    text = text.strip().strip("[]()")
    try:
        seconds = float(text) if text[:1].isdigit() else math.inf
    except ValueError:
        return clock_seconds(text)
    return seconds if seconds < MAX_SECONDS else None


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
