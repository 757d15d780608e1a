"""Plain text: UTF-8, with or without a byte order mark."""

from __future__ import annotations

import codecs
import re

import msgspec

from generator.records import Finding, Severity
from generator.sources.characters import REPLACEMENT, clean

NAME = "text"
SUFFIXES = (".txt",)

_LINE_END = re.compile("\r\n|\n|\r")

_NOISE = 0.2
"""A file that isn't UTF-8 and in which more than this share of the characters is unreadable is no text at all. Random
bytes have about 0.6; a Latin-1 text in a language full of accents has less than 0.08."""


class Lines(msgspec.Struct, frozen=True):
    """What a format makes of a file's bytes."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    readable: bool = True


def read(data: bytes) -> Lines:
    """Return the lines of a plain text file; they end at LF, CR LF or CR and nowhere else."""
    if not data:
        return Lines((), (_finding("empty", "error", "the file is empty"),), readable=False)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text, bad_bytes = data.decode("utf-8"), 0
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        bad_bytes = text.count(REPLACEMENT)
    text, controls = clean(text)
    lines = split_lines(text)
    findings: tuple[Finding, ...] = ()
    if bad_bytes or controls:
        findings = (_replaced(lines, bad_bytes, controls),)
    if bad_bytes and bad_bytes + controls > _NOISE * len(text):
        message = "the file is no text in UTF-8: nothing of it can be read"
        return Lines(lines, (_finding("unreadable", "error", message),), readable=False)
    if not text or text.isspace():
        return Lines(lines, (_finding("empty", "error", "the file has nothing but blanks"), *findings), readable=False)
    return Lines(lines, findings)


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of `text` without their ends; a last line without an end counts, an empty rest doesn't."""
    lines = _LINE_END.split(text)
    if lines[-1] == "":
        lines.pop()
    return tuple(lines)


def _replaced(lines: tuple[str, ...], bad_bytes: int, controls: int) -> Finding:
    first = next((number for number, line in enumerate(lines, 1) if REPLACEMENT in line), None)
    if bad_bytes:
        count = bad_bytes + controls
        message = f"{count} places are no text in UTF-8 and are shown as U+FFFD; the first one is in this line"
        return _finding("bytes-unreadable", "error", message, first)
    message = f"{controls} control characters are shown as U+FFFD; the first one is in this line"
    return _finding("control-characters", "warning", message, first)


def _finding(code: str, severity: Severity, message: str, line: int | None = None) -> Finding:
    return Finding(code=code, severity=severity, line=line, message=message)
