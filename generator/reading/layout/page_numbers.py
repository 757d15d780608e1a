"""Page numbers on lines of their own. Somebody may say a number, so its place or other numbers must show what it is."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from itertools import pairwise

from generator.reading.draft import Draft, Piece, is_alone
from generator.reading.grammar.title_look import may_be_title
from generator.reading.grammar.turn_marks import mark_at
from generator.reading.layout.head_again import PAGE_NUMBER, first_marked_line
from generator.text.normal import tidy

_MAX_CHARS = 160
_MIN_REPEATED = 2
_MAX_LINES_APART = 4
"""Blank lines and one line between a page number and a mark of the page are fewer than this."""

_MAX_ONLY_PAGE = 3
"""A text with one break of a page has only its first pages."""

_BEFORE_NUMBER = frozenset("?？؟:：,;")
_INDENTED_PAGE = re.compile(r"[ \u3000]{20,120}\d{1,4}/\d{1,4}\s{0,8}")
"""`                    4/11`"""

_INDENTED_NUMBER = re.compile(r"[ \u3000]{20,120}\d{1,5}\s{0,8}")
_BETWEEN_DASHES = re.compile(r"[-–—－‐―─](?: |\u3000)?(?:\d{1,4}|[０-９]{1,4})(?: |\u3000)?[-–—－‐―─]")
"""`－ 213 －`"""

_MIN_DIGITS_OF_PAGE = 2
_TURN_ENDS = (".", "!", "]", ")", "…", "”", '"')
_PAGE_IN_BRACKETS = re.compile(
    r"\[{1,2}(?:page|pg\.?|p\.|seite|página|pagina|side|sida) ?[A-Z]{0,3}\d{1,6}\]{1,2}", re.IGNORECASE
)
"""`[Page H5412]`, where the next page of a print begins."""


def numbers_by_themselves(draft: Draft, short: Iterable[int]) -> list[int]:
    """Return the lines with only a page number whose place, signs or word for a page show what they are."""
    return [index for index in short if _is_page_by_itself(draft.pieces, index)]


def _is_page_by_itself(pieces: tuple[Piece, ...], index: int) -> bool:
    text = pieces[index].text
    line = text.strip()
    if _INDENTED_PAGE.fullmatch(text) or _BETWEEN_DASHES.fullmatch(line) or _PAGE_IN_BRACKETS.fullmatch(line):
        return True
    return is_alone(pieces, index) and _INDENTED_NUMBER.fullmatch(text) is not None


def numbers_above_turns(draft: Draft, short: Iterable[int]) -> list[int]:
    """Return the numbers alone between the end of a turn and the label of the next, if they go up.

    An answer such as `68` would have a label itself, and a result is announced with a colon.
    """
    if not draft.convention.proves_transcript or not draft.convention.has_no_chevrons:
        return []
    lines = {line for form in draft.convention.forms if form.evidence.labels for line in form.evidence.lines}
    numbers = [index for index in short if _is_number_above_turn(draft.pieces, index, lines)]
    goes_up = all(int(draft.pieces[above].text) < int(draft.pieces[below].text) for above, below in pairwise(numbers))
    return numbers if goes_up else []


def _is_number_above_turn(pieces: tuple[Piece, ...], index: int, lines: Container[int]) -> bool:
    text = pieces[index].text.strip()
    if not index or len(text) < _MIN_DIGITS_OF_PAGE or not (text.isascii() and text.isdecimal()):
        return False
    below = next((piece for piece in pieces[index + 1 : index + 3] if piece.detail != "marker"), None)
    is_between = below is not None and below.line in lines and pieces[index - 1].text.rstrip().endswith(_TURN_ENDS)
    return is_between and is_alone(pieces, index)


def numbers_that_go_up(pieces: tuple[Piece, ...], free: Iterable[int]) -> list[int]:
    """Return the lines with only a number that goes up by one each time, from 1 or 2 on, and at least twice."""
    numbers: list[int] = []
    expected: int | None = None
    for index in free:
        match = PAGE_NUMBER.fullmatch(pieces[index].text.strip())
        if match is None or not is_alone(pieces, index):
            continue
        number = int(match["number"])
        if number == expected or (expected is None and number <= 2):
            numbers.append(index)
            expected = number + 1
    return numbers if len(numbers) > _MIN_REPEATED else []


def only_number(draft: Draft, free: Iterable[int]) -> list[int]:
    """Return the only line below the first label that is a small number, where the text has one break of a page.

    Somebody may say a number: behind a label, behind a question, or in a list with other numbers.
    """
    pieces, first = draft.pieces, first_marked_line(draft)
    numbers = [index for index in free if PAGE_NUMBER.fullmatch(pieces[index].text.strip())]
    if len(numbers) != 1 or pieces[numbers[0]].line < first or not first or not draft.convention.has_no_chevrons:
        return []
    index = numbers[0]
    number = PAGE_NUMBER.fullmatch(pieces[index].text.strip())
    is_small = number is not None and int(number["number"]) <= _MAX_ONLY_PAGE
    if not is_small or not is_alone(pieces, index) or index + 1 == len(pieces):
        return []
    above = pieces[index - 1]
    mark = mark_at(draft.mark_line(index - 1), draft.convention, draft.vocabulary)
    is_first = mark is not None and not above.text[mark.time :].strip()
    if mark_at(draft.mark_line(index + 1), draft.convention, draft.vocabulary) is None:
        is_first |= may_be_title(tidy(pieces[index + 1].text))  # the number of an item
    return [] if is_first or above.text.rstrip()[-1:] in _BEFORE_NUMBER else [index]


def numbers_beside_marks(pieces: tuple[Piece, ...], free: Iterable[int]) -> list[int]:
    """Return the lines with only a number that goes up, each beside a mark of a page such as `Page 2`."""
    numbers: list[tuple[int, int]] = []
    for index in free:
        match = PAGE_NUMBER.fullmatch(pieces[index].text.strip())
        if match and any(_is_mark_near(pieces, index, places) for places in (-2, -1, 1, 2)):
            numbers.append((int(match["number"]), index))
    goes_up = all(above < below for (above, _), (below, _) in pairwise(numbers))
    return [index for _, index in numbers] if goes_up and len(numbers) >= _MIN_REPEATED else []


def _is_mark_near(pieces: tuple[Piece, ...], index: int, places: int) -> bool:
    """Return True if the piece so many places away is a mark of a page, with no sentence between them."""
    other = index + places
    if not 0 <= other < len(pieces) or pieces[other].detail != "page-furniture":
        return False
    between = pieces[(index + other) // 2].text.rstrip() if abs(places) > 1 else ""
    if between.endswith((".", "?", "!")) or len(between) > _MAX_CHARS:
        return False
    return abs(pieces[other].line - pieces[index].line) < _MAX_LINES_APART * abs(places)
