"""The messages of a meeting's chat, below or among its captions: `10:01:04 From Ada Bell to Everyone: words`.

The head of each message says who wrote it, so that no other label of the document goes on there.
"""

from __future__ import annotations

import re

from generator.reading.draft import next_line
from generator.reading.grammar.printed_times import CLOCK
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "messages of a chat"

_BLANKS = r"[\s\u00a0]{1,4}"
_HEAD = re.compile(
    rf"[\s\ufeff]{{0,20}}(?P<time>[\[(]?{CLOCK}(?: ?[ap]\.?m\.?)?[\])]?){_BLANKS}"
    rf"(?:(?:from|von|de|da|van){_BLANKS})(?P<label>\S[^:\n]{{0,80}}?){_BLANKS}"
    rf"(?:to|an|a|à|para|aan){_BLANKS}[^:\n]{{1,80}}:(?=\s|$)",
    re.IGNORECASE,
)
_FIRST_SIGNS = frozenset("0123456789[(R\ufeff")
"""The first signs of a head, and of what the program writes."""

_REACTION = re.compile(r"\s{0,8}(?:Reacted to|Removed an? \S{1,20} reaction from) [\"“].{0,400}")
"""What the program writes about somebody who only pressed a button."""

_REPLY = re.compile(r"\s{0,8}Replying to [\"“].{0,400}[\"”]\s{0,8}")
_MIN_PLACES = 3


def find(lines: DocumentLines) -> Evidence | None:
    """Find the heads of messages; those of reactions, and what a message answers, are no speech."""
    marks: dict[int, Mark] = {}
    apart: set[int] = set()
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        first = piece.text[:1] if not piece.text[:1].isspace() else piece.text.lstrip()[:1]
        if first not in _FIRST_SIGNS:
            continue
        match = _HEAD.match(piece.text)
        if match is not None:
            words = next_line(lines.pieces, index)
            if not piece.text[match.end() :].strip() and words is not None and _REACTION.fullmatch(words.text):
                apart |= {piece.line, words.line}
            else:
                marks[piece.line] = Mark(match.start("label"), match["label"], match.end("label"), match.end())
        elif _REPLY.fullmatch(piece.text):
            apart.add(piece.line)
    if len(marks) < _MIN_PLACES:
        return None
    return Evidence(NAME, 1.0, frozenset(marks), marks=marks, apart=frozenset(apart))


FORM = MarkForm(NAME, find, told_mark)
