"""Read caption files: what each format gives becomes the lines of a document."""

from __future__ import annotations

from collections.abc import Callable

from generator.records import Finding
from generator.sources.captions.colours import tell_speakers
from generator.sources.captions.cue import Part, cues_of
from generator.sources.captions.paragraphs import paragraph_lines
from generator.sources.captions.rolling import unroll
from generator.sources.captions.split_cues import split_cues
from generator.sources.captions.voices import name_cues
from generator.sources.control_characters import clean
from generator.sources.decode import decode
from generator.sources.source_lines import (
    SourceLines,
    first_replaced_line,
    lines_of,
    split_lines,
    unreadable_bytes_finding,
    unreadable_file,
)
from generator.sources.text import NOT_TEXT, is_noise

TextReader = Callable[[str], list[Part] | str]
"""Makes the parts of a file of its text; or one sentence that says why it can't."""


def read_vtt(data: bytes) -> SourceLines:
    """Return the lines of a WebVTT file."""
    return read_captions(data, _split)


def read_srt(data: bytes) -> SourceLines:
    """Return the lines of a SubRip file; the same irregular files as of WebVTT are read."""
    return read_captions(data, _split)


def read_sbv(data: bytes) -> SourceLines:
    """Return the lines of a SubViewer file, as YouTube and Meet write them."""
    return read_captions(data, _split)


def read_captions(data: bytes, read_text: TextReader) -> SourceLines:
    """Return the lines of a caption file.

    Args:
        data: The bytes of the file.
        read_text: Reads its text.
    """
    decoded = decode(data)
    text, controls = clean(decoded.text)
    if is_noise(decoded, controls):
        return unreadable_file(NOT_TEXT)
    parts = read_text(text)
    if isinstance(parts, str):
        return unreadable_file(parts, "format-unknown")
    findings: list[Finding] = [*decoded.findings, *unroll(cues_of(parts))]
    named = name_cues(parts)
    findings += named.findings
    by_colour = not named.by_prefix and tell_speakers(named.parts)
    lines = list(paragraph_lines(named.parts, voices_go_on=named.by_prefix, by_colour=by_colour))
    if decoded.bad:
        findings.append(unreadable_bytes_finding(decoded.bad, first_replaced_line(line.text for line in lines)))
    return lines_of(lines, findings)


def _split(text: str) -> list[Part] | str:
    return split_cues(split_lines(text))
