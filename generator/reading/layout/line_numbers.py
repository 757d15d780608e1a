"""Line numbers: courts print each page with its lines numbered from 1, so that a passage can be cited."""

from __future__ import annotations

import re

import msgspec

from generator.reading.draft import Piece

RULE = "line numbers"

_NUMBERED = re.compile(r"[ \t\u00a0]{0,12}(?P<number>\d{1,2})(?=[ \t\u00a0]|$)")
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
        return pieces, ()
    between = _between(pages, pieces)
    texts: list[Piece] = []
    claimed: list[Piece] = []
    for index, piece in enumerate(pieces):
        if index in between:
            claimed.append(piece.claim("removed", f"{RULE}: between the pages", "page-furniture"))
        elif index in numbered:
            end = _number_end(piece.text)
            claimed.append(piece.part(0, end).claim("removed", RULE, "line-number"))
            if piece.text[end:].strip():
                texts.append(piece.part(end, len(piece.text)))
        else:
            texts.append(piece)
    return tuple(texts), tuple(claimed)


def _number_end(text: str) -> int:
    match = _NUMBERED.match(text)
    return match.end() if match else 0


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
        index for index in first if pieces[index].text.strip().isdecimal() or pieces[index].text.strip() in repeated
    )
    return places
