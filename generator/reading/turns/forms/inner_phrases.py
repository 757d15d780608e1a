"""Texts before a colon inside a line: `The plan is good. My question is simple: who pays?`. Nobody's label is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generator.reading.draft import Piece
from generator.reading.grammar.label_parts import label_key

_INNER = re.compile(
    r"(?<=[.!?;:\u2026\u061f\u0964\u3002\uff01\uff1f\uff1a\u00bb\u201d\"])[\s\u00a0]{0,4}"
    r"(?P<phrase>[^\W\d_][^\n.!?;:\u2026\u061f\u0964\u3002\uff01\uff1f\uff1a\u00ab\u201c\"]{1,60})[:\uff1a]"
)
"""A text behind the end of a sentence or behind another colon, and before a colon."""


def inner_phrases(pieces: Iterable[Piece]) -> Counter[str]:
    """Return how often each folded text is before a colon inside the lines that no step has claimed."""
    return Counter(
        label_key(match["phrase"]) for piece in pieces if piece.became is None for match in _INNER.finditer(piece.text)
    )
