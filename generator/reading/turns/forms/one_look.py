"""What the labels of a document look like: a text before a colon that looks otherwise than all of them is speech."""

from __future__ import annotations

from collections.abc import Callable

from generator.reading.grammar.turn_marks import skip_time
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.label_uses import LabelUse
from generator.reading.turns.forms.line_labels import line_label

_MIN_PLACES = 5
_MIN_SHARE = 0.8
"""Share of the places of labels that look in one way."""

_MAX_RARE = 2
_MIN_QUESTION_SHARE = 0.15
"""Share of the places of labels with `Question` where it is a label; people say it in their speeches, too."""


def of_one_look(lines: DocumentLines, labels: frozenset[str]) -> frozenset[str]:
    """Return the labels without those that never look as nearly all do: in bold letters, or beside a time."""
    uses = [use for use in lines.uses.alone.values() if use.name in labels]
    total = sum(use.count for use in uses)
    words = _words_of_names(uses) if total >= _MIN_PLACES else None
    questions = sum(use.count for use in uses if use.is_question)
    are_rare = questions < _MIN_QUESTION_SHARE * total
    kept = frozenset(
        use.name for use in uses if not (are_rare and _is_word_of_speech(use)) and not _is_rare_word(use, words)
    )
    for looks_so in (_stands_out, _has_time):
        uses = [use for use in uses if use.name in kept]
        kept = _of_look(lines, uses, looks_so)
    return kept


def _of_look(
    lines: DocumentLines, uses: list[LabelUse], looks_so: Callable[[DocumentLines, int], bool]
) -> frozenset[str]:
    names = frozenset(use.name for use in uses)
    having = {use.name: sum(looks_so(lines, index) for index in use.places) for use in uses}
    total = sum(use.count for use in uses)
    if total < _MIN_PLACES or sum(having.values()) < _MIN_SHARE * total:
        return names
    return frozenset(use.name for use in uses if having[use.name] or (use.strength == "sure" and not use.is_question))


def _is_word_of_speech(use: LabelUse) -> bool:
    """Return True for `Question` and `Answer` in both cases: where all of them are rare, they are no labels."""
    return len(use.name) > 2 and use.is_question and not use.is_capitals


def _words_of_names(uses: list[LabelUse]) -> frozenset[str] | None:
    """Return the words of the labels of several words, if nearly all places have such a label."""
    several = [use for use in uses if " " in use.name]
    if sum(use.count for use in several) < _MIN_SHARE * sum(use.count for use in uses):
        return None
    return frozenset(word for use in several for word in use.name.split(" "))


def _is_rare_word(use: LabelUse, words: frozenset[str] | None) -> bool:
    """Return True for one word, such as `Budget`, that comes twice among labels of several words."""
    is_word = " " not in use.name and use.strength == "weak"
    return words is not None and is_word and use.count <= _MAX_RARE and use.name not in words


def _stands_out(lines: DocumentLines, index: int) -> bool:
    return lines.pieces[index].line in lines.leads


def _has_time(lines: DocumentLines, index: int) -> bool:
    """Return True if a time is before or behind the label of a piece."""
    piece = lines.pieces[index]
    above = lines.pieces[index - 1] if index else None
    if above is not None and above.line == piece.line and above.detail == "marker":
        return True
    start, label = line_label(piece.text, lines.vocabulary)
    if label is None:
        return False
    behind = start + label.end
    return start > 0 or label.end > len(label.printed) + 1 or skip_time(piece.text, behind) > behind
