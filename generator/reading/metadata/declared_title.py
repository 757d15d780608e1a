"""What a file says about itself outside of its text: the name of a web page, the title in a front matter."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.titles import read_title
from generator.reading.grammar.typography import fold, tidy
from generator.sources.document import Document
from generator.sources.source_lines import DeclaredField

RULE = "declared title"

_SITE = re.compile(r"\s+[|»]\s+")
"""What stands between the name of a page and that of its site, and in no heading."""
_BEHIND = re.compile(r"\s+[|»·–—-]\s+")
_LONGEST = 300


def is_said(document: Document, text: str) -> bool:
    """Return whether a line of the text is what the file is called: then it is no sentence of the text."""
    title = _title(document)
    if title is None or len(text) > _LONGEST:
        return False
    name, line = fold(title.value), fold(text)
    rest = name[len(line) :]
    return len(line) > 3 and name.startswith(line) and (not rest or _BEHIND.match(rest) is not None)


def declared_heading(draft: Draft) -> Draft:
    """Take the name of the file as the first line of the text where it is a heading and the text has none."""
    title = _title(draft.document)
    if title is None or title.line not in draft.document.asides or any(_is_formal(draft, p) for p in _head(draft)):
        return draft
    line = draft.document.lines[title.line - 1]
    site = _SITE.search(line)
    piece = Piece(title.line, line[: site.start()] if site is not None else line)
    if not _is_formal(draft, piece):
        return draft
    rest = Piece(title.line, line[len(piece.text) :])
    around = (rest.claim("removed", f"{RULE}: name of the site", "metadata"),) if tidy(rest.text) else ()
    return draft.with_pieces([piece, *around, *draft.pieces])


def declared_title(draft: Draft) -> Draft:
    """Take the title of a front matter where the text itself has none."""
    title = _title(draft.document)
    if title is None or draft.document.source.format != "markdown":
        return draft
    return draft.set_fact("header-line", title=tidy(title.value) or None)


def _title(document: Document) -> DeclaredField | None:
    return next((said for said in document.said if said.key == "title" and len(said.value) <= _LONGEST), None)


def _head(draft: Draft) -> tuple[Piece, ...]:
    return draft.pieces[: draft.head_length()]


def _is_formal(draft: Draft, piece: Piece) -> bool:
    archive = draft.settings.archive
    if piece.became is not None or len(piece.text) > _LONGEST:
        return False
    return read_title(piece.text, archive.series_short, draft.vocabulary, archive.series).formal
