"""One line at the top of a document, and what a form of header line reads in it."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from generator.reading.grammar.dates import When
from generator.reading.grammar.head_words import HeadWords
from generator.text.normal import tidy

_WIDE_GAP = re.compile(r"\t+|\s{3,}")
_FIELD = re.compile(r"[^\W\d_][^:]{0,30}: \S")
_EDGE_OF_PAGE = re.compile(
    r"[A-Z]{2}|\d{1,4}|(?:page|seite|p\.) ?\d{1,4}(?: ?(?:of|/|von|de) ?\d{1,4})?", re.IGNORECASE
)
"""The code of a language, or the number of the page: `EN`, `12`, `Page 3 of 9`."""


class HeadLine(msgspec.Struct, frozen=True):
    """A line at the top of a document, with what the forms need to know about the lines around it."""

    text: str
    """Tidied, without what a running head prints at the edge of the page."""
    paragraph: str
    """The line and those that follow without a blank line, tidied."""
    zones: frozenset[str]
    """The time zones that the archive knows."""
    words: HeadWords
    room_pattern: str
    """A regular expression for the name of a room."""
    in_list: bool = False
    """Whether the line above belongs to a list of people or words."""
    in_summary: bool = False
    """Whether the line is below the heading of a summary."""
    is_dated: bool = False
    """Whether a line above has a date."""
    key_again: bool = False
    """Whether the words before its colon begin another line: then they are the label of a speaker."""
    is_apart: bool = True
    """Whether a blank line is above it."""
    is_heading: bool = False
    """Whether the format says that the line is a heading or a title."""
    may_ask: bool = False
    """Whether the line may be the title though it asks: a heading of a document without another title."""
    fields: tuple[str, ...] = ()
    """The parts of a line with wide gaps between them, tidied; empty for a line without such a gap."""
    is_centred: bool = False
    """Whether the line begins so far to the right that it is centred on its page."""


class HeadPart(msgspec.Struct, frozen=True):
    """What a line of a head is."""

    reason: Literal["heading", "metadata", "page-furniture", "notice"]
    """Why it is no speech."""
    strong: bool = True
    """Whether nobody would say this line. A weak line belongs to a head only above and beside strong lines."""
    title: str | None = None
    """The title of the session, or words that may be it."""
    when: When = When()
    problem: str | None = None
    """Why a printed date can't be read."""
    room: str | None = None
    opens_list: bool = False
    """Whether a list of people or words goes on below the line."""
    opens_summary: bool = False
    """Whether a summary goes on below the line."""
    needs_more: bool = False
    """Whether the line counts only if a strong line follows below it."""
    whole_paragraph: bool = False
    """Whether the other lines of the paragraph belong to this part, too."""


def fields_of(text: str) -> tuple[str, ...]:
    """Return the parts of a line with wide gaps, tidied, if each begins with a key: `Tape: 12     Date: 3 May 1998`."""
    cells = [tidy(cell) for cell in _WIDE_GAP.split(text.strip()) if cell.strip()]
    return tuple(cells) if len(cells) > 1 and all(map(_FIELD.match, cells)) else ()


def without_page_edge(text: str) -> str:
    """Return a line tidied, without the language code or the page number that a running head prints far behind it."""
    cells = [cell for cell in _WIDE_GAP.split(text.strip()) if cell]
    if len(cells) > 1 and _EDGE_OF_PAGE.fullmatch(cells[-1].strip()):
        cells = cells[:-1]
    return tidy(" ".join(cells))
