"""A label before a sign: `ADA> Is he hurt?`, `Mara Lindqvist | Good morning.`, `Mara => Good morning.`."""

from __future__ import annotations

import re

import msgspec

from generator.reading.grammar.label_parts import TURN_SIGNS, label_key
from generator.reading.grammar.labels import names_somebody
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.shaped_labels import LabelShape, find_shape, shaped_mark
from generator.text.normal import tidy

NAME = "names before signs"

_LABEL = re.compile(
    r"[\s\ufeff]{0,20}(?P<label>[^\W\d_][^\n\t:<>|»→▶=~]{0,60}?)"
    r"[ \u00a0]?(?:>{1,3}|\|{1,2}|»|→|⇒|▶|►|=>|->|~>)[\s\u00a0]{1,8}(?=[^\s>|»→▶=-])"
)
_BETWEEN_SIGNS = re.compile(
    rf"[\s\ufeff]{{0,20}}[{TURN_SIGNS}][ \u00a0]?(?P<label>[^\W\d_][^\n\t:<>|/]{{0,40}}?)"
    r"[ \u00a0]?[>|/][\s\u00a0]{0,8}(?=[^\s>|/-])"
)
"""`◇ 한지수> words`, `◎ 진행자 / words`: interviews of Korean radio begin each turn with a sign, too."""

_MAX_CHARS = 90


def _match(line: MarkLine, _vocabulary: Vocabulary) -> Mark | None:
    if not line.is_apart:
        return None
    match = _LABEL.match(line.text, 0, _MAX_CHARS) or _BETWEEN_SIGNS.match(line.text, 0, _MAX_CHARS)
    return Mark(0, match["label"], match.end(), match.end()) if match else None


_SHAPE = LabelShape(NAME, _match, min_places=4, min_repeated=1, signs=f">|»→⇒►{TURN_SIGNS}", takes_any_text=True)


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels; the rows of a table and the names of menus look like them, so sentences must follow."""
    evidence = find_shape(lines, _SHAPE)
    if evidence is None or not evidence.lines or not _are_sentences(lines, evidence):
        return None
    places = [mark for index, line in lines.with_sign(_SHAPE.signs) if (mark := _match(line, lines.vocabulary))]
    printed = {tidy(mark.label) for mark in places if mark.label and label_key(mark.label) in evidence.labels}
    are_names = all(names_somebody(label, lines.vocabulary) for label in printed)
    return msgspec.structs.replace(evidence, are_offices=are_names)


def _are_sentences(lines: DocumentLines, evidence: Evidence) -> bool:
    """Return True if most of the lines end as a sentence does, and none has the sign again as a table has."""
    texts = [lines.pieces[index].text for index in lines.unclaimed if lines.pieces[index].line in evidence.lines]
    ended = sum(text.rstrip()[-1:] in '.?!…。！？؟।"”»)' and text.count("|") < 2 for text in texts)
    return 2 * ended > len(texts)


def mark_at(line: MarkLine, evidence: Evidence, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line with an accepted label before a sign."""
    return shaped_mark(line, evidence, vocabulary, _SHAPE)


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME,), is_labelled=True)
