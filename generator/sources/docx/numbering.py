"""The words of printed numbers, which a Word document keeps apart from its paragraphs: `Article 1`."""

from __future__ import annotations

import re

from generator.sources.xml_walk import AttributeVisitor

_NUMBER = re.compile(r"%\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
"""A single letter is a sign in a font, such as the ring of a list."""


class Numbering(AttributeVisitor):
    """The words around the numbers of lists, each once."""

    def __init__(self) -> None:
        self.words: dict[str, None] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter an element."""
        words = " ".join(_NUMBER.sub(" ", attributes.get("val", "")).split()) if name == "lvlText" else ""
        if _WORD.search(words):
            self.words[words] = None
