"""Read Advanced SubStation Alpha (`.ass`, `.ssa`): the words and speakers of its dialogue lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.records import Time
from generator.sources.captions.cue import Cue, Part
from generator.sources.captions.read import read_captions
from generator.sources.captions.times import clock_seconds
from generator.sources.source_lines import FileLine, SourceLines, split_lines

_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
"""The order of the fields if no line `Format:` gives another one."""
_SECTION = re.compile(r"[ \t]{0,40}\[([^\]]{1,80})\][ \t]{0,40}$")
_EVENT = re.compile(r"[ \t]{0,40}(dialogue|comment|format|picture|sound|movie|command)[ \t]{0,9}:[ \t]{0,9}", re.I)
_OVERRIDE = re.compile(r"\{([^{}]{0,2000})\}")
_DRAWING = re.compile(r"\\p[1-9]")
_LINE_BREAK = re.compile(r"\\[nN]")
_NO_NAME = "NTP"
"""What old programs write where no speaker is named."""
_NO_EFFECT = "!Effect"
"""What old programs write where a line has no effect."""
_READ_FIELDS = frozenset({"start", "end", "name", "actor", "text"})
_SETTINGS = frozenset({"layer", "marked", "style", "marginl", "marginr", "marginv", "margint", "marginb"})
"""Fields that say where and how the words are shown; the words of all others, such as `Effect`, are kept."""
_ENCODED_SECTIONS = frozenset({"fonts", "graphics"})
"""Sections that hold fonts and pictures in letters."""
_ENCODED = re.compile(r"[ \t]{0,40}(?:[!-`]{1,80}|(?:font|file)name:.{0,300})")
"""A line of such a section: no blank and no small letter, so no line of speech."""


def read_ass(data: bytes) -> SourceLines:
    """Return the lines of a SubStation Alpha file."""
    return read_captions(data, _parts)


def _parts(text: str) -> list[Part] | str:
    parts: list[Part] = []
    section = ""
    fields: tuple[str, ...] = _FIELDS
    for line in split_lines(text):
        heading = _SECTION.match(line)
        if heading:
            section = heading[1].strip().lower()
            continue
        if not line.strip() or _is_encoded(line, section):
            continue
        event = _EVENT.match(line)
        new_fields = _fields_of_format(line, event)
        if new_fields:
            fields = new_fields
        else:
            parts.extend(_parts_of_line(line, event, fields))
    return parts


def _is_encoded(line: str, section: str) -> bool:
    """Return True if a line holds a piece of a font or a picture."""
    return section in _ENCODED_SECTIONS and _ENCODED.fullmatch(line) is not None


def _is_format(event: re.Match[str]) -> bool:
    return event[1].lower() == "format"


def _fields_of_format(line: str, event: re.Match[str] | None) -> tuple[str, ...] | None:
    """Return the order of the fields of events if a line `Format:` gives it, or `None`."""
    return _fields(line[event.end() :]) if event and _is_format(event) else None


def _parts_of_line(line: str, event: re.Match[str] | None, fields: tuple[str, ...]) -> Iterator[Part]:
    """Yield what an event holds; any other line is about the file."""
    if event is None or _is_format(event):
        yield _fact(line)
    else:
        yield from _event(event[1].lower(), line[event.end() :], fields)


def _fields(text: str) -> tuple[str, ...] | None:
    """Return the order of the fields of events, or `None` if a line gives that of styles."""
    named = tuple(name.strip().lower() for name in text.split(","))
    return named if {"start", "end", "text"} <= set(named) else None


def _fact(line: str) -> FileLine:
    """Return a line about the file."""
    key = line.partition(":")[0].strip().lower()
    return FileLine(line.strip(), "metadata", key="title" if key == "title" else None)


def _event(kind: str, line: str, fields: tuple[str, ...]) -> Iterator[Part]:
    """Yield the cue of a line, and what it holds besides spoken words."""
    values = dict(zip(fields, line.split(",", len(fields) - 1), strict=False))
    start, end = (clock_seconds(values.get(name, "")) for name in ("start", "end"))
    if kind != "dialogue" or "text" not in values:
        yield FileLine(line.strip(), "comment" if kind == "comment" else "metadata")
        return
    text = values["text"]
    yield from _other_words(values)
    name = _name(values)
    if _DRAWING.search(text):
        yield from (FileLine(words, "hidden") for words in (name, text.strip()) if words)
        return
    # Codes begin with a backslash; what is before the first one is a note.
    notes = [note.partition("\\")[0].strip() for note in _OVERRIDE.findall(text)]
    yield from (FileLine(note, "comment") for note in notes if note)
    spoken = _LINE_BREAK.sub("\n", _OVERRIDE.sub("", text)).replace("\\h", " ")
    lines = [part.strip() for part in spoken.split("\n") if part.strip()]
    time = None if start is None else Time(start, max(start, end if end is not None else start))
    yield Cue(time, lines, name or None)


def _name(values: dict[str, str]) -> str:
    """Return the name of the speaker, empty where none is given."""
    name = " ".join(values.get("name", values.get("actor", "")).split())
    return "" if name == _NO_NAME else name


def _other_words(values: dict[str, str]) -> Iterator[FileLine]:
    """Yield the words of fields that are neither read nor settings: an effect, and fields of other programs."""
    for field, value in values.items():
        words = value.strip()
        is_kept = field not in _READ_FIELDS and field not in _SETTINGS and words != _NO_EFFECT
        if is_kept and any(character.isalpha() for character in words):
            yield FileLine(words, "metadata")
