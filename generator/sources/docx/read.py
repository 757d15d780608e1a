"""Word processing files (.docx): the text that a reader of the printed document sees, and asides for all the rest.

The file is a ZIP archive of XML, and may come from anyone. It is walked once, with counted limits, without entities.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from xml.parsers.expat import ExpatError

from generator.records import Finding
from generator.sources.docx.styles import Styles
from generator.sources.docx.text import DocxText
from generator.sources.properties import WORD_PROPERTIES, property_lines
from generator.sources.source_lines import (
    Aside,
    FileLine,
    SourceLines,
    finding,
    lines_of,
    unreadable_file,
    with_gaps,
)
from generator.sources.xml_walk import XmlBudget, walk
from generator.sources.zip_parts import RefusedError, part_names, read_parts

_BODY = re.compile(r"word/document\d*\.xml")
_STYLES = re.compile(r"word/styles\d*\.xml")
_PROPERTIES = re.compile(r"docProps/(?:core|app)\d*\.xml")
_MORE_PARTS: tuple[tuple[re.Pattern[str], Aside], ...] = (
    (re.compile(r"word/footnotes\d*\.xml|word/endnotes\d*\.xml"), "footnote"),
    (re.compile(r"word/comments\d*\.xml"), "comment"),
    (re.compile(r"word/(?:header|footer)\d*\.xml|word/diagrams/data\d*\.xml|word/charts/chart\d*\.xml"),
     "page-furniture"),
)  # fmt: skip
"""Parts whose text is no part of the document's text, with the reason."""


def is_docx(data: bytes) -> bool:
    """Return True if a ZIP archive is a word processing document."""
    return any(_BODY.fullmatch(name) for name in part_names(data))


def read(data: bytes) -> SourceLines:
    """Return the lines of a word processing document."""
    try:
        return _read(read_parts(data, _is_wanted))
    except RefusedError as error:
        return unreadable_file(f"the document can't be read: {error}; save the document as HTML or text")
    except (ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        return unreadable_file(f"the document is damaged and can't be read ({type(error).__name__}); save it again")


def _is_wanted(name: str) -> bool:
    patterns = (_BODY, _STYLES, _PROPERTIES, *(pattern for pattern, _ in _MORE_PARTS))
    return any(pattern.fullmatch(name) for pattern in patterns)


def _read(parts: dict[str, bytes]) -> SourceLines:
    budget = XmlBudget()
    styles = Styles()
    for name in filter(_STYLES.fullmatch, parts):
        walk(parts[name], styles, budget)
    bodies = [_text_of(parts[name], styles, None, budget) for name in filter(_BODY.fullmatch, parts)]
    more = [
        (_text_of(parts[name], styles, aside, budget), aside)
        for pattern, aside in _MORE_PARTS
        for name in filter(pattern.fullmatch, parts)
    ]
    lines = [line for text in bodies for line in text.lines]
    boxes = [line for text in bodies for line in text.boxes]
    lines.extend(_placed_boxes(boxes, lines))
    lines.extend(_lines_of_more_parts(more))
    descriptions = dict.fromkeys(
        words for text in (*bodies, *(text for text, _ in more)) for words in text.descriptions
    )
    lines.extend(FileLine(words, "page-furniture") for words in descriptions)
    for name in filter(_PROPERTIES.fullmatch, parts):
        lines.extend(property_lines(parts[name], WORD_PROPERTIES, budget))
    return lines_of(with_gaps(lines), _lost_word_findings(bodies, [text for text, _ in more]))


def _lines_of_more_parts(more: list[tuple[DocxText, Aside]]) -> list[FileLine]:
    """Return the lines of notes and comments, then each line of the margins once."""
    lines: list[FileLine] = []
    margins: dict[tuple[str, str | None], FileLine] = {}
    for text, aside in more:
        text_lines = [*text.lines, *text.boxes]
        if aside != "page-furniture":
            lines.extend(text_lines)
            continue
        for line in text_lines:  # the first page, even and odd pages have a head each, mostly the same
            margins.setdefault((line.text, line.aside), line)
    return [*lines, *margins.values()]


def _lost_word_findings(bodies: list[DocxText], more: list[DocxText]) -> list[Finding]:
    """Return a finding if words of the document are in parts that can't be read."""
    lost_words = sum(text.lost_words for text in (*bodies, *more))
    if not lost_words and not any(text.has_foreign_part for text in bodies):
        return []
    message = (
        f"{lost_words or 'an unknown number of'} words of the document are in parts that can't be read,"
        " such as another document inside it; save the document as HTML or text if they matter"
    )
    return [finding("docx-words-left-out", "warning", message, values=(str(lost_words),) if lost_words else ())]


def _text_of(part: bytes, styles: Styles, aside: Aside | None, budget: XmlBudget) -> DocxText:
    text = DocxText(styles, aside)
    walk(part, text, budget)
    text.finish()
    return text


def _placed_boxes(boxes: list[FileLine], lines: list[FileLine]) -> list[FileLine]:
    """Return the lines of shapes: they are no part of the text, unless they hold most of it."""
    if _chars(boxes) <= _chars(lines):
        for line in boxes:
            line.aside = line.aside or "page-furniture"
            line.lead = line.heading = line.row = 0
    return boxes


def _chars(lines: list[FileLine]) -> int:
    return sum(len(line.text) for line in lines if line.aside is None)
