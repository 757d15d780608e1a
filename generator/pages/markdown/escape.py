r"""Text of a source, written so that Markdown shows exactly these words and nothing in them is code.

Measured against Python-Markdown with `attr_list`, `toc`, `tables` and `fenced_code`; CommonMark reads it the same way.
A paragraph is one line with its blanks collapsed, so whatever needs a second line (tables, underlined headings,
definitions) can't come about. Inside a line a backslash goes before `` \ ` * _ { } [ ] ``, and `&` and `<` are
written as references. What means something only where a paragraph starts is escaped there.
"""

from __future__ import annotations

import re

_INSIDE = re.compile(r"[\\`*_{}\[\]&<]")
_INSIDE_HEADING = re.compile(r"[\\`*_{}\[\]&<#]")
_REFERENCES = {"&": "&amp;", "<": "&lt;"}
_BY_BACKSLASH = frozenset("#>+-!")
_BY_REFERENCE = frozenset("=:|~?")
_ORDINAL = re.compile(r"(\d+)([.)])(?=\s|$)")


class Markdown(str):
    """Text that is Markdown already and is written as it is."""

    __slots__ = ()


def escape(text: str) -> Markdown:
    """Return `text`, on one line, as Markdown that shows the very same words."""
    return _escape(text, _INSIDE)


def escape_heading(text: str) -> Markdown:
    """Return `text` for a heading, where a `#` would be read at the end too."""
    return _escape(text, _INSIDE_HEADING)


def _escape(text: str, inside: re.Pattern[str]) -> Markdown:
    if isinstance(text, Markdown):
        return text
    line = " ".join(text.split())
    body = inside.sub(_reference, line)
    first = line[:1]
    if first in _BY_BACKSLASH and body.startswith(first):
        body = "\\" + body
    elif first in _BY_REFERENCE:
        body = f"&#{ord(first)};{body[1:]}"
    else:
        body = _ORDINAL.sub(_ordinal, body, count=1) if _ORDINAL.match(body) else body
    return Markdown(body)


def _reference(match: re.Match[str]) -> str:
    char = match[0]
    return _REFERENCES.get(char) or "\\" + char


def _ordinal(match: re.Match[str]) -> str:
    return match[1] + ("\\." if match[2] == "." else "&#41;")
