"""A name that stands out at the start of a line: **Mara Lindqvist** in bold, slanted or underlined letters.

The words follow in the same line, with or without a colon or a time between, or in the lines below. Where the answers
have such a name, the questions may stand out as a whole: **The Courier: Who pays?**
"""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from generator.reading.grammar.turn_marks import Evidence, told_mark
from generator.reading.turns.forms import labelled_items
from generator.reading.turns.forms.colon_questions import QUESTION_SIGN_AT_END
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.told_labels import ToldLabel, marking_labels, may_be_label, read_label, told_evidence
from generator.reading.turns.stage_directions import any_direction
from generator.text.normal import fold

NAME = "words that stand out"

_NICK = re.compile(r"<(?P<nick>[^\W\d_][^<>/\n]{0,40})>")
_SERVICE = re.compile(
    r"[\s\u00a0]{0,4}(?:has |have )?(?:(?:started|stopped|paused|resumed|ended) (?:the )?(?:transcription|recording)"
    r"|(?:re)?(?:joined|left) (?:the )?(?:meeting|call|conference))\.?[\s\u00a0]{0,4}",
    re.IGNORECASE,
)
"""What a program writes behind a name: **Mara Lindqvist** started transcription."""

_ASKER = re.compile(r"[\s\u00a0]{0,4}(?P<label>[^\W\d_][^:\n]{0,60}?)[\s\u00a0]?:(?=[\s\u00a0]\S)")
_QUESTION = re.compile(QUESTION_SIGN_AT_END)
_MIN_QUESTION_SHARE = 0.5
"""Share of the paragraphs with a label that stand out as a whole that are questions."""

_MIN_ANSWERED_SHARE = 0.8
"""Share of them with a label on the line below: without one, the answers would be the words of who asks."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the names that stand out again and again in the same way; headings are another form.

    Beside them `<mara>` of a chat is a label, too, whatever the name is.
    """
    if not lines.leads:
        return None
    candidates: list[ToldLabel] = []
    nicks: list[ToldLabel] = []
    askers: list[ToldLabel] = []
    apart: set[int] = set()
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        length = _lead(lines, index)
        if length > 0 and not lines.headings.get(piece.line) and not lines.rows.get(piece.line):
            label = read_label(piece.text, length, piece.line, "lead")
            nick = _NICK.fullmatch(label.label) if label is not None else None
            if label is None:
                askers.extend(_askers(piece.text, length, piece.line))
            elif nick is not None:
                nicks.append(msgspec.structs.replace(label, label=nick["nick"], start=label.start + 1))
            elif _SERVICE.fullmatch(piece.text, label.end):
                apart.add(piece.line)
            elif not any_direction(label.label, lines.vocabulary):
                candidates.append(label)
    labels = _without_minutes(marking_labels(candidates, lines), lines)
    if not labels:
        return None
    asking = _who_ask(askers, labels, lines)
    evidence = told_evidence(NAME, [*labels, *nicks, *asking], len(candidates) + len(nicks) + len(asking))
    return msgspec.structs.replace(evidence, apart=frozenset(apart))


def _without_minutes(labels: list[ToldLabel], lines: DocumentLines) -> list[ToldLabel]:
    """Return no label if the items of lists begin with others, and with more: minutes with **Decision:** below them."""
    items = labelled_items.find(lines) if labels and lines.items else None
    if items is None or len(items.lines) <= len(labels):
        return labels
    speakers = {fold(mark.label) for mark in items.marks.values() if mark.label is not None}
    return [] if speakers.isdisjoint(fold(label.label) for label in labels) else labels


def _askers(text: str, length: int, line: int) -> list[ToldLabel]:
    """Return the label of a paragraph that stands out as a whole, if it has one."""
    match = _ASKER.match(text) if length >= len(text.rstrip()) else None
    if match is None or not may_be_label(match["label"]):
        return []
    return [ToldLabel(line, match["label"], match.end(), match.end(), ("whole", True, False, False, True))]


def _who_ask(askers: list[ToldLabel], labels: list[ToldLabel], lines: DocumentLines) -> list[ToldLabel]:
    """Return the labels of questions that stand out as a whole, if they come again and the answers have labels."""
    counts = Counter(fold(label.label) for label in askers)
    asking = [label for label in askers if counts[fold(label.label)] > 1]
    asking_lines = {label.line: label for label in asking}
    marked = {label.line for label in labels} | set(asking_lines)
    questions = answered = 0
    for index, piece in enumerate(lines.pieces):
        if piece.line in asking_lines:
            questions += _QUESTION.search(piece.text[-40:]) is not None
            answered += index + 1 < len(lines.pieces) and lines.pieces[index + 1].line in marked
    is_interview = questions >= _MIN_QUESTION_SHARE * len(asking) and answered >= _MIN_ANSWERED_SHARE * len(asking)
    return asking if is_interview else []


def _lead(lines: DocumentLines, index: int) -> int:
    """Return how many characters at the start of a piece stand out; a time before it may stand out with them."""
    piece = lines.pieces[index]
    length = lines.leads.get(piece.line, 0)
    before = lines.pieces[index - 1] if index else piece
    return length - len(before.text) if before is not piece and before.line == piece.line else length


FORM = MarkForm(NAME, find, told_mark)
