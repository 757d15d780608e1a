"""The list of all forms of marks."""

from __future__ import annotations

from generator.reading.turns.forms import (
    chat_lines,
    chevrons,
    colon_questions,
    full_stop_labels,
    heading_names,
    labelled_items,
    labels,
    labels_in_lists,
    names_alone,
    names_between_asterisks,
    names_in_brackets,
    names_with_dashes,
    names_with_times,
    questions_and_answers,
    signed_labels,
    single_chevrons,
    speaker_signs,
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
    speaker_signs.FORM,
    chat_lines.FORM,
    names_between_asterisks.FORM,
    names_in_brackets.WITH_SIGN,
    names_in_brackets.SQUARE,
    names_in_brackets.ROUND,
    names_with_times.FORM,
    names_alone.ABOVE_TIMES,
    labels.FORM,
    labels_in_lists.FORM,
    names_with_dashes.FORM,
    names_alone.ALONE,
    questions_and_answers.FORM,
    colon_questions.FORM,
    full_stop_labels.FORM,
)
"""The forms of marks. In a document with several, the first that finds a mark in a line counts."""
