"""Word processing files (.docx): mammoth makes HTML of them, which is read as a web page is.

The file is a ZIP archive of XML, and may come from anyone. So it is checked before the library reads it: the unpacked
size, the number and depth of its parts, and that no part defines entities.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from html import unescape

from generator.sources import html
from generator.sources.source_lines import FileLine, SourceLines, finding, lines_of, unreadable_file

_MAX_UNPACKED_BYTES = 24 * 1024 * 1024
"""Of all parts without pictures; the text of a session has less than one megabyte."""
_MAX_PARTS = 4000
_MAX_DEPTH = 200
"""Elements inside each other; three tables inside each other have thirty."""

_BODY = "word/document.xml"
_DOCTYPE = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)")
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_NEWER_ALTERNATIVE = re.compile(r"<mc:Choice\b.*?</mc:Choice>", re.DOTALL)
"""The copy of a shape for newer programs, beside one for older programs."""
_TEXT = re.compile(r"<w:t(?:\s[^<>]*)?>([^<]*)</w:t>")
_XML_SUFFIXES = (".xml", ".rels")
_TAG = re.compile(rb"<(?:([/!?])|[^<>]*?(/?)>)")

_KIND_BY_FOLDER = (
    ("word/", "a Word document without text"),
    ("xl/", "a table of Microsoft Excel"),
    ("ppt/", "slides of Microsoft PowerPoint"),
    ("META-INF/", "an OpenDocument, EPUB or Java file"),
)


class _RefusedError(Exception):
    """The library doesn't get the document; the message is the reason, as a clause."""


def is_docx(data: bytes) -> bool:
    """Return True if a ZIP archive is a word processing document."""
    return _BODY in _part_names(data)


def kind_of_zip(data: bytes) -> str:
    """Return the kind of a ZIP archive that is no word processing document, as a maintainer would name it."""
    names = _part_names(data)
    return next(
        (kind for start, kind in _KIND_BY_FOLDER if any(name.startswith(start) for name in names)), "a ZIP archive"
    )


def read(data: bytes) -> SourceLines:
    """Return the lines of a word processing document."""
    try:
        import mammoth  # type: ignore[import-untyped] # the library has no types
    except ImportError:
        return unreadable_file(
            "the library mammoth, which reads .docx files, is not installed: run "
            "`pip install transcript-archive[formats]`, or save the document as HTML or text",
            "format-needs-library",
        )
    try:
        parts = _parts(data)
        # Pictures have no words, so their bytes are never opened.
        no_picture = mammoth.images.img_element(lambda _image: {"src": ""})
        converted = mammoth.convert_to_html(
            _repacked(parts), convert_image=no_picture, include_embedded_style_map=False
        )
    except _RefusedError as error:
        return unreadable_file(f"the document can't be read: {error}; save the document as HTML or text")
    except Exception as error:  # a damaged file may raise any error in any part of the library
        return unreadable_file(f"the document is damaged and can't be read ({type(error).__name__}); save it again")
    lines, findings = html.read_fragment(converted.value)
    missing_count = _letter_count(_texts(parts[_BODY])) - _letter_count(line.text for line in lines)
    if missing_count > 0:
        message = (
            f"{missing_count} letters of the document are in parts that can't be read, such as shapes;"
            " save the document as HTML or text if their words matter"
        )
        findings.append(finding("docx-words-left-out", "warning", message))
    return lines_of([*lines, *(FileLine(text, "page-furniture") for text in _margin_paragraphs(parts))], findings)


def _part_names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return file.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        return []


def _parts(data: bytes) -> dict[str, bytes]:
    """Return the unpacked and checked XML parts of the document; only these are given to the library."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = dict.fromkeys(file.namelist())
        if len(names) > _MAX_PARTS:
            raise _RefusedError(f"it has more than {_MAX_PARTS} parts")
        remaining_bytes = _MAX_UNPACKED_BYTES
        for name in names:
            if not name.lower().endswith(_XML_SUFFIXES):
                continue
            # The sizes in the directory of the archive may be wrong, so the unpacked bytes are counted.
            with file.open(name) as stream:
                part = stream.read(remaining_bytes + 1)
            remaining_bytes -= len(part)
            if remaining_bytes < 0:
                raise _RefusedError(f"it unpacks to more than {_MAX_UNPACKED_BYTES // 1024 // 1024} MB")
            if _DOCTYPE.search(part):
                raise _RefusedError("its XML defines entities")
            if _depth(part) > _MAX_DEPTH:
                raise _RefusedError("its XML is nested too deeply")
            parts[name] = part
    return parts


def _repacked(parts: dict[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    out.seek(0)
    return out


def _margin_paragraphs(parts: dict[str, bytes]) -> list[str]:
    """Return the paragraphs in the headers and footers of the pages, each once."""
    paragraphs = [
        paragraph for name, part in parts.items() if _MARGIN.fullmatch(name) for paragraph in part.split(b"</w:p>")
    ]
    return list(
        dict.fromkeys(
            text for text in (" ".join("".join(_texts(paragraph)).split()) for paragraph in paragraphs) if text
        )
    )


def _texts(part: bytes) -> list[str]:
    xml = part.decode("utf-8", "replace")
    return [unescape(text) for text in _TEXT.findall(_NEWER_ALTERNATIVE.sub("", xml) if "<mc:Choice" in xml else xml)]


def _letter_count(texts: Iterable[str]) -> int:
    return sum(character.isalnum() for text in texts for character in text)


def _depth(xml: bytes) -> int:
    deepest = depth = 0
    for tag in _TAG.finditer(xml):
        if tag[1] == b"/":
            depth -= 1
        elif not tag[1] and not tag[2]:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
