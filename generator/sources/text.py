"""Plain text: UTF-8, UTF-16 with a byte order mark, Windows-1252."""

from __future__ import annotations

from generator.records import Finding
from generator.sources.control_characters import clean
from generator.sources.decode import DecodedText, decode
from generator.sources.source_lines import (
    SourceLines,
    control_characters_finding,
    finding,
    first_replaced_line,
    split_lines,
    unreadable_bytes_finding,
)

_MAX_NOISE_SHARE = 0.2
"""A file that isn't UTF-8 and has a larger share of unreadable characters is no text. Random bytes have about 0.6; a
Latin-1 text in a language full of accents has less than 0.08."""

NOT_TEXT = "nothing in the file can be read as text; save it as text in UTF-8"


def read(data: bytes) -> SourceLines:
    """Return the lines of a plain text file; they end at LF, CR LF or CR and nowhere else."""
    if not data:
        return SourceLines((), (finding("empty", "error", "the file is empty; replace or delete it"),), readable=False)
    decoded = decode(data)
    text, controls = clean(decoded.text)
    lines = split_lines(text)
    findings = (*decoded.findings, *_replacement_findings(lines, decoded.bad, controls))
    if is_noise(decoded, controls):
        return SourceLines(lines, (finding("unreadable", "error", NOT_TEXT),), readable=False)
    if not text or text.isspace():
        return SourceLines(
            lines,
            (finding("empty", "error", "the file holds only blanks; replace or delete it"), *findings),
            readable=False,
        )
    return SourceLines(lines, findings)


def is_noise(decoded: DecodedText, controls: int) -> bool:
    """Return True if so many characters are unreadable that the file is not text."""
    return bool(decoded.bad) and decoded.bad + controls > _MAX_NOISE_SHARE * len(decoded.text)


def _replacement_findings(lines: tuple[str, ...], bad_bytes: int, controls: int) -> tuple[Finding, ...]:
    if bad_bytes:
        return (unreadable_bytes_finding(bad_bytes + controls, first_replaced_line(lines)),)
    if controls:
        return (control_characters_finding(controls, first_replaced_line(lines)),)
    return ()
