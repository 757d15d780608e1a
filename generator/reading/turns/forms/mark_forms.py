"""The list of all forms of marks."""

from __future__ import annotations

from generator.reading.turns.forms import (
    chevrons,
    full_stop_labels,
    heading_names,
    labelled_items,
    labels,
    questions_and_answers,
    signed_labels,
    single_chevrons,
    table_rows,
    times_above_names,
    words_that_stand_out,
)
from generator.reading.turns.forms.mark_form import MarkForm

MARK_FORMS: tuple[MarkForm, ...] = (
    chevrons.FORM,
    single_chevrons.FORM,
    table_rows.FORM,
    times_above_names.FORM,
    words_that_stand_out.FORM,
    heading_names.FORM,
    labelled_items.FORM,
    signed_labels.FORM,
    labels.FORM,
    questions_and_answers.FORM,
    full_stop_labels.FORM,
)
"""The forms of marks. In a document with several, the first that finds a mark in a line counts."""
