"""Marks: the chevrons and labels that begin turns."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.labels import find_label
from generator.reading.typography import tidy

RULE = "marks"

_CHEVRONS = re.compile(r"\s{0,40}>+[ \t\u00a0]{0,8}")


def marks(draft: Draft) -> Draft:
    """Split every line of a transcript that begins with chevrons into its mark and what was said.

    A line with chevrons and without an acceptable label opens a turn of somebody unidentified; its words stay whole.
    """
    if draft.kind != "transcript":
        return draft
    pieces: list[Piece] = []
    for piece in draft.pieces:
        chevrons = _CHEVRONS.match(piece.text) if piece.became is None else None
        if chevrons is None:
            pieces.append(piece)
            continue
        label = find_label(piece.text[chevrons.end() : chevrons.end() + 200], draft.vocabulary)
        end = chevrons.end() + (len(label) + 1 if label is not None else 0)
        rule = f"{RULE}: label" if label is not None else f"{RULE}: no label"
        pieces.append(piece.part(0, end).claim("mark", rule, tidy(label) if label is not None else None))
        if end < len(piece.text):
            pieces.append(piece.part(end, len(piece.text)))
    return draft.with_pieces(pieces)
