"""Joins a style sheet with those that it imports, and writes small pictures into it."""

from __future__ import annotations

import re
from urllib.parse import quote

import rcssmin

from generator.site.assets.asset_files import AssetFiles, NotJoinedError, line_at

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']([^"']+)["']\s*+\)?+([^;]*+);""")
_PICTURE = re.compile(r"""url\(\s*["']?([\w./-]+\.svg)["']?\s*\)""")

_MAX_PICTURE_BYTES = 500
"""A picture of this size is written into the style sheet: a request of its own costs more."""

_KEPT_IN_ADDRESS = " =:/(),.'<>"
"""Characters that need no escape in the address of a picture between double quotation marks."""


def join_styles(files: AssetFiles, name: str) -> str:
    """Return a style sheet with all that it imports, without comments.

    Raises:
        NotJoinedError: An import has another form, or a loop.
    """
    return str(rcssmin.cssmin(_with_imports(files, name, ())))


def _with_imports(files: AssetFiles, name: str, importing: tuple[str, ...]) -> str:
    text = _without_comments(files.text(name))

    def imported(match: re.Match[str]) -> str:
        line = line_at(text, match.start())
        target = files.imported(name, match[1], line)
        if match[2].strip():
            raise NotJoinedError(name, line, "an import with a condition can't be joined")
        if target in (*importing, name):
            raise NotJoinedError(name, line, f"{target} imports itself")
        return _with_imports(files, target, (*importing, name))

    end = max((match.end() for match in _IMPORT.finditer(text)), default=0)
    if _IMPORT.sub("", text[:end]).strip():
        raise NotJoinedError(name, line_at(text, end), "an import behind a rule can't be joined")
    return _IMPORT.sub(imported, text[:end]) + _PICTURE.sub(lambda match: _picture(files, name, match), text[end:])


def _without_comments(text: str) -> str:
    """Return a style sheet without comments; each line keeps its number."""
    return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)


def _picture(files: AssetFiles, name: str, match: re.Match[str]) -> str:
    folder = name.rpartition("/")[0]
    path = files.path(f"{folder}/{match[1]}")
    if path is None or path.stat().st_size > _MAX_PICTURE_BYTES:
        return match[0]
    picture = " ".join(path.read_text(encoding="utf-8").replace('"', "'").split())
    return f'url("data:image/svg+xml,{quote(picture, safe=_KEPT_IN_ADDRESS)}")'
