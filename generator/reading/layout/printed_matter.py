"""The headings of motions and bills inside a turn, with the number of their print: `Drucksache 20/10417`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.draft import Draft, Piece

RULE = "printed matter"

_NUMBER = r"\d{1,3}/\d{1,6}"
_PRINT = re.compile(
    rf"\s{{0,20}}[–-]? ?(?:Drucksachen?|Drs\.|Drucks\.|Landtagsdrucksache) {_NUMBER}"
    rf"(?:(?:, | und ){_NUMBER}){{0,6}}\s{{0,20}}"
)
_SENTENCE_END = re.compile(r"[.?!…:;][\"”’»)\]]{0,2}$")
_MAX_LINES = 10
_MAX_CHARS = 250


def claim_printed_matter(draft: Draft) -> Draft:
    """Claim the paragraphs without a sentence that have the number of a print on a line of its own."""
    if not any("ruck" in piece.text[:30] and _PRINT.fullmatch(piece.text) for piece in draft.pieces):
        return draft
    pieces = list(draft.pieces)
    for lines in _paragraphs(draft.pieces):
        texts = [pieces[index].text for index in lines]
        is_heading = 1 < len(lines) <= _MAX_LINES and any(_PRINT.fullmatch(text) for text in texts)
        if is_heading and not any(len(text) > _MAX_CHARS or _SENTENCE_END.search(text.rstrip()) for text in texts):
            for index in lines:
                pieces[index] = pieces[index].claim("removed", RULE, "heading")
    return draft.with_pieces(pieces)


def _paragraphs(pieces: tuple[Piece, ...]) -> Iterator[range]:
    """Yield the lines without a claim that follow each other without a blank line, and below no claimed line."""
    start = 0
    while start < len(pieces):
        end = start + 1
        while end < len(pieces) and pieces[end].line <= pieces[end - 1].line + 1:
            end += 1
        if all(piece.became is None for piece in pieces[start:end]):
            yield range(start, end)
        start = end
