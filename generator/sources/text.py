"""Plain text: UTF-8, UTF-16 with a byte order mark, Windows-1252."""

from __future__ import annotations

from generator.records import Finding
from generator.sources.control_characters import clean
from generator.sources.decode import Decoded, decode
from generator.sources.source_lines import (
    Lines,
    finding,
    first_replaced,
    replaced_bytes,
    replaced_controls,
    split_lines,
)

NAME = "text"

_NOISE = 0.2
"""A file that isn't UTF-8 and in which more than this share of the characters is unreadable is no text at all. Random
bytes have about 0.6; a Latin-1 text in a language full of accents has less than 0.08."""


def read(data: bytes) -> Lines:
    """Return the lines of a plain text file; they end at LF, CR LF or CR and nowhere else."""
    if not data:
        return Lines((), (finding("empty", "error", "the file is empty"),), readable=False)
    decoded = decode(data)
    text, controls = clean(decoded.text)
    lines = split_lines(text)
    findings = (*decoded.findings, *_replaced(lines, decoded.bad, controls))
    if is_noise(decoded, controls):
        message = "the file is no text in UTF-8: nothing of it can be read"
        return Lines(lines, (finding("unreadable", "error", message),), readable=False)
    if not text or text.isspace():
        return Lines(lines, (finding("empty", "error", "the file has nothing but blanks"), *findings), readable=False)
    return Lines(lines, findings)


def is_noise(decoded: Decoded, controls: int) -> bool:
    """Return whether so little of a file is text that it is none."""
    return bool(decoded.bad) and decoded.bad + controls > _NOISE * len(decoded.text)


def _replaced(lines: tuple[str, ...], bad_bytes: int, controls: int) -> tuple[Finding, ...]:
    if bad_bytes:
        return (replaced_bytes(bad_bytes + controls, first_replaced(lines)),)
    if controls:
        return (replaced_controls(controls, first_replaced(lines)),)
    return ()
