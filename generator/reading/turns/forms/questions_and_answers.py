"""`Q.` and `A.`: the record of a hearing. `Q` and blanks: a question of the press."""

from __future__ import annotations

from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.label_uses import BARE_QUESTION, QUESTION_OR_ANSWER
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "questions and answers"


def find(lines: DocumentLines) -> Evidence | None:
    """Find the lines that begin with `Q.` and `A.`, or with `Q` and a blank."""
    questions = lines.uses.questions
    return Evidence(NAME, 1.0, lines.numbers(questions)) if questions else None


def mark_at(line: MarkLine, evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with `Q.` or `A.`, or with `Q` and a blank."""
    match = QUESTION_OR_ANSWER.match(line.text)
    if match is None and line.number in evidence.lines:
        match = BARE_QUESTION.match(line.text)
    return Mark(0, match["label"], match.end(), match.end()) if match else None


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME,))
