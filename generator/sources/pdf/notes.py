"""The words of a PDF beside its pages' text: comments, filled fields, contents, and what people write about it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from generator.sources.source_lines import Aside, FileLine, author_line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_PROPERTIES = (b"Title", b"Subject", b"Author", b"Keywords")
"""The names of programs, and dates, are settings."""


def page_notes(page: PdfPage) -> list[FileLine]:
    """Return the comments on a page, each below the name of its author, and the words in its fields."""
    from pypdfium2 import raw

    lines: list[FileLine] = []
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind == raw.FPDF_ANNOT_WIDGET:
            lines.extend(_lines(_value(note, b"V"), "hidden"))
        elif kind != raw.FPDF_ANNOT_POPUP:  # which shows a comment again
            words = _lines(_value(note, b"Contents"), "comment")
            author = author_line(_value(note, b"T"), "") if words else ""
            lines.extend([*_lines(author, "comment"), *words])
        raw.FPDFPage_CloseAnnot(note)
    return lines


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
