"""Headings inside statements: `I. THE SANDBANK` above the paragraphs of a pleading, `Economic activity` in a speech.

They are not above a turn but inside one, so the looks of the whole document decide: Roman numbers in capitals, or short
lines without a full stop among paragraphs that all end as sentences do.
"""

from __future__ import annotations

import re
from itertools import pairwise

from generator.reading.draft import Draft, Piece, is_alone, is_in_capitals
from generator.reading.grammar.title_look import SPOKEN_WORD
from generator.text.normal import tidy

RULE = "statement headings"

_NUMBERED = re.compile(r"\s{0,40}(?P<number>[IVX]{1,6})\. (?=\S)(?P<title>[^.?!:;]{3,100})")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_MIN_HEADINGS = 2
_SENTENCE_END = re.compile(r"[.?!…:;,。—–-][\"”’»)\]]{0,2}$")
_MAX_WORDS = 5
_MAX_CHARS = 60
_MIN_PARAGRAPHS = 5
"""Paragraphs above the first label that a statement has, headings among them."""

_MAX_HEADING_SHARE = 0.5


def statement_headings(draft: Draft) -> Draft:
    """Claim the headings inside the statements of a transcript with labels."""
    if draft.kind != "transcript" or draft.document.is_captions or not draft.convention.has_no_chevrons:
        return draft
    return draft.claim(_numbered(draft.pieces) | _above_labels(draft.pieces), "removed", RULE, "heading")


def _numbered(pieces: tuple[Piece, ...]) -> set[int]:
    """Return the lines in capitals behind Roman numbers, apart from the lines around them, if the numbers go on."""
    headings: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        if piece.became is not None or len(piece.text) > 2 * _MAX_CHARS or ". " not in piece.text[:50]:
            continue
        match = _NUMBERED.fullmatch(piece.text.rstrip())
        if match is not None and match["title"].isupper() and match["number"] in _ROMAN and is_alone(pieces, index):
            headings[index] = _ROMAN.index(match["number"])
    numbers = list(headings.values())
    goes_on = any(below == above + 1 for above, below in pairwise(numbers))
    if len(headings) < _MIN_HEADINGS or not goes_on:
        return set()
    return set() if is_in_capitals(pieces) else set(headings)


def _above_labels(pieces: tuple[Piece, ...]) -> set[int]:
    """Return the short lines without a full stop among the paragraphs of a statement above the first label."""
    first = next((index for index, piece in enumerate(pieces) if piece.became == "mark"), 0)
    said = [index for index in range(first) if pieces[index].became is None]
    if len(said) < _MIN_PARAGRAPHS or not all(is_alone(pieces, index) for index in said):
        return set()
    open_ended = [index for index in said if _SENTENCE_END.search(pieces[index].text.rstrip()) is None]
    if not _MIN_HEADINGS <= len(open_ended) <= _MAX_HEADING_SHARE * len(said):
        return set()
    return set(open_ended) if all(_is_title(pieces[index].text) for index in open_ended) else set()


def _is_title(text: str) -> bool:
    """Return True for a few words that nobody says to somebody: `Economic activity`."""
    title = tidy(text)
    is_short = len(title) <= _MAX_CHARS and title.count(" ") < _MAX_WORDS
    return is_short and title[:1].isupper() and SPOKEN_WORD.search(title) is None
