"""Lines that are a rule, one sign again and again: `----------`, between which transcripts of calls have labels."""

from __future__ import annotations

import re

_FIRST = frozenset(" -=_*~.")
_RULE = re.compile(r"\s{0,20}(?P<rule>([-=_*~.])\2{9,})\s{0,20}")

SHORTEST_RULE = 10
"""Signs of a rule."""


def is_rule(text: str, least: int = SHORTEST_RULE) -> bool:
    """Return True for a line that is nothing but a rule of at least so many signs."""
    match = _RULE.fullmatch(text) if text[:1] in _FIRST else None
    return match is not None and len(match["rule"]) >= least
