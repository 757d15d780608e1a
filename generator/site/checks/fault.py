"""A fault of the built site, and the search for its line."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import msgspec

from generator.errors import shorten


class Fault(msgspec.Struct, frozen=True):
    """A defect in a file of the built site."""

    page: str
    """The file, relative to the site."""
    line: int | None
    """Counted from 1; `None` if the fault has no place in the file, such as a missing element."""
    message: str
    """Description of the fault, without a full stop at the end."""
    fragment: str | None = None
    """The faulty text."""

    def __str__(self) -> str:
        place = self.page if self.line is None else f"{self.page}:{self.line}"
        text = f"{place}: {self.message}"
        return text if self.fragment is None else f"{text}: {shorten(self.fragment)}"


class SourcePlace(msgspec.Struct, frozen=True):
    """An attribute, or an element (without a value), whose line in a page's source is the line of a fault."""

    name: str
    """Name of the attribute or of the element."""
    value: str | None = None
    """Value of the attribute, as a browser understands it; `None` for an element."""
    nth: int = 0
    """Position among equal attributes or elements, counted from 0."""


class UnplacedFault(msgspec.Struct, frozen=True):
    """A fault without its line."""

    page: str
    message: str
    fragment: str | None = None
    place: SourcePlace | None = None


def with_lines(site: Path, unplaced: Iterable[UnplacedFault]) -> list[Fault]:
    """Return the faults, each with the line of its place in the source.

    The fast parser of the check doesn't report lines, so the pages with a fault, and only these, are read a second
    time.
    """
    by_page: dict[str, list[UnplacedFault]] = {}
    for fault in unplaced:
        by_page.setdefault(fault.page, []).append(fault)
    faults = []
    for page, page_faults in by_page.items():
        lines = _AttributeLines()
        if any(fault.place is not None for fault in page_faults):
            with contextlib.suppress(AssertionError):  # the standard parser's answer to `<![x`
                lines.feed((site / page).read_text(encoding="utf-8", errors="replace"))
        faults += [Fault(page, lines.line(fault.place), fault.message, fault.fragment) for fault in page_faults]
    return faults


_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""Parsers differ on references to control characters, so places are compared without them."""


class _AttributeLines(HTMLParser):
    """The lines of every attribute and element of a page."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[tuple[str, str | None], list[int]] = {}

    def line(self, place: SourcePlace | None) -> int | None:
        if place is None:
            return None
        lines = self._lines.get((place.name, _without_controls(place.value)), ())
        return lines[place.nth] if place.nth < len(lines) else None

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read `<![` as a comment, as browsers do. The library itself stops at unknown words there."""
        return self.parse_bogus_comment(i, report)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first_line = self.getpos()[0]
        source = self.get_starttag_text() or ""
        offsets = {}
        if "\n" in source:
            offsets = {match[1].lower(): match.start() for match in reversed(list(_ATTRIBUTE.finditer(source)))}
        self._lines.setdefault((tag, None), []).append(first_line)
        for name, value in attrs:
            line = first_line + source.count("\n", 0, offsets.get(name, 0))
            self._lines.setdefault((name, _without_controls(value or "")), []).append(line)


def _without_controls(value: str | None) -> str | None:
    return None if value is None else _CONTROL.sub("", value)
