"""Times of the clock on lines of their own, as records print them between paragraphs of one speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.reading.draft import Piece, is_alone
from generator.reading.layout.head_again import is_head_line

_MIN_REPEATED = 2

_BRACKETED_CLOCK = re.compile(r"\[\d{1,2}:\d\d:\d\d\]|\(\d{1,3}:\d\d(?::\d\d)?\):")
"""`(00:41):` above a paragraph of the same speaker, as Rev prints it."""

_TIME_ALONE = re.compile(
    r"[•·] ?\(\d{1,2} h ?\d{0,2}\) ?[•·]|[●•·] ?\(\d{4}\)|\(\d{1,2}:\d\d(?::\d\d)?\)|\[\d{1,2}:\d\d\]"
)
"""`(00:20)` above a paragraph of the same speaker."""

_CLOCK = re.compile(
    r"\(?\d{1,2}[.:]\d\d ?(?:a\.?m\.?|p\.?m\.?|uhr|hrs|h)\)?|(?:kl\.|klo) ?\d{1,2}[.:]\d\d|\d{1,2} ?[ap]\.?m\.?",
    re.IGNORECASE,
)
_CLOCK_INSIDE = re.compile(rf"(?<![\w.:])(?:{_CLOCK.pattern})", re.IGNORECASE)
_HOURS = re.compile(r"\(?\d{1,2}[.:]\d\d hrs\.?\)?")
"""`12.07 hrs`, as the records of India print it."""

_HOUR_AND_MINUTE = re.compile(r"\d{1,2}:\d\d")
"""`10:12` above `R`, as the Senate of Brazil prints where a part of its record begins."""


def clock_lines(pieces: tuple[Piece, ...], free: Iterable[int]) -> list[int]:
    """Return the lines with only a time in square brackets, and other times if the head or more lines have them."""
    texts = {index: pieces[index].text.strip() for index in free}
    bracketed = [index for index, text in texts.items() if _BRACKETED_CLOCK.fullmatch(text)]
    bracketed += [index for index, text in texts.items() if _HOURS.fullmatch(text)]
    bracketed += _times_of_parts(pieces, texts)
    plain = [index for index, text in texts.items() if _CLOCK.fullmatch(text) and is_alone(pieces, index)]
    # The head has such a line, or says when the sitting began.
    in_head = bool(plain) and any(is_head_line(piece) and _CLOCK_INSIDE.search(piece.text) for piece in pieces)
    alone = [index for index, text in texts.items() if _TIME_ALONE.fullmatch(text)]
    bracketed += [index for index in alone if texts[index][0] == "[" and is_alone(pieces, index)]
    bracketed += alone if len(alone) >= _MIN_REPEATED else []
    return [*bracketed, *(plain if in_head or len(plain) > _MIN_REPEATED else [])]


def _times_of_parts(pieces: tuple[Piece, ...], texts: Mapping[int, str]) -> list[int]:
    """Return the lines with a time above one with only `R`, and these."""
    return [
        place
        for index, text in texts.items()
        if index + 1 < len(pieces)
        and pieces[index + 1].text.strip() == "R"
        and pieces[index + 1].became is None
        and pieces[index + 1].line == pieces[index].line + 1
        and _HOUR_AND_MINUTE.fullmatch(text)
        for place in (index, index + 1)
    ]
