"""A label that ends with a full stop: `Mr. BYRD. Mr. President, …`, as the Congressional Record prints it."""

from __future__ import annotations

import re

from generator.reading.grammar.turn_marks import LABEL_WINDOW_CHARS, Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons, labels
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "labels with a full stop"

_FULL_STOP_LABEL = re.compile(
    r"(?P<label>(?:Mr|Mrs|Ms|Miss|Dr)\.[\s\u00a0](?:Ma?c|O['’]|D[eu]|Van |Le|La)?[A-ZÀ-Þ]{2,}(?:[- ][A-ZÀ-Þ]{2,}){0,2}"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
    r"|The (?:[A-Z]{5,}|[A-Z]{4,} [A-Z]{4,})(?: pro tempore)?(?: \((?:Mr|Mrs|Ms|Miss)\. [^()]{2,40}\))?)"
    r"\.(?=[\s\u00a0])"
)
"""A title in both cases, a name in capitals, and a full stop."""


def find(lines: DocumentLines) -> Evidence | None:
    """A label that ends a sentence may come by chance, so the document must have two."""
    places = [index for index in lines.uses.others if _label_and_end(lines.pieces[index].text)[0] is not None]
    return Evidence(NAME, 1.0, lines.numbers(places)) if len(places) > 1 else None


def mark_at(line: MarkLine, _evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with such a label."""
    label, end = _label_and_end(line.text)
    return Mark(0, label, end, end) if label is not None else None


def _label_and_end(text: str) -> tuple[str | None, int]:
    """Return the label that ends with a full stop, and the end of the mark; `None` and 0 for another line."""
    head = text[:LABEL_WINDOW_CHARS]
    stripped = head.lstrip()
    match = _FULL_STOP_LABEL.match(stripped)
    return (match["label"], len(head) - len(stripped) + match.end()) if match else (None, 0)


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME, labels.NAME))
