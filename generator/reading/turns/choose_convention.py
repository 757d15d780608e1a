"""The mark convention of a document: the forms of marks that it has, by the evidence of all its lines."""

from __future__ import annotations

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.turn_marks import AcceptedForm, MarkConvention, Rival
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_forms import MARK_FORMS


def choose_convention(draft: Draft) -> Draft:
    """Choose the mark convention of the document; nothing is claimed yet.

    Every form looks at the whole document. A form with evidence counts, unless it yields to another one that counts.
    """
    lines = DocumentLines(draft)
    accepted: list[AcceptedForm] = []
    rivals: list[Rival] = []
    for form in MARK_FORMS:
        evidence = form.find(lines)
        if evidence is None:
            continue
        winners = [other.evidence.form for other in accepted if other.evidence.form in form.yields_to]
        if not evidence.lines:
            rivals.append(Rival(evidence, None))
        elif winners:
            rivals.append(Rival(evidence, winners[0]))
        else:
            accepted.append(AcceptedForm(evidence, form.mark_at))
    return msgspec.structs.replace(draft, convention=MarkConvention(tuple(accepted), tuple(rivals)))
