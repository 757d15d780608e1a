"""Find the headline and the subheads of articles: press releases and other documents that are not transcripts."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.dates import read_dateline
from generator.reading.layout.hard_wraps import wrapped_lines
from generator.text.normal import tidy

_RULE = "article"

_MAX_SUBHEAD_CHARS = 120
_MAX_SUBHEAD_WORDS = 14
_MAX_HEADLINE_CHARS = 300
_SENTENCE = re.compile(r"[.!?](?=\s+[\"“‘']?[A-ZÀ-Þ])")
_TRANSCRIPT_SIGNS = re.compile(r"\d\d:\d\d:\d\d|\.\.\. ")
_RELEASE_NAME = re.compile(
    r"(?:press|news|media) release.{0,40}|[A-Z]{1,6}(?:/[A-Z]{1,6})*/\d{1,5}(?:[-/.]\w{1,6})?"
    r"|for immediate release.{0,40}|\d{1,2} \w{3,9} (?:19|20)\d\d|(?:19|20)\d\d",
    re.IGNORECASE,
)
"""A line above a headline: the type of the document, its symbol or its date."""

_NO_HEADING_END = frozenset('.!?:;,…”"-–—')
_NO_HEADING = re.compile(r"\W*(?:https?|www)\b|\S+@\S+$", re.IGNORECASE)


def article(draft: Draft) -> Draft:
    """Claim the headline and the subheads of an article; the headline becomes the title."""
    if draft.kind == "transcript":
        return draft
    words = [index for index, piece in enumerate(draft.pieces) if piece.became is None]
    pieces = list(draft.pieces)
    headline = _headline(draft, words)
    continues = wrapped_lines(draft.pieces)
    for position, index in enumerate(words):
        piece = pieces[index]
        following = draft.pieces[words[position + 1]] if position + 1 < len(words) else None
        if position == headline:
            pieces[index] = piece.claim("heading", f"{_RULE}: headline", "headline")
            draft = draft.set_fact("heading", title=tidy(piece.text).removesuffix("."))
        elif following is None or piece.line in continues or _goes_on(following, continues):
            continue
        elif _is_heading(draft, piece, following):
            pieces[index] = piece.claim("heading", f"{_RULE}: subhead", "subhead")
    return draft.with_pieces(pieces)


def _is_heading(draft: Draft, piece: Piece, following: Piece) -> bool:
    """Return True for a heading of the format; where it has no headings, for a title above another line."""
    if draft.document.headings:
        return piece.line in draft.document.headings
    return piece.line not in draft.document.items and _is_subhead(piece) and not _is_subhead(following)


def _headline(draft: Draft, words: list[int]) -> int | None:
    """Return the position of the headline among the unclaimed pieces, `words`; `None` if there is no headline."""
    if len(words) < 2:
        return None
    if draft.kind == "press-release":
        return _press_headline([draft.pieces[index] for index in words[:3]])
    first, second = (draft.pieces[index] for index in words[:2])
    text = tidy(first.text)
    is_start = first.line + 1 < second.line or not tidy(second.text)[:1].islower()
    is_spoken = _SENTENCE.search(text) or _TRANSCRIPT_SIGNS.search(text) or text.startswith(">")
    return 0 if _is_subhead(first) and is_start and not is_spoken else None


def _press_headline(first_pieces: list[Piece]) -> int | None:
    """Return the position of the first line above the dateline that is a single sentence."""
    for position, piece in enumerate(first_pieces):
        if read_dateline(piece.text) is not None:
            return None
        is_name = _RELEASE_NAME.fullmatch(tidy(piece.text[:200]))
        if not is_name and len(piece.text) <= _MAX_HEADLINE_CHARS and not _SENTENCE.search(tidy(piece.text)):
            return position
    return None


def _goes_on(piece: Piece, continues: frozenset[int]) -> bool:
    """Return True if a piece surely is the rest of the line above it."""
    return piece.line in continues and piece.text.lstrip()[:1].islower()


def _is_subhead(piece: Piece) -> bool:
    """Return True if a line is short, begins like a title and does not end like a sentence."""
    if len(piece.text) > _MAX_SUBHEAD_CHARS:
        return False
    text = tidy(piece.text)
    return (
        bool(text)
        and (text[0].isupper() or text[0].isdigit() or not text[0].isalnum())
        and any(character.isalpha() for character in text)
        and text[-1] not in _NO_HEADING_END
        and len(text.split(" ")) <= _MAX_SUBHEAD_WORDS
        and not _NO_HEADING.match(text)
        and not (text.startswith("[") and text.endswith("]"))
    )
