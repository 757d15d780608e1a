"""Codes of fields: most are for programs, but some hold the words that a reader sees."""

from __future__ import annotations

import re

_NAME = re.compile(r"\s*(?:(?P<drawn>EQ)\s|(?P<button>MACROBUTTON)\s+\S+|(?P<link>HYPERLINK)\s)", re.IGNORECASE)
_DRAWING = re.compile(r"\\[*#@][ \t]*+(?:\"[^\"]*\"|[^\s\\\"]*)|\\[a-zA-Z]{1,9}[ \t]?[0-9]{0,9}|[(),;\\]")
"""Signs and switches that say how the words of a formula are placed; readings above words are such formulas."""
_TIP = re.compile(r"\\o[ \t]{1,9}\"([^\"]{1,600})\"")
"""What a link shows under the pointer."""


def shown_words(code: str) -> str:
    """Return the words that a field shows though they are in its code, with single blanks; empty for other fields."""
    name = _NAME.match(code)
    if name is None:
        return ""
    rest = code[name.end() :]
    if name["drawn"]:
        words = _DRAWING.sub(" ", rest)
    elif name["link"]:
        words = " ".join(_TIP.findall(rest))
    else:
        words = rest
    return " ".join(words.split()) if any(character.isalpha() for character in words) else ""
