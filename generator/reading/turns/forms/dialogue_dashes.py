"""Dashes of a dialogue: `— Почему?`, `――今日は。`. The questions of an interview, or questions and answers in turn.

A dash says that somebody else speaks, and not who it is.
"""

from __future__ import annotations

import re
from itertools import pairwise

from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.colon_questions import QUESTION_SIGN_AT_END
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.labels_in_lists import FORM as LABELS_IN_LISTS
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "dashes of a dialogue"

_DASH = re.compile(r"[\s\u00a0\u3000\ufeff]{0,20}(?:[―—–─]{1,2}|--|-(?=[ \u00a0]))[\s\u00a0\u3000]{0,4}(?=[^\s―—–─-])")
_QUESTION = re.compile(QUESTION_SIGN_AT_END + r"|か。[\s\u3000]{0,20}$")
_MIN_PLACES = 4
_MIN_QUESTIONS = 2
_MIN_QUESTION_SHARE = 0.25
"""Share of the paragraphs with a dash that are questions: the items of a list rarely are."""


def find(lines: DocumentLines) -> Evidence | None:
    """A list has dashes, too, so questions must come among them, and somebody must answer each of them."""
    dashed = [(index, _is_question(line)) for index, line in lines.mark_lines if _is_dashed(line)]
    questions = [index for index, is_question in dashed if is_question]
    if len(dashed) < _MIN_PLACES or len(questions) < max(_MIN_QUESTIONS, _MIN_QUESTION_SHARE * len(dashed)):
        return None
    answered = sum(is_question and not answer for (_, is_question), (_, answer) in pairwise(dashed))
    if answered < _MIN_QUESTIONS and not _are_between_others(lines, [index for index, _ in dashed], questions):
        return Evidence(NAME, 0.0, proves_transcript=False)
    return Evidence(NAME, len(questions) / len(dashed), lines.numbers([index for index, _ in dashed]))


def mark_at(line: MarkLine, _evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a paragraph that begins with a dash."""
    match = _DASH.match(line.text) if _is_dashed(line) else None
    return Mark(0, None, match.end(), match.end()) if match else None


def _is_dashed(line: MarkLine) -> bool:
    return not line.text[:1].isalnum() and line.is_apart and _DASH.match(line.text) is not None


def _is_question(line: MarkLine) -> bool:
    return _QUESTION.search(line.text[-40:]) is not None


def _are_between_others(lines: DocumentLines, dashed: list[int], questions: list[int]) -> bool:
    """Return True if nearly every paragraph with a dash is a question or the last one, and others are between them."""
    places = {index: place for place, index in enumerate(lines.unclaimed)}
    apart = sum(places[below] - places[above] > 1 for above, below in pairwise(dashed))
    return apart == len(dashed) - 1 and len(questions) >= len(dashed) / 2


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME, LABELS_IN_LISTS.name))
