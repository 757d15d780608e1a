"""A fault of the built site, and the line it stands in."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import msgspec

from generator.errors import shorten


class Fault(msgspec.Struct, frozen=True):
    """Something in a file of the site that must not be so."""

    page: str
    """The file, relative to the site."""
    line: int | None
    """Counted from 1; `None` where what is wrong is that something isn't there."""
    message: str
    """What is wrong, without a full stop at the end."""
    fragment: str | None = None
    """The very text that is wrong."""

    def __str__(self) -> str:
        place = self.page if self.line is None else f"{self.page}:{self.line}"
        text = f"{place}: {self.message}"
        return text if self.fragment is None else f"{text}: {shorten(self.fragment)}"


class SourcePlace(msgspec.Struct, frozen=True):
    """An attribute, or an element where there is no value, to find in the source of a page when a line is wanted."""

    name: str
    """Of the attribute, or of the element."""
    value: str | None = None
    """Of the attribute, as a browser understands it; `None` for an element."""
    nth: int = 0
    """Which of several, counted from 0."""


class Note(msgspec.Struct, frozen=True):
    """A fault whose line hasn't been looked for."""

    page: str
    message: str
    fragment: str | None = None
    place: SourcePlace | None = None


def with_lines(site: Path, notes: Iterable[Note]) -> list[Fault]:
    """Return the faults of `notes`, each with the line its place has in the source.

    A parser that is made for speed doesn't say where in the file an element stands, so the pages that have a fault, and
    only these, are read a second time.
    """
    by_page: dict[str, list[Note]] = {}
    for note in notes:
        by_page.setdefault(note.page, []).append(note)
    faults = []
    for page, of_page in by_page.items():
        places = _Places()
        if any(note.place is not None for note in of_page):
            with contextlib.suppress(AssertionError):  # what the standard parser does of `<![x`
                places.feed((site / page).read_text(encoding="utf-8", errors="replace"))
        faults += [Fault(page, places.line(note.place), note.message, note.fragment) for note in of_page]
    return faults


_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What parsers make of a reference to a control character differs, so a place is looked for without any."""


class _Places(HTMLParser):
    """Every attribute and element of a page with the lines it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[tuple[str, str | None], list[int]] = {}

    def line(self, place: SourcePlace | None) -> int | None:
        if place is None:
            return None
        lines = self._lines.get((place.name, _key(place.value)), ())
        return lines[place.nth] if place.nth < len(lines) else None

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read `<![` as browsers do: as a comment. The library's own way stops at words that it doesn't know."""
        return self.parse_bogus_comment(i, report)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first = self.getpos()[0]
        source = self.get_starttag_text() or ""
        starts = {}
        if "\n" in source:
            starts = {match[1].lower(): match.start() for match in reversed(list(_ATTRIBUTE.finditer(source)))}
        self._lines.setdefault((tag, None), []).append(first)
        for name, value in attrs:
            line = first + source.count("\n", 0, starts.get(name, 0))
            self._lines.setdefault((name, _key(value or "")), []).append(line)


def _key(value: str | None) -> str | None:
    return None if value is None else _CONTROL.sub("", value)
