"""A name that stands out at the start of a line: **Mara Lindqvist** in bold, slanted or underlined letters.

The words follow in the same line, with or without a colon or a time between, or in the lines below.
"""

from __future__ import annotations

import re

import msgspec

from generator.reading.grammar.turn_marks import Evidence, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.told_labels import ToldLabel, marking_labels, read_label, told_evidence

NAME = "words that stand out"

_NICK = re.compile(r"<(?P<nick>[^\W\d_][^<>/\n]{0,40})>")


def find(lines: DocumentLines) -> Evidence | None:
    """Find the names that stand out again and again in the same way; headings are another form.

    Beside them `<mara>` of a chat is a label, too, whatever the name is.
    """
    if not lines.leads:
        return None
    candidates: list[ToldLabel] = []
    nicks: list[ToldLabel] = []
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        length = _lead(lines, index)
        if length > 0 and not lines.headings.get(piece.line) and not lines.rows.get(piece.line):
            label = read_label(piece.text, length, piece.line, "lead")
            nick = _NICK.fullmatch(label.label) if label is not None else None
            if label is not None and nick is not None:
                nicks.append(msgspec.structs.replace(label, label=nick["nick"], start=label.start + 1))
            elif label is not None:
                candidates.append(label)
    labels = marking_labels(candidates, lines)
    return told_evidence(NAME, [*labels, *nicks], len(candidates) + len(nicks)) if labels else None


def _lead(lines: DocumentLines, index: int) -> int:
    """Return how many characters at the start of a piece stand out; a time before it may stand out with them."""
    piece = lines.pieces[index]
    length = lines.leads.get(piece.line, 0)
    before = lines.pieces[index - 1] if index else piece
    return length - len(before.text) if before is not piece and before.line == piece.line else length


FORM = MarkForm(NAME, find, told_mark)
