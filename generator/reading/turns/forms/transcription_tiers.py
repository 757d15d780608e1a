"""The tiers of CHAT files, in which linguists write down talk: `*INV:` before words, `%com:` before a remark on them.

Lines that begin with `@` tell facts about the file. A line that begins with a tab goes on with the tier above it.
"""

from __future__ import annotations

import re

from generator.reading.draft import Piece
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "tiers of speech"

_SPEECH = re.compile(r"\*(?P<label>[A-Z0-9]{1,7}):[\t ]{1,8}")
_REMARK = re.compile(r"%[a-z]{2,10}:[\t ]")
_FACT = re.compile(r"@[A-Z][A-Za-z0-9 -]{0,40}(?::|\s{0,8}$)")
_MIN_PLACES = 3


def find(lines: DocumentLines) -> Evidence | None:
    """Find the tiers of a file that has facts, and speech of people with codes."""
    pieces = [lines.pieces[index] for index in lines.unclaimed]
    marks = {
        piece.line: Mark(match.start("label"), match["label"], match.end(), match.end())
        for piece in pieces
        if (match := _SPEECH.match(piece.text)) is not None
    }
    if len(marks) < _MIN_PLACES or not any(_FACT.match(piece.text) for piece in pieces):
        return None
    return Evidence(NAME, 1.0, frozenset(marks), marks=marks, apart=_lines_apart(pieces))


def _lines_apart(pieces: list[Piece]) -> frozenset[int]:
    """Return the lines of facts and remarks, with those that go on with them."""
    apart: set[int] = set()
    is_apart = False
    for piece in pieces:
        goes_on = piece.text.startswith("\t")
        is_apart = is_apart if goes_on else bool(_REMARK.match(piece.text) or _FACT.match(piece.text))
        if is_apart:
            apart.add(piece.line)
    return frozenset(apart)


FORM = MarkForm(NAME, find, told_mark)
