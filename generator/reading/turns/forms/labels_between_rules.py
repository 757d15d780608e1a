"""A label and a number alone between two lines of hyphens, as transcripts of calls with analysts have them.

--------------------------------------------------
Odile Marchetti, Quay Holdings - Director    [3]
--------------------------------------------------

A heading between such lines without a number, `Definitions`, begins what nobody said, up to the next label.
"""

from __future__ import annotations

import re
from collections.abc import Container

from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.rule_lines import is_rule

NAME = "labels between rules"

_NUMBERED = re.compile(r"[\s\u00a0]{0,20}(?P<label>[^\W_][^\[\]\n]{0,200}?)[\s\u00a0]{1,40}\[\d{1,4}\][\s\u00a0]{0,20}")
_HEADING = re.compile(r"[^\W\d_a-z][^\n.?!:]{0,60}")
_MAX_CHARS = 250
_MIN_PLACES = 3


def find(lines: DocumentLines) -> Evidence | None:
    """Find the numbered lines between rules; what is between the first rule and the first label belongs to the head."""
    rules = {index for index, piece in enumerate(lines.pieces) if is_rule(piece.text)}
    between = [index + 1 for index in sorted(rules) if index + 2 in rules]
    marks = {index: mark for index in between if (mark := _mark(lines.pieces[index].text)) is not None}
    if len(marks) < _MIN_PLACES:
        return None
    apart = _behind_headings(lines, {min(rules)} | _headings(lines, between, marks), marks)
    numbered = {lines.pieces[index].line: mark for index, mark in marks.items()}
    return Evidence(NAME, 1.0, frozenset(numbered), marks=numbered, apart=lines.numbers(apart))


def _headings(lines: DocumentLines, between: list[int], marks: Container[int]) -> set[int]:
    """Return the lines between rules that begin a part of the document: above a label, or behind the last words.

    A paragraph of one line between two labels is between rules, too, and so is a table in what somebody says.
    """
    last = max(index for index in between if index in marks)
    return {
        index
        for index in between
        if index not in marks
        and index - 2 not in marks
        and (index + 2 in marks or index > last)
        and _HEADING.fullmatch(lines.pieces[index].text.strip()) is not None
    }


def _behind_headings(lines: DocumentLines, headings: Container[int], marks: Container[int]) -> list[int]:
    """Return the unclaimed pieces from each heading to the next label."""
    apart: list[int] = []
    is_apart = False
    for index, piece in enumerate(lines.pieces):
        is_apart = (is_apart or index in headings) and index not in marks
        if is_apart and piece.became is None:
            apart.append(index)
    return apart


def _mark(text: str) -> Mark | None:
    match = _NUMBERED.fullmatch(text) if len(text) < _MAX_CHARS and "[" in text else None
    return Mark(match.start("label"), match["label"], match.end("label"), len(text)) if match else None


FORM = MarkForm(NAME, find, told_mark)
