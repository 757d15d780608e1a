"""Writes an EPUB 3 file, the same bytes for the same book, with one section in memory at a time.

A file of an EPUB is XHTML; `element` makes it, so that no text becomes markup.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

import msgspec

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

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may have."""

_TIME = (1980, 1, 1, 0, 0, 0)
"""Of every file in the book: the time of writing says nothing, and would change the bytes."""


class Section(msgspec.Struct, frozen=True):
    """A file of the book, with an entry in the table of contents."""

    title: str
    body: str
    """XHTML."""
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
        _write(archive, "mimetype", EPUB_TYPE, compress=False)
        _write(archive, "META-INF/container.xml", _CONTAINER)
        _write(archive, "EPUB/style.css", _STYLE)
        for section in sections:
            _write(archive, f"EPUB/{_file_name(len(contents))}", _page(section))
            contents.append(msgspec.structs.replace(section, body=""))
        _write(archive, "EPUB/contents.xhtml", _contents_page(book, contents))
        _write(archive, "EPUB/package.opf", _package(book, len(contents)))


def element(name: str, content: str = "", /, **attributes: str | None) -> str:
    """Return an element of XHTML.

    Args:
        name: The element.
        content: XHTML, from this function or `text`.
        **attributes: By name, `class_` for `class`; an attribute without value is left out.
    """
    named = ((key.rstrip("_"), value) for key, value in attributes.items() if value is not None)
    shown = "".join(f" {key}={quoteattr(clean(value))}" for key, value in named)
    return f"<{name}{shown}>{content}</{name}>"


def text(plain: str) -> str:
    """Return plain text as XHTML."""
    return escape(clean(plain))


def clean(plain: str) -> str:
    """Return a text with U+FFFD instead of each character that no XML file may have."""
    return _NO_XML.sub("\ufffd", plain)


def _write(archive: zipfile.ZipFile, name: str, data: str, *, compress: bool = True) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.create_system = 3  # Unix, on every system
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    archive.writestr(info, data.encode("utf-8"))


def _file_name(number: int) -> str:
    return f"section-{number + 1}.xhtml"


def _page(section: Section) -> str:
    head = element("title", text(section.title)) + '<link rel="stylesheet" type="text/css" href="style.css"/>'
    return _document(element("head", head) + element("body", section.body), section.language)


def _contents_page(book: Book, sections: Iterable[Section]) -> str:
    items = "\n".join(_contents_items(sections))
    head = element("title", text(book.contents))
    nav = element("h1", text(book.contents)) + element("ol", items)
    body = f'<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc" id="contents">{nav}</nav>'
    return _document(element("head", head) + element("body", body), book.language)


def _contents_items(sections: Iterable[Section]) -> Iterator[str]:
    for number, section in enumerate(sections):
        file = _file_name(number)
        inner = "".join(
            element("li", element("a", text(title), href=f"{file}#{target}")) for target, title in section.entries
        )
        link = element("a", text(section.title), href=file)
        yield element("li", link + (element("ol", inner) if inner else ""))


def _document(content: str, language: str) -> str:
    tag = quoteattr(clean(language))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang={tag} xml:lang={tag}>{content}</html>\n'
    )


def _package(book: Book, sections: int) -> str:
    facts = [
        element("dc:identifier", text(book.identifier), id="address"),
        element("dc:title", text(book.title)),
        element("dc:language", text(book.language)),
        element("dc:source", text(book.identifier)),
        element("dc:publisher", text(book.publisher)),
        *(element("dc:contributor", text(name)) for name in book.contributors),
        *([element("dc:date", text(book.date))] if book.date is not None else []),
        *([element("dc:rights", text(book.rights))] if book.rights is not None else []),
        element("meta", f"{text(book.modified)}T00:00:00Z", property="dcterms:modified"),
    ]
    files = [
        '<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
    ]
    names = [(f"section-{number + 1}", _file_name(number)) for number in range(sections)]
    files += [f'<item id="{name}" href="{file}" media-type="application/xhtml+xml"/>' for name, file in names]
    order = [f'<itemref idref="{name}"/>' for name, _ in names]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="address">',
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
            *facts,
            "</metadata>",
            "<manifest>",
            *files,
            "</manifest>",
            "<spine>",
            *order,
            "</spine>",
            "</package>\n",
        ]
    )
