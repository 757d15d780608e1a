"""The declared title: the title that a file gives itself outside its text, in a web page's name or a front matter."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.titles import is_formal
from generator.reading.layout.title_of_page import MAX_TITLE_CHARS, title_field
from generator.records import Provenance
from generator.sources.document import Document
from generator.text.normal import tidy

RULE = "declared title"

_SITE_SEPARATOR = re.compile(r"(?<!\s)\s+[|»]\s+")
"""Separates the name of a page from that of its site, and occurs in no heading."""

_FORMATS_WITH_TITLE = frozenset({"markdown", "json", "vtt"})
"""Formats with a title that an author wrote; in SubStation Alpha it is mostly the program's."""


def declared_heading(draft: Draft) -> Draft:
    """Make the declared title the first line of the text if that is a heading and the text has none."""
    title = title_field(draft.document)
    if title is None or title.line not in draft.document.asides:
        return draft
    if any(_is_formal(draft, piece) for piece in draft.pieces[: draft.head_length()]):
        return draft
    line = draft.document.lines[title.line - 1]
    site = _SITE_SEPARATOR.search(line)
    piece = Piece(title.line, line[: site.start()] if site is not None else line)
    if not _is_formal(draft, piece):
        return draft
    rest = Piece(title.line, line[len(piece.text) :])
    site_name = (rest.claim("removed", f"{RULE}: name of the site", "metadata"),) if tidy(rest.text) else ()
    return draft.with_pieces([piece, *site_name, *draft.pieces])


def declared_title(draft: Draft) -> Draft:
    """Take the title of a front matter, of captions in JSON or XML, or in a PDF, where the text itself has none."""
    title = title_field(draft.document)
    is_outside = title is not None and title.line in draft.document.asides
    if title is None or (is_outside and draft.document.source.format not in _FORMATS_WITH_TITLE):
        return draft
    origin: Provenance = "front-matter" if is_outside else "heading"
    return draft.set_fact(origin, title=tidy(title.value) or None)


def has_title_outside(document: Document) -> bool:
    """Return True if an author gave the document a title outside its text, as in a front matter."""
    title = title_field(document)
    return title is not None and title.line in document.asides and document.source.format in _FORMATS_WITH_TITLE


def _is_formal(draft: Draft, piece: Piece) -> bool:
    """Return True if a piece has the form of a known family of headings."""
    if piece.became is not None or len(piece.text) > MAX_TITLE_CHARS:
        return False
    return is_formal(piece.text, draft.settings.archive.series_short, draft.vocabulary)
