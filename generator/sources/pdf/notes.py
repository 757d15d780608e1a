"""The words of a PDF beside its pages' text: comments, filled fields, contents, and what people write about it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import unescape
from typing import TYPE_CHECKING

from generator.sources.markup import without_markup
from generator.sources.source_lines import Aside, FileLine, author_line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_PROPERTIES = (b"Title", b"Subject", b"Author", b"Keywords", b"Company", b"Category", b"Comments", b"Manager")
"""The names of programs, and dates, are settings."""
_MAX_ELEMENTS = 300_000
"""Elements of the structure of a document, and choices in its fields, in which words are looked for."""


class PdfNotes:
    """The notes of a document, read page by page."""

    def __init__(self, document: PdfDocument) -> None:
        from pypdfium2 import PdfiumError

        with suppress(PdfiumError):  # the values of damaged fields are read without it
            document.init_forms()
        self.form = document.formenv.raw if document.formenv else None
        self.lines: list[FileLine] = []
        """The comments, each below the name of its author, and the words in fields."""
        self.descriptions: dict[str, None] = {}
        """What pictures show, what fields ask for, and what can be chosen, each once."""
        self._elements = 0

    def add_page(self, page: PdfPage) -> None:
        """Read the notes of a page."""
        from pypdfium2 import raw

        for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            note = raw.FPDFPage_GetAnnot(page.raw, index)
            if not note:
                continue
            kind = raw.FPDFAnnot_GetSubtype(note)
            if kind == raw.FPDF_ANNOT_WIDGET:
                self._add_field(note)
            elif kind != raw.FPDF_ANNOT_POPUP:  # which shows a comment again
                self._add_comment(note)
            raw.FPDFPage_CloseAnnot(note)
        for words in self._alternative_texts(page):
            self._describe(words)

    def _add_comment(self, note: object) -> None:
        text = _value(note, b"Contents") or unescape(without_markup(_value(note, b"RC")))
        words = _lines(text, "comment")
        author = author_line(_value(note, b"T"), "") if words else ""
        self.lines.extend([*_lines(author, "comment"), *words])

    def _add_field(self, field: object) -> None:
        """Keep the words in a field, which it may have from a field above it, and those around it."""
        from pypdfium2 import raw

        value = _value(field, b"V")
        if self.form is not None:
            kind = raw.FPDFAnnot_GetFormFieldType(self.form, field)
            if kind in {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}:
                value = _wide_text(raw.FPDFAnnot_GetFormFieldValue, self.form, field) or value
            self._describe(_wide_text(raw.FPDFAnnot_GetFormFieldAlternateName, self.form, field))
            count = raw.FPDFAnnot_GetOptionCount(self.form, field)
            for index in range(min(count, _MAX_ELEMENTS - self._elements)):
                self._elements += 1
                self._describe(_wide_text(raw.FPDFAnnot_GetOptionLabel, self.form, field, index))
        self.lines.extend(_lines(value, "hidden"))

    def _describe(self, words: str) -> None:
        if any(character.isalnum() for character in words):
            self.descriptions[" ".join(words.split())] = None

    def _alternative_texts(self, page: PdfPage) -> Iterator[str]:
        """Yield the descriptions of the pictures on a page."""
        from pypdfium2 import raw

        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return
        count = raw.FPDF_StructTree_CountChildren(tree)
        waiting = [raw.FPDF_StructTree_GetChildAtIndex(tree, index) for index in reversed(range(max(0, count)))]
        while waiting and self._elements < _MAX_ELEMENTS:
            element = waiting.pop()
            self._elements += 1
            if element:
                yield _wide_text(raw.FPDF_StructElement_GetAltText, element)
                count = max(0, raw.FPDF_StructElement_CountChildren(element))
                waiting.extend(
                    raw.FPDF_StructElement_GetChildAtIndex(element, index) for index in reversed(range(count))
                )
        raw.FPDF_StructTree_Close(tree)


def has_inner_documents(document: PdfDocument) -> bool:
    """Return True if files are attached to a document."""
    from pypdfium2 import raw

    return bool(raw.FPDFDoc_GetAttachmentCount(document.raw) > 0)


def document_notes(document: PdfDocument) -> list[FileLine]:
    """Return the titles in the contents of a document, and its properties."""
    from pypdfium2 import raw

    lines = [line for title in _bookmarks(document) for line in _lines(title, "navigation")]
    for key in _PROPERTIES:
        lines.extend(_lines(_wide_text(raw.FPDF_GetMetaText, document.raw, key), "metadata"))
    return lines


def _bookmarks(document: PdfDocument) -> Iterator[str]:
    """Yield the titles of the bookmarks in their order, each once."""
    from pypdfium2 import raw

    waiting = [raw.FPDFBookmark_GetFirstChild(document.raw, None)]
    seen: set[int] = set()
    while waiting:
        bookmark = waiting.pop()
        address = ctypes.cast(bookmark, ctypes.c_void_p).value if bookmark else None
        if address is None or address in seen:  # a damaged file can have a ring of them
            continue
        seen.add(address)
        yield _wide_text(raw.FPDFBookmark_GetTitle, bookmark)
        waiting.append(raw.FPDFBookmark_GetNextSibling(document.raw, bookmark))
        waiting.append(raw.FPDFBookmark_GetFirstChild(document.raw, bookmark))


def _value(note: object, key: bytes) -> str:
    """Return a text of a comment or a field; empty for a name, such as the state of a box to tick."""
    from pypdfium2 import raw

    is_text = raw.FPDFAnnot_GetValueType(note, key) == raw.FPDF_OBJECT_STRING
    return _wide_text(raw.FPDFAnnot_GetStringValue, note, key) if is_text else ""


def _wide_text(get: Callable[..., int], *arguments: object) -> str:
    """Return a text that a function of the library writes into a buffer, in UTF-16 with a zero at its end."""
    size = int(get(*arguments, None, 0))
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(*arguments, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _lines(text: str, aside: Aside) -> list[FileLine]:
    """Return the lines of a text with their blanks in order."""
    lines = (" ".join(line.split()) for line in text.replace("\r", "\n").split("\n"))
    return [FileLine(line, aside) for line in lines if line]
