"""XML from strangers, walked from its start to its end with counted limits, without a tree and without entities."""

from __future__ import annotations

from html import unescape
from typing import Protocol
from xml.parsers import expat

from generator.sources.zip_parts import RefusedError

MAX_ELEMENTS = 300_000
"""Elements and attributes of all parts of a document; a hearing of a whole day in torn runs has fewer."""
_MAX_DEPTH = 200
"""Elements inside each other; three tables inside each other have thirty."""


class Visitor(Protocol):
    """What a walk tells; names are without their namespaces."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter an element."""

    def end(self, name: str) -> None:
        """Leave an element."""

    def text(self, text: str) -> None:
        """Pass a text; a long one comes in several pieces."""


class AttributeVisitor:
    """The part of a `Visitor` for which only elements and their attributes matter."""

    def end(self, name: str) -> None:
        """Leave an element."""

    def text(self, text: str) -> None:
        """Pass a text."""


class XmlBudget:
    """The elements that a document may still have."""

    def __init__(self) -> None:
        self.remaining = MAX_ELEMENTS

    def spend(self, count: int) -> None:
        """Count elements.

        Raises:
            RefusedError: The document has too many.
        """
        self.remaining -= count
        if self.remaining < 0:
            raise RefusedError(f"it has more than {MAX_ELEMENTS} elements")


def walk(xml: bytes, visitor: Visitor, budget: XmlBudget) -> None:
    """Walk over an XML part.

    Raises:
        RefusedError: The part defines entities, has too many elements, or is nested too deeply.
        expat.ExpatError: The part is damaged.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise RefusedError("its XML is nested too deeply")
        budget.spend(1 + len(attributes))
        visitor.start(name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        visitor.end(name.rpartition(" ")[2])

    def doctype(_name: str, _system: str | None, _public: str | None, has_declarations: int) -> None:
        if has_declarations:
            raise RefusedError("its XML defines entities")

    def skipped(name: str, is_parameter: bool) -> None:
        """Read an entity that the file of the document type would define: those of HTML are known."""
        if not is_parameter:
            visitor.text(unescape(f"&{name};"))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = visitor.text
    parser.StartDoctypeDeclHandler = doctype
    parser.SkippedEntityHandler = skipped
    parser.Parse(xml, True)
