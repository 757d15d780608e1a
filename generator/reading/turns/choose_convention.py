"""The mark convention of a document: the forms of marks that it has, by the evidence of all its lines."""

from __future__ import annotations

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.turn_marks import AcceptedForm, Evidence, MarkConvention, Rival
from generator.reading.layout.title_of_page import title_with_colon
from generator.reading.turns.forms import chevrons, labels, names_alone, names_with_dashes
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.mark_forms import MARK_FORMS

_IN_FINDINGS = frozenset({names_alone.NAME, names_with_dashes.NAME})
"""The forms whose labels passed over are in findings, also where the form yields to another one."""


def choose_convention(draft: Draft) -> Draft:
    """Choose the mark convention of the document; nothing is claimed yet.

    Every form looks at the whole document. A form with evidence counts, unless it yields to another one that counts.
    """
    evidence = _all_evidence(draft)
    strongest = _strongest_shape(evidence)
    accepted: list[AcceptedForm] = []
    rivals: list[Rival] = []
    for form, shown in evidence:
        winner = _winner(form, shown, strongest, accepted)
        if form.needs_other and not any(other.evidence.proves_transcript for other in accepted):
            continue
        if not shown.lines or winner is not None:
            rivals.append(Rival(shown, winner))
        else:
            accepted.append(AcceptedForm(shown, form.mark_at))
    return msgspec.structs.replace(
        draft, convention=MarkConvention(tuple(accepted), tuple(rivals), title_with_colon(draft))
    )


def _all_evidence(draft: Draft) -> list[tuple[MarkForm, Evidence]]:
    """Return the evidence of each form; only a draft that is explained needs that of forms which yield to chevrons."""
    lines = DocumentLines(draft)
    evidence: list[tuple[MarkForm, Evidence]] = []
    marked: Evidence | None = None
    for form in MARK_FORMS:
        if marked is not None and not draft.is_explained and _yields_to_chevrons(form, marked):
            continue
        shown = form.find(lines)
        if shown is not None:
            evidence.append((form, shown))
            marked = shown if form is chevrons.FORM else marked
    return evidence


def _yields_to_chevrons(form: MarkForm, marked: Evidence) -> bool:
    """Return True if a form does not count, whatever it finds, and is in no finding.

    Args:
        form: The form.
        marked: The evidence of chevrons in the document.
    """
    if chevrons.NAME in form.yields_to:
        return True
    return marked.proves_transcript and form.is_labelled and form.name not in _IN_FINDINGS | {labels.NAME}


def _strongest_shape(evidence: list[tuple[MarkForm, Evidence]]) -> Evidence | None:
    """Return the evidence of the labelled form with the most lines; chevrons that mark turns come before all."""
    if any(form is chevrons.FORM and shown.proves_transcript for form, shown in evidence):
        return next(shown for form, shown in evidence if form is chevrons.FORM)
    shapes = [shown for form, shown in evidence if form.is_labelled and shown.lines]
    return max(shapes, key=lambda shown: len(shown.lines), default=None)


def _winner(form: MarkForm, shown: Evidence, strongest: Evidence | None, accepted: list[AcceptedForm]) -> str | None:
    """Return the name of the form to which this one yields, or `None` if it counts."""
    names = [other.evidence.form for other in accepted]
    winner = next((name for name in names if name in form.yields_to), None)
    if winner is None and form.is_labelled and strongest is not None and shown is not strongest:
        return None if _is_beside(form, shown, strongest) else strongest.form
    return winner


def _is_beside(form: MarkForm, shown: Evidence, strongest: Evidence) -> bool:
    """Return True if a labelled form counts beside the strongest one.

    It does so if a label has both forms. Labels before colons and before dashes may be of different people, because
    several people wrote the minutes: then all labels of the weaker form must have an office or a form of address.
    """
    if strongest.form == chevrons.NAME:
        return form.name == labels.NAME
    if shown.labels & strongest.labels:
        return True
    return strongest.form == labels.NAME and shown.are_offices
