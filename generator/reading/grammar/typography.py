"""Typography, the only thing about the words that is ever changed."""

from __future__ import annotations

import re

_NO_BREAK_HYPHEN = "\u2011"
_BLANKS = re.compile(r"[^\S ]\s*| \s+")
"""Runs of blanks but the single ones that stay as they are: a line may have fifty megabytes."""

_DASH = re.compile("-{2,}")


def tidy(text: str) -> str:
    """Return `text` with hyphens and blanks as a reader expects them; quotation marks and words stay as they are.

    No-break hyphens become hyphens, hyphens that stand together an em dash, runs of blanks of any kind one blank.
    """
    text = text.replace(_NO_BREAK_HYPHEN, "-")
    if "--" in text:
        text = _DASH.sub("\u2014", text)
    return _BLANKS.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return `text` tidied, for comparing: lower case, typographic apostrophes as straight ones."""
    return tidy(text).replace("\u2019", "'").casefold()
