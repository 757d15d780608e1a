"""Doubts: what a person should look at, without anything being changed."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.dates import find_date
from generator.reading.grammar.header_lines import event_at
from generator.reading.grammar.labels import find_label
from generator.reading.grammar.typography import fold, tidy
from generator.reading.metadata.event import other_places

_ROUGHLY = "roughly edited"
_OPENING = 4000
"""Characters of the first words."""

_FULL_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?),? 20\d\d\b"
)


def metadata_findings(draft: Draft) -> Draft:
    """Report what is missing and what looks like something else than it was taken for."""
    if draft.facts.title is None:
        draft = draft.add_finding("title-unknown", "warning", "nothing says what the title is")
    draft = _marks_that_were_lost(draft)
    for piece in draft.pieces:
        if piece.became == "notice" and _ROUGHLY in fold(piece.text):
            draft = draft.add_finding(
                "roughly-edited", "warning", "the notice says roughly edited: taken as final", piece.line
            )
            break
    return _half_of_the_day(_other_meeting(other_places(draft)))


def _other_meeting(draft: Draft) -> Draft:
    """Report a transcript whose first words name date and city of another meeting: perhaps its heading is another's."""
    event = draft.settings.event(draft.facts.event)
    if draft.kind != "transcript" or event is None:
        return draft
    said = ""
    line = None
    for piece in draft.pieces:
        if piece.became == "text":
            line = piece.line if line is None else line
            said += " " + tidy(piece.text[: _OPENING - len(said)])
        if len(said) >= _OPENING:
            break
    for match in _FULL_DATE.finditer(said):
        date = find_date(match[0])
        other = event_at(draft.settings, date) if date is not None else None
        if other is not None and other.id != event.id and other.city and fold(other.city) in fold(said):
            message = f"{match[0]} and {other.city} are said at the start: those of {other.id}; {event.id} is kept"
            return draft.add_finding("event-disagrees", "warning", message, line)
    return draft


def _half_of_the_day(draft: Draft) -> Draft:
    """Report a heading that says another half of the day than the notice."""
    heads = {half for piece in draft.pieces if piece.detail in {"heading", "metadata"} for half in _halves(piece)}
    for piece in draft.pieces:
        halves = _halves(piece) if piece.became == "notice" else set()
        if len(heads) == 1 and len(halves) == 1 and heads != halves:
            message = f"the heading says {heads.pop()}, the notice {halves.pop()}"
            return draft.add_finding("half-day-disagrees", "warning", message, piece.line)
    return draft


def _halves(piece: Piece) -> set[str]:
    return {half.casefold() for half in re.findall(r"(?i)\b(?:morning|afternoon)\b", piece.text[:_OPENING])}


def _marks_that_were_lost(draft: Draft) -> Draft:
    """Report a paragraph of a transcript that begins with a label in capitals but without chevrons."""
    if draft.kind != "transcript":
        return draft
    for piece in draft.pieces:
        if piece.became != "text":
            continue
        start = piece.text[:200].lstrip()
        label = find_label(start, draft.vocabulary) if start[:2].isupper() else None
        if label is not None and label.strip().isupper() and " " in tidy(label):
            message = f"{tidy(label)!r} looks like a label without its chevrons; it stays in the words"
            draft = draft.add_finding("label-without-mark", "warning", message, piece.line)
    return draft
