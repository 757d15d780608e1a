"""Hard wraps: lines that end at a column of the captioner's screen and not at a paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from generator.reading.draft import Piece

_SHORTEST, _LONGEST = 50, 100
"""Columns of a wrapped line that isn't a paragraph's last."""

_ENOUGH = 5
_SHARE = 0.8
_SENTENCES = 0.5
"""Where more of the lines than this end a sentence, a line is a sentence or a paragraph."""

_STOPS = (".", "?", "!", '"', "”", ")")


def wrapped_lines(pieces: Iterable[Piece]) -> frozenset[int]:
    """Return the lines that only continue the paragraph of the line above, in a document that is hard-wrapped.

    A document is hard-wrapped when lines follow each other without a blank line and nearly all that do fill the same
    screen. Elsewhere a line is a paragraph.
    """
    claimed = [piece for piece in pieces if piece.became not in {"notice", "removed"}]
    width: dict[int, int] = {}
    stops: dict[int, bool] = {}
    for piece in claimed:
        width[piece.line] = width.get(piece.line, 0) + len(piece.text)
        stops[piece.line] = piece.text[-20:].rstrip().endswith(_STOPS)
    opens = {piece.line for piece in claimed if piece.became in {"mark", "event", "heading"}}
    follow = [line for line in width if line - 1 in width and line not in opens]
    if len(follow) < _ENOUGH:
        return frozenset()
    filled = sum(_SHORTEST <= width[line - 1] <= _LONGEST for line in follow)
    sentences = sum(stops[line - 1] for line in follow)
    is_wrapped = filled >= _SHARE * len(follow) and sentences <= _SENTENCES * len(follow)
    return frozenset(follow) if is_wrapped else frozenset()
