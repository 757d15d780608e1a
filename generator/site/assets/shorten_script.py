"""Shortens a script: comments go, and so do blanks and line ends that mean nothing.

rjsmin takes a template (a text between backticks) as one string that ends at the next backtick. In a script that has a
template in a template it would change words, so from such a script only the comments go.
"""

from __future__ import annotations

import re

import rjsmin

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
"""A comment with lines of its own; one behind code stays."""

_TEMPLATE = re.compile(r"`((?:[^`\\]++|\\.)*+)`", re.DOTALL)
_BRACE = re.compile(r"\\.|\$?\{|\}", re.DOTALL)


def without_comments(script: str) -> str:
    """Return a script without the comments that have lines of their own."""
    return _COMMENT.sub("", script)


def shorten_script(script: str) -> str:
    """Return a script that does the same in fewer characters; no name and no string changes."""
    text = without_comments(script)
    return text if _may_nest_templates(text) else str(rjsmin.jsmin(text))


def _may_nest_templates(script: str) -> bool:
    """Return whether a template may be in another one: a text between two backticks then ends in an open `${`."""
    return script.count("`") % 2 == 1 or any(_is_open(match[1]) for match in _TEMPLATE.finditer(script))


def _is_open(template: str) -> bool:
    depth = 0
    for match in _BRACE.finditer(template):
        if match[0] == "}":
            depth = max(depth - 1, 0)
        elif match[0] == "${" or (match[0] == "{" and depth):
            depth += 1
    return depth > 0
