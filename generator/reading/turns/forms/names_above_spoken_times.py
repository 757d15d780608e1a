"""A name, a time in words and the same time as a clock, as a copy of the pane of Microsoft Teams has them.

Ada Churn
1 minute 2 seconds
1:02
Good morning.
Ada Churn 1 minute 9 seconds
The words go on.

The numbers of the time in words are those of the clock, so that the words may be of any language.
"""

from __future__ import annotations

import re

from generator.reading.draft import Piece
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.told_labels import may_be_label

NAME = "names above times in words"

_IN_WORDS = re.compile(
    r"\s{0,8}\d{1,3}[\s\u00a0]?[^\W\d_]{1,12}\.?(?:[\s\u00a0]{0,2}\d{1,2}[\s\u00a0]?[^\W\d_]{1,12}\.?){0,2}\s{0,8}"
)
_BEHIND_NAME = re.compile(rf"(?P<label>\S.{{0,80}}?)[\s\u00a0](?P<time>{_IN_WORDS.pattern})")
_CLOCK = re.compile(r"\s{0,8}(?:\d{1,2}:)?\d{1,2}:\d\d\s{0,8}")
_NUMBER = re.compile(r"\d+")
_TRANSCRIPT = re.compile(r"trans[ck]ri", re.IGNORECASE)
"""The word for a transcript in the languages with Latin letters."""

_MIN_PLACES = 3
_MAX_LINE_CHARS = 110
_MAX_TIME_CHARS = 40
_MAX_CLOCK_CHARS = 24
_MAX_NAME_WORDS = 8


def find(lines: DocumentLines) -> Evidence | None:
    """Find the clocks below the same time in words, and the names above; what the program says of itself is apart."""
    pieces = lines.pieces
    named = [index for index in _times(pieces) if _may_name(pieces[index - 2])]
    if len(named) < _MIN_PLACES:
        return None
    names = [pieces[index - 2] for index in named]
    marks = {piece.line: Mark(0, piece.text.strip(), len(piece.text), len(piece.text)) for piece in names}
    apart = {place for index in named for place in (index - 1, index) if pieces[place].became is None}
    labels = frozenset(label_key(mark.label or "") for mark in marks.values())
    again, by_program = _other_lines(lines, marks, labels, apart)
    return Evidence(
        NAME, 1.0, frozenset(marks | again), labels, marks=marks | again, apart=lines.numbers([*apart, *by_program])
    )


def _times(pieces: tuple[Piece, ...]) -> list[int]:
    """Return the clocks below the same time in words."""
    short = [index for index, piece in enumerate(pieces) if len(piece.text) <= _MAX_CLOCK_CHARS and ":" in piece.text]
    return [index for index in short if index > 1 and _is_same_time(pieces[index - 1].text, pieces[index].text)]


def _other_lines(
    lines: DocumentLines, marks: dict[int, Mark], labels: frozenset[str], apart: set[int]
) -> tuple[dict[int, Mark], list[int]]:
    """Return the marks of others that have a name and a time in a line, and the lines that the program wrote.

    Among these are a name and a time of whoever is speaking: the words go on.
    """
    again: dict[int, Mark] = {}
    by_program: list[int] = []
    speaker = ""
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        if piece.line in marks:
            speaker = label_key(piece.text)
            continue
        if len(piece.text) > _MAX_LINE_CHARS or index in apart:
            continue
        match = _BEHIND_NAME.fullmatch(piece.text)
        name = label_key(match["label"]) if match else ""
        if match and name in labels and name != speaker:
            speaker = name
            again[piece.line] = Mark(0, match["label"], match.end("label"), match.end())
        elif name in labels or _is_of_program(piece.text, labels, is_head=not speaker):
            by_program.append(index)
    return again, by_program


def _is_same_time(words: str, clock: str) -> bool:
    """Return True if a time in words has the numbers of the clock below it, zeros aside."""
    if len(words) > _MAX_TIME_CHARS or not words.strip()[:1].isdigit() or _CLOCK.fullmatch(clock) is None:
        return False
    if _IN_WORDS.fullmatch(words) is None:
        return False
    return _numbers(words) == _numbers(clock)


def _numbers(text: str) -> list[int]:
    return [number for digits in _NUMBER.findall(text) if (number := int(digits))]


def _may_name(piece: Piece) -> bool:
    return piece.became is None and ":" not in piece.text and may_be_label(piece.text.strip())


def _is_of_program(text: str, labels: frozenset[str], *, is_head: bool) -> bool:
    """Return True for a line about the transcript above the first name, or with a name at its edge and no full stop."""
    line = text.strip()
    if _TRANSCRIPT.search(line) is None or line.endswith((".", "?", "!", ":")):
        return False
    words = line.split(" ")
    edges = (
        " ".join(words[start:end]) for count in range(1, _MAX_NAME_WORDS) for start, end in ((0, count), (-count, None))
    )
    return is_head or any(label_key(edge) in labels for edge in edges)


FORM = MarkForm(NAME, find, told_mark)
