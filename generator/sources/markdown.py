"""Markdown: its lines without the marks of Markdown; what stands in the front matter is said about the text."""

from __future__ import annotations

import re

from generator.sources.control_characters import clean
from generator.sources.decode import decode
from generator.sources.source_lines import (
    Line,
    Lines,
    first_replaced,
    lines_of,
    replaced_bytes,
    split_lines,
    unreadable,
)
from generator.sources.text import is_noise

NAME = "markdown"

_LONGEST = 200
"""Lines of a front matter; a rule that begins a text isn't one."""

_FENCE = re.compile(r"---[ \t]*$")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_KEY = re.compile(r"([A-Za-z][\w -]{0,39})[ \t]*:(?:[ \t]|$)")

_LINE_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_TITLE = re.compile(r"[ ]{0,3}#[ \t]+\S")
"""The first heading of the first rank: what the document is called."""

_HEADING_END = re.compile(r"[ \t]#+[ \t]*$")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ \t])+(?![ \t]*>)")
_STRONG = re.compile(
    r"(?<![\w*\\])\*\*(?=\S)([^*\n]*[^\s*\\])\*\*(?![\w*])|(?<![\w\\])__(?=\S)([^_\n]*[^\s_\\])__(?!\w)"
)
"""Text between two pairs. Stars or low lines inside it aren't looked at: what is nested stays as it is."""


_SLANTED = re.compile(r"(?:\*(?![\s*])([^*\n]*[^\s*\\])\*|_(?![\s_])([^\n]*[^\s_\\])_)[ \t]*")
"""A line that stands between one pair as a whole."""


def read(data: bytes) -> Lines:
    """Return the lines of a Markdown file, one for one."""
    decoded = decode(data)
    found, controls = clean(decoded.text)
    if is_noise(decoded, controls):
        return unreadable("the file is no text in UTF-8: nothing of it can be read")
    lines = split_lines(found)
    end = front_matter(decoded.text)
    made = [_said(line) for line in lines[:end]] + [Line(plain(line)) for line in lines[end:]]
    first = next((index for index in range(end, len(lines)) if made[index].text.strip()), None)
    if first is not None and _TITLE.match(lines[first]) and not any(line.key == "title" for line in made[:end]):
        made[first].key = "title"
    findings = [*decoded.findings]
    if decoded.bad:
        findings.append(replaced_bytes(decoded.bad, first_replaced(lines)))
    return lines_of(made, findings)


def front_matter(start: str) -> int:
    """Return how many lines at the start of a text are its front matter, the fences among them; 0 where it has none."""
    lines = start.split("\n", _LONGEST + 1)[: _LONGEST + 1]
    lines = [line.removesuffix("\r") for line in lines]
    if not _FENCE.match(lines[0]):
        return 0
    for number, line in enumerate(lines[1:], 2):
        if _END.match(line):
            return number
        # The first thing is a key: a line between two rules is none.
        if number == 2 and not _KEY.match(line):
            return 0
    return 0


def plain(line: str) -> str:
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
        line = _STRONG.sub(lambda found: found[1] or found[2], line)
    return line


def _said(line: str) -> Line:
    key = _KEY.match(line)
    return Line(line, "metadata", key=key[1].lower() if key and line[key.end() :].strip() else None)
