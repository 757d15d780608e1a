"""The headings of scenes in the script of a play: `SCENE 2: INT. THE QUAY. NIGHT.`, `END OF ACT ONE`."""

from __future__ import annotations

import re
from itertools import islice

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.directions import sound_cue

RULE = "scene headings"

_NUMBER = r"(?:\d{1,3}[A-Z]?|[IVX]{1,5}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)"
_SCENE = re.compile(
    rf"\s{{0,60}}(?:(?:ACT|SCENE|SC\.|PART) {_NUMBER}(?:(?:[.:,–—-]|\s).{{0,100}})?"
    r"|(?:INT|EXT)(?:\./(?:INT|EXT))?\. \S.{2,90}"
    r"|(?:THE )?END OF (?:THE )?(?:ACT|SCENE|EPISODE|PART|PLAY)\b.{0,30})\s{0,40}"
)
_MIN_CUES = 2
_MAX_CUE_CHARS = 12
_MAX_CHARS = 200


def is_script(pieces: tuple[Piece, ...]) -> bool:
    """Return True for the script of a play, which says what is heard, `FX: A DOOR OPENS.`, twice or more."""
    cues = (piece for piece in pieces if piece.text[:_MAX_CUE_CHARS].isupper() and sound_cue(piece.text) is not None)
    return len(list(islice(cues, _MIN_CUES))) == _MIN_CUES


def scene_headings(draft: Draft) -> Draft:
    """Claim the headings of scenes in a script, which are in capitals."""
    if draft.kind != "transcript" or draft.document.is_captions or not is_script(draft.pieces):
        return draft
    scenes = (
        index
        for index, piece in enumerate(draft.pieces)
        if piece.became is None
        and len(piece.text) < _MAX_CHARS
        and piece.text.isupper()
        and _SCENE.fullmatch(piece.text) is not None
    )
    return draft.claim(scenes, "removed", RULE, "heading")
