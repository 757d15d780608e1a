"""Codes that printers and reporters put between the words: numbers of prints and columns, takes, feet, ornaments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.draft import Piece
from generator.reading.grammar.title_look import may_be_title
from generator.text.normal import tidy

_MAX_CHARS = 160
_MIN_REPEATED = 2
_SENTENCE_END = re.compile(r"[.?!:;,…]\s*$")
_FOOT_OF_RECORD = re.compile(
    r"\s{0,20}\.\d\d/\d\d/\d\d(?:\d\d)?\s{3,90}\d{1,5}(?:\s{3,90}[A-Z][A-Z .'’-]{1,40})?\s{0,20}"
)
"""The foot of a page of a court in Australia: the day, the page, and who is examined: `.14/05/24    2    KOOL XN`."""

_EXAMINER = re.compile(r"\s{20,120}\([A-Z][A-Z .'’-]{1,40}\)\s{0,20}")
"""Who examines, below it and at the same edge."""

_COLUMN = re.compile(r"\([A-D]\)")
"""The part of a page beside a line of its text, alone on a line, as a copy of the Bundestag's pages has it."""

_ORNAMENT = re.compile(r"-{1,3} ?o[o0O]{1,2}o? ?-{1,3}|-{1,3}oo0oo-{1,3}", re.IGNORECASE)
"""`--oOo--` between the parts of a record."""

_JOB_NUMBER = re.compile(r"\d{2}-\d{5} \([ACEFRS]\)|\*\d{7,9}\*")
"""What the United Nations print at the foot of a first page: `24-01234 (E)`, and the same as a bar code."""

_PROTOCOL = re.compile(r"Prot\. \d{4}/\d\d:\d{1,4}")
_DAY_AND_MONTH = re.compile(r"\d{1,2} [a-zåäö]{3,9}")
"""`Prot. 2023/24:88` above `26 mars`: what the Riksdag prints at the edge of a page, above the item of the agenda."""

_TAKE = re.compile(
    r"[A-Z]{1,4}(?:-[A-Z]{1,4}){0,3}/\d{1,2}[A-Z]{1,2}/\d{1,2}[.:]\d\d"
    r"|\(\d{1,2}[A-Z]{1,2}/[A-Z]{2,4} (?:पर|से) (?:जारी|क्रमागत|आगे)\)"
    r"|\(\d{4}/[A-Z]{2,4}(?:/[A-Z]{2,4}){1,2}\)"
    r"|\d{1,3}/\d{1,3}(?:\s{1,12}|\.?-)[^\W\d_]{2,3}/[^\W\d_]{2,3}"
)
"""What reporters print where one takes over from another: initials, the take and the time, `SKK-PK/1B/12.05`."""


def codes_of_print(pieces: tuple[Piece, ...], free: Sequence[int], short: Sequence[int]) -> dict[int, str]:
    """Return what printers and reporters put between the words, by the index of the line.

    Args:
        pieces: All pieces.
        free: The indices of the lines without a claim that may be of a page, in order.
        short: The indices of those that may be a number or a code.
    """
    texts = {index: pieces[index].text.strip() for index in short}
    return {
        **dict.fromkeys(_feet_of_record(pieces, free), "foot of a page"),
        **dict.fromkeys(_columns(pieces, short), "part of a page"),
        **{index: "change of reporters" for index in short if _TAKE.fullmatch(texts[index])},
        **{index: "job number" for index in short if _JOB_NUMBER.fullmatch(texts[index])},
        **dict.fromkeys(_protocol_heads(pieces, short), "running head"),
    }


def ornaments(pieces: tuple[Piece, ...], free: Sequence[int]) -> list[int]:
    """Return the lines with only an ornament between the parts of a record."""
    return [index for index in free if _is_ornament(pieces[index].text)]


def _is_ornament(text: str) -> bool:
    return len(text) < _MAX_CHARS and "--" in text and _ORNAMENT.fullmatch(text.strip()) is not None


def _protocol_heads(pieces: tuple[Piece, ...], short: Sequence[int]) -> list[int]:
    """Return the lines with the number of a record of the Riksdag, with the day and the title below it."""
    heads: list[int] = []
    for index in short:
        if not _PROTOCOL.fullmatch(pieces[index].text.strip()):
            continue
        heads.append(index)
        below = pieces[index + 1 : index + 3]
        if not below or not _DAY_AND_MONTH.fullmatch(below[0].text.strip()) or below[0].line != pieces[index].line + 1:
            continue
        heads.append(index + 1)
        ends_above = index == 0 or _SENTENCE_END.search(pieces[index - 1].text) is not None
        if len(below) > 1 and ends_above and below[1].line > below[0].line + 1 and may_be_title(tidy(below[1].text)):
            heads.append(index + 2)
    return [index for index in heads if pieces[index].became is None]


def _columns(pieces: tuple[Piece, ...], short: Sequence[int]) -> list[int]:
    """Return the lines with only `(A)` to `(D)`, if two or more come in order, as on the pages of a print."""
    columns = [index for index in short if _COLUMN.fullmatch(pieces[index].text.strip())]
    letters = [pieces[index].text.strip() for index in columns]
    return columns if len(set(letters)) >= _MIN_REPEATED and letters == sorted(letters) else []


def _feet_of_record(pieces: tuple[Piece, ...], free: Sequence[int]) -> list[int]:
    """Return the feet of the pages of a court's record, with the line below each that says who examines."""
    feet = [
        index
        for index in free
        if pieces[index].text.lstrip().startswith(".") and _FOOT_OF_RECORD.fullmatch(pieces[index].text)
    ]
    below = [
        index + 1
        for index in feet
        if index + 1 < len(pieces)
        and pieces[index + 1].line == pieces[index].line + 1
        and _EXAMINER.fullmatch(pieces[index + 1].text)
    ]
    return [*feet, *(index for index in below if pieces[index].became is None)]
