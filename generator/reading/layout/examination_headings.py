"""Headings in the record of a court: `DIRECT EXAMINATION`, `BY MS. KOOL:` above her questions."""

from __future__ import annotations

import re

from generator.reading.draft import Draft

RULE = "examination headings"

_QUESTIONS = "questions and answers"
_HEADING = re.compile(
    r"\s{0,60}(?:(?:FURTHER |CONTINUED )?(?:RE-?)?(?:DIRECT|CROSS|RECROSS|REDIRECT)?[- ]?EXAMINATION"
    r"(?: \((?:RESUMED|CONTINUED|CONTINUING)\)|,? (?:RESUMED|CONTINUED|CONTINUING))?"
    r"|BY (?:MR|MRS|MS|MISS|DR|JUDGE|JUSTICE|THE)\b\.? [^:]{2,40}:)\s{0,40}",
    re.IGNORECASE,
)


def examination_headings(draft: Draft) -> Draft:
    """Claim the headings of examinations in a document of questions and answers."""
    if draft.kind != "transcript" or all(form.evidence.form != _QUESTIONS for form in draft.convention.forms):
        return draft
    return draft.with_pieces(
        [
            piece.claim("removed", RULE, "heading")
            if piece.became is None and len(piece.text) < 120 and _HEADING.fullmatch(piece.text)
            else piece
            for piece in draft.pieces
        ]
    )
