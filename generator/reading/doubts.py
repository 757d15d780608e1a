"""Doubts: what a person should look at, without anything being changed."""

from __future__ import annotations

from generator.reading.draft import Draft
from generator.reading.labels import find_label
from generator.reading.meeting import other_places
from generator.reading.typography import fold, tidy

_ROUGHLY = "roughly edited"


def doubts(draft: Draft) -> Draft:
    """Report what is missing and what looks like something else than it was taken for."""
    if draft.facts.title is None:
        draft = draft.find("title-unknown", "warning", "nothing says what the title is")
    draft = _marks_that_were_lost(draft)
    for piece in draft.pieces:
        if piece.became == "notice" and _ROUGHLY in fold(piece.text):
            draft = draft.find(
                "roughly-edited", "warning", "the notice says roughly edited: taken as final", piece.line
            )
            break
    return other_places(draft)


def _marks_that_were_lost(draft: Draft) -> Draft:
    """Report a paragraph of a transcript that begins with a label in capitals but without chevrons."""
    if draft.kind != "transcript":
        return draft
    for piece in draft.pieces:
        if piece.became != "text":
            continue
        start = piece.text[:200].lstrip()
        label = find_label(start, draft.vocabulary) if start[:2].isupper() else None
        if label is not None and label.strip().isupper() and " " in tidy(label):
            message = f"{tidy(label)!r} looks like a label without its chevrons; it stays in the words"
            draft = draft.find("label-without-mark", "warning", message, piece.line)
    return draft
