"""Line numbers: courts print each page with its lines numbered from 1, so that a passage can be cited.

Behind the number a program for reporters prints the time of the day: ` 1   09:01  Good morning.`
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from generator.reading.draft import Piece
from generator.reading.layout.stepped_numbers import part_stepped_numbers

RULE = "line numbers"

_NUMBERED = re.compile(r"[ \t\u00a0]{0,12}(?P<number>\d{1,2})(?=[ \t\u00a0]|$)")
_TIMED = re.compile(r"[ \t\u00a0]{1,12}(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)(?::[0-5]\d)?(?=[ \t\u00a0]|$)")
_MIN_TIMED_SHARE = 0.6
"""Share of the numbered lines with words that have a time."""

_CLOCK_MINUTES = 12 * 60
_PAGE_HEAD = re.compile(r"\s{0,80}(?:Page|Seite|Página|Pág\.?)\s{0,3}\|?\s{0,3}\d{1,5}\s{0,20}", re.IGNORECASE)
"""The number of a page above its lines: `Page | 241`."""

_MIN_LONGEST_RUN = 10
"""The lines of a page; the points of a list are fewer."""

_MIN_NUMBERED_SHARE = 0.6
_MAX_STEP = 2
"""A line of a run may be missing."""


class _Page(msgspec.Struct):
    """The numbered lines of one page, as indices of pieces."""

    lines: list[int] = []
    last: int = 0


def part_line_numbers(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the pieces of a document without its line numbers, and the claimed line numbers, heads and page numbers.

    The steps of reading don't see what is claimed here, so that a sentence goes on from line to line. In a document
    that doesn't number its lines page by page, nothing is claimed.
    """
    numbers = {
        index: int(match["number"]) for index, piece in enumerate(pieces) if (match := _NUMBERED.match(piece.text))
    }
    pages = _pages(numbers)
    numbered = {index for page in pages for index in page.lines}
    longest = max((len(page.lines) for page in pages), default=0)
    if longest < _MIN_LONGEST_RUN or len(numbered) < _MIN_NUMBERED_SHARE * len(pieces):
        return part_stepped_numbers(pieces)
    between = _between(pages, pieces)
    times = _times(numbered, pieces)
    texts: list[Piece] = []
    claimed: list[Piece] = []
    for index, piece in enumerate(pieces):
        if index in between:
            claimed.append(piece.claim("removed", f"{RULE}: between the pages", "page-furniture"))
        elif index in numbered:
            numbers_of_line, words = _parted(piece, times.get(index))
            claimed.extend(numbers_of_line)
            texts.extend(words)
        else:
            texts.append(piece)
    return tuple(texts), tuple(claimed)


def _parted(piece: Piece, time_end: int | None) -> tuple[list[Piece], list[Piece]]:
    """Return the number and the time of a line, and its words; a part without words is left out."""
    number = _number_end(piece.text)
    end = time_end or number
    claimed = [
        piece.part(0, number).claim("removed", RULE, "line-number"),
        piece.part(number, end).claim("removed", f"{RULE}: time", "marker"),
    ]
    words = piece.part(end, len(piece.text))
    return [part for part in claimed if part.text], [words] if words.text.strip() else []


def _number_end(text: str) -> int:
    match = _NUMBERED.match(text)
    return match.end() if match else 0


def _times(numbered: set[int], pieces: tuple[Piece, ...]) -> dict[int, int]:
    """Return where the times behind the numbers of lines end; none unless most lines have one and they go on.

    A clock of twelve hours goes from 12:59 to 1:00, so a step of up to six hours on its face goes on.
    """
    ends: dict[int, int] = {}
    minutes: list[int] = []
    with_words = 0
    for index in sorted(numbered):
        text = pieces[index].text
        start = _number_end(text)
        with_words += bool(text[start:].strip())
        match = _TIMED.match(text, start)
        if match:
            ends[index] = match.end()
            minutes.append(int(match["hours"]) * 60 + int(match["minutes"]))
    if len(ends) < max(_MIN_LONGEST_RUN, _MIN_TIMED_SHARE * with_words):
        return {}
    go_on = all((below - above) % _CLOCK_MINUTES <= _CLOCK_MINUTES / 2 for above, below in pairwise(minutes))
    return ends if go_on else {}


def _pages(numbers: dict[int, int]) -> list[_Page]:
    """Return the runs of lines whose numbers count up from 1."""
    pages: list[_Page] = []
    for index, number in numbers.items():
        page = pages[-1] if pages else None
        if page is not None and page.last < number <= page.last + _MAX_STEP:
            page.lines.append(index)
            page.last = number
        elif number == 1:
            pages.append(_Page([index], 1))
    return [page for page in pages if len(page.lines) > 1]


def _between(pages: list[_Page], pieces: tuple[Piece, ...]) -> set[int]:
    """Return the pieces between two pages and after the last: the heads and numbers of pages.

    Above the first page only a page number is one; other lines may be the title.
    """
    places: set[int] = set()
    for above, below in zip(pages, [*pages[1:], None], strict=True):
        places.update(range(above.lines[-1] + 1, below.lines[0] if below else len(pieces)))
    first = range(pages[0].lines[0])
    repeated = {pieces[index].text.strip() for index in places}
    places.update(
        index
        for index in first
        if (text := pieces[index].text.strip()).isdecimal() or text in repeated or _PAGE_HEAD.fullmatch(text)
    )
    return places
