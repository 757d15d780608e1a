"""Leave out the dashes with which minutes fill their lines, so that nobody adds words: `-----O JUIZ: Sim.-----`."""

from __future__ import annotations

from generator.reading.draft import Draft, Piece

_DASHES = "-–—_="
_FILL = frozenset(("---", "–––", "———", "___", "==="))
_MIN_LINES = 3


def filled_lines(draft: Draft) -> Draft:
    """Leave out the dashes before and behind the words of a line, if three lines have them at both edges."""
    if sum(piece.text[:3] in _FILL for piece in draft.pieces) < _MIN_LINES:  # as in most documents
        return draft
    if draft.document.is_captions or draft.document.leads:
        return draft
    filled = {index: piece for index, piece in enumerate(draft.pieces) if piece.became is None and _is_filled(piece)}
    if sum(_is_filled_at_both(piece.text) for piece in filled.values()) < _MIN_LINES:
        return draft
    bare = {index: Piece(piece.line, _without_dashes(piece.text)) for index, piece in filled.items()}
    return draft.with_pieces([bare.get(index, piece) for index, piece in enumerate(draft.pieces)])


def _is_filled(piece: Piece) -> bool:
    """Return True for words with three dashes or more before or behind them."""
    text = piece.text.strip()
    return (text[:3] in _FILL or text[-3:] in _FILL) and text.strip(_DASHES) != ""


def _is_filled_at_both(text: str) -> bool:
    return text.strip()[:3] in _FILL and text.strip()[-3:] in _FILL


def _without_dashes(text: str) -> str:
    stripped = text.strip()
    words = stripped.lstrip(_DASHES) if stripped[:3] in _FILL else stripped
    return words.rstrip(_DASHES).strip() if stripped[-3:] in _FILL else words.strip()
