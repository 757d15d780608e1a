"""Writes an EPUB 3 file, the same bytes for the same book, with one section in memory at a time.

A file of an EPUB is XHTML; `xml_text` makes it, so that no text becomes markup.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from generator.exports.xml_text import Xml, block, element, language_tag, text, xml_file

EPUB_TYPE = "application/epub+zip"

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

_STYLE = """body { line-height: 1.5; }
h1 { font-size: 1.4em; }
h2 { font-size: 1em; margin: 1.5em 0 0.25em; }
p { margin: 0 0 0.5em; }
.address { font-size: 0.8em; font-weight: normal; }
.facts, .notice, .direction { font-style: italic; }
.notice { border: 1px solid; padding: 0.5em; }
"""

_LEVEL = 3
"""Of compression: half the time of the usual level, and a tenth larger."""

_XHTML = "http://www.w3.org/1999/xhtml"

_TIME = (1980, 1, 1, 0, 0, 0)
"""Of every file in the book: the time of writing says nothing, and would change the bytes."""


class Section(msgspec.Struct, frozen=True):
    """A file of the book, with an entry in the table of contents."""

    title: str
    body: tuple[Xml, ...]
    """Elements of XHTML."""
    language: str
    """Of most of its words."""
    entries: tuple[tuple[str, str], ...] = ()
    """Entries of the table of contents below the section's: id and title."""


class Book(msgspec.Struct, frozen=True):
    """The facts about a book."""

    identifier: str
    """The address that the book is a copy of."""
    title: str
    language: str
    modified: str
    """ISO date of the last change that is known."""
    publisher: str
    contents: str = "Contents"
    """The heading of the table of contents."""
    date: str | None = None
    """ISO date of the session."""
    rights: str | None = None
    contributors: tuple[str, ...] = ()
    """The names of identified speakers."""


def write_book(book: Book, sections: Iterable[Section], target: BinaryIO) -> None:
    """Write an EPUB file.

    Args:
        book: The facts about it.
        sections: Its files in order; one at least. They are read one by one.
        target: Where the file goes.
    """
    contents: list[Section] = []
    with zipfile.ZipFile(target, "w") as archive:
        _write(archive, "mimetype", EPUB_TYPE.encode(), compress=False)
        _write(archive, "META-INF/container.xml", _CONTAINER.encode())
        _write(archive, "EPUB/style.css", _STYLE.encode())
        for section in sections:
            _write(archive, f"EPUB/{_file_name(len(contents))}", _page(section.title, section.language, section.body))
            contents.append(msgspec.structs.replace(section, body=()))
        _write(archive, "EPUB/contents.xhtml", _contents_page(book, contents))
        _write(archive, "EPUB/package.opf", xml_file(_package(book, len(contents))))


def _write(archive: zipfile.ZipFile, name: str, data: bytes, *, compress: bool = True) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.create_system = 3  # Unix, on every system
    info.external_attr = 0o644 << 16
    kind = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    archive.writestr(info, data, compress_type=kind, compresslevel=_LEVEL)


def _file_name(number: int) -> str:
    return f"section-{number + 1}.xhtml"


def _page(title: str, language: str, body: Iterable[Xml]) -> bytes:
    style = element("link", {"rel": "stylesheet", "type": "text/css", "href": "style.css"})
    head = block("head", {}, [element("title", {}, text(title)), style])
    tag = language_tag(language)
    attributes = {"xmlns": _XHTML, "xmlns:epub": "http://www.idpf.org/2007/ops", "lang": tag, "xml:lang": tag}
    return xml_file(block("html", attributes, [head, block("body", {}, body)]))


def _contents_page(book: Book, sections: Iterable[Section]) -> bytes:
    entries = [_contents_entry(_file_name(number), section) for number, section in enumerate(sections)]
    heading = element("h1", {}, text(book.contents))
    nav = block("nav", {"epub:type": "toc", "id": "contents"}, [heading, block("ol", {}, entries)])
    return _page(book.contents, book.language, [nav])


def _contents_entry(file: str, section: Section) -> Xml:
    inner = [
        element("li", {}, element("a", {"href": f"{file}#{target}"}, text(title))) for target, title in section.entries
    ]
    link = element("a", {"href": file}, text(section.title))
    return element("li", {}, link, *([block("ol", {}, inner)] if inner else []))


def _package(book: Book, sections: int) -> Xml:
    names = [(f"section-{number + 1}", _file_name(number)) for number in range(sections)]
    facts = [
        element("dc:identifier", {"id": "address"}, text(book.identifier)),
        element("dc:title", {}, text(book.title)),
        element("dc:language", {}, text(language_tag(book.language) or "und")),
        element("dc:source", {}, text(book.identifier)),
        element("dc:publisher", {}, text(book.publisher)),
        *(element("dc:contributor", {}, text(name)) for name in book.contributors),
        *([element("dc:date", {}, text(book.date))] if book.date is not None else []),
        *([element("dc:rights", {}, text(book.rights))] if book.rights is not None else []),
        element("meta", {"property": "dcterms:modified"}, text(f"{book.modified}T00:00:00Z")),
    ]
    files = [
        _item("contents", "contents.xhtml", "application/xhtml+xml", "nav"),
        _item("style", "style.css", "text/css"),
        *(_item(name, file, "application/xhtml+xml") for name, file in names),
    ]
    attributes = {"xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "address"}
    return block(
        "package",
        attributes,
        [
            block("metadata", {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}, facts),
            block("manifest", {}, files),
            block("spine", {}, (element("itemref", {"idref": name}) for name, _ in names)),
        ],
    )


def _item(name: str, file: str, kind: str, properties: str | None = None) -> Xml:
    return element("item", {"id": name, "href": file, "media-type": kind, "properties": properties})
