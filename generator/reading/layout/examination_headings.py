"""Headings in the record of a court: `DIRECT EXAMINATION`, `BY MS. KOOL:` above her questions, `E. PELL - CROSS`."""

from __future__ import annotations

import re

from generator.reading.draft import Draft

RULE = "examination headings"

_QUESTIONS = "questions and answers"
_HEADING = re.compile(
    r"\s{0,60}(?:(?:FURTHER |CONTINUED )?(?:RE-?)?(?:DIRECT|CROSS|RECROSS|REDIRECT)?[- ]?EXAMINATION"
    r"(?: \((?:RESUMED|CONTINUED|CONTINUING)\)|,? (?:RESUMED|CONTINUED|CONTINUING))?"
    r"|(?:FURTHER )?(?:DIRECT |CROSS-?|RE-?|RE-?DIRECT )?EXAMINATION(?:-IN-CHIEF)? BY .{3,50}"
    r"|(?:MR|MS|MRS|MISS|DR|PROFESSOR|SIR) [A-Z][A-Z .'’-]{3,60} \((?:RE-?CALLED|CALLED|SWORN|AFFIRMED|CONTINUED)\)"
    r"|(?-i:[A-Z][A-Z.'’ -]{2,40}?) ?[-–—/,] ?(?:RE-?)?(?:DIRECT|CROSS)(?:[- ]EXAMINATION)?(?: BY .{3,40})?"
    r"|(?-i:<[A-Z][A-Z0-9 .,'’():-]{3,90})"  # `<ODILE FERRAND, SWORN(10.14AM)`, as courts of Australia print it
    r"|(?:Further )?(?:Questions?|Examination|Cross-examination|Re-examination)(?: in chief)? (?:by|from|put by)"
    r" (?:(?:MR|MRS|MS|MISS|DR|PROF|PROFESSOR|SIR|DAME|LORD|LADY|JUDGE|JUSTICE)\.? (?-i:[A-Z][A-Z'’ -]{2,40})"
    r"|THE (?:CHAIR|CHAIRMAN|CHAIRWOMAN|PANEL|INQUIRY|CORONER|TRIBUNAL))"
    r"|BY (?:MR|MRS|MS|MISS|DR|JUDGE|JUSTICE|THE)\b\.? [^:]{2,40}:)\s{0,40}",
    re.IGNORECASE,
)


_WITNESS = re.compile(r"\s{0,60}[A-Z][A-Z.'’ -]{3,60},\s{0,40}")
_SWORN = re.compile(
    r"\b(?:(?:first )?duly sworn|affirmed|called (?:as a|for)|testified|examined|deposed)\b", re.IGNORECASE
)
_ENDS = ("follows:", "testified:", "deposed:")
_MAX_INTRODUCTION_LINES = 6


def _introductions(draft: Draft) -> set[int]:
    """Return the lines that introduce a witness, from `EDGAR PELL,` to `testified as follows:` or `testified:`."""
    introduction: set[int] = set()
    for index, piece in enumerate(draft.pieces):
        if piece.became is not None or len(piece.text) > 120 or _WITNESS.fullmatch(piece.text) is None:
            continue
        below = draft.pieces[index + 1 : index + _MAX_INTRODUCTION_LINES]
        end = next((place for place, line in enumerate(below) if line.text.rstrip().endswith(_ENDS)), None)
        if end is not None and any(_SWORN.search(line.text) for line in below[: end + 1]):
            introduction.update(range(index, index + end + 2))
    return introduction


def examination_headings(draft: Draft) -> Draft:
    """Claim the headings of examinations in a document of questions and answers."""
    if draft.kind != "transcript" or all(form.evidence.form != _QUESTIONS for form in draft.convention.forms):
        return draft
    introduced = _introductions(draft)
    return draft.with_pieces(
        [
            piece.claim("removed", RULE, "heading")
            if piece.became is None
            and len(piece.text) < 120
            and (index in introduced or _HEADING.fullmatch(piece.text))
            else piece
            for index, piece in enumerate(draft.pieces)
        ]
    )
