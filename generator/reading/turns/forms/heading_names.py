"""Headings that name who speaks: `#### Mara Lindqvist`, above the words of each turn."""

from __future__ import annotations

from generator.reading.grammar.turn_marks import Evidence, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.told_labels import ToldLabel, marking_labels, read_label, told_evidence

NAME = "headings that name a speaker"


def find(lines: DocumentLines) -> Evidence | None:
    """Find the rank of headings in which names come again and again."""
    if not lines.headings:
        return None
    candidates: list[ToldLabel] = []
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        rank = lines.headings.get(piece.line)
        if rank:
            label = read_label(piece.text, len(piece.text), piece.line, f"heading {rank}")
            if label is not None:
                candidates.append(label)
    labels = marking_labels(candidates, lines)
    return told_evidence(NAME, labels, len(candidates)) if labels else None


FORM = MarkForm(NAME, find, told_mark)
