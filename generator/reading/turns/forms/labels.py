"""A label without chevrons: `MARA LINDQVIST: Good morning.`, also with a time beside it: `Mara Lindqvist  0:03`."""

from __future__ import annotations

from generator.reading.grammar.label_parts import COLONS, label_key
from generator.reading.grammar.labels import LabelCandidate
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine, skip_time
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import labels_with_colons_and_dashes
from generator.reading.turns.forms.chevrons import labels_behind
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.label_uses import LabelUse, LowercaseWords, is_office_or_organisation
from generator.reading.turns.forms.labels_before_tabs import labels_before_tabs
from generator.reading.turns.forms.labels_without_chevrons import labels_without_chevrons
from generator.reading.turns.forms.line_labels import line_label
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.misplaced_labels import misplaced_labels
from generator.reading.turns.forms.one_look import of_one_look
from generator.reading.turns.forms.passed_over import passed_over

NAME = "labels"


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels that begin turns, by how often and where the document has them."""
    alone = lines.uses.alone
    if not alone:
        return None
    labels = _accepted(lines)
    labels |= labels_before_tabs(lines, labels)
    labels -= misplaced_labels(lines, labels)
    refused = passed_over(lines, alone, labels)
    if not labels:
        return Evidence(NAME, 0.0, proves_transcript=False, passed_over=refused)
    places = [index for use in alone.values() if use.name in labels for index in use.places]
    return Evidence(
        NAME,
        strength=len(places) / sum(use.count for use in alone.values()),
        lines=lines.numbers(places),
        labels=labels,
        passed_over=refused,
    )


def mark_at(line: MarkLine, evidence: Evidence, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a label of the document."""
    start, label = line_label(line.text, vocabulary)
    if label is None or label_key(label.printed) not in evidence.labels:
        return None
    return _mark(line.text, start, label)


def _mark(text: str, start: int, label: LabelCandidate) -> Mark:
    colon = start + len(label.printed)
    if text[colon : colon + 1] in set(COLONS):
        return Mark(start, label.printed, colon + 1, skip_time(text, colon + 1))
    return Mark(start, label.printed, colon, start + label.end)


def _accepted(lines: DocumentLines) -> frozenset[str]:
    """Return the folded labels that begin a turn without chevrons."""
    uses, lowercase = lines.uses, lines.lowercase
    behind = labels_behind(lines)
    if behind:
        printed = {use.printed for use in behind}
        return frozenset(
            use.name
            for use in uses.alone.values()
            if use.printed in printed or (use.count > 1 and use.strength != "weak" and use.spoken_count)
        )
    if not uses.chevrons[2]:
        return of_one_look(lines, labels_without_chevrons(lines, uses.alone))
    spoken = [use for use in uses.alone.values() if use.spoken_count]
    capitals = sum(use.count > 1 and use.is_capitals for use in uses.alone.values())
    return frozenset(use.name for use in spoken if _is_beside_chevrons(use, capitals, lowercase, lines.vocabulary))


def _is_beside_chevrons(use: LabelUse, capitals: int, lowercase: LowercaseWords, vocabulary: Vocabulary) -> bool:
    """Return True if a label marks turns beside chevrons without a label: `AUDIENCE: No.` beside `>> Yes.`.

    Args:
        use: A label without chevrons, followed by speech.
        capitals: How many labels in capitals come more than once in the document.
        lowercase: The document's words in lower case.
        vocabulary: The archive's vocabulary.
    """
    if use.strength == "name":
        return use.count > 1
    if use.strength == "weak":
        return use.count > 2 and not use.is_question and not lowercase.include(use.name)
    if use.count > 1 or " " in use.name or is_office_or_organisation(use.printed, vocabulary):
        return True
    return capitals > 1 and len(use.name) > 1 and not lowercase.include(use.name)


FORM = MarkForm(NAME, find, mark_at, yields_to=(labels_with_colons_and_dashes.NAME,), is_labelled=True)
