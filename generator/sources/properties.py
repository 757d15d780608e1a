"""What people write about a document beside its text: the properties of Word, OpenDocument and EPUB files."""

from __future__ import annotations

import re
from html import unescape
from xml.parsers.expat import ExpatError

from generator.sources.decode import decode
from generator.sources.markup import without_markup
from generator.sources.source_lines import Aside, FileLine
from generator.sources.xml_walk import XmlBudget, walk
from generator.sources.zip_parts import RefusedError

_ENCODING = re.compile(rb"<\?xml\b[^<>]{0,100}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>\[\]]{0,400}\[|\][ \t\r\n]{0,9}>")
_ENTITY = re.compile(r"<!ENTITY\b[^<>\"']{0,100}(?:\"([^\"]*)\"|'([^']*)')")
_FOR_PROGRAMS = re.compile(r"^_|^MSIP_|[<>{}]|://|0x")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
"""One that is no piece of a key."""
_NAMED = frozenset({"property", "user-defined"})
"""Elements with a property that a person has named."""

WORD_PROPERTIES = frozenset(
    {"title", "subject", "creator", "keywords", "description", "category", "contentStatus", "Company", "Manager"}
)
OPEN_DOCUMENT_PROPERTIES = frozenset(
    {"title", "subject", "initial-creator", "keyword", "description", "contributor", "publisher", "rights", "coverage"}
)
BOOK_PROPERTIES = frozenset(
    {
        "title",
        "creator",
        "contributor",
        "subject",
        "description",
        "publisher",
        "rights",
        "source",
        "coverage",
        "relation",
    }
)
"""Elements with words. Dates, languages, addresses, counts and the name of whoever saved the file last are not kept,
because programs write them by themselves."""


def property_lines(
    xml: bytes, names: frozenset[str], budget: XmlBudget, aside: Aside = "metadata", inside: str = ""
) -> list[FileLine]:
    """Return the texts of elements, one line each.

    A part that is damaged or refused stops nothing: the text of the document doesn't depend on it. All words of such a
    part are kept as they are.

    Args:
        xml: The part.
        names: The names of the elements, without namespaces.
        budget: The elements that the document may still have.
        aside: Why the lines are no part of the text.
        inside: The name of an element around them, if not all elements of these names count.
    """
    properties = _Properties(names, inside)
    try:
        walk(xml, properties, budget)
        texts = ["".join(parts) for parts in properties.texts]
    except (ExpatError, RefusedError, ValueError, LookupError):  # the last two are of encodings
        texts = words_without_xml(xml)
    lines = (" ".join(text.split()) for text in texts)
    return [FileLine(line, aside) for line in lines if any(character.isalnum() for character in line)]


def named_property_lines(xml: bytes, element: str, budget: XmlBudget) -> list[FileLine]:
    """Return the properties that a person has named, `Client: Curds`, without numbers and what programs keep there."""
    lines = property_lines(xml, frozenset({element}), budget)
    return [
        line for line in lines if not _FOR_PROGRAMS.search(line.text) and _WORD.search(line.text.partition(": ")[2])
    ]


def words_without_xml(xml: bytes) -> list[str]:
    """Return the lines of XML without its markup, then the words of the entities that it defines, each unused."""
    declared = _ENCODING.match(xml)
    text = decode(xml, declared[1].decode() if declared else None).text
    entities = (double or single for double, single in _ENTITY.findall(text))
    return [unescape(words) for words in (*without_markup(_DOCTYPE.sub(" ", text)).splitlines(), *entities)]


class _Properties:
    """The texts of some elements; a `Visitor`."""

    def __init__(self, names: frozenset[str], inside: str) -> None:
        self.texts: list[list[str]] = []
        self._names = names
        self._inside = inside
        self._depth = 0 if inside else 1
        """How many elements around this place let properties count."""
        self._open: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter an element."""
        self._depth += name == self._inside
        if self._open or (self._depth and name in self._names):
            if not self._open:
                self.texts.append([f"{attributes['name']}: "] if name in _NAMED and attributes.get("name") else [])
            self._open.append(name)

    def end(self, name: str) -> None:
        """Leave an element."""
        self._depth -= name == self._inside
        if self._open:
            self._open.pop()

    def text(self, text: str) -> None:
        """Pass a text."""
        if self._open:
            self.texts[-1].append(text)
