"""Claim footnotes between the words of a transcript: nobody says them.

A footnote begins with a raised number that is behind a word further up: `the walk¹ that day`, `¹ Built in 1788.`
"""

from __future__ import annotations

import re

from generator.reading.draft import Draft
from generator.reading.grammar.turn_marks import mark_at

_RULE = "footnotes"

_RAISED = "[⁰¹²³⁴-⁹]"
_NOTE = re.compile(rf"\s{{0,20}}(?P<number>{_RAISED}{{1,3}})[ \t\u00a0]{{0,8}}(?=[^\s⁰¹²³⁴-⁹])")
_REFERENCE = re.compile(rf"(?<=[^\W\d_]|[.,;:!?)\]\"”’»])(?P<number>{_RAISED}{{1,3}})(?!\w)")
_SENTENCE_END = re.compile(r"[.?!…][\"”’»)\]]{0,2}\s{0,20}$")
_MAX_LINES = 6
"""Lines of one footnote, at most; it ends with a sentence or a blank line."""


def footnotes(draft: Draft) -> Draft:
    """Claim the paragraphs of a transcript that begin with a raised number to which a word above refers."""
    if draft.kind != "transcript" or draft.document.is_captions:
        return draft
    notes = _notes(draft)
    if not notes:
        return draft
    pieces = [
        piece.claim("removed", _RULE, "footnote") if index in notes else piece
        for index, piece in enumerate(draft.pieces)
    ]
    return draft.with_pieces(pieces)


def _notes(draft: Draft) -> set[int]:
    """Return the indices of the pieces that belong to footnotes."""
    if not any(piece.became is None and _NOTE.match(piece.text) for piece in draft.pieces):
        return set()  # as nearly always: no word has to be searched for references
    referred: set[str] = set()
    notes: set[int] = set()
    for index, piece in enumerate(draft.pieces):
        if piece.text.isascii() or index in notes:
            continue
        note = _NOTE.match(piece.text)
        if note is None or piece.became is not None or note["number"] not in referred:
            referred.update(match["number"] for match in _REFERENCE.finditer(piece.text))
        else:
            notes.update(range(index, _end(draft, index)))
    return notes


def _end(draft: Draft, index: int) -> int:
    """Return the index behind the last line of the footnote that begins at `index`; its sentence may go on below."""
    end = index + 1
    while end < min(len(draft.pieces), index + _MAX_LINES) and _goes_on(draft, end):
        end += 1
    return end


def _goes_on(draft: Draft, index: int) -> bool:
    """Return True if the sentence of the line above goes on in this line."""
    above, piece = draft.pieces[index - 1], draft.pieces[index]
    if piece.became is not None or piece.line != above.line + 1 or _SENTENCE_END.search(above.text[-24:]):
        return False
    return mark_at(draft.mark_line(index), draft.convention, draft.vocabulary) is None
