"""Notes of the editors behind a dash, at the end of a turn: `–Se practica la votación.`, `- Assim se faz.` and others.

The stenographers of Latin America print a note as a paragraph behind a dash, and the label again below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from generator.reading.draft import Piece, is_apart
from generator.reading.grammar.title_look import SPOKEN_WORD

_DASHES = "-–—"
_NOTE = re.compile(
    r"\s{0,20}[-–—][ \u00a0]?(?:[^\W\d_a-z](?:[^?!¿¡\"“”«»:]|(?<=\d):(?=\d)){2,300}\."
    r"|\([^\W\d_a-z][^?!¿¡\"“”«»:()]{2,200}\)\.?)\s{0,20}"
)
"""`–Se practica la votación.`, `—(Aplausos en tribunas).`"""

_MAX_CHARS = 320
_MIN_DIRECTIONS = 2


def notes_behind_dashes(pieces: tuple[Piece, ...], is_direction: Callable[[str], bool]) -> list[int]:
    """Return the indices of the notes: the dash begins them, and a labelled turn or the end of the document is below.

    A dash begins the items of a list and what others said, too. So all paragraphs behind a dash must be such notes,
    and the words of two must tell that they are stage directions.

    Args:
        pieces: All pieces.
        is_direction: Whether a line is a stage direction by its words.
    """
    first = next((index for index, piece in enumerate(pieces) if piece.became == "mark"), len(pieces))
    dashed = [
        index
        for index in range(first + 1, len(pieces))
        if pieces[index].became is None
        and pieces[index].text.lstrip()[:1] in _DASHES
        and pieces[index].line != pieces[index - 1].line
    ]
    if len(dashed) < _MIN_DIRECTIONS or not all(_is_note(pieces, index) for index in dashed):
        return []
    if not all(_ends_turn(pieces, index, dashed) for index in dashed):
        return []
    return dashed if sum(is_direction(pieces[index].text) for index in dashed) >= _MIN_DIRECTIONS else []


def _ends_turn(pieces: tuple[Piece, ...], index: int, dashed: Container[int]) -> bool:
    """Return True if a label, another note, or the end is below a note; or if the note is between two rules."""
    below = index + 1
    if below < len(pieces) and pieces[below].detail == pieces[index - 1].detail == "separator":
        return True
    while below < len(pieces) and pieces[below].became == "removed":
        below += 1
    return below == len(pieces) or below in dashed or (pieces[below].became == "mark" and bool(pieces[below].detail))


def _is_note(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for a paragraph of one line: a sentence behind a dash, without words with which people speak."""
    text = pieces[index].text
    if len(text) > _MAX_CHARS or _NOTE.fullmatch(text) is None or SPOKEN_WORD.search(text) is not None:
        return False
    is_one_line = index + 1 == len(pieces) or pieces[index + 1].line > pieces[index].line + 1
    return is_one_line and is_apart(pieces, index)
