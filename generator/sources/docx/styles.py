"""The styles of a word processing document: what a paragraph or a run is by the name of its style."""

from __future__ import annotations

import re

import msgspec

_HEADING = re.compile(r"heading ?([1-9])|(title)|(subtitle)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|table of (?:figures|authorities)|index) ?\d?", re.IGNORECASE)
_MAX_INHERITED = 20

OFF = frozenset({"0", "false", "off", "none"})
"""Values that switch a property off."""

EMPHASIS = {"b": "bold", "u": "underlined", "i": "slanted"}
"""The properties that make words stand out."""


class Style(msgspec.Struct):
    """A style of paragraphs or of runs."""

    name: str = ""
    """In English, in every language of the program."""
    based_on: str | None = None
    properties: dict[str, bool] = {}
    """Which of `b`, `u`, `i` and `vanish` it switches on or off."""
    outline: int | None = None
    """The rank of a heading, from 1."""

    @property
    def heading(self) -> int:
        """The rank of a heading: 1 for a title; 0 for another style."""
        named = _HEADING.fullmatch(self.name)
        if named is None:
            return self.outline or 0
        return int(named[1] or (2 if named[3] else 1))

    @property
    def is_contents(self) -> bool:
        """Whether the paragraph is an entry of a table of contents."""
        return _CONTENTS.fullmatch(self.name) is not None


class Styles:
    """The styles of a document by their ids; a `Visitor` of the part that defines them."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._style: Style | None = None

    def get(self, key: str | None) -> Style:
        """Return a style with the properties of those that it is based on."""
        style = Style() if key is None else self._styles.get(key, Style(key))
        properties = dict(style.properties)
        outline, above = style.outline, style.based_on
        for _ in range(_MAX_INHERITED):
            if above is None or above not in self._styles:
                break
            inherited = self._styles[above]
            properties = inherited.properties | properties
            outline = outline or inherited.outline or inherited.heading or None
            above = inherited.based_on
        return Style(style.name, None, properties, outline)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter an element."""
        value = attributes.get("val", "")
        if name == "style":
            self._style = self._styles.setdefault(attributes.get("styleId", ""), Style())
            self._style.properties = {}
        elif self._style is None:
            return
        elif name == "name":
            self._style.name = value
        elif name == "basedOn":
            self._style.based_on = value
        elif name == "outlineLvl" and value.isdecimal() and int(value) < 9:
            self._style.outline = int(value) + 1
        elif name in EMPHASIS or name == "vanish":
            self._style.properties[name] = value.lower() not in OFF

    def end(self, name: str) -> None:
        """Leave an element."""
        if name == "style":
            self._style = None

    def text(self, text: str) -> None:
        """Pass a text: styles have none."""
