"""Claim notices: disclaimers of the captioners or the publisher about the text."""

from __future__ import annotations

import re
import sys
from collections import Counter

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.title_look import SPOKEN_WORD
from generator.reading.grammar.turn_marks import starts_with_chevron
from generator.text.normal import fold

_RULE = "notice"
_REPEATED_RULE = f"{_RULE}: at the foot of pages"
_MIN_REPEATED_CHARS = 60
_DISCLAIMER = re.compile(
    r"\W{0,4}(?:disclaimer|haftungsausschluss|avertissement|avis de non-responsabilité|descargo de responsabilidad|"
    r"aviso legal|isenção de responsabilidade|esclusione di responsabilità|ansvarsfriskrivning|ansvarsfraskrivelse) ?:",
    re.IGNORECASE,
)

NOTICE_START = re.compile(
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
    r"|Please\s{1,4}note\s{1,4}that\s{1,4}the\s{1,4}following\s{1,4}(?:transcript|captions?|text)\b.{0,80}?\b(?:reference|official)\b"
    r"|Communication\s{1,4}Access\s{1,4}Real-?\s?time\s{1,4}Translation\s{1,4}\(CART\)"
    r"|(?:This\s{1,4}is\s{1,4})?(?:an\s{1,4})?un-?edited\s{1,4}(?:rough\s|raw\s|live\s|real-?time\s)?(?:draft|transcript|caption|text|file)\w{0,4}\s"
    r")",
    re.DOTALL | re.IGNORECASE,
)
"""The start of a notice; matched at the start of a paragraph, in at most `_MAX_NOTICE_CHARS` characters."""

_RECORD_NOTICE = re.compile(
    r"(?:This record contains the (?:original )?texts? of speeches|Ce procès-verbal contient le texte des|"
    r"Le présent procès-verbal contient le texte|"
    r"La presente acta contiene (?:la versión literal|el texto) de los discursos|"
    r"(?:В настоящем отчете содержатся|Настоящий отчет содержит) текст|"
    r"本记录(?:包括|载有|包含).{0,20}发言|يتضمن هذا المحضر نص)"
)
"""What the United Nations print at the foot of the first page of a record, in each of their languages."""

_GENERATED = re.compile(
    r"\W{0,4}[\[(](?:(?:auto\w{0,9}|machine|computer|AI)[- ]generated (?:transcript(?:ion)?|captions?|subtitles?)"
    r"|Automatisch (?:generiert|erzeugt|erstellt)es? (?:Transkript|Untertitel)"
    r"|(?:Transcription|Transcripción|Transcrição|Trascrizione|Sous-titres|Subtítulos|Legendas|Sottotitoli) "
    r"(?:générée?s?|generad[ao]s?|gerad[ao]s?|generat[aoi]) autom[aá]t\w{1,12})s?\b[^\[\]()\n]{0,300}[\])]\W{0,4}",
    re.IGNORECASE,
)
"""A line in brackets in which a program says that it wrote the text: `[Auto-generated transcript.]`."""

_REPEATED_NOTICE_START = re.compile(
    r"\W{0,10}(?:note\b|the following (?:is|are)\b|this (?:text|transcript|file|document|is being)\b|"
    r"communication access)",
    re.IGNORECASE,
)
"""The start of a notice that is repeated below the text or above the second part of a page."""

_CLOSING_MARKS = r"[\s\])\"”*]{0,6}"
_NOTICE_END = re.compile(
    rf"(?:authoritative\s{{1,4}}record\b\.?|verbatim\s{{1,4}}record\s{{1,4}}of\s{{1,4}}the\s{{1,4}}proceedings\b\.?|\bproceedings\.|copyright\s{{1,4}}law\b\.?|verbatim\s{{1,4}}(?:record|transcript)\.){_CLOSING_MARKS}",
    re.IGNORECASE,
)
_CONTINUATION = re.compile(
    r"(?:It|This|The|They|In\s{1,4}some\s{1,4}cases|but|Although|While|Communication|CART)\b[^.]{0,400}?"
    r"(?:authoritative|verbatim|copyright|distributed|inaccura|incomplete|posted|CART\b|accessibility|proceedings)",
    re.IGNORECASE,
)
"""The continuation of a notice behind a sentence that often ends it."""

_SENTENCE = re.compile(rf"[.!?](?=\s|$){_CLOSING_MARKS}")
_ROUGH = re.compile(r"\brough[- ]?draft\b")
_MAX_NOTICE_CHARS = 3000
_MAX_START_CHARS = 120
_RECORD_STARTS = frozenset("TCLВН本ي")
_MAX_NOTICE_LINES = 40
_MAX_SHORT_CHARS = 1500
"""A shorter paragraph is all notice; in a longer paragraph other words follow the notice."""

_MAX_CONTINUATIONS = 4
_MAX_SENTENCE_CHARS = 500


def notice(draft: Draft) -> Draft:
    """Claim every notice, below the first turn only those with an end; a rough draft gets the status `raw`."""
    head = draft.head_length()
    repeated = _repeated_notices(draft.pieces)
    pieces: list[Piece] = []
    index = 0
    while index < len(draft.pieces):
        piece = draft.pieces[index]
        if piece.became is None and piece.text in repeated:
            pieces.append(piece.claim("notice", _REPEATED_RULE))
            index += 1
            continue
        in_head = index < head
        may_be_notice = in_head or _REPEATED_NOTICE_START.match(piece.text) or piece.text[:1] in _RECORD_STARTS
        claimed, count = _notice_at(draft.pieces, index, in_head=in_head) if may_be_notice else ([], 0)
        if count:
            pieces.extend(claimed)
            index += count
        else:
            pieces.append(piece)
            index += 1
    draft = draft.with_pieces(pieces)
    if any(_ROUGH.search(fold(piece.text)) for piece in pieces if piece.became == "notice"):
        draft = msgspec.structs.replace(draft, facts=msgspec.structs.replace(draft.facts, status="raw"))
    return draft


def _repeated_notices(pieces: tuple[Piece, ...]) -> frozenset[str]:
    """Return the long lines that begin with `Disclaimer:`, and that the document has again in full.

    People say `Note:`, too, and read out a note twice; so no word may be there with which people speak.
    """
    counts = Counter(
        piece.text
        for piece in pieces
        if _MIN_REPEATED_CHARS < len(piece.text) < _MAX_NOTICE_CHARS and _DISCLAIMER.match(piece.text) is not None
    )
    return frozenset(text for text, count in counts.items() if count > 1 and SPOKEN_WORD.search(text) is None)


def _notice_at(pieces: tuple[Piece, ...], index: int, *, in_head: bool) -> tuple[list[Piece], int]:
    """Return the notice that begins at a piece, in parts with their claims, and of how many pieces it is."""
    piece = pieces[index]
    if piece.became is not None:
        return [], 0
    if piece.text[:1] in _RECORD_STARTS and _RECORD_NOTICE.match(piece.text[:_MAX_START_CHARS]):
        paragraph = _paragraph(pieces, index)
        return [part.claim("notice", _RULE) for part in paragraph], len(paragraph)
    if not in_head and _REPEATED_NOTICE_START.match(piece.text) is None:
        return [], 0
    if _GENERATED.fullmatch(piece.text):
        return [piece.claim("notice", _RULE)], 1
    paragraph = _paragraph(pieces, index)
    joined = "\n".join(part.text[:_MAX_NOTICE_CHARS] for part in paragraph)[:_MAX_NOTICE_CHARS]
    is_notice = NOTICE_START.match(joined) and (in_head or _NOTICE_END.search(joined))
    return (_claimed(paragraph, joined), len(paragraph)) if is_notice else ([], 0)


def _paragraph(pieces: tuple[Piece, ...], start: int) -> list[Piece]:
    """Return the piece at `start` and the pieces that follow without a blank line or a mark."""
    paragraph = [pieces[start]]
    for piece in pieces[start + 1 : start + _MAX_NOTICE_LINES]:
        if piece.became is not None or piece.line != paragraph[-1].line + 1 or starts_with_chevron(piece.text):
            break
        paragraph.append(piece)
    return paragraph


def _claimed(paragraph: list[Piece], joined: str) -> list[Piece]:
    rest = _notice_length(joined)
    claimed: list[Piece] = []
    for piece in paragraph:
        if rest <= 0:
            claimed.append(piece)
        elif rest >= len(piece.text):
            claimed.append(piece.claim("notice", _RULE))
        else:
            claimed.append(piece.part(0, rest).claim("notice", _RULE))
            claimed.append(piece.part(rest, len(piece.text)))
        rest -= len(piece.text) + 1
    return [piece for piece in claimed if piece.text]


def _notice_length(joined: str) -> int:
    """Return the number of characters of the notice in a paragraph.

    Without a known end the notice is the paragraph or, if that is longer than a notice, its first sentence, so that a
    page of one line keeps its words.
    """
    end = _NOTICE_END.search(joined)
    if end and end.end() < _MAX_NOTICE_CHARS:
        return _with_continuation(joined, end.end())
    if len(joined) < _MAX_SHORT_CHARS:
        return len(joined)
    sentence = _SENTENCE.search(joined)
    return sentence.end() if sentence else sys.maxsize


def _with_continuation(joined: str, end: int) -> int:
    """Return the end of a notice whose sentences may have an unusual order."""
    for _ in range(_MAX_CONTINUATIONS):
        if not _CONTINUATION.match(joined, end):
            break
        following = _NOTICE_END.search(joined, end)
        stop = _SENTENCE.search(joined, end)
        if following is not None and following.end() - end < _MAX_SENTENCE_CHARS:
            end = following.end()
        elif stop is not None and stop.end() - end < _MAX_SENTENCE_CHARS:
            end = stop.end()
        else:
            break
    return end
