"""Word processing files (.docx): mammoth makes HTML of them, and the HTML is read as any other.

The file is a ZIP archive of XML from anyone, so it is looked at before the library sees it: how much it unpacks to,
and that no part of it defines entities.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from generator.sources import html
from generator.sources.lines import Lines, unreadable

NAME = "docx"

_LARGEST = 24 * 1024 * 1024
"""Bytes of all parts unpacked, pictures left out; a session's text has less than one megabyte."""
_MOST_PARTS = 4000
_DEEPEST = 200
"""Elements inside each other; tables in tables in tables have thirty."""

_BODY = "word/document.xml"
_DOCTYPE = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)")
_XML = (".xml", ".rels")
_TAG = re.compile(rb"<(?:([/!?])|[^<>]*?(/?)>)")

_KINDS = (
    ("word/", "a Word document without a text"),
    ("xl/", "a table of Microsoft Excel"),
    ("ppt/", "slides of Microsoft PowerPoint"),
    ("META-INF/", "a packed document (OpenDocument, EPUB or Java; save it as .docx)"),
)


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
        fault = _fault(data)
        if fault is not None:
            return unreadable(f"the document can't be read: {fault}")
        # A picture has no words; its bytes are never opened.
        no_picture = mammoth.images.img_element(lambda _image: {"src": ""})
        made = mammoth.convert_to_html(io.BytesIO(data), convert_image=no_picture, include_embedded_style_map=False)
    except Exception as error:  # whatever a part of the library raises at a damaged file
        return unreadable(f"the document is damaged and can't be read ({type(error).__name__})")
    return html.read_fragment(made.value)


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return file.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        return []


def _fault(data: bytes) -> str | None:
    """Return why the document is not given to the library, or `None` where it may be."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = file.infolist()
        if len(parts) > _MOST_PARTS:
            return f"it has more than {_MOST_PARTS} parts"
        left = _LARGEST
        for part in parts:
            if not part.filename.lower().endswith(_XML):
                continue
            # The directory may lie about sizes: what counts is what comes out.
            with file.open(part) as stream:
                unpacked = stream.read(left + 1)
            left -= len(unpacked)
            if left < 0:
                return f"it unpacks to more than {_LARGEST // 1024 // 1024} MB"
            if _DOCTYPE.search(unpacked):
                return "its XML defines entities"
            if _depth(unpacked) > _DEEPEST:
                return "its XML is nested too deeply"
    return None


def _depth(xml: bytes) -> int:
    deepest = depth = 0
    for found in _TAG.finditer(xml):
        if found[1] == b"/":
            depth -= 1
        elif not found[1] and not found[2]:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
