"""A name and what the person is on two lines below a line of dots, as transcripts of calls with investors have them.

..........................................
Odile Marchetti
Chief Executive Officer, Quay Holdings   A
..........................................

The words follow, sometimes below another such line. The operator has a label with a colon there.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import label_candidate, names_somebody
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.rule_lines import is_rule
from generator.text.normal import tidy

NAME = "names below rules"

_QUESTION_SIGN = re.compile(r"(?<!\s)\s{2,200}[QA]\s{0,20}$")
_SENTENCE_END = re.compile(r"(?<!Inc)(?<!Co)(?<!Ltd)(?<!Corp)[.?!:;…]$")
_MAX_NAME_CHARS = 70
_MAX_DESCRIPTION_CHARS = 220
_MIN_NAMES = 3
_MIN_SIGNS = 20
"""Signs of a rule."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the names; one of them must come again."""
    rules = [index for index, piece in enumerate(lines.pieces) if is_rule(piece.text, _MIN_SIGNS)]
    named = [index + 1 for index in rules if _is_described_name(lines, index + 1)]
    counts = Counter(label_key(lines.pieces[index].text) for index in named)
    if len(named) < _MIN_NAMES or max(counts.values()) < 2:
        return None
    marks = {lines.pieces[index].line: _whole(lines.pieces[index].text) for index in named}
    for index in rules:
        if index + 1 not in named and index + 1 < len(lines.pieces) and (mark := _operator(lines, index + 1)):
            marks[lines.pieces[index + 1].line] = mark
    apart = lines.numbers([index + 1 for index in named])
    return Evidence(NAME, 1.0, frozenset(marks), marks=marks, apart=apart)


def _is_described_name(lines: DocumentLines, index: int) -> bool:
    """Return True for a name with a description on the line directly below it, and words below that."""
    if index + 2 >= len(lines.pieces):
        return False
    name, description = lines.pieces[index], lines.pieces[index + 1]
    if name.became is not None or description.became is not None or description.line != name.line + 1:
        return False
    is_name = len(name.text) < _MAX_NAME_CHARS and ":" not in name.text
    text = _QUESTION_SIGN.sub("", description.text).strip()
    describes = len(description.text) < _MAX_DESCRIPTION_CHARS and _SENTENCE_END.search(text) is None
    return is_name and describes and text[:1].isupper() and names_somebody(tidy(name.text), lines.vocabulary)


def _whole(text: str) -> Mark:
    start = len(text) - len(text.lstrip())
    return Mark(start, text.strip(), len(text.rstrip()), len(text))


def _operator(lines: DocumentLines, index: int) -> Mark | None:
    """Return the mark of a line below a rule that begins with a sure label and a colon: `Operator: Good morning.`."""
    piece = lines.pieces[index]
    label = label_candidate(piece.text, lines.vocabulary) if piece.became is None else None
    if label is None or label.strength != "sure":
        return None
    return Mark(0, label.printed, label.end, label.end)


FORM = MarkForm(NAME, find, told_mark)
