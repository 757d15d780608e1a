"""What linguists write inside the words of a CHAT file: the place in the recording, and sounds such as `&=laughs`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import transcription_tiers
from generator.reading.turns.stage_directions import any_direction

RULE = "notes of tiers"

_PLACE = re.compile(r"[ \t]{0,4}[•·\ufffd]\d{1,9}_\d{1,9}[•·\ufffd]")
"""Milliseconds between two signs; the file has a control character in their place."""

_SOUND = re.compile(r"(?<!\S)(?:&=(?P<sound>[a-z][\w:]{1,40})|\[=! (?P<noted>[^\[\]\n]{2,60})\])(?!\S)[ \t]?")


def tier_notes(draft: Draft) -> Draft:
    """Claim the places in the recording, and the sounds as stage directions."""
    if all(form.evidence.form != transcription_tiers.NAME for form in draft.convention.forms):
        return draft
    draft = draft.claim_inside(_PLACE, RULE, "marker")
    return draft.with_pieces([part for piece in draft.pieces for part in _with_sounds(piece, draft.vocabulary)])


def _with_sounds(piece: Piece, vocabulary: Vocabulary) -> Iterator[Piece]:
    """Yield the parts of a piece; sounds are stage directions."""
    if piece.became is not None or ("&=" not in piece.text and "[=!" not in piece.text):
        yield piece
        return
    start = 0
    for match in _SOUND.finditer(piece.text):
        if match.start() > start:
            yield piece.part(start, match.start())
        words = (match["sound"] or match["noted"]).replace(":", " ")
        kind = any_direction(f"({words})", vocabulary) or "sound"
        yield piece.part(match.start(), match.end()).claim("event", RULE, kind)
        start = match.end()
    if start < len(piece.text):
        yield piece.part(start, len(piece.text))
