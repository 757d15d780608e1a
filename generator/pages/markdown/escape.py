r"""Escapes text of a source, so that Markdown shows exactly these words and reads none of them as markup.

Tested with Python-Markdown and its `attr_list`, `toc`, `tables` and `fenced_code`; CommonMark gives the same result.
A paragraph is one line with its blanks collapsed, so markup of two or more lines (tables, underlined headings,
definitions) can't occur. Inside a line a backslash goes before `` \ ` * _ { } [ ] ``, and `&` and `<` are
written as references. Characters that are markup only at the start of a paragraph are escaped only there.
"""

from __future__ import annotations

import re

_SPECIAL_IN_LINE = re.compile(r"[\\`*_{}\[\]&<]")
_SPECIAL_IN_HEADING = re.compile(r"[\\`*_{}\[\]&<#]")
_SIGNS = "\\`*_{}[]&<#"
_REFERENCES = {"&": "&amp;", "<": "&lt;"}
_BACKSLASHED_AT_START = frozenset("#>+-!")
_REFERENCED_AT_START = frozenset("=:|~?")
_NUMBER = re.compile(r"(?<=\d) (?=[^\W\d_]|%)|(?<=[^\W\d_]) (?=\d+(?: ·|$))")
_ORDINAL = re.compile(r"\A(\d+)([.)])(?=\s|$)")


class Markdown(str):
    """Text that is Markdown already and is written unchanged."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return another text than that of the same words without this type: the two are written differently."""
        return f"Markdown({super().__repr__()})"


def escape(text: str) -> Markdown:
    """Return `text` on one line as Markdown that shows the same words."""
    return _escape(text, _SPECIAL_IN_LINE)


def escape_heading(text: str) -> Markdown:
    """Return `text` as Markdown for a heading, where a `#` at the end is markup too."""
    return _escape(text, _SPECIAL_IN_HEADING)


def escape_facts(text: str) -> Markdown:
    """Return facts of a list as Markdown: a number stays on the line of its noun or `%`, a dot on that of its fact."""
    return Markdown(_NUMBER.sub("\N{NO-BREAK SPACE}", escape(text)).replace(" · ", "\N{NO-BREAK SPACE}· "))


def _escape(text: str, special: re.Pattern[str]) -> Markdown:
    if isinstance(text, Markdown):
        return text
    # The space is the only white space that is printable. Most texts need neither of the two slower ways.
    line = text.strip() if "  " not in text and text.isprintable() else " ".join(text.split())
    body = special.sub(_reference, line) if any(map(line.__contains__, _SIGNS)) else line
    first = line[:1]
    if first in _BACKSLASHED_AT_START and body.startswith(first):
        body = "\\" + body
    elif first in _REFERENCED_AT_START:
        body = f"&#{ord(first)};{body[1:]}"
    else:
        body = _ORDINAL.sub(_ordinal, body, count=1) if _ORDINAL.match(body) else body
    return Markdown(body)


def _reference(match: re.Match[str]) -> str:
    char = match[0]
    return _REFERENCES.get(char) or "\\" + char


def _ordinal(match: re.Match[str]) -> str:
    return match[1] + ("\\." if match[2] == "." else "&#41;")
