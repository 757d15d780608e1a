"""The initials of question and answer beside names: `P: ¿De quién es?`, `R: Mía.` between `SEÑORA BELL: Objeción.`.

The record of a hearing prints the initials where one lawyer asks one witness, and names for all others who speak. `Q:`
and `A:` are labels by themselves; the initials of other languages also number the points of a list.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter

from generator.reading.grammar.language_words import question_words
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons, colon_questions
from generator.reading.turns.forms.colon_questions import is_dialogue, is_page_of_questions
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.text.normal import fold

NAME = "initials of question and answer"

_MARK = re.compile(r"[\s\u00a0\ufeff]{0,40}(?P<label>[^\W\d_a-z])[\s\u00a0]?[:\uff1a](?=[\s\u00a0]+\S)")
_MIN_PLACES = 2
"""Questions, and answers, that the document must have."""

_ENGLISH = ("q", "a")


def find(lines: DocumentLines) -> Evidence | None:
    """Find the initials, if a question comes first and people speak to each other behind them."""
    marked = [
        (index, match)
        for index, line in lines.mark_lines
        if (match := _MARK.match(line.text)) is not None and line.is_apart
    ]
    if len(marked) < 2 * _MIN_PLACES or is_page_of_questions(lines):
        return None
    names = [fold(match["label"]) for _, match in marked]
    pair = _pair(Counter(names))
    if pair is None or names[0] != pair[0] or not set(names) <= set(pair):
        return None
    texts: dict[str, list[str]] = {name: [] for name in pair}
    for (index, match), name in zip(marked, names, strict=True):
        texts[name].append(lines.pieces[index].text[match.end() :])
    if not is_dialogue(texts[pair[0]], texts[pair[1]], pair):
        return None
    return Evidence(NAME, 1.0, lines.numbers([index for index, _ in marked]), frozenset(pair), proves_transcript=False)


def _pair(counts: Counter[str]) -> tuple[str, str] | None:
    """Return the initials for question and answer of one language that the document has twice and more."""
    often = {name for name, count in counts.items() if count >= _MIN_PLACES}
    pairs = (pair for words in question_words() for pair in itertools.product(words.questions, words.answers))
    return next((pair for pair in pairs if pair != _ENGLISH and often.issuperset(pair)), None)


def mark_at(line: MarkLine, evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with an initial."""
    match = _MARK.match(line.text) if line.number in evidence.lines else None
    return Mark(match.start("label"), match["label"], match.end(), match.end()) if match is not None else None


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME, colon_questions.NAME), needs_other=True)
