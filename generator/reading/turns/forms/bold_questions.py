"""Questions that stand out in bold letters, without a label, and the answers below them, as magazines print interviews.

Nothing says who speaks, but every question and the first paragraph of every answer begin a turn.
"""

from __future__ import annotations

import re

from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.colon_questions import QUESTION_SIGN_AT_END, is_dialogue, is_page_of_questions
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "questions in bold letters"

_QUESTION = re.compile(QUESTION_SIGN_AT_END)
_MIN_QUESTIONS = 3
_MIN_QUESTION_SHARE = 0.6
"""Share of the bold paragraphs that are questions; some ask without a question sign."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the bold paragraphs, most of them questions, and the paragraphs behind them."""
    bold = [index for index in lines.unclaimed if _is_bold(lines, index)] if lines.leads else []
    questions = [index for index in bold if _QUESTION.search(lines.pieces[index].text[-40:])]
    if len(questions) < max(_MIN_QUESTIONS, _MIN_QUESTION_SHARE * len(bold)) or is_page_of_questions(lines):
        return None
    answers = _behind(lines, frozenset(bold))
    asked = [lines.pieces[index].text for index in questions]
    answered = [lines.pieces[index].text for index in answers]
    if len(answers) < len(questions) * _MIN_QUESTION_SHARE or not is_dialogue(asked, answered):
        return Evidence(NAME, 0.0, proves_transcript=False)
    marked = lines.numbers([index for index in (*bold, *answers) if index >= questions[0]])
    marks = {line: Mark(0, None, 0, 0) for line in marked}
    return Evidence(NAME, len(questions) / len(bold), marked, marks=marks)


def _behind(lines: DocumentLines, bold: frozenset[int]) -> list[int]:
    """Return the paragraphs directly behind a bold one that are not bold."""
    return [index for index in lines.unclaimed if index - 1 in bold and index not in bold]


def _is_bold(lines: DocumentLines, index: int) -> bool:
    """Return True for a paragraph that stands out as a whole and is no heading."""
    piece = lines.pieces[index]
    return piece.line not in lines.headings and lines.leads.get(piece.line, 0) >= len(piece.text.rstrip()) > 0


FORM = MarkForm(NAME, find, told_mark, yields_to=(chevrons.NAME,))
