"""People who call out and are not named, before a colon: `Some hon. members: Oh, oh.`, `Una voce dai banchi: …`.

Beside labels of another form their label has a colon, and often comes once. It names nobody, so that a mistake puts no
words into the mouth of a person.
"""

from __future__ import annotations

from generator.reading.grammar.names import read_label
from generator.reading.grammar.turn_marks import Evidence
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons, labels
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.label_uses import LabelUse
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "people who are not named"


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels of an audience behind which speech follows."""
    uses = [use for use in lines.uses.alone.values() if _is_audience(use, lines.vocabulary)]
    if not uses:
        return None
    places = [index for use in uses for index in use.places]
    return Evidence(NAME, 1.0, lines.numbers(places), frozenset(use.name for use in uses), proves_transcript=False)


def _is_audience(use: LabelUse, vocabulary: Vocabulary) -> bool:
    """Return True for a label of several words, or one that is sure, that names an audience and no person."""
    if use.strength == "weak" or use.is_weak_once or not use.spoken_count:
        return False
    read = read_label(use.printed, vocabulary)
    return read.role == "audience" and read.name is None


FORM = MarkForm(NAME, find, labels.mark_at, yields_to=(chevrons.NAME,), needs_other=True)
