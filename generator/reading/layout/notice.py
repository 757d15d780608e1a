"""Notices: what the captioners or the publisher say about the text, before it begins."""

from __future__ import annotations

import re
import sys

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.typography import fold

RULE = "notice"

START = re.compile(
    r"(?<!\w)\W{0,10}(?:"
    r"(?:Note\s{0,2}:?\s{1,4})?The\s{1,4}following\s{1,4}(?:is|are)\s{1,4}(?:the\s{1,4}){0,2}(?:raw\s|edited\s)?ou\w{3,6}\b.{0,80}?"
    r"\b(?:caption|transcrib)"
    r"|(?:Note\s{0,2}:\s{0,4})?Although\s{1,4}the\s{1,4}transcription\s{1,4}is\s{1,4}largely\s{1,4}accurate"
    r"|This\s{1,4}is\s{1,4}(?:the\s{1,4}){0,2}ou\w{3,6}\b.{0,80}?\bcaption"
    r"|Th(?:e|is)\s{1,4}file\s{1,4}is\s{1,4}the\s{1,4}roughly\s{1,4}edited"
    r"|This\s{1,4}(?:text|transcript|file|document)(?:,\s{1,4}document,?\s{1,4}(?:or|and)\s{1,4}file)?\s{1,4}is\s{1,4}"
    r"(?:being\s{1,4})?(?:provided\s{1,4}in\s|based\s{1,4}on\s{1,4}(?:a\s{1,4})?(?:live|real))"
    r"|This\s{1,4}is\s{1,4}(?:being\s{1,4})?provided\s{1,4}in\s{1,4}(?:a\s{1,4})?(?:rough|raw|unedited|real-?time|draft)"
    r"|This\s{1,4}is\s{1,4}an?\s{1,4}(?:rough|raw|unedited|uncorrected|unofficial|auto\w{2,12}|machine|computer|ai|rush)\b[\s\w-]{0,60}?(?:transcri|caption)"
    r"|This\s{1,4}(?:transcript|transcription|captioning)\s{1,4}(?:was|has\s{1,4}been|is)\s{1,4}(?:auto\w{2,12}|machine|computer|ai|"
    r"generated|created|produced|not\s{1,4}(?:an?\s{1,4}official|edited|verbatim|been)|unedited|taken\s{1,4}from)\b"
    r"|Communication\s{1,4}Access\s{1,4}Real-?\s?time\s{1,4}Translation\s{1,4}\(CART\)"
    r"|(?:This\s{1,4}is\s{1,4})?(?:an\s{1,4})?un-?edited\s{1,4}(?:rough\s|raw\s|live\s|real-?time\s)?(?:draft|transcript|caption|text|file)\w{0,4}\s"
    r")",
    re.DOTALL | re.IGNORECASE,
)
"""Where a notice begins; matched at a paragraph's start, on at most `_WINDOW` characters."""

_BELOW = re.compile(
    r"\W{0,10}(?:note\b|the following (?:is|are)\b|this (?:text|transcript|file|document|is being)\b|"
    r"communication access)",
    re.IGNORECASE,
)
"""How one begins that is repeated below the text, or stands above the second part of a page."""

_AFTER = r"[\s\])\"”*]{0,6}"
_END = re.compile(
    rf"(?:authoritative\s{{1,4}}record\b\.?|verbatim\s{{1,4}}record\s{{1,4}}of\s{{1,4}}the\s{{1,4}}proceedings\b\.?|\bproceedings\.|copyright\s{{1,4}}law\b\.?|verbatim\s{{1,4}}(?:record|transcript)\.){_AFTER}",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:It|This|The|They|In\s{1,4}some\s{1,4}cases|but|Although|While|Communication|CART)\b[^.]{0,400}?"
    r"(?:authoritative|verbatim|copyright|distributed|inaccura|incomplete|posted|CART\b|accessibility|proceedings)",
    re.IGNORECASE,
)
"""How a notice goes on behind what is often its last sentence."""

_SENTENCE = re.compile(rf"[.!?](?=\s|$){_AFTER}")
_ROUGH = re.compile(r"\brough[- ]?draft\b")
_WINDOW = 3000
_LINES = 40
_SHORT = 1500
"""Characters of a paragraph that is a notice as a whole; a longer one has other words behind it."""

_MORE = 4
_LONGEST_SENTENCE = 500


def notice(draft: Draft) -> Draft:
    """Claim every disclaimer, below the first turn only those that are whole; a rough draft is raw."""
    head = draft.head()
    pieces: list[Piece] = []
    index = 0
    while index < len(draft.pieces):
        piece = draft.pieces[index]
        may_be_one = piece.became is None and (index < head or _BELOW.match(piece.text) is not None)
        paragraph = _paragraph(draft.pieces, index) if may_be_one else []
        joined = "\n".join(part.text[:_WINDOW] for part in paragraph)[:_WINDOW]
        if paragraph and START.match(joined) and (index < head or _END.search(joined)):
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
        return _with_more(joined, end.end())
    if len(joined) < _SHORT:
        return len(joined)
    sentence = _SENTENCE.search(joined)
    return sentence.end() if sentence else sys.maxsize


def _with_more(joined: str, end: int) -> int:
    """Return where a notice ends whose sentences may stand in another order than usual."""
    for _ in range(_MORE):
        if not _GOES_ON.match(joined, end):
            break
        following = _END.search(joined, end)
        stop = _SENTENCE.search(joined, end)
        if following is not None and following.end() - end < _LONGEST_SENTENCE:
            end = following.end()
        elif stop is not None and stop.end() - end < _LONGEST_SENTENCE:
            end = stop.end()
        else:
            break
    return end
