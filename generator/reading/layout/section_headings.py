"""Section headings inside a transcript: the source tells them apart, and nobody says them."""

from __future__ import annotations

from generator.reading.draft import Draft

RULE = "section headings"


def section_headings(draft: Draft) -> Draft:
    """Claim the lines that the source marks as headings, except those that begin a turn or hold words after a mark."""
    headings = draft.document.headings
    if draft.kind != "transcript" or not headings:
        return draft
    marked = {piece.line for piece in draft.pieces if piece.became == "mark"}
    return draft.with_pieces(
        [
            piece.claim("removed", RULE, "heading")
            if piece.became is None and piece.line in headings and piece.line not in marked
            else piece
            for piece in draft.pieces
        ]
    )
