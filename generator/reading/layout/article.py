"""Articles: press releases and other documents that are no transcript."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.dates import dateline
from generator.reading.grammar.typography import tidy

RULE = "article"

_LONGEST = 120
_MOST_WORDS = 14
_HEADLINE = 300
_SENTENCE = re.compile(r"[.!?](?=\s+[\"“‘']?[A-ZÀ-Þ])")
_SPEECH = re.compile(r"\d\d:\d\d:\d\d|\.\.\. ")
_NAME = re.compile(
    r"(?:press|news|media) release.{0,40}|[A-Z]{1,6}(?:/[A-Z]{1,6})*/\d{1,5}(?:[-/.]\w{1,6})?"
    r"|for immediate release.{0,40}|\d{1,2} \w{3,9} (?:19|20)\d\d|(?:19|20)\d\d",
    re.IGNORECASE,
)
"""What may stand above a headline: the sort of document, its symbol, its date."""

_NO_HEADING_END = frozenset('.!?:;,…”"-–—')
_NO_HEADING = re.compile(r"\W*(?:https?|www)\b|\S+@\S+$", re.IGNORECASE)


def article(draft: Draft) -> Draft:
    """Tell the headline and the subheads of an article from its paragraphs; the headline is its title."""
    if draft.kind == "transcript":
        return draft
    words = [index for index, piece in enumerate(draft.pieces) if piece.became is None]
    pieces = list(draft.pieces)
    headline = _headline(draft, words)
    for position, index in enumerate(words):
        piece = pieces[index]
        following = draft.pieces[words[position + 1]] if position + 1 < len(words) else None
        if position == headline:
            pieces[index] = piece.claim("heading", f"{RULE}: headline", "headline")
            draft = draft.set_fact("heading", title=tidy(piece.text).removesuffix("."))
        elif following is not None and _is_heading(piece) and not _is_heading(following):
            pieces[index] = piece.claim("heading", f"{RULE}: subhead", "subhead")
    return draft.with_pieces(pieces)


def _headline(draft: Draft, words: list[int]) -> int | None:
    """Return which of the first lines is the headline: one sentence above the dateline, or a line like a subhead."""
    if not words or len(words) == 1:
        return None
    first = draft.pieces[words[0]]
    if draft.kind == "press-release":
        for position, index in enumerate(words[:3]):
            piece = draft.pieces[index]
            if dateline(piece.text) is not None:
                return None
            is_name = _NAME.fullmatch(tidy(piece.text[:200]))
            if not is_name and len(piece.text) <= _HEADLINE and not _SENTENCE.search(tidy(piece.text)):
                return position
        return None
    text = tidy(first.text)
    following = tidy(draft.pieces[words[1]].text)
    is_start = first.line + 1 < draft.pieces[words[1]].line or not following[:1].islower()
    is_said = _SENTENCE.search(text) or _SPEECH.search(text) or text.startswith(">")
    return 0 if _is_heading(first) and is_start and not is_said else None


def _is_heading(piece: Piece) -> bool:
    """Return whether a line is short, begins like a title and doesn't end like a sentence."""
    if len(piece.text) > _LONGEST:
        return False
    text = tidy(piece.text)
    return (
        bool(text)
        and (text[0].isupper() or text[0].isdigit() or not text[0].isalnum())
        and any(character.isalpha() for character in text)
        and text[-1] not in _NO_HEADING_END
        and len(text.split(" ")) <= _MOST_WORDS
        and not _NO_HEADING.match(text)
        and not (text.startswith("[") and text.endswith("]"))
    )
