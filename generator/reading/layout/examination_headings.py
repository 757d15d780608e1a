"""Headings in the record of a court: `DIRECT EXAMINATION`, `BY MS. KOOL:` above her questions, `E. PELL - CROSS`."""

from __future__ import annotations

import itertools
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


_NAME = r"(?!THE )(?:Me )?[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|[.'’ -]){2,60}"
_BY_WHOM = rf"(?: (?:BY|PAR|OF|DE|DEL|AL?|DE LA|DU|POR)(?: (?:LA|EL|LE|THE))? {_NAME})"
_HEADING_IN_CAPITALS = re.compile(
    r"\s{0,60}(?:"
    rf"[-–—]{{1,3}} ?{_NAME}, ?(?:(?i:previously |newly |duly )?(?i:affirmed|sworn|resumed|recalled|called|assermentée?"
    r"|affirmée?|reprise?|affirmation solennelle|sous le même serment|sous serment|sous affirmation)) ?:?"
    rf"|{_NAME}:? ?\((?i:duly |previously )?(?i:sworn|affirmed)(?:,? ?[a-z]{{2,12}}){{0,4}}\)"
    r"|(?:[-–—]{1,3} ?)?(?:(?:FURTHER |CONTINUED )?(?:CROSS-?|RE-?|RE-?CROSS-?|RE-?DIRECT |DIRECT )?EXAMINATION"
    r"(?:[- ]IN[- ]CHIEF)?(?: \((?:CONTINUED|RESUMED|CONT['’]D)\))?"
    r"|EXHIBIT #[A-Z]?\d{1,4}(?:\.\d{1,4}){0,3} [A-Z][A-Z0-9 .,'’/():-]{5,90}"
    r"|<(?!(?:THE )?WITNESS )[A-Z][A-Z0-9 .,'’():-]{3,80}?(?:[ \t]{1,60}[\[(]\d{1,2}[.:]\d\d ?[ap]\.?m\.?[\])])?"
    r"|(?:CONTRE-|RÉ-?)?INTERROGATOIRE(?: PRINCIPAL| EN CHEF)?"
    r"|(?:CONTRA-?|RE-?|CONTRARRE)?INTERROGAT[OÓ]RIO(?: DIRECTO| CRUZADO)?"
    rf"|(?:CONTRO|RI)ESAME|ESAME DIRETTO){_BY_WHOM}{{0,2}} ?:?"
    r")\s{0,40}"
)
"""The headings that are so clear that they count in any record: `--- EXAMINATION IN-CHIEF BY MS. KOOL:`,
`--- CAPT. ADA BELL, Affirmed:`, `<ADA BELL, SWORN   [10.04 am]`, `ADA MAY BELL: (duly sworn, states)`,
`CONTRAINTERROGATORIO`."""

_MAX_CHARS = 120
_MIN_LONG_CHARS = 40
_MAX_LONG_LINES = 40
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
    """Claim the headings of examinations: many forms in a document of questions and answers, the clearest in all."""
    if draft.kind != "transcript" or draft.document.is_captions or not draft.convention.forms:
        return draft
    has_questions = any(form.evidence.form == _QUESTIONS for form in draft.convention.forms)
    headings = _headings_of_questions(draft) if has_questions else set()
    if draft.convention.has_no_chevrons and _is_in_both_cases(draft):
        headings |= {
            index
            for index, piece in enumerate(draft.pieces)
            if len(piece.text) < _MAX_CHARS
            and _may_be_capitals(piece.text)
            and _HEADING_IN_CAPITALS.fullmatch(piece.text)
        }
    unclaimed = (index for index in headings if draft.pieces[index].became is None)
    return draft.claim(unclaimed, "removed", RULE, "heading")


def _headings_of_questions(draft: Draft) -> set[int]:
    """Return the headings in a document of questions and answers, with the lines that introduce a witness."""
    lines = (index for index, piece in enumerate(draft.pieces) if len(piece.text) < _MAX_CHARS)
    return _introductions(draft) | {index for index in lines if _HEADING.fullmatch(draft.pieces[index].text)}


def _is_in_both_cases(draft: Draft) -> bool:
    """Return True for a text that is not in capitals itself: its first long lines show it."""
    long = list(
        itertools.islice((piece for piece in draft.pieces if len(piece.text) > _MIN_LONG_CHARS), _MAX_LONG_LINES)
    )
    return 2 * sum(piece.text.isupper() for piece in long) <= len(long)


def _may_be_capitals(text: str) -> bool:
    """Return False for nearly all lines that are no heading in capitals: a cheap look at their first letters."""
    return text.lstrip(" \t\u00a0-–—<")[:4].isupper()
