"""OpenDocument texts (.odt): read as Word documents are, since both have the same parts under other names."""

from __future__ import annotations

import re
import zipfile
import zlib
from xml.parsers.expat import ExpatError

from generator.sources.docx.styles import Styles
from generator.sources.docx.text import DocxText
from generator.sources.properties import OPEN_DOCUMENT_PROPERTIES, named_property_lines, property_lines
from generator.sources.source_lines import (
    Aside,
    FileLine,
    SourceLines,
    author_line,
    inner_document_finding,
    lines_of,
    unreadable_file,
    with_gaps,
)
from generator.sources.xml_walk import XmlBudget, walk
from generator.sources.zip_parts import RefusedError, read_parts

_PARTS = ("styles.xml", "content.xml")
_PROPERTIES = "meta.xml"
_OBJECT = "/content.xml"
"""The end of the names of parts that are documents inside the document."""
_TYPE = b"application/vnd.oasis.opendocument.text"
_BLANKS = re.compile(r"[ \t\r\n]+")
_SAME = {
    "table": "tbl",
    "table-row": "tr",
    "table-cell": "tc",
    "covered-table-cell": "tc",
    "deletion": "del",
    "text-box": "txbxContent",
}
"""Elements by the names that Word gives them."""
_APART: dict[str, Aside] = {
    "note-body": "footnote",
    "annotation": "comment",
    "change-info": "comment",
    "header": "page-furniture",
    "header-left": "page-furniture",
    "header-first": "page-furniture",
    "footer": "page-furniture",
    "footer-left": "page-furniture",
    "footer-first": "page-furniture",
}
"""Elements whose words are no part of the text, with the reason."""
_COMMENTS = frozenset({"annotation", "change-info"})
"""A comment, and who changed a text when, with a comment on that."""
_AUTHORS = frozenset({"creator", "creator-initials", "sender-initials", "initials"})
_DESCRIPTIONS = frozenset({"title", "desc"})
_DATA = frozenset({*_AUTHORS, *_DESCRIPTIONS, "note-citation", "date"})
"""Elements for programs, and signs of notes; in a paragraph, all but the last of these names are fields with words."""
_WORDS_OF: dict[str, tuple[str, ...]] = {
    "a": ("title",),
    "placeholder": ("description",),
    "text-input": ("description",),
    "label": ("value",),
    "content-control": ("alias",),
    "list-item": ("display-text",),
    "page-continuation": ("string-value",),
    "fixed-text": ("label", "title"),
    "button": ("label", "title"),
    "checkbox": ("label", "title"),
    "radio": ("label", "title"),
    "frame": ("label",),
    "option": ("label",),
    "item": ("label",),
    "listbox": ("title",),
    **dict.fromkeys(("text", "textarea", "formatted-text", "combobox"), ("value", "current-value", "title")),
}
"""Attributes with words that a reader sees in the place of an element or beside it: of links, fields and forms."""
_HIDDEN_WORDS_OF: dict[str, tuple[str, ...]] = {
    "hidden-text": ("string-value",),
    "conditional-text": ("string-value-if-true", "string-value-if-false"),
    "user-field-decl": ("string-value",),
}
"""Attributes with words that may be shown at another time."""
_NUMBERS = frozenset({"list-level-style-number", "outline-level-style"})
_NOTICES = frozenset({"note-continuation-notice-forward", "note-continuation-notice-backward"})
"""Elements outside of the text with words that are printed beside it."""
_FIELD_PARENTS = frozenset({"p", "h", "span", "a", "meta", "ruby-base"})
_CONTENTS = frozenset({"table-of-content", "alphabetical-index", "illustration-index"})
_EMPHASIS = {"font-weight": "b", "font-style": "i", "text-underline-style": "u"}


def is_odt(parts: list[str], data: bytes) -> bool:
    """Return True if a ZIP archive is an OpenDocument text; its type is at the start of the file."""
    return "content.xml" in parts and _TYPE in data[:200]


def read(data: bytes) -> SourceLines:
    """Return the lines of an OpenDocument text."""
    try:
        parts = read_parts(data, lambda name: name in {*_PARTS, _PROPERTIES} or name.endswith(_OBJECT))
        text = _OdtText()
        budget = XmlBudget()
        for name in _PARTS:
            walk(parts.get(name, b"<x/>"), text, budget)
        meta = parts.pop(_PROPERTIES, b"<x/>")
        properties = property_lines(meta, OPEN_DOCUMENT_PROPERTIES, budget)
        properties += named_property_lines(meta, "user-defined", budget)
        for name in sorted(parts.keys() - {*_PARTS}):
            text.start_object()
            walk(parts[name], text, budget)
        findings = [inner_document_finding()] if text.has_foreign_part else ()
        return lines_of(with_gaps([*text.lines(), *properties]), findings)
    except RefusedError as error:
        return unreadable_file(f"the document can't be read: {error}; save the document as HTML or text")
    except (ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        return unreadable_file(f"the document is damaged and can't be read ({type(error).__name__}); save it again")


class _OdtText:
    """The text of a document; a `Visitor` that passes what it sees on to the reader of Word documents."""

    def __init__(self) -> None:
        self._body = DocxText(Styles())
        self._apart: list[DocxText] = []
        self._tags: list[str] = []
        self._targets = [self._body]
        self._spans: list[dict[str, bool]] = [{}]
        self._properties: dict[str, dict[str, bool]] = {}
        self._style = ""
        self._item = False
        self._ends_blank = True
        self._contents = 0
        self._data = 0
        self._in_object = False
        self._outside: list[str] = []
        self._hidden: dict[str, None] = {}
        self._numbers: dict[str, None] = {}
        self.has_foreign_part = False
        self._authors: list[str] = []
        """Of the comment that is being read: the name, then the initials."""

    def start_object(self) -> None:
        """Begin with a document inside the document."""
        self._targets = [DocxText(Styles(), "page-furniture")]
        self._apart.append(self._targets[0])
        self._in_object = True

    def lines(self) -> list[FileLine]:
        """Return the lines of the text, then those of shapes, notes, margins and documents inside the document."""
        boxes = self._body.boxes
        for line in boxes:
            line.aside = line.aside or "page-furniture"
        apart = (line for text in self._apart for line in (*text.lines, *text.boxes))
        hidden = (FileLine(text, "hidden") for text in (*self._outside, *self._hidden))
        numbers = (FileLine(text, "marker") for text in self._numbers)
        descriptions = (FileLine(text, "page-furniture") for text in self._body.descriptions)
        return [*self._body.lines, *boxes, *apart, *hidden, *descriptions, *numbers]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter an element."""
        self._data += self._is_data(name)
        self._tags.append(name)
        if name == "style":
            self._style = attributes.get("name", "")
            self._properties[self._style] = dict(self._properties.get(attributes.get("parent-style-name", ""), {}))
        elif name == "text-properties" and self._style in self._properties:
            self._set_properties(attributes)
        elif name in {"p", "h"}:
            self._start_paragraph(name, attributes)
        elif name in {"span", "a"}:
            self._spans.append(self._spans[-1] | self._properties.get(attributes.get("style-name", ""), {}))
        elif name in _APART:
            self._targets.append(DocxText(Styles(), _APART[name]))
            self._apart.append(self._targets[-1])
        elif name == "list-item" and "display-text" not in attributes:
            self._item = True
        elif name in {"tab", "line-break", "s"}:
            count = attributes.get("c", "1")
            blanks = " " * min(int(count), 1000) if name == "s" and count.isdecimal() else " "
            self._add({"tab": "\t", "line-break": "\n"}.get(name, blanks))
        elif name in _SAME:
            self._targets[-1].start(_SAME[name], {})
        self._contents += name in _CONTENTS
        self._keep_attributes(name, attributes)

    def _keep_attributes(self, name: str, attributes: dict[str, str]) -> None:
        """Keep the words that an element has in its attributes, each once."""
        for key in _WORDS_OF.get(name, ()):
            self._body.describe(attributes.get(key, ""))
        for key in _HIDDEN_WORDS_OF.get(name, ()):
            words = " ".join(attributes.get(key, "").split())
            if words:
                self._hidden[words] = None
        if name in _NUMBERS:
            for key in ("num-prefix", "num-suffix"):
                words = attributes.get(key, "").strip()
                if any(character.isalnum() for character in words):
                    self._numbers[words] = None
        self.has_foreign_part = self.has_foreign_part or name == "object-ole"

    def _is_data(self, name: str) -> bool:
        """Return True for an element below the present one whose text is not the document's."""
        is_field = name != "note-citation" and bool(self._tags) and self._tags[-1] in _FIELD_PARENTS
        return name in _DATA and not is_field

    def _set_properties(self, attributes: dict[str, str]) -> None:
        properties = self._properties[self._style]
        for key, name in _EMPHASIS.items():
            if key in attributes:
                properties[name] = attributes[key] not in {"normal", "none", "400"}
        if "display" in attributes:
            properties["vanish"] = attributes["display"] == "none"

    def _start_paragraph(self, name: str, attributes: dict[str, str]) -> None:
        target = self._targets[-1]
        self._ends_blank = True
        self._spans.append(dict(self._properties.get(attributes.get("style-name", ""), {})))
        target.start("p", {})
        target.start("pPr", {})
        level = attributes.get("outline-level", "1") if name == "h" else ""
        if level.isdecimal():
            _set(target, "outlineLvl", str(int(level) - 1))
        if self._contents:
            _set(target, "pStyle", "TOC 1")
        if self._item:
            target.start("numPr", {})
            _set(target, "numId", "1")
            target.end("numPr")
        target.end("pPr")
        self._item = False

    def end(self, name: str) -> None:
        """Leave an element."""
        self._tags.pop()
        self._data -= self._is_data(name)
        if name == "style":
            self._style = ""
        elif name in {"p", "h"}:
            self._spans.pop()
            self._targets[-1].end("p")
        elif name in {"span", "a"}:
            self._spans.pop()
        elif name in _APART:
            self._end_apart(name)
        elif name in _SAME:
            self._targets[-1].end(_SAME[name])
        self._contents -= name in _CONTENTS

    def _end_apart(self, name: str) -> None:
        """End what is no part of the text; the author's name is above a comment, and a bare change has none."""
        target = self._targets.pop()
        target.finish()
        if name in _COMMENTS:
            authors, self._authors = self._authors, []
            words = author_line("".join(authors[:1]), " ".join(authors[1:]))
            if words and (name == "annotation" or target.lines):
                target.lines.insert(0, FileLine(words, "comment", starts_paragraph=True))

    def text(self, text: str) -> None:
        """Pass a text; runs of blanks are one, as in HTML. Nobody sees what is outside of all paragraphs."""
        if self._data:
            if self._tags[-1] in _AUTHORS and not _COMMENTS.isdisjoint(self._tags[-2:-1]):
                self._authors.append(text)
            elif self._tags[-1] in _DESCRIPTIONS:
                self._body.describe(text)
            return
        words = _BLANKS.sub(" ", text)
        if not {"p", "h"}.isdisjoint(self._tags):
            self._add(words[1:] if self._ends_blank and words.startswith(" ") else words)
        elif words.strip() and (self._in_object or "body" in self._tags or self._tags[-1] in _NOTICES):
            self._outside.append(words.strip())

    def _add(self, text: str) -> None:
        """Add text as a run of its own."""
        if not text:
            return
        self._ends_blank = text.endswith(" ")
        target = self._targets[-1]
        target.start("r", {})
        target.start("rPr", {})
        for name, is_on in self._spans[-1].items():
            _set(target, name, "1" if is_on else "0")
        target.end("rPr")
        for index, part in enumerate(text.split("\n")):
            if index:
                target.start("br", {})
                target.end("br")
            target.start("t", {})
            target.text(part)
            target.end("t")
        target.end("r")


def _set(target: DocxText, name: str, value: str) -> None:
    """Pass a property on."""
    target.start(name, {"val": value})
    target.end(name)
