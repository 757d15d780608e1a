"""Lines of the document's head that come again at the top or foot of its pages, with the page number beside them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.page_words import OF_PAGES
from generator.reading.grammar.title_look import SENTENCE_END, has_title_capitals
from generator.text.normal import fold, tidy

PAGE_NUMBER = re.compile(r"(?:[-–—] ?)?(?P<number>\d{1,5})(?: ?[-–—])?")
"""A line with only a page number."""

PAGE_OF_PAGES = re.compile(OF_PAGES)
"""A line with only `2 di 31`."""

_DIGITS = re.compile(r"\d+")
_MAX_LINES_APART = 3
_MAX_CHARS = 160


def line_key(text: str) -> str:
    """Return what the prints of one running head share: its folded words, each number as a zero."""
    return _DIGITS.sub("0", fold(text))


def head_again(draft: Draft, free: Iterable[int], first: int, claimed: Container[int]) -> set[int]:
    """Return the indices of the lines that repeat a line of the head, or two of its lines in one.

    People say such words, too. So another line of a running head, or a page number, must be beside each of them; or
    it is the last line of the document.

    Args:
        draft: The document.
        free: The indices of the short lines without a claim, in order.
        first: The line of the first mark.
        claimed: The indices of the lines that are running heads by other signs.
    """
    head = _head_lines(draft.pieces, first)
    first_signs = {key[0] for key in head}
    again = {
        index: key
        for index in free
        if _first_sign(draft.pieces[index].text) in first_signs
        and draft.pieces[index].line > first
        and (key := line_key(tidy(draft.pieces[index].text))) in head
    }
    if not again:
        return set()
    last = len(draft.pieces) - 1
    sure = {index for index in again if index == last or _is_beside_number(draft.pieces, index)}
    sure |= {
        index
        for pair in pairwise(again)
        if _are_beside(draft.pieces, *pair) and again[pair[0]] != again[pair[1]]
        for index in pair
    }
    return sure | set(_beside(draft.pieces, again, sure, claimed))


def names_beside(pieces: tuple[Piece, ...], free: Iterable[int], labels: frozenset[str], heads: set[int]) -> set[int]:
    """Return the indices of the lines with only a label, beside a running head: it says who goes on speaking."""
    if not heads or not labels:
        return set()
    return {
        index
        for index in free
        if index not in heads
        and any(other in heads and _are_beside(pieces, index, other) for other in (index - 1, index + 1))
        and label_key(tidy(pieces[index].text).strip("[]")) in labels
    }


def numbers_beside(
    pieces: tuple[Piece, ...], heads: dict[int, str], number: re.Pattern[str] = PAGE_NUMBER
) -> list[int]:
    """Return the lines with only a number directly above or below a running head, apart from the words around."""
    if not heads:
        return []
    return [
        index
        for index, piece in enumerate(pieces)
        if piece.became is None
        and index not in heads
        and len(piece.text) < _MAX_CHARS
        and number.fullmatch(piece.text.strip())
        and any(other in heads for other in (index - 1, index + 1))
        and all(_is_apart(pieces, index, other) for other in (index - 1, index + 1) if other not in heads)
    ]


def _head_lines(pieces: tuple[Piece, ...], first: int) -> set[str]:
    """Return the keys of the lines of the head, and of each two lines in one; one short word is no such line.

    What no step took may be speech of somebody unidentified, unless it is set as a title.
    """
    texts = [tidy(piece.text) for piece in pieces if piece.line < first and _is_of_head(piece)]
    joined = (f"{above} {below}" for above, below in pairwise(texts))
    return {line_key(text) for text in (*texts, *joined) if " " in text}


def _is_of_head(piece: Piece) -> bool:
    if len(piece.text) > _MAX_CHARS:
        return False
    text = tidy(piece.text)
    return piece.became == "removed" or (SENTENCE_END.search(text) is None and has_title_capitals(text))


def _first_sign(text: str) -> str:
    """Return the first sign of the key of a line, which is much faster to find than the key."""
    sign = text.lstrip()[:1].casefold()[:1]
    return "0" if sign.isdigit() else sign


def _beside(
    pieces: tuple[Piece, ...], again: Iterable[int], sure: Iterable[int], claimed: Container[int]
) -> Iterator[int]:
    """Yield the repeated lines beside a sure one or a claimed one, downwards and then upwards."""
    lines = sorted(again)
    taken = set(sure)
    for order, step in ((lines, -1), (lines[::-1], 1)):
        for index in order:
            other = index + step
            if index not in taken and (other in taken or other in claimed) and _are_beside(pieces, index, other):
                taken.add(index)
                yield index


def _is_beside_number(pieces: tuple[Piece, ...], index: int) -> bool:
    return any(
        0 <= other < len(pieces)
        and pieces[other].became is None
        and PAGE_NUMBER.fullmatch(pieces[other].text[:20].strip()) is not None
        and _are_beside(pieces, index, other)
        for other in (index - 1, index + 1)
    )


def _are_beside(pieces: tuple[Piece, ...], index: int, other: int) -> bool:
    return abs(index - other) == 1 and abs(pieces[index].line - pieces[other].line) < _MAX_LINES_APART


def _is_apart(pieces: tuple[Piece, ...], index: int, other: int) -> bool:
    """Return True if a blank line is between two lines, or one of them is outside the document."""
    return not 0 <= other < len(pieces) or abs(pieces[index].line - pieces[other].line) > 1


def first_marked_line(draft: Draft) -> int:
    """Return the first line that begins a turn, if the marks prove a transcript; else the first line of all."""
    if not draft.convention.proves_transcript:
        return 0
    return min((line for form in draft.convention.forms for line in form.evidence.lines), default=0)


def is_head_line(piece: Piece) -> bool:
    """Return True for a short line that the head of the document has given to its metadata."""
    return piece.became == "removed" and piece.detail in {"heading", "metadata"} and len(piece.text) <= _MAX_CHARS
