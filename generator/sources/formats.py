"""The format of a file, found from its bytes; its name decides only if the bytes leave the format open."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import PurePath

import msgspec

from generator.sources import text
from generator.sources.captions.sign import first_timing
from generator.sources.captions.tsv import is_table
from generator.sources.captions.xml_file import is_caption_xml
from generator.sources.decode import SAMPLE_BYTES, encoding_by_mark
from generator.sources.front_matter import front_matter_length
from generator.sources.source_lines import SourceLines, unreadable_file
from generator.sources.zip_parts import part_names


class Format(msgspec.Struct, frozen=True):
    """A way of reading bytes."""

    name: str
    """The value of `source.format`."""
    read: Callable[[bytes], SourceLines]


def _later(module: str, function: str = "read") -> Callable[[bytes], SourceLines]:
    """Return a function that reads bytes with a function of a module, which is loaded for the first such file."""

    def read(data: bytes) -> SourceLines:
        reader: Callable[[bytes], SourceLines] = getattr(
            importlib.import_module(f"generator.sources.{module}"), function
        )
        return reader(data)

    return read


TEXT = Format("text", text.read)
HTML = Format("html", _later("web.read"))
DOCX = Format("docx", _later("docx.read"))
VTT = Format("vtt", _later("captions.read", "read_vtt"))
SRT = Format("srt", _later("captions.read", "read_srt"))
SBV = Format("sbv", _later("captions.read", "read_sbv"))
ASS = Format("ass", _later("captions.ass", "read_ass"))
JSON = Format("json", _later("captions.json_file", "read_json"))
TABLE = Format("vtt", _later("captions.tsv", "read_tsv"))
XML = Format("vtt", _later("captions.xml_file", "read_xml"))
"""Captions in a table or in XML have no name of their own in the record."""
PDF = Format("pdf", _later("pdf.read"))
ODT = Format("odt", _later("odt"))
EPUB = Format("epub", _later("epub"))
RTF = Format("rtf", _later("rtf"))
MARKDOWN = Format("markdown", _later("markdown"))

_BY_SUFFIX = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".docx": DOCX,
    ".vtt": VTT,
    ".srt": SRT,
    ".sbv": SBV,
    ".ass": ASS,
    ".ssa": ASS,
    ".json": JSON,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
}

_KIND_BY_FOLDER = (
    ("word/", "a Word document without text"),
    ("xl/", "a table of Microsoft Excel"),
    ("ppt/", "slides of Microsoft PowerPoint"),
    ("META-INF/", "an OpenDocument or Java file"),
)
_ZIP = "a ZIP archive"
_OLD_OFFICE = "a document of an old Microsoft Office"
_ADVICE = {
    _ZIP: "unpack it and put its files here",
    _OLD_OFFICE: "open it and save it as .docx",
}
"""What to do with a file of a kind; another one is to be saved as something that can be read."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_OFFICE),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a RIFF file (an image, sound or film)"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "an Ogg file (sound or film)"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_BLANKS_AND_COMMENTS = r"(?>\s+|<!--.*?-->|<\?xml[^>]*>)*+"
"""The groups are possessive, so that nothing is tried twice."""

_HTML_START = re.compile(rf"{_BLANKS_AND_COMMENTS}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_LATER = re.compile(r"^[ \t]*(?:<!doctype\s+html\b|<html[\s>])", re.I | re.M)
_TAG = re.compile(
    r"</?(?:a|article|b|blockquote|body|br|center|dd|div|dl|dt|em|font|form|h[1-6]|head|hr|html|i|img|li|link|main|meta"
    r"|ol|p|pre|section|span|strong|style|script|table|tbody|td|th|title|tr|u|ul)\b[^<>]{0,2000}>",
    re.I,
)
_TAG_START = re.compile(rf"{_BLANKS_AND_COMMENTS}{_TAG.pattern}", re.I | re.S)
_XML_START = re.compile(r"\s*<\?xml\b", re.I)
_MHTML = re.compile(r"(?:From: |MIME-Version: |Subject: )[^\0]{0,4000}?^Content-Type: multipart/related", re.I | re.M)
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*[\[{\"\]])")
_ASS_START = re.compile(r"\s*\[Script Info\]", re.I)
_BOLD_LABEL = re.compile(r"^[ \t]*(?:\*\*|__)[^*_\n:]{1,80}(?::(?:\*\*|__)|(?:\*\*|__):)", re.M)


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file, by its bytes or else by its name.

    The format of an unknown file reads nothing and gives a finding.
    """
    suffix = PurePath(name).suffix.lower()
    if not data:
        return _BY_SUFFIX.get(suffix, TEXT)
    if data.startswith(b"PK\x03\x04"):
        return _zip_format(data)
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"{\\rtf"):
        return RTF
    binary = _binary_kind(data)
    if binary is not None:
        return _unknown(binary)
    sample = _sample(data)
    return _named_in_text(sample, suffix) or _by_habits(sample, suffix)


def _named_in_text(sample: str, suffix: str) -> Format | None:
    """Return the format that the text itself names, or `None`."""
    if re.match(r"WEBVTT(?:[ \t\r\n]|$)", sample):
        return VTT
    timing = first_timing(sample, anywhere=suffix in {".vtt", ".srt", ".sbv"})
    if timing is not None:
        return {",": SRT, "between": SBV}.get(timing, VTT)
    if _HTML_START.match(sample):
        return HTML
    if is_caption_xml(sample):
        return XML
    if _XML_START.match(sample):
        return _unknown("XML")
    if _MHTML.match(sample):
        return _unknown("a web archive (MHTML)")
    if suffix in {".json", ".jsonl", ".ndjson"} and _JSON.match(sample):
        return JSON
    if _ASS_START.match(sample):
        return ASS
    return TABLE if is_table(sample) else None


def _by_habits(sample: str, suffix: str) -> Format:
    """Return the format of a text that doesn't name one, by its tags and marks and by the file's name."""
    if _BY_SUFFIX.get(suffix) is MARKDOWN:
        return MARKDOWN
    tags = len(_TAG.findall(sample))
    if (suffix in {".html", ".htm", ".xhtml"} and tags) or (tags > 3 and _TAG_START.match(sample)):
        return HTML
    if tags > 3 and _HTML_LATER.search(sample):  # a message of the web server is above
        return HTML
    has_bold = "**" in sample or "__" in sample
    if front_matter_length(sample) or (has_bold and len(_BOLD_LABEL.findall(sample)) > 2):
        return MARKDOWN
    return TEXT


def _binary_kind(data: bytes) -> str | None:
    for magic, name in _MAGIC:
        if data.startswith(magic) and not _is_ascii(data[:64]):
            return name
    if data[4:8] == b"ftyp" and not _is_ascii(data[:64]):
        return "a film"
    return None


def _is_ascii(head: bytes) -> bool:
    """Return True if a file may be a text after all: "GIF89a" and "ID3" also begin sentences."""
    return all(9 <= byte < 127 for byte in head)


def _zip_format(data: bytes) -> Format:
    """Return the format of a ZIP archive, by the names of its parts and the type at its start."""
    from generator.sources import epub, odt
    from generator.sources.docx import read as docx

    names = part_names(data)
    if not names:
        return _DAMAGED
    if docx.is_docx(data):
        return DOCX
    if odt.is_odt(names, data):
        return ODT
    if epub.is_epub(names, data):
        return EPUB
    kind = next((kind for start, kind in _KIND_BY_FOLDER if any(name.startswith(start) for name in names)), _ZIP)
    return _unknown(kind)


def _sample(data: bytes) -> str:
    marked = encoding_by_mark(data)
    head = data[:SAMPLE_BYTES]
    # Formats are recognised by ASCII characters alone.
    return head[len(marked[0]) :].decode(marked[1], "replace") if marked else head.decode("latin-1")


_DAMAGED = Format(
    "unknown",
    lambda _data: unreadable_file(
        "the ZIP archive in this file is damaged; open the file in its program and save it again, or copy it again"
    ),
)


def _unknown(kind: str) -> Format:
    def read(_data: bytes) -> SourceLines:
        advice = _ADVICE.get(kind, "save it as HTML, .docx or text, or remove it")
        return unreadable_file(f"format not known: the file is {kind}; {advice}", "format-unknown")

    return Format("unknown", read)
