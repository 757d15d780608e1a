"""The head of a document whose source sets its labels apart: the lines above the first, if none is a sentence."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.text.normal import tidy

RULE = "head above the labels"

_MAX_CHARS = 150
_MAX_LINES = 12
_SENTENCE_END = re.compile(r"[.?!…][\"”'’)]?$")
_DURATION = re.compile(r"(?:\d{1,3} ?(?:h|m|s|min|sec|hr)s?\.? ?)+|[\d:. ]+", re.IGNORECASE)
_SERVICE_LINE = re.compile(r".{2,80} (?:started|stopped) transcription\.?", re.DOTALL)
"""What Microsoft Teams writes at the start and the end of a transcript."""


def told_head(draft: Draft) -> Draft:
    """Claim the lines above the first label if none is a sentence, and the service lines; the first gives the title."""
    marked = {line for form in draft.convention.forms for line in form.evidence.marks}
    if draft.kind != "transcript" or not marked:
        return draft
    apart = {line for form in draft.convention.forms for line in form.evidence.apart}
    first = min(marked)
    head = [piece for piece in draft.pieces if piece.became is None and piece.line < first and piece.line not in apart]
    is_head = len(head) <= _MAX_LINES and not any(map(_is_sentence, head))
    title = next((tidy(piece.text) for piece in head if is_head and not _DURATION.fullmatch(tidy(piece.text))), None)
    head_pieces = set(map(id, head)) if is_head else set()
    pieces = [
        piece.claim("removed", RULE, "heading" if tidy(piece.text) == title else "metadata")
        if id(piece) in head_pieces or (piece.became is None and _is_service_line(piece, marked))
        else piece
        for piece in draft.pieces
    ]
    return draft.with_pieces(pieces).set_fact("heading", title=title)


def _is_service_line(piece: Piece, marked: set[int]) -> bool:
    text = piece.text.strip()
    return piece.line not in marked and len(text) < _MAX_CHARS and _SERVICE_LINE.fullmatch(text) is not None


def _is_sentence(piece: Piece) -> bool:
    text = piece.text.strip()
    return len(text) > _MAX_CHARS or _SENTENCE_END.search(text) is not None or "://" in text
