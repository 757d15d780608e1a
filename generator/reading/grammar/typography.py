"""Tidy typography: the only change that reading makes to the words of a source."""

from __future__ import annotations

import re

_NO_BREAK_HYPHEN = "\u2011"
_BLANKS = re.compile(r"[^\S ]\s*| \s+")
"""A run of white space, except a single space: a line of fifty megabytes has too many of them to replace each."""

_HYPHENS = re.compile("-{2,}")


def tidy(text: str) -> str:
    """Return `text` with hyphens and white space as a reader expects them; words and quotation marks stay unchanged.

    A no-break hyphen becomes a hyphen, a run of hyphens an em dash, a run of white space of any kind one space.
    """
    text = text.replace(_NO_BREAK_HYPHEN, "-")
    if "--" in text:
        text = _HYPHENS.sub("\u2014", text)
    return _BLANKS.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return `text` tidied for comparison: in lower case, with straight apostrophes."""
    return tidy(text).replace("\u2019", "'").casefold()
