"""The result of reading a file in any format: numbered lines, and the facts about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from generator.records import Finding, Severity, Time
from generator.sources.control_characters import REPLACEMENT, clean

Aside = Literal["metadata", "navigation", "page-furniture", "hidden", "comment", "footnote", "line-number", "marker"]
"""Why a line is no part of the document's text: it is about the file, leads around the site, is elsewhere on the page,
isn't shown, is a note of a scribe or an editor, or is a sign such as a label that is printed again. It is also the
reason of the removed line."""

_ASIDE_NAMES: dict[Aside, str] = {
    "metadata": "facts about the file",
    "navigation": "links and contents",
    "page-furniture": "margins and pictures",
    "hidden": "hidden words",
    "comment": "comments",
    "footnote": "footnotes",
    "line-number": "numbers of lines",
    "marker": "numbers and signs",
}


class DeclaredField(msgspec.Struct, frozen=True):
    """A field that the file declares about itself, outside of its text."""

    key: str
    """`title` of a web page, or any key of a front matter; in lower case."""
    value: str
    line: int


class SourceLines(msgspec.Struct, frozen=True):
    """The lines of a file, read from its bytes in some format."""

    lines: tuple[str, ...]
    """Without their ends, counted from 1. Characters that no text has are already U+FFFD."""
    findings: tuple[Finding, ...] = ()
    readable: bool = True
    asides: dict[int, Aside] = {}
    """Lines, counted from 1, that are no part of the document's text."""
    times: tuple[Time | None, ...] = ()
    """When each line was spoken; empty if the format has no times."""
    declared_fields: tuple[DeclaredField, ...] = ()
    voices: dict[int, str] = {}
    """Labels by line, for lines that begin with one because the file names the voice: `>> label: …`."""
    leads: dict[int, int] = {}
    """How many characters at the start of a line stand out, by line: bold, slanted or underlined words."""
    headings: dict[int, int] = {}
    """The rank of a heading, from 1, by line."""
    rows: dict[int, int] = {}
    """The number of the table by line, for lines that are rows; tabs part their cells."""
    tables: dict[int, int] = {}
    """The number of the innermost table by line, for all lines in tables, where the format tells it."""
    items: frozenset[int] = frozenset()
    """Lines that begin an item of a list."""
    terms: dict[int, bool] = {}
    """Whether a line in a list of terms is a term (`dt` of a web page) or belongs to the term above it (`dd`)."""
    continued: frozenset[int] = frozenset()
    """Lines that continue the paragraph of the line above, because the page shows it."""


class FileLine(msgspec.Struct):
    """A line on its way into `Lines`."""

    text: str
    aside: Aside | None = None
    time: Time | None = None
    voice: str | None = None
    key: str | None = None
    """Set if the line declares something about the file: its text is the value of this key, or `key: value`."""
    value: str | None = None
    """The value of the key, if the text of the line isn't the value."""
    lead: int = 0
    """How many characters at the start of the line stand out."""
    heading: int = 0
    """The rank of a heading, from 1; 0 for another line."""
    row: int = 0
    """The number of the table, from 1, if the line is a row of one; else 0."""
    table: int = 0
    """The number of the innermost table around the line; 0 outside of tables, or where the format doesn't tell."""
    item: bool = False
    """Whether the line begins an item of a list."""
    term: bool | None = None
    """Whether the line is a term of a list of terms or belongs to one; `None` outside of such lists."""
    continues: bool = False
    """Whether the line continues the paragraph of the line above."""
    starts_paragraph: bool = False
    """Whether a blank line belongs before it."""


def lines_of(file_lines: Sequence[FileLine], findings: Iterable[Finding] = ()) -> SourceLines:
    """Return the lines of a file; characters that no text has become U+FFFD, with one finding for all."""
    controls = 0
    texts = []
    first = None
    for number, line in enumerate(file_lines, 1):
        text, count = clean(line.text)
        controls += count
        first = number if count and first is None else first
        texts.append(text)
    all_findings = list(findings)
    if controls:
        all_findings.append(control_characters_finding(controls, first))
    has_text = any(not (line.aside or not text or text.isspace()) for line, text in zip(file_lines, texts, strict=True))
    if not has_text:
        all_findings.insert(0, finding("empty", "error", _no_text_message(file_lines)))
    return SourceLines(
        lines=tuple(texts),
        findings=tuple(all_findings),
        readable=has_text or any(line.aside for line in file_lines),
        asides={number: line.aside for number, line in enumerate(file_lines, 1) if line.aside},
        times=tuple(line.time for line in file_lines) if any(line.time for line in file_lines) else (),
        declared_fields=tuple(
            DeclaredField(line.key, _declared_value(text, line.key) if line.value is None else line.value, number)
            for number, (line, text) in enumerate(zip(file_lines, texts, strict=True), 1)
            if line.key
        ),
        voices={number: line.voice for number, line in enumerate(file_lines, 1) if line.voice},
        leads={number: line.lead for number, line in enumerate(file_lines, 1) if line.lead},
        headings={number: line.heading for number, line in enumerate(file_lines, 1) if line.heading},
        tables={number: line.table for number, line in enumerate(file_lines, 1) if line.table},
        items=frozenset(number for number, line in enumerate(file_lines, 1) if line.item),
        terms={number: line.term for number, line in enumerate(file_lines, 1) if line.term is not None},
        continued=frozenset(number for number, line in enumerate(file_lines, 1) if line.continues),
        rows={number: line.row for number, line in enumerate(file_lines, 1) if line.row},
    )


def _no_text_message(lines: Iterable[FileLine]) -> str:
    """Return what a file without text has, and what to do with it."""
    kinds = [_ASIDE_NAMES[aside] for aside in dict.fromkeys(line.aside for line in lines if line.text.strip()) if aside]
    if not kinds:
        return "the file has no text; replace or delete it"
    *more, last = kinds
    listed = f"{', '.join(more)} and {last}" if more else last
    return (
        f"the file has no text besides {listed}, which are kept as words that nobody said;"
        " if they are its text, save them as text, else replace or delete the file"
    )


def author_line(author: str, initials: str) -> str:
    """Return the name of a comment's author as a line above the comment, empty without a name."""
    name, short = " ".join(author.split()), " ".join(initials.split())
    words = f"{name} ({short})" if name and short else name or short
    return f"{words}:" if words else ""


def with_gaps(lines: Iterable[FileLine]) -> list[FileLine]:
    """Return the lines with a blank one before each that starts a paragraph."""
    spaced: list[FileLine] = []
    for line in lines:
        if line.starts_paragraph and spaced:
            spaced.append(FileLine(""))
        spaced.append(line)
    return spaced


def inner_document_finding() -> Finding:
    """Return the finding about a document inside the document."""
    message = "another document inside the file isn't read; if its words matter, put it here as a file of its own"
    return finding("inner-document-left-out", "warning", message)


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of `text` without their ends; a last line without an end counts unless it is empty."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    return tuple(lines)


def control_characters_finding(count: int, line: int | None) -> Finding:
    """Return the finding about control characters."""
    message = (
        f"{count} control characters are shown as {_REPLACEMENT_NAME}, the first in this line;"
        " if words are damaged, correct them"
    )
    return finding("control-characters", "warning", message, line)


def unreadable_bytes_finding(count: int, line: int | None) -> Finding:
    """Return the finding about bytes that no encoding explains."""
    message = (
        f"{count} places are not text in UTF-8 and are shown as {_REPLACEMENT_NAME}, the first in this line;"
        " save the file as UTF-8, or correct the words"
    )
    return finding("bytes-unreadable", "error", message, line)


def first_replaced_line(lines: Iterable[str]) -> int | None:
    """Return the number of the first line with a U+FFFD."""
    return next((number for number, line in enumerate(lines, 1) if REPLACEMENT in line), None)


def finding(
    code: str, severity: Severity, message: str, line: int | None = None, *, values: tuple[str, ...] = ()
) -> Finding:
    """Return a finding."""
    return Finding(code=code, severity=severity, line=line, message=message, values=values)


def unreadable_file(message: str, code: str = "unreadable") -> SourceLines:
    """Return the result of reading a file in vain: no lines and one finding."""
    return SourceLines((), (finding(code, "error", message),), readable=False)


def _declared_value(text: str, key: str) -> str:
    before, colon, after = text.partition(":")
    return _unquoted((after if colon and before.strip().casefold() == key else text).strip())


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text


_REPLACEMENT_NAME = f"U+{ord(REPLACEMENT):04X}"
