"""Word processing files (.docx): the text that a reader of the printed document sees, and asides for all the rest.

The file is a ZIP archive of XML, and may come from anyone. It is walked once, with counted limits, without entities.
"""

from __future__ import annotations

import contextlib
import re
import zipfile
import zlib
from collections.abc import Iterable
from xml.parsers.expat import ExpatError

from generator.records import Finding
from generator.sources.docx.numbering import Numbering
from generator.sources.docx.styles import Styles
from generator.sources.docx.text import DocxText
from generator.sources.properties import WORD_PROPERTIES, named_property_lines, property_lines
from generator.sources.source_lines import (
    Aside,
    FileLine,
    SourceLines,
    finding,
    lines_of,
    unreadable_file,
    with_gaps,
)
from generator.sources.xml_walk import AttributeVisitor, XmlBudget, walk
from generator.sources.zip_parts import RefusedError, part_names, read_parts

_BODY = re.compile(r"word/document\d*\.xml")
_STYLES = re.compile(r"word/styles\d*\.xml")
_NUMBERING = re.compile(r"word/numbering\d*\.xml")
_PROPERTIES = re.compile(r"docProps/(?:core|app)\d*\.xml|package/services/metadata/core-properties/[^/]+\.psmdcp")
_OWN_PROPERTIES = re.compile(r"docProps/custom\d*\.xml")
_KINDS = "[Content_Types].xml"
"""The part that names the kinds of the others."""
_MORE_PARTS: tuple[tuple[re.Pattern[str], Aside], ...] = (
    (re.compile(r"word/footnotes\d*\.xml|word/endnotes\d*\.xml"), "footnote"),
    (re.compile(r"word/comments\d*\.xml"), "comment"),
    (re.compile(r"word/(?:header|footer)\d*\.xml|word/diagrams/data\d*\.xml|word/charts/chart(?:Ex)?\d*\.xml"),
     "page-furniture"),
)  # fmt: skip
"""Parts whose text is no part of the document's text, with the reason."""
_KINDS_OF_PARTS: tuple[tuple[str, Aside], ...] = (
    (".footnotes+xml", "footnote"),
    (".endnotes+xml", "footnote"),
    (".comments+xml", "comment"),
    (".header+xml", "page-furniture"),
    (".footer+xml", "page-furniture"),
)
"""Ends of the kinds of such parts, which may have other names."""


def is_docx(data: bytes) -> bool:
    """Return True if a ZIP archive is a word processing document."""
    return any(_BODY.fullmatch(name) for name in part_names(data))


def read(data: bytes) -> SourceLines:
    """Return the lines of a word processing document."""
    try:
        return _read(data)
    except RefusedError as error:
        return unreadable_file(f"the document can't be read: {error}; save the document as HTML or text")
    except (ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        return unreadable_file(f"the document is damaged and can't be read ({type(error).__name__}); save it again")


class _Kinds(AttributeVisitor):
    """The parts that nobody says by the kind that the document names."""

    def __init__(self) -> None:
        self.asides: dict[str, Aside] = {}

    def start(self, _: str, attributes: dict[str, str]) -> None:
        """Enter an element."""
        kind = attributes.get("ContentType", "")
        aside = next((aside for end, aside in _KINDS_OF_PARTS if kind.endswith(end)), None)
        name = attributes.get("PartName", "").removeprefix("/")
        if aside is not None and name:
            self.asides[name] = aside


def _named_asides(data: bytes, budget: XmlBudget) -> dict[str, Aside]:
    """Return the parts that the document itself says to be notes or margins; a damaged list names none."""
    kinds = _Kinds()
    with contextlib.suppress(ExpatError):
        walk(read_parts(data, _KINDS.__eq__).get(_KINDS, b""), kinds, budget)
    return kinds.asides


def _asides_of_parts(names: Iterable[str], named: dict[str, Aside]) -> list[tuple[str, Aside]]:
    """Return the parts that are no part of the text, with the reason, in the order of the list and of the file."""
    usual = [(name, aside) for pattern, aside in _MORE_PARTS for name in names if pattern.fullmatch(name)]
    usual_names = {name for name, _ in usual}
    return usual + [(name, named[name]) for name in names if name in named and name not in usual_names]


def _read(data: bytes) -> SourceLines:
    budget = XmlBudget()
    named = _named_asides(data, budget)
    patterns = (_BODY, _STYLES, _NUMBERING, _PROPERTIES, _OWN_PROPERTIES, *(pattern for pattern, _ in _MORE_PARTS))
    parts = read_parts(data, lambda name: name in named or any(pattern.fullmatch(name) for pattern in patterns))
    styles = Styles()
    for name in filter(_STYLES.fullmatch, parts):
        walk(parts[name], styles, budget)
    bodies = [_text_of(parts[name], styles, None, budget) for name in filter(_BODY.fullmatch, parts)]
    more = [(_text_of(parts[name], styles, aside, budget), aside) for name, aside in _asides_of_parts(parts, named)]
    lines = [line for text in bodies for line in text.lines]
    boxes = [line for text in bodies for line in text.boxes]
    lines.extend(_placed_boxes(boxes, lines))
    lines.extend(_lines_of_more_parts(more))
    descriptions = dict.fromkeys(
        words for text in (*bodies, *(text for text, _ in more)) for words in text.descriptions
    )
    lines.extend(FileLine(words, "page-furniture") for words in descriptions)
    lines.extend(FileLine(words, "marker") for words in _words_of_numbers(parts, budget))
    for name in filter(_PROPERTIES.fullmatch, parts):
        lines.extend(property_lines(parts[name], WORD_PROPERTIES, budget))
    for name in filter(_OWN_PROPERTIES.fullmatch, parts):
        lines.extend(named_property_lines(parts[name], "property", budget))
    return lines_of(with_gaps(lines), _lost_word_findings(bodies, [text for text, _ in more]))


def _words_of_numbers(parts: dict[str, bytes], budget: XmlBudget) -> dict[str, None]:
    numbering = Numbering()
    for name in filter(_NUMBERING.fullmatch, parts):
        walk(parts[name], numbering, budget)
    return numbering.words


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
