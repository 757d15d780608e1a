"""What people write about a document beside its text: the properties of Word, OpenDocument and EPUB files."""

from __future__ import annotations

import contextlib
import re
from xml.parsers.expat import ExpatError

from generator.sources.source_lines import Aside, FileLine
from generator.sources.xml_walk import XmlBudget, walk
from generator.sources.zip_parts import RefusedError

_DOCTYPE = re.compile(rb"<!DOCTYPE[^<>\[\]]{0,400}>")
"""One that only names the format, as contents of books have it; it defines no entities."""

WORD_PROPERTIES = frozenset(
    {"title", "subject", "creator", "keywords", "description", "category", "contentStatus", "Company", "Manager"}
)
OPEN_DOCUMENT_PROPERTIES = frozenset({"title", "subject", "initial-creator", "keyword", "description"})
BOOK_PROPERTIES = frozenset(
    {"title", "creator", "contributor", "subject", "description", "publisher", "rights", "source", "coverage"}
)
"""Elements with words. Dates, languages, addresses, counts and the name of whoever saved the file last are not kept,
because programs write them by themselves."""


def property_lines(
    xml: bytes, names: frozenset[str], budget: XmlBudget, aside: Aside = "metadata", inside: str = ""
) -> list[FileLine]:
    """Return the texts of elements, one line each.

    A part that is damaged or refused stops nothing: the text of the document doesn't depend on it.

    Args:
        xml: The part.
        names: The names of the elements, without namespaces.
        budget: The elements that the document may still have.
        aside: Why the lines are no part of the text.
        inside: The name of an element around them, if not all elements of these names count.
    """
    properties = _Properties(names, inside)
    with contextlib.suppress(ExpatError, RefusedError):  # what was read up to the mistake is kept
        walk(_DOCTYPE.sub(b"", xml, count=1), properties, budget)
    lines = (" ".join("".join(parts).split()) for parts in properties.texts)
    return [FileLine(line, aside) for line in lines if line]


class _Properties:
    """The texts of some elements; a `Visitor`."""

    def __init__(self, names: frozenset[str], inside: str) -> None:
        self.texts: list[list[str]] = []
        self._names = names
        self._inside = inside
        self._depth = 0 if inside else 1
        """How many elements around this place let properties count."""
        self._open: list[str] = []

    def start(self, name: str, _: dict[str, str]) -> None:
        """Enter an element."""
        self._depth += name == self._inside
        if self._open or (self._depth and name in self._names):
            if not self._open:
                self.texts.append([])
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
