"""Numbered questions to ministers: `1. MR HALE (in Cantonese): Will …`, `2. Deputy Ada Roe asked the Minister …`.

Items of a list begin so, too. A question is answered: before the next number, somebody else has a label.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from generator.reading.grammar.addressed_labels import without_addressee
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import label_candidate, label_strength
from generator.reading.grammar.offices import leading_honorifics
from generator.reading.grammar.turn_marks import LABEL_WINDOW_CHARS, Evidence, Mark, MarkLine, skip_time
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "numbered questions"

_FIRST = frozenset("0123456789*†Q")
_NUMBER = re.compile(
    r"[\s\u00a0]{0,20}(?:[*†]? ?(?:Q\.? ?(?:No\. ?)?)?\d{1,4}[.)]|Q\d{1,3})[\s\u00a0]{1,12}(?=[^\W\d])"
)
_ASKED = re.compile(
    r"(?P<label>[^:]{4,140}?)(?=,? (?:(?:asked|asks|to ask) (?:the|an) [A-Z]|(?:minta|bertanya kepada) [A-Z]))"
)
"""A name without a colon, before the word that says whom the question asks."""

_MIN_LABELS = 3
"""Places of labels without a number that the document must have."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the numbers behind which a label of the document stands, or a name with a form of address and a colon."""
    numbered = [index for index in lines.unclaimed if _begins_with_number(lines.pieces[index].text)]
    if not numbered:
        return None
    alone = [use for use in lines.uses.alone.values() if use.spoken_count and use.strength != "weak"]
    labelled = sorted(index for use in alone for index in use.places)
    if len(labelled) < _MIN_LABELS:
        return None
    keys = frozenset(use.name for use in alone)
    asked = [index for index in numbered if _mark(lines.pieces[index].text, lines.vocabulary, keys) is not None]
    if not asked or not _are_answered(asked, labelled, lines):
        return None
    return Evidence(NAME, 1.0, lines.numbers(asked), keys, proves_transcript=False)


def mark_at(line: MarkLine, evidence: Evidence, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a numbered question; its number is before the label."""
    return _mark(line.text, vocabulary, evidence.labels) if line.number in evidence.lines else None


def _begins_with_number(text: str) -> bool:
    return text.lstrip()[:1] in _FIRST and _NUMBER.match(text) is not None


def _mark(text: str, vocabulary: Vocabulary, keys: frozenset[str]) -> Mark | None:
    number = _NUMBER.match(text)
    if number is None:
        return None
    start = number.end()
    window = text[start : start + LABEL_WINDOW_CHARS]
    label = label_candidate(window, vocabulary)
    if label is not None and label.strength != "weak" and _names_asker(label.printed, vocabulary, keys):
        end = start + label.end
        return Mark(start, label.printed, end, skip_time(text, end))
    asked = _ASKED.match(window)
    if asked is None or label_key(asked["label"]) not in keys:
        return None
    is_name = label_strength(asked["label"], "", vocabulary) in {"sure", "name"}
    return Mark(start, asked["label"], start + asked.end(), start + asked.end()) if is_name else None


def _names_asker(printed: str, vocabulary: Vocabulary, keys: frozenset[str]) -> bool:
    """Return True for a label that comes without a number elsewhere, or that has a form of address."""
    asker = without_addressee(label_key(printed), vocabulary, is_named=True)
    return asker in keys or leading_honorifics(printed, vocabulary)[0] is not None


def _are_answered(asked: list[int], labelled: list[int], lines: DocumentLines) -> bool:
    """Return True if a label without a number is below each question, and above the next one."""
    for index, below in pairwise([*asked, len(lines.pieces)]):
        place = bisect_right(labelled, index)
        if place == len(labelled) or labelled[place] >= below:
            return False
    return True


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME,))
