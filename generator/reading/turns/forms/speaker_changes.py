"""A tag that says that somebody else speaks, and not who it is: `<Newspeech> words`, `[new speaker] words`."""

from __future__ import annotations

import re

from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "tags of a new speaker"

_TAG = re.compile(
    r"[\s\ufeff]{0,20}[<\[({]{1,2}/?[ ]?(?:new[ _-]?(?:speech|speaker|voice)|speaker[ _-]?change|change of speakers?"
    r"|(?:next|different|another) speaker)[ ]?/?[>\])}]{1,2}[:.]?[\s\u00a0]{0,8}",
    re.IGNORECASE,
)
_MIN_PLACES = 2


def find(lines: DocumentLines) -> Evidence | None:
    """Find the tags, if the document has several."""
    places = [index for index in lines.unclaimed if _has_words_behind(lines.pieces[index].text)]
    if len(places) < _MIN_PLACES:
        return None
    return Evidence(NAME, 1.0, lines.numbers(places), proves_transcript=len(places) > _MIN_PLACES)


def mark_at(line: MarkLine, _evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a tag."""
    match = _TAG.match(line.text) if _has_words_behind(line.text) else None
    return Mark(match.end(), None, match.end(), match.end()) if match else None


def _has_words_behind(text: str) -> bool:
    match = _TAG.match(text)
    return match is not None and match.end() < len(text)


FORM = MarkForm(NAME, find, mark_at)
