"""One chevron without a label: `> Good morning.`, in a document with other chevrons that begin turns."""

from __future__ import annotations

from generator.reading.grammar.turn_marks import CHEVRONS, Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.chevrons import labels_behind
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "single chevrons"


def find(lines: DocumentLines) -> Evidence | None:
    """One chevron may quote a mail, so two chevrons or a label behind one must show what it means here."""
    uses = lines.uses
    if not uses.chevrons[1] or not (uses.chevrons[2] or labels_behind(lines)):
        return None
    single = [index for index in uses.chevron_places if not lines.pieces[index].text.lstrip().startswith(">>")]
    return Evidence(NAME, 0.5, lines.numbers(single), proves_transcript=False)


def mark_at(line: MarkLine, _evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line with one chevron."""
    match = CHEVRONS.match(line.text)
    return Mark(0, None, match.end(), match.end()) if match else None


FORM = MarkForm(NAME, find, mark_at)
