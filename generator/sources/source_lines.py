"""What every format makes of a file: numbered lines, and what is known about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from generator.records import Finding, Severity, Time
from generator.sources.control_characters import REPLACEMENT, clean

Aside = Literal["metadata", "navigation", "page-furniture", "hidden"]
"""Why a line is no part of the document's text: it speaks about the file, leads around the site, stands beside the
text on its page, or isn't shown. It is also the reason under which the line is removed."""

_LINE_END = re.compile("\r\n|\n|\r")


class DeclaredField(msgspec.Struct, frozen=True):
    """Something that the file says about itself, outside of its text."""

    key: str
    """`title` of a web page, any key of a front matter; in lower case."""
    value: str
    line: int


class Lines(msgspec.Struct, frozen=True):
    """What a format makes of a file's bytes."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    readable: bool = True
    asides: dict[int, Aside] = {}
    """Lines, counted from 1, that are no part of the document's text."""
    times: tuple[Time | None, ...] = ()
    """When each line was spoken; empty where the format has no times."""
    said: tuple[DeclaredField, ...] = ()
    voices: dict[int, str] = {}
    """The label of lines that begin with one because the file says who speaks: `>> label: …`."""


class Line(msgspec.Struct):
    """A line on its way into `Lines`."""

    text: str
    aside: Aside | None = None
    time: Time | None = None
    voice: str | None = None
    key: str | None = None
    """What the line says about the file: it is the value of this key, or `key: value`."""


def lines_of(made: Sequence[Line], findings: Iterable[Finding] = ()) -> Lines:
    """Return lines that a format made; characters that no text has become U+FFFD, with one finding."""
    controls = 0
    texts = []
    first = None
    for number, line in enumerate(made, 1):
        text, count = clean(line.text)
        controls += count
        first = number if count and first is None else first
        texts.append(text)
    found = list(findings)
    if controls:
        found.append(replaced_controls(controls, first))
    content = any(not (line.aside or not text or text.isspace()) for line, text in zip(made, texts, strict=True))
    if not content:
        found.insert(0, finding("empty", "error", "the file has no text"))
    return Lines(
        lines=tuple(texts),
        findings=tuple(found),
        readable=content or any(line.aside for line in made),
        asides={number: line.aside for number, line in enumerate(made, 1) if line.aside},
        times=tuple(line.time for line in made) if any(line.time for line in made) else (),
        said=tuple(
            DeclaredField(line.key, _value(text, line.key), number)
            for number, (line, text) in enumerate(zip(made, texts, strict=True), 1)
            if line.key
        ),
        voices={number: line.voice for number, line in enumerate(made, 1) if line.voice},
    )


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of `text` without their ends; a last line without an end counts, an empty rest doesn't."""
    lines = _LINE_END.split(text)
    if lines[-1] == "":
        lines.pop()
    return tuple(lines)


def replaced_controls(count: int, line: int | None) -> Finding:
    """Return the finding about control characters."""
    message = f"{count} control characters are shown as {_NAME}; the first one is in this line"
    return finding("control-characters", "warning", message, line)


def replaced_bytes(count: int, line: int | None) -> Finding:
    """Return the finding about bytes that no encoding explains."""
    message = f"{count} places are no text in UTF-8 and are shown as {_NAME}; the first one is in this line"
    return finding("bytes-unreadable", "error", message, line)


def first_replaced(lines: Iterable[str]) -> int | None:
    """Return the number of the first line with a U+FFFD."""
    return next((number for number, line in enumerate(lines, 1) if REPLACEMENT in line), None)


def finding(code: str, severity: Severity, message: str, line: int | None = None) -> Finding:
    """Return a finding."""
    return Finding(code=code, severity=severity, line=line, message=message)


def unreadable(message: str, code: str = "unreadable") -> Lines:
    """Return what is made of a file that nothing can be read of."""
    return Lines((), (finding(code, "error", message),), readable=False)


def _value(text: str, key: str) -> str:
    before, colon, after = text.partition(":")
    return _unquoted((after if colon and before.strip().casefold() == key else text).strip())


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text


_NAME = f"U+{ord(REPLACEMENT):04X}"
