"""Make the file of a mutated text, for formats that are no plain text: each line is a paragraph."""

from __future__ import annotations

import html
import io
import re
import textwrap
import zipfile

from tests.support.make_docx import docx as word_document
from tests.support.make_pdf import column
from tests.support.make_pdf import pdf as pdf_document

_ODT = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}'
    "</office:text></office:body></office:document-content>"
)
_CONTAINER = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
_BOOK = (
    '<package><manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="one"/></spine></package>'
)
_LINES_OF_PAGE = 40
_CHARS_OF_LINE = 70


def utf8(text: str) -> bytes:
    """Return a plain text."""
    return text.encode("utf-8", "replace")


def docx(text: str) -> bytes:
    """Return a Word document."""
    return word_document(*_paragraphs(text))


def odt(text: str) -> bytes:
    """Return an OpenDocument text."""
    body = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in _paragraphs(text))
    return _zip("application/vnd.oasis.opendocument.text", {"content.xml": _ODT.format(body)})


def epub(page: str) -> bytes:
    """Return a book with one page."""
    parts = {"META-INF/container.xml": _CONTAINER, "book.opf": _BOOK, "one.xhtml": page}
    return _zip("application/epub+zip", parts)


def rtf(text: str) -> bytes:
    """Return a document of rich text."""
    body = "\\par\n".join("".join(map(_rtf_char, line)) for line in _paragraphs(text))
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1 {body}}}".encode("ascii")


def lines_of_pdf(text: str) -> list[str]:
    """Return the lines that a PDF of a text has; a line that is too long goes on below."""
    ascii_text = [re.sub("[^ -~]", " ", line) for line in _paragraphs(text)]
    return [part for line in ascii_text for part in textwrap.wrap(line, _CHARS_OF_LINE) or [""]]


def pdf(text: str) -> bytes:
    """Return a PDF whose lines are on pages, none of them empty."""
    lines = lines_of_pdf(text)
    pages = (lines[start : start + _LINES_OF_PAGE] for start in range(0, len(lines), _LINES_OF_PAGE))
    return pdf_document(*(column(page) for page in pages if any(page)))


def _paragraphs(text: str) -> list[str]:
    """Return the lines of a text without characters that XML doesn't allow."""
    return re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd]", "", text).split("\n")


def _rtf_char(char: str) -> str:
    if char in "\\{}":
        return f"\\{char}"
    if char == "\t":
        return "\\tab "
    return char if char.isascii() else f"\\u{ord(char) if ord(char) < 0x8000 else ord(char) - 0x10000}?"


def _zip(kind: str, parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in {"mimetype": kind, **parts}.items():
            file.writestr(zipfile.ZipInfo(name), utf8(text))
    return out.getvalue()
