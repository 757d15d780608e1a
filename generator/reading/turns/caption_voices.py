"""Voices: the speakers that a caption file itself gives."""

from __future__ import annotations

from generator.reading.draft import Draft
from generator.text.normal import tidy

RULE = "caption voices"


def caption_voices(draft: Draft) -> Draft:
    """Claim the marks that the source step made of voices: they are labels in any form."""
    voices = draft.document.voices
    if draft.kind != "transcript" or not voices:
        return draft
    pieces = []
    for piece in draft.pieces:
        label = voices.get(piece.line)
        mark = f">> {label}:"
        if label is None or piece.became is not None or not piece.text.startswith(mark):
            pieces.append(piece)
            continue
        pieces.append(piece.part(0, len(mark)).claim("mark", RULE, tidy(label)))
        if piece.text[len(mark) :].strip():
            pieces.append(piece.part(len(mark), len(piece.text)))
    return draft.with_pieces(pieces)
