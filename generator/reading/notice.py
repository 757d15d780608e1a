"""Notices: what the captioners or the publisher say about the text, before it begins."""

from __future__ import annotations

import re
import sys

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.typography import fold

RULE = "notice"

_START = re.compile(
    r"\W{0,10}(?:"
    r"(?:Note:?\s{1,4})?The\s{1,4}following\s{1,4}(?:is|are)\s{1,4}the\s{1,4}outputs?\b.{0,60}?\bcaption"
    r"|This\s{1,4}is\s{1,4}the\s{1,4}(?:the\s{1,4})?output\b.{0,60}?\bcaption"
    r"|The\s{1,4}file\s{1,4}is\s{1,4}the\s{1,4}roughly\s{1,4}edited"
    r"|This\s{1,4}text(?:,\s{1,4}document,\s{1,4}or\s{1,4}file)?\s{1,4}is\s{1,4}(?:being\s{1,4}provided|based\s{1,4}on\s{1,4}live)"
    r")",
    re.DOTALL,
)
"""Matched at a paragraph's start, on at most `_WINDOW` characters."""

_AFTER = r"[\s\])\"”]{0,4}"
_END = re.compile(rf"(?:authoritative\s{{1,4}}record\b\.?|proceedings\.|copyright\s{{1,4}}law\.){_AFTER}")
_SENTENCE = re.compile(rf"[.!?](?=\s){_AFTER}")
_ROUGH = re.compile(r"\brough[- ]draft\b")
_WINDOW = 3000
_LINES = 40


def notice(draft: Draft) -> Draft:
    """Claim every disclaimer before the first turn; a rough draft is raw."""
    head = draft.head()
    pieces: list[Piece] = []
    index = 0
    while index < len(draft.pieces):
        piece = draft.pieces[index]
        paragraph = _paragraph(draft.pieces, index) if index < head and piece.became is None else []
        joined = "\n".join(part.text[:_WINDOW] for part in paragraph)[:_WINDOW]
        if paragraph and _START.match(joined):
            pieces.extend(_claim(paragraph, joined))
            index += len(paragraph)
        else:
            pieces.append(piece)
            index += 1
    draft = draft.with_pieces(pieces)
    if any(_ROUGH.search(fold(piece.text)) for piece in pieces if piece.became == "notice"):
        draft = msgspec.structs.replace(draft, facts=msgspec.structs.replace(draft.facts, status="raw"))
    return draft


def _paragraph(pieces: tuple[Piece, ...], start: int) -> list[Piece]:
    """Return the piece at `start` with those that follow without a blank line or a mark."""
    paragraph = [pieces[start]]
    for piece in pieces[start + 1 : start + _LINES]:
        if piece.became is not None or piece.line != paragraph[-1].line + 1 or piece.text.lstrip().startswith(">"):
            break
        paragraph.append(piece)
    return paragraph


def _claim(paragraph: list[Piece], joined: str) -> list[Piece]:
    rest = _length(joined)
    claimed: list[Piece] = []
    for piece in paragraph:
        if rest <= 0:
            claimed.append(piece)
        elif rest >= len(piece.text):
            claimed.append(piece.claim("notice", RULE))
        else:
            claimed.append(piece.part(0, rest).claim("notice", RULE))
            claimed.append(piece.part(rest, len(piece.text)))
        rest -= len(piece.text) + 1
    return [piece for piece in claimed if piece.text]


def _length(joined: str) -> int:
    """Return how many characters of a paragraph are the notice.

    Without the end that is expected it is the paragraph; where that is longer than a notice, its first sentence, so
    that a page that is one line keeps its words.
    """
    end = _END.search(joined)
    if end and end.end() < _WINDOW:
        return end.end()
    if len(joined) < _WINDOW:
        return len(joined)
    sentence = _SENTENCE.search(joined)
    return sentence.end() if sentence else sys.maxsize
