"""The head of a document whose source sets its labels apart: the lines above the first, if none is a sentence."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.directions import direction_in_brackets
from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.printed_dates import OTHER_DATE, find_printed_date
from generator.reading.layout.title_of_page import is_declared_title
from generator.text.normal import fold, tidy

RULE = "head above the labels"

_MAX_CHARS = 150
_MAX_LINES = 12
_SENTENCE_END = re.compile(r"[.?!…][\"”'’)]?$")
_DURATION = re.compile(r"(?:\d{1,3} ?(?:h|m|s|min|sec|hr)s?\.? ?)+|[\d:. ]+", re.IGNORECASE)
_SERVICE_LINE = re.compile(r".{2,80} (?:started|stopped) transcription\.?", re.DOTALL)
"""What Microsoft Teams writes at the start and the end of a transcript."""

_BRACKETS = frozenset("[(")


def told_head(draft: Draft) -> Draft:
    """Claim the lines above the first label if none is a sentence, and the service lines; the first gives the title."""
    draft = _above_heading_of_transcript(draft)
    marked = {line for form in draft.convention.forms for line in form.evidence.marks}
    if draft.kind != "transcript" or not marked:
        return draft
    head = _head_above(draft, min(marked))
    title = _title(draft, head)
    claimed = {id(piece) for piece in (*head, *_service_lines(draft, marked))}
    pieces = [_claim(piece, title) if id(piece) in claimed else piece for piece in draft.pieces]
    return _with_day(draft.with_pieces(pieces).set_fact("heading", title=title), head)


def _title(draft: Draft, head: list[Piece]) -> str | None:
    """Return the line that the document declares as its title, or else the first that is no length of time."""
    texts = [text for text in (tidy(piece.text) for piece in head) if not _DURATION.fullmatch(text)]
    return next((text for text in texts if is_declared_title(draft.document, text)), next(iter(texts), None))


def _with_day(draft: Draft, head: list[Piece]) -> Draft:
    """Take the only date of the head that is not said to be another one; of several the right one is not known."""
    texts = (tidy(piece.text) for piece in head)
    printed = [find_printed_date(text) for text in texts if OTHER_DATE.search(text) is None]
    dates = {each.date for each in printed if each is not None and each.date is not None}
    return draft.set_fact("header-line", date=dates.pop().isoformat()) if len(dates) == 1 else draft


def _above_heading_of_transcript(draft: Draft) -> Draft:
    """Claim what is above a heading such as `Transcript`, if the labels are below it: notes of a show, its guests."""
    lines = [line for form in draft.convention.forms for line in form.evidence.lines]
    if draft.kind != "transcript" or not draft.convention.proves_transcript or not lines:
        return draft
    first = min(lines)
    headings = [
        piece.line
        for piece in draft.pieces
        if piece.line < first and piece.line in draft.document.headings and head_words().names_record(piece.text)
    ]
    if not headings:
        return draft
    rule = f"{RULE}: above the heading of the transcript"
    return draft.with_pieces(
        [
            piece.claim("removed", rule, "metadata") if piece.became is None and piece.line < headings[-1] else piece
            for piece in draft.pieces
        ]
    )


def _head_above(draft: Draft, first: int) -> list[Piece]:
    """Return the unclaimed lines above the first label; no line if they are too many or one is a sentence."""
    apart = draft.convention.lines_apart
    head = [piece for piece in draft.pieces if piece.became is None and piece.line < first and piece.line not in apart]
    if head and head[-1].text.lstrip()[:1] in _BRACKETS and _is_direction(head[-1].text):
        head.pop()  # the music before the first words
    headings = draft.document.headings  # a title may ask: `Who pays for the hedges?`
    is_head = len(head) <= _MAX_LINES and not any(_is_sentence(piece) for piece in head if piece.line not in headings)
    return head if is_head else []


def _is_direction(text: str) -> bool:
    words = fold(text).strip()
    return words[-1:] in {"]", ")"} and direction_in_brackets(words[1:-1].strip(". ")) is not None


def _service_lines(draft: Draft, marked: set[int]) -> list[Piece]:
    """Return the unclaimed lines that the service wrote, not a speaker."""
    return [piece for piece in draft.pieces if piece.became is None and _is_service_line(piece, marked)]


def _is_service_line(piece: Piece, marked: set[int]) -> bool:
    text = piece.text.strip()
    return piece.line not in marked and len(text) < _MAX_CHARS and _SERVICE_LINE.fullmatch(text) is not None


def _claim(piece: Piece, title: str | None) -> Piece:
    return piece.claim("removed", RULE, "heading" if tidy(piece.text) == title else "metadata")


def _is_sentence(piece: Piece) -> bool:
    text = piece.text.strip()
    return len(text) > _MAX_CHARS or _SENTENCE_END.search(text) is not None or "://" in text
