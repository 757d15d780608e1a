"""The lines of a text that repeat the title which the file declares outside its text."""

from __future__ import annotations

import re

from generator.reading.draft import Draft
from generator.sources.document import Document
from generator.sources.source_lines import DeclaredField
from generator.text.normal import fold, tidy

MAX_TITLE_CHARS = 300
_SEPARATOR = re.compile(r"(?<!\s)\s+[|»·–—-]\s+|\s?\uff5c|_(?=[^\x00-\x7f])")
"""Between the title and the name of the site; Chinese and Japanese pages have a wide bar or a low line."""

_MIN_LINE_CHARS = 4
_COLONS = (":", "\uff1a")


def title_field(document: Document) -> DeclaredField | None:
    """Return the title that a document declares, `None` without one."""
    titles = (field for field in document.declared_fields if field.key == "title")
    return next((title for title in titles if len(title.value) <= MAX_TITLE_CHARS), None)


def is_declared_title(document: Document, text: str) -> bool:
    """Return True if a line of the text is the declared title or its first part, and so is no sentence of the text."""
    title = title_field(document)
    if title is None or len(text) > MAX_TITLE_CHARS:
        return False
    declared, line = fold(title.value), fold(text)
    rest = declared[len(line) :]
    is_start = len(line) >= _MIN_LINE_CHARS and declared.startswith(line)
    return is_start and (not rest or _SEPARATOR.match(rest) is not None)


def site_of_title(document: Document) -> str | None:
    """Return the name of the site behind the declared title, folded: `the rake` of `Who pays? - The Rake`."""
    title = title_field(document)
    parts = _SEPARATOR.split(tidy(title.value)) if title is not None else []
    return fold(parts[-1]) if len(parts) > 1 else None


def title_with_colon(draft: Draft) -> int:
    """Return the line of the first heading if that is the declared title and has a colon; 0 without such a line.

    `Ada Bell: “The tide decides”`, above the words of Ada Bell, begins no turn of hers.
    """
    headings = draft.document.headings
    first = next((piece for piece in draft.pieces if piece.line in headings), None) if headings else None
    if first is None or not any(colon in first.text for colon in _COLONS):
        return 0
    return first.line if is_declared_title(draft.document, tidy(first.text)) else 0
