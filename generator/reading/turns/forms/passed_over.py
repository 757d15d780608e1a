"""Why texts that look like labels do not begin turns in this document."""

from __future__ import annotations

from collections.abc import Container

from generator.reading.grammar.turn_marks import PassedOver
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.label_uses import LabelUse


def passed_over(lines: DocumentLines, uses: dict[str, LabelUse], labels: Container[str]) -> tuple[PassedOver, ...]:
    """Return the texts that are not accepted as labels, with the reason and their lines, in document order.

    Args:
        lines: The document.
        uses: What may be labels in one form.
        labels: The accepted labels, folded.
    """
    is_alone = uses is lines.uses.alone
    return tuple(
        PassedOver(
            use.printed,
            _reason(lines, use, is_spoken=not is_alone or use.spoken_count > 0),
            tuple(lines.pieces[index].line for index in use.places),
        )
        for use in uses.values()
        if use.name not in labels
    )


def _reason(lines: DocumentLines, use: LabelUse, *, is_spoken: bool) -> str:
    """Return the clearest thing that speaks against a label."""
    if not is_spoken:
        return "no speech follows it"
    if use.strength == "weak" and lines.lowercase.include(use.name):
        return "the text has its words in lower case"
    if use.count == 1:
        return "it comes once"
    return "it is one word in both cases" if use.strength == "weak" else "the labels mark no turns here"
