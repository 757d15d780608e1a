"""Claim the dashes with which minutes fill their lines, so that nobody adds words: `-----O SR. PRESIDENTE: Sim.------`."""

from __future__ import annotations

from generator.reading.draft import Draft, Piece

_RULE = "filled lines"
_DASHES = "-–—_="
_FILL = frozenset(("---", "–––", "———", "___", "==="))
_MIN_LINES = 3


def filled_lines(draft: Draft) -> Draft:
    """Claim the dashes before and behind the words of a line, if three lines have them at both edges."""
    if draft.document.is_captions:
        return draft
    filled = {index: edges for index, piece in enumerate(draft.pieces) if (edges := _edges(piece)) is not None}
    both = sum(start > 0 and end < len(draft.pieces[index].text) for index, (start, end) in filled.items())
    if both < _MIN_LINES:
        return draft
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        start, end = filled.get(index, (0, len(piece.text)))
        parts = (
            piece.part(0, start).claim("removed", _RULE, "separator"),
            piece.part(start, end),
            piece.part(end, len(piece.text)).claim("removed", _RULE, "separator"),
        )
        pieces.extend([part for part in parts if part.text] if index in filled else [piece])
    return draft.with_pieces(pieces)


def _edges(piece: Piece) -> tuple[int, int] | None:
    """Return where the words of a line begin and end, if three dashes or more are before or behind them."""
    text = piece.text
    stripped = text.strip()
    if piece.became is not None or not (stripped[:3] in _FILL or stripped[-3:] in _FILL):
        return None
    words = stripped.strip(_DASHES).strip()
    if not words:
        return None
    start = text.index(words[0]) if stripped[:3] in _FILL else 0
    end = text.rindex(words[-1]) + 1 if stripped[-3:] in _FILL else len(text)
    return start, end
