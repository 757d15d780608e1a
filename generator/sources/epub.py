"""EPUB: a ZIP archive of web pages, read one after the other in the order of the book."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from urllib.parse import unquote
from xml.parsers.expat import ExpatError

from generator.records import Finding
from generator.sources import text
from generator.sources.properties import BOOK_PROPERTIES, property_lines, words_without_xml
from generator.sources.source_lines import Aside, FileLine, SourceLines, lines_of, unreadable_file
from generator.sources.web.elements import WORD_FIELDS
from generator.sources.web.read import read as read_page
from generator.sources.xml_walk import XmlBudget, walk
from generator.sources.zip_parts import RefusedError, read_parts
from generator.text.normal import fold

_CONTAINER = "META-INF/container.xml"
_PAGES = (".xhtml", ".html", ".htm", ".xht", ".svg")
_PARTS = (*_PAGES, ".xml", ".opf", ".ncx", ".txt")
_TYPE = b"application/epub+zip"
_SETTINGS = "META-INF/"
"""The folder of what only programs read: keys, rights, and where the book begins."""
_FIELD_PARTS = re.compile("[.:_-]")
_FIELDS = WORD_FIELDS | {"collection", "script", "series", "accessibilitysummary"}
"""Last parts of the names of `<meta>` elements with words: `belongs-to-collection`, `calibre:series`."""


def _names(text: str) -> frozenset[str]:
    return frozenset(fold(name) for name in text.split(", "))


_ABOUT_BOOK = _names(
    "colophon, imprint, copyright page, copyright notice, about the author, about the authors, "
    "about this book, about the publisher, also by the author, table of contents, index, bibliography, impressum, "
    "über dieses buch, über den autor, über die autorin, inhaltsverzeichnis, mentions légales, achevé d'imprimer, "
    "table des matières, à propos de l'auteur, sobre el autor, sobre la autora, índice, "
    "sobre o autor, sobre a autora, ficha técnica, colofón, sull'autore, sull'autrice, indice, colofon, "
    "inhoudsopgave, over de auteur"
)
"""Titles of pages that are about the book and not of it."""

_PAGE_TYPE = re.compile(rb"<(?:body|section|div)\b[^<>]{0,500}?\bepub:type\s*=\s*[\"']([\w\s-]{1,80})[\"']")
_TYPES_ABOUT_BOOK = frozenset(
    {b"colophon", b"copyright-page", b"imprint", b"toc", b"index", b"bibliography", b"loi", b"lot"}
)
_TYPE_WINDOW_BYTES = 4000
"""Bytes at the start of a page in which its type is looked for."""


def is_epub(parts: list[str], data: bytes) -> bool:
    """Return True if a ZIP archive is an EPUB; its type is at the start of the file."""
    return _CONTAINER in parts and _TYPE in data[:200]


def read(data: bytes) -> SourceLines:
    """Return the lines of a book."""
    try:
        parts = read_parts(data, lambda name: name.lower().endswith(_PARTS))
        package = _package(parts)
        unnamed = package.pages - parts.keys()
        parts |= read_parts(data, unnamed.__contains__) if unnamed else {}
        pages = [name for name in package.order if name in parts]
    except RefusedError as error:
        return unreadable_file(f"the book can't be read: {error}; save it as HTML or text")
    except (ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        return unreadable_file(f"the book is damaged and can't be read ({type(error).__name__}); save it again")
    lines: list[FileLine] = []
    findings: list[Finding] = []
    for name in pages:
        page = read_page(parts[name])
        lines.extend(_file_lines(page, is_about_book=_is_about_book(page, parts[name])))
        findings.extend(finding for finding in page.findings if finding.code != "empty")
    for name in sorted(parts.keys() - {*pages, _CONTAINER}):
        lines.extend(_lines_beside(name, parts[name]))
    facts = ((" ".join("".join(parts).split()), aside) for parts, aside in package.words)
    lines.extend(FileLine(words, aside) for words, aside in facts if words)
    return lines_of(lines, findings)


def _lines_beside(name: str, data: bytes) -> list[FileLine]:
    """Return the lines of a part that is not in the order of the book, such as a page that only a link leads to."""
    if name.lower().endswith(".opf"):
        return property_lines(data, BOOK_PROPERTIES, XmlBudget(), inside="metadata")
    if name.lower().endswith(".ncx"):
        return property_lines(data, frozenset({"text"}), XmlBudget(), "navigation")
    if name.lower().endswith(_PAGES):
        lines = _file_lines(read_page(data))
    elif name.lower().endswith(".txt"):
        lines = _file_lines(text.read(data))
    elif name.startswith(_SETTINGS):
        return []
    else:
        lines = [FileLine(words) for line in words_without_xml(data) if (words := " ".join(line.split()))]
    for line in lines:
        line.aside = line.aside or "hidden"
    return lines


def _is_about_book(page: SourceLines, data: bytes) -> bool:
    """Return True for a colophon, an index and the like, by the type or the title that the page gives itself."""
    page_type = _PAGE_TYPE.search(data[:_TYPE_WINDOW_BYTES])
    if page_type is not None and not _TYPES_ABOUT_BOOK.isdisjoint(page_type[1].split()):
        return True
    return any(field.key == "title" and fold(field.value) in _ABOUT_BOOK for field in page.declared_fields)


def _file_lines(page: SourceLines, *, is_about_book: bool = False) -> list[FileLine]:
    """Return the lines of a page with their facts, after a blank one; a page about the book has no text."""
    lines = [FileLine("")]
    for number, words in enumerate(page.lines, 1):
        aside = page.asides.get(number) or ("page-furniture" if is_about_book and words.strip() else None)
        line = FileLine(words, aside, lead=page.leads.get(number, 0), row=page.rows.get(number, 0))
        line.heading, line.item = page.headings.get(number, 0), number in page.items
        line.term = page.terms.get(number)
        lines.append(line)
    return lines


def _package(parts: dict[str, bytes]) -> _Package:
    """Return what the book says about itself, with the names of the pages in its order, each once."""
    budget = XmlBudget()
    container = _Package()
    walk(parts.get(_CONTAINER, b""), container, budget)
    package = _Package()
    walk(parts.get(container.root, b""), package, budget)
    folder = posixpath.dirname(container.root)
    for key, is_page in package.spine:
        name = posixpath.normpath(posixpath.join(folder, unquote(package.files[key])))
        if is_page or name.lower().endswith((*_PAGES, ".xml")):
            package.order.setdefault(name)
    return package


class _Package:
    """The order of the pages, and words about them; a `Visitor` of the parts that give it."""

    def __init__(self) -> None:
        self.root = ""
        self.files: dict[str, str] = {}
        self.order: dict[str, None] = {}
        """The names of the pages."""
        self.spine: list[tuple[str, bool]] = []
        """The id of each page, and whether its type is that of a page."""
        self.words: list[tuple[list[str], Aside]] = []
        self._types: dict[str, str] = {}
        self._is_fact = False

    @property
    def pages(self) -> set[str]:
        """The names of the pages."""
        return set(self.order)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter an element."""
        self._is_fact = False
        if name == "rootfile" and not self.root:
            self.root = attributes.get("full-path", "")
        elif name == "item":
            self.files[attributes.get("id", "")] = attributes.get("href", "")
            self._types[attributes.get("id", "")] = attributes.get("media-type", "")
        elif name == "itemref" and attributes.get("idref") in self.files:
            key = attributes["idref"]
            self.spine.append((key, "html" in self._types[key] or "xml" in self._types[key]))
        elif name == "reference":
            self.words.append(([attributes.get("title", "")], "navigation"))
        elif name == "meta":
            self._start_fact(attributes)

    def _start_fact(self, attributes: dict[str, str]) -> None:
        """Begin a fact whose value is in an attribute or follows as text."""
        key = attributes.get("property") or attributes.get("name", "")
        self._is_fact = _FIELD_PARTS.split(key.lower())[-1] in _FIELDS
        if self._is_fact:
            self.words.append(([attributes.get("content", "")], "metadata"))

    def end(self, _: str) -> None:
        """Leave an element."""
        self._is_fact = False

    def text(self, text: str) -> None:
        """Pass a text: only those of facts matter here."""
        if self._is_fact:
            self.words[-1][0].append(text)
