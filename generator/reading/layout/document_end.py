"""The end of a document: what programs and typists write below the last words."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.turn_marks import mark_at
from generator.text.normal import tidy

RULE = "document end"

_MAX_LINES = 6
_MAX_CHARS = 500
_SPOKEN = re.compile(r"\b(?:I|we|you|said|says)\b", re.IGNORECASE)


def document_end(draft: Draft) -> Draft:
    """Claim the lines below the last words, such as `Meeting ended after 00:45:12`; a notice only if it is alone."""
    if draft.kind != "transcript" or draft.document.is_captions:
        return draft
    pieces = list(draft.pieces)
    claimed = dict(_lines_at_end(draft))
    # A note on how the text was made counts only beside a line that nobody would say.
    if not any(form == "closing" for form in claimed.values()):
        claimed = {index: form for index, form in claimed.items() if _is_apart(draft.pieces, index)}
    for index, form in claimed.items():
        rule = f"{RULE}: {form}"
        piece = pieces[index]
        pieces[index] = (
            piece.claim("notice", rule) if form == "notice" else piece.claim("removed", rule, "page-furniture")
        )
    return draft.with_pieces(pieces)


def _lines_at_end(draft: Draft) -> list[tuple[int, str]]:
    """Return the lines at the end that nobody said, with their form, the last one first."""
    lines: list[tuple[int, str]] = []
    for index in range(len(draft.pieces) - 1, max(-1, len(draft.pieces) - 1 - _MAX_LINES), -1):
        piece = draft.pieces[index]
        if piece.became in {"removed", "notice"}:
            continue
        form = _form(tidy(piece.text)) if piece.became is None and len(piece.text) <= _MAX_CHARS else None
        if form is None or mark_at(draft.mark_line(index), draft.convention, draft.vocabulary) is not None:
            break
        lines.append((index, form))
    return lines


def _form(text: str) -> str | None:
    words = head_words()
    if words.closes_document(text):
        return "closing"
    return "notice" if words.tells_how_text_was_made(text) and _SPOKEN.search(text) is None else None


def _is_apart(pieces: tuple[Piece, ...], index: int) -> bool:
    return index > 0 and pieces[index].line > pieces[index - 1].line + 1
