"""Markdown's signs in a title: `maintainer *or* user` is printed with the word slanted. Pure text."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[(?P<text>[^\[\]]{1,200})\]\((?:https?://|/|#|mailto:)[^()\s]{0,500}\)")
_CODE = re.compile(r"(?<!`)(?P<sign>`{1,2})(?!`)(?P<text>[^`]{1,200})(?P=sign)(?!`)")
_STARS = re.compile(r"(?<![\w*\\])(?P<sign>\*{1,3})(?=[^\s*])(?P<text>[^*]{0,199}[^\s*\\])(?P=sign)(?![\w*])")
_LOW_LINES = re.compile(r"(?<![\w\\])(?P<sign>_{1,3})(?=[^\s_])(?P<text>[^_]{0,199}[^\s_\\])(?P=sign)(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#+\-.!~|])")
_PASSES = 3
"""How deep signs may be in others: `**all *of* them**`."""


def without_markup(title: str) -> str:
    """Return a title without the signs of Markdown around its words; single signs and those inside words stay."""
    for _ in range(_PASSES):
        plain = title
        for pattern in (_LINK, _CODE, _STARS, _LOW_LINES):
            plain = pattern.sub(r"\g<text>", plain)
        if plain == title:
            break
        title = plain
    return _ESCAPED.sub(r"\1", title)
