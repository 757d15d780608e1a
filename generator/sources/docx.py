"""Word processing files (.docx): mammoth makes HTML of them, and the HTML is read as any other.

The file is a ZIP archive of XML from anyone, so it is looked at before the library sees it: how much it unpacks to,
and that no part of it defines entities.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from html import unescape

from generator.sources import html
from generator.sources.source_lines import Line, Lines, finding, lines_of, unreadable

NAME = "docx"

_LARGEST = 24 * 1024 * 1024
"""Bytes of all parts unpacked, pictures left out; a session's text has less than one megabyte."""
_MOST_PARTS = 4000
_DEEPEST = 200
"""Elements inside each other; tables in tables in tables have thirty."""

_BODY = "word/document.xml"
_DOCTYPE = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)")
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_NOT_READ = re.compile(r"<mc:Choice\b.*?</mc:Choice>", re.DOTALL)
"""What stands for new programs beside the same for old ones."""
_TEXT = re.compile(r"<w:t(?:\s[^<>]*)?>([^<]*)</w:t>")
_XML = (".xml", ".rels")
_TAG = re.compile(rb"<(?:([/!?])|[^<>]*?(/?)>)")

_KINDS = (
    ("word/", "a Word document without a text"),
    ("xl/", "a table of Microsoft Excel"),
    ("ppt/", "slides of Microsoft PowerPoint"),
    ("META-INF/", "a packed document (OpenDocument, EPUB or Java; save it as .docx)"),
)


class _RefusedError(Exception):
    """The document is not given to the library, for a reason said in one sentence."""


def is_docx(data: bytes) -> bool:
    """Return whether a ZIP archive is a word processing document."""
    return _BODY in _names(data)


def kind_of_zip(data: bytes) -> str:
    """Return what a ZIP archive that is no word processing document seems to be."""
    names = _names(data)
    return next((kind for start, kind in _KINDS if any(name.startswith(start) for name in names)), "a ZIP archive")


def read(data: bytes) -> Lines:
    """Return the lines of a word processing document."""
    try:
        import mammoth  # type: ignore[import-untyped] # the library has no types
    except ImportError:
        return unreadable(
            "a .docx file is read by the library mammoth, which isn't installed: "
            "`pip install transcript-archive[formats]`, or save the document as HTML or text",
            "format-needs-library",
        )
    try:
        parts = _parts(data)
        # A picture has no words; its bytes are never opened.
        no_picture = mammoth.images.img_element(lambda _image: {"src": ""})
        made = mammoth.convert_to_html(_packed(parts), convert_image=no_picture, include_embedded_style_map=False)
    except _RefusedError as refused:
        return unreadable(f"the document can't be read: {refused}")
    except Exception as error:  # whatever a part of the library raises at a damaged file
        return unreadable(f"the document is damaged and can't be read ({type(error).__name__})")
    lines, findings = html.read_fragment(made.value)
    missing = _letters(_texts(parts[_BODY])) - _letters(line.text for line in lines)
    if missing > 0:
        message = f"{missing} letters of the document are in parts that the library doesn't read, such as shapes"
        findings.append(finding("docx-words-left-out", "warning", message))
    return lines_of([*lines, *(Line(text, "page-furniture") for text in _margins(parts))], findings)


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return file.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        return []


def _parts(data: bytes) -> dict[str, bytes]:
    """Return the XML of the document, part by part, unpacked and looked at; nothing else is given to the library."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = dict.fromkeys(file.namelist())
        if len(names) > _MOST_PARTS:
            raise _RefusedError(f"it has more than {_MOST_PARTS} parts")
        left = _LARGEST
        for name in names:
            if not name.lower().endswith(_XML):
                continue
            # The directory may lie about sizes: what counts is what comes out.
            with file.open(name) as stream:
                part = stream.read(left + 1)
            left -= len(part)
            if left < 0:
                raise _RefusedError(f"it unpacks to more than {_LARGEST // 1024 // 1024} MB")
            if _DOCTYPE.search(part):
                raise _RefusedError("its XML defines entities")
            if _depth(part) > _DEEPEST:
                raise _RefusedError("its XML is nested too deeply")
            parts[name] = part
    return parts


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    out.seek(0)
    return out


def _margins(parts: dict[str, bytes]) -> list[str]:
    """Return the paragraphs in the headers and footers of the pages, each once."""
    margins = [
        paragraph for name, part in parts.items() if _MARGIN.fullmatch(name) for paragraph in part.split(b"</w:p>")
    ]
    return list(dict.fromkeys(text for text in (" ".join("".join(_texts(one)).split()) for one in margins) if text))


def _texts(part: bytes) -> list[str]:
    xml = part.decode("utf-8", "replace")
    return [unescape(text) for text in _TEXT.findall(_NOT_READ.sub("", xml) if "<mc:Choice" in xml else xml)]


def _letters(texts: Iterable[str]) -> int:
    return sum(character.isalnum() for text in texts for character in text)


def _depth(xml: bytes) -> int:
    deepest = depth = 0
    for found in _TAG.finditer(xml):
        if found[1] == b"/":
            depth -= 1
        elif not found[1] and not found[2]:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
