"""What the pages of a PDF have around the text: running heads and feet, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median

from generator.sources.pdf.order import PageLine
from generator.sources.source_lines import Aside
from generator.text.normal import fold

_EDGE_LINES = 3
_MIN_PAGES = 2
_MIN_SHARE = 0.4
"""Share of the pages that have a running head; left and right pages may have different ones."""

_PAGE_NUMBER = re.compile(
    r"\W{0,4}(?:(?:page|p\.|pp\.|seite|página|pagina|pág\.|стр\.|str\.|sida|side) ?)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s?(?:of|/|von|de|sur|di|из)\s?\d{1,4})?\W{0,4}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_FOOTNOTE_START = re.compile(r"(?:\d{1,3}|[*†‡§])\s?\S")
_MAX_NOTE_SIZE = 0.9
_MAX_NOTICE_SIZE = 0.82
_MAX_NOTICE_LINES = 8
_MIN_NOTICE_DISTANCE = 2.0
"""A notice at the foot of a page: how small its letters are, and how far below the text it is, in sizes of the text."""


def furniture(pages: list[list[PageLine]]) -> list[list[Aside | None]]:
    """Return for each line of each page why it is no part of the text, or `None`."""
    seen: Counter[str] = Counter()
    for page in pages:
        edges = {_form(page[index].text) for index in _edges(page)}
        seen.update(edges)
    fewest = max(_MIN_PAGES, _MIN_SHARE * len(pages))
    repeated = {form for form, count in seen.items() if count >= fewest}
    body = median([line.size for page in pages for line in page] or [0.0])
    return [_asides(page, repeated, body) for page in pages]


def _edges(page: list[PageLine]) -> list[int]:
    """Return the indices of the highest and the lowest lines of a page."""
    by_height = sorted(range(len(page)), key=lambda index: -page[index].middle)
    return list(dict.fromkeys([*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]]))


def _form(text: str) -> str:
    """Return the text of a running head without its numbers."""
    return _DIGITS.sub("#", fold(text))


def _asides(page: list[PageLine], repeated: set[str], body: float) -> list[Aside | None]:
    asides: list[Aside | None] = [None] * len(page)
    by_height = sorted(range(len(page)), key=lambda index: -page[index].middle)
    for side in (by_height[:_EDGE_LINES], by_height[: -_EDGE_LINES - 1 : -1]):
        for index in side:  # from the edge towards the text: a line of the text ends the furniture
            if _form(page[index].text) not in repeated and not _PAGE_NUMBER.fullmatch(page[index].text):
                break
            asides[index] = "page-furniture"
    _mark_small_lines(page, by_height, asides, body)
    return asides


def _mark_small_lines(page: list[PageLine], by_height: list[int], asides: list[Aside | None], body: float) -> None:
    """Mark the small lines at the foot of a page: footnotes by their first sign, and a notice far below the text."""
    small: list[int] = []
    for index in reversed(by_height):
        if asides[index] == "page-furniture":
            continue
        if page[index].size > _MAX_NOTE_SIZE * body:
            break
        small.append(index)
    if not small or len(small) >= len(page) - 1:
        return
    reason: Aside | None = "footnote" if _FOOTNOTE_START.match(page[small[-1]].text) else None
    if reason is None and _is_notice(page, by_height, small, body):
        reason = "page-furniture"
    for index in small:
        asides[index] = reason


def _is_notice(page: list[PageLine], by_height: list[int], small: list[int], body: float) -> bool:
    """Return True if small lines are far below the text of a page, in much smaller letters."""
    text = by_height[: len(page) - len(by_height[by_height.index(small[-1]) :])]
    if not text or len(small) > _MAX_NOTICE_LINES:
        return False
    above, first = page[text[-1]], page[small[-1]]
    is_apart = above.middle - first.middle > _MIN_NOTICE_DISTANCE * body
    return is_apart and max(page[index].size for index in small) <= _MAX_NOTICE_SIZE * body
