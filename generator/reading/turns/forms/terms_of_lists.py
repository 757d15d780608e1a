"""The terms of a list in which they come again and again, as logs of chats and interviews on web pages have them.

`<dt>12:01 mara</dt><dd>words</dd>`: a glossary has each term once, so terms that come again say who writes or speaks,
whatever the names are. The fields of a list of meetings come again, too: `Date`, `Place`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter

from generator.reading.draft import Piece
from generator.reading.grammar.head_words import bare, head_words
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms.chat_lines import says_who_comes_or_goes
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.told_labels import ToldLabel, read_label, told_evidence
from generator.text.normal import fold

NAME = "terms of a list"

_MIN_TERMS = 4
_MIN_LABELLED_SHARE = 0.8
_MIN_REPEATED_SHARE = 0.5
_MIN_LENGTH_RATIO = 1.5
"""How much longer what belongs to a term is than the term, on average."""

_LETTER = re.compile(r"[^\W\d_]")


def find(lines: DocumentLines) -> Evidence | None:
    """Find the terms that come again, each with words below it; those without letters are signs of a program."""
    if len(lines.terms) < _MIN_TERMS:
        return None
    terms = [index for index in lines.unclaimed if lines.terms.get(lines.pieces[index].line)]
    labels = [label for index in terms if (label := _label(lines.pieces, index)) is not None]
    named = [index for index in terms if _LETTER.search(lines.pieces[index].text)]
    if len(labels) < max(_MIN_TERMS, _MIN_LABELLED_SHARE * len(named)) or not _name_who_speaks(labels):
        return None
    if _words_below(lines) < _MIN_LENGTH_RATIO * sum(len(label.label) for label in labels):
        return None
    apart, signs = _signs(lines, [index for index in terms if index not in named])
    marks = {**told_evidence(NAME, labels, len(named)).marks, **signs, **_behind_lists(lines)}
    return Evidence(NAME, len(labels) / len(named), frozenset(marks), marks=marks, apart=apart)


def _label(pieces: tuple[Piece, ...], index: int) -> ToldLabel | None:
    piece = pieces[index]
    label = read_label(piece.text, len(piece.text), piece.line, "term")
    return label if label is not None and not piece.text[label.time :].strip() else None


def _name_who_speaks(labels: list[ToldLabel]) -> bool:
    """Return True if two terms or more come again, most places have one of them, and they name no fields."""
    counts = Counter(fold(label.label) for label in labels)
    repeated = {name: count for name, count in counts.items() if count > 1}
    keys = head_words().key_meaning
    fields = sum(count for name, count in repeated.items() if bare(name) in keys)
    places = sum(repeated.values())
    return len(repeated) > 1 and places >= _MIN_REPEATED_SHARE * len(labels) and not fields


def _signs(lines: DocumentLines, indices: list[int]) -> tuple[frozenset[int], dict[int, Mark]]:
    """Return the lines that say who comes or goes, and marks at the other words of a program, which nobody said."""
    apart: set[int] = set()
    marks: dict[int, Mark] = {}
    for index in indices:
        piece = lines.pieces[index]
        below = _below(lines, index)
        if below and all(says_who_comes_or_goes(part.text) for part in below):
            apart.update((piece.line, *(part.line for part in below)))
        else:
            marks[piece.line] = Mark(0, None, len(piece.text), len(piece.text))
    return frozenset(apart), marks


def _behind_lists(lines: DocumentLines) -> dict[int, Mark]:
    """Return marks where a list ends: the words below it are not those of its last term."""
    places = lines.unclaimed
    ends = (
        lines.pieces[index]
        for above, index in itertools.pairwise(places)
        if lines.pieces[above].line in lines.terms and lines.pieces[index].line not in lines.terms
    )
    return {piece.line: Mark(0, None, 0, 0) for piece in ends}


def _words_below(lines: DocumentLines) -> int:
    """Return the characters of all that belongs to the terms."""
    below = (lines.pieces[index] for index in lines.unclaimed)
    return sum(len(piece.text) for piece in below if lines.terms.get(piece.line) is False)


def _below(lines: DocumentLines, index: int) -> list[Piece]:
    """Return what belongs to the term at an index."""
    below = (lines.pieces[place] for place in range(index + 1, len(lines.pieces)))
    return list(itertools.takewhile(lambda piece: lines.terms.get(piece.line) is False, below))


FORM = MarkForm(NAME, find, told_mark)
