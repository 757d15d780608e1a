"""Markdown: its lines without the marks of Markdown; the front matter declares fields of the document."""

from __future__ import annotations

import re

from generator.sources.control_characters import clean
from generator.sources.decode import decode
from generator.sources.source_lines import (
    FileLine,
    SourceLines,
    first_replaced_line,
    lines_of,
    split_lines,
    unreadable_bytes_finding,
    unreadable_file,
)
from generator.sources.text import NOT_TEXT, is_noise

_MAX_FRONT_MATTER_LINES = 200
"""A longer front matter is a text that begins with a rule."""

_FENCE = re.compile(r"---[ \t]*$")
_FRONT_MATTER_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_KEY = re.compile(r"([A-Za-z][\w -]{0,39})[ \t]*:(?:[ \t]|$)")

_LINE_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_TITLE = re.compile(r"[ ]{0,3}#[ \t]+\S")
"""The first heading of the first rank, the title of the document."""

_HEADING_END = re.compile(r"[ \t]#+[ \t]*$")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ \t])+(?![ \t]*>)")
_STRONG = re.compile(
    r"(?<![\w*\\])\*\*(?=\S)([^*\n]*[^\s*\\])\*\*(?![\w*])|(?<![\w\\])__(?=\S)([^_\n]*[^\s_\\])__(?!\w)"
)
"""Text between two pairs of stars or underscores. Nested marks stay as they are."""


_SLANTED = re.compile(r"(?:\*(?![\s*])([^*\n]*[^\s*\\])\*|_(?![\s_])([^\n]*[^\s_\\])_)[ \t]*")
"""A whole line between one pair of stars or underscores."""


def read(data: bytes) -> SourceLines:
    """Return the lines of a Markdown file, one for one."""
    decoded = decode(data)
    text, controls = clean(decoded.text)
    if is_noise(decoded, controls):
        return unreadable_file(NOT_TEXT)
    lines = split_lines(text)
    end = front_matter_length(decoded.text)
    file_lines = [_front_matter_line(line) for line in lines[:end]] + [
        FileLine(without_marks(line)) for line in lines[end:]
    ]
    first = next((index for index in range(end, len(lines)) if file_lines[index].text.strip()), None)
    if first is not None and _TITLE.match(lines[first]) and not any(line.key == "title" for line in file_lines[:end]):
        file_lines[first].key = "title"
    findings = [*decoded.findings]
    if decoded.bad:
        findings.append(unreadable_bytes_finding(decoded.bad, first_replaced_line(lines)))
    return lines_of(file_lines, findings)


def front_matter_length(start: str) -> int:
    """Return the number of lines of the front matter with its fences; 0 if a text has no front matter."""
    lines = start.split("\n", _MAX_FRONT_MATTER_LINES + 1)[: _MAX_FRONT_MATTER_LINES + 1]
    lines = [line.removesuffix("\r") for line in lines]
    if not _FENCE.match(lines[0]):
        return 0
    for number, line in enumerate(lines[1:], 2):
        if _FRONT_MATTER_END.match(line):
            return number
        # A line between two rules is no front matter: that begins with a key.
        if number == 2 and not _KEY.match(line):
            return 0
    return 0


def without_marks(line: str) -> str:
    """Return a line of Markdown without the marks of headings, quotations, line breaks and strong words."""
    if "<" in line:
        line = _LINE_BREAK.sub(" ", line)
    if heading := _HEADING.match(line):
        line = _HEADING_END.sub("", line[heading.end() :])
    elif quote := _QUOTE.match(line):
        line = line[quote.end() :]
    if line[:1] in "*_" and (slanted := _SLANTED.fullmatch(line)):
        line = slanted[1] or slanted[2]
    if "**" in line or "__" in line:
        line = _STRONG.sub(lambda strong: strong[1] or strong[2], line)
    return line


def _front_matter_line(line: str) -> FileLine:
    key = _KEY.match(line)
    return FileLine(line, "metadata", key=key[1].lower() if key and line[key.end() :].strip() else None)
