"""What a scribe writes between the turns of minutes taken in a chat: decisions, tasks, and commands to programs."""

from __future__ import annotations

import re

from generator.reading.draft import Draft
from generator.reading.grammar.turn_marks import mark_at

RULE = "scribe's notes"

_MAX_CHARS = 300
_PROGRAM = re.compile(r"\bscribe\.perl\b|\s{0,20}(?:scribe|present|regrets|agenda)\+ \S", re.IGNORECASE)
"""A sign that programs for minutes read the text."""

_NOTE = re.compile(
    r"\s{0,20}(?:(?:resolution|resolved|proposal|proposed|action(?: item)?|topic|subtopic|scribe|scribenick|chair|"
    r"meeting): \S"
    r"|(?:scribe|present|regrets|agenda|chair)\+ \S|(?:zakim|rrsagent|agendabot|trackbot|ghurlbot), \S"
    r"|s/[^/]{1,60}/[^/]{0,60}/?g?\s{0,20}$)",
    re.IGNORECASE,
)


def scribe_notes(draft: Draft) -> Draft:
    """Claim the notes of the scribe, if a program for minutes left its name or a command in the document."""
    if draft.kind != "transcript" or draft.document.is_captions:
        return draft
    if not _has_program(draft):
        return draft
    pieces = list(draft.pieces)
    for index, piece in enumerate(draft.pieces):
        is_note = piece.became is None and len(piece.text) < _MAX_CHARS and _NOTE.match(piece.text) is not None
        if is_note and mark_at(draft.mark_line(index), draft.convention, draft.vocabulary) is None:
            pieces[index] = piece.claim("removed", RULE, "marker")
    return draft.with_pieces(pieces)


def _has_program(draft: Draft) -> bool:
    """Return True if a line of the text, or one that the format set aside, has a sign of such a program."""
    if any(_is_by_program(piece.text[:_MAX_CHARS]) for piece in draft.pieces):
        return True
    return any(_is_by_program(draft.document.lines[line - 1][:_MAX_CHARS]) for line in draft.document.asides)


def _is_by_program(text: str) -> bool:
    """Return True for a line with the name of a program or a command to one."""
    # Nearly all lines have neither sign, and looking for them is much faster than the pattern.
    return ("+ " in text or "cribe.perl" in text) and _PROGRAM.search(text) is not None
