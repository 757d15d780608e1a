"""A label behind the sign of a list, a picture or a number: `- Mara: words`, `* **Mara**: words`, `12. Mara: words`."""

from __future__ import annotations

import re

import msgspec

from generator.reading.grammar.label_parts import COLONS
from generator.reading.grammar.labels import label_candidate
from generator.reading.grammar.turn_marks import LABEL_WINDOW_CHARS, Evidence, Mark, MarkLine, skip_time
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.shaped_labels import LabelShape, find_shape, shaped_mark

_SIGN = re.compile(
    r"[\s\ufeff]{0,40}"
    r"(?:[-*+•‣▪●○◦–—·]|[\u2190-\u2bff\U0001f000-\U0001faff][\u200d\ufe0e\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]{0,8}"
    r"|\(?\d{1,4}[.)]|\[\d{1,4}\]|§ ?\d{1,4}\.?|\d{1,4}(?=[\s\u00a0]{2}))[\s\u00a0]{1,6}"
)
_SHORT_TEXT = re.compile(r"(?P<label>[^:\uff1a\n]{1,60})[:\uff1a](?!//)")
_MIN_LABELLED_SHARE = 0.9
"""Share of a list's entries with a text and a colon that makes every one of these texts a label."""

_MIN_NAMED_SHARE = 2 / 3
"""Share of these entries whose label is one in any document."""


def _sign(text: str) -> re.Match[str] | None:
    return None if text[:1].isalpha() else _SIGN.match(text)


def _match(line: MarkLine, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with the sign of a list and a label with a colon."""
    sign = _sign(line.text)
    if sign is None:
        return None
    label = label_candidate(line.text[sign.end() : sign.end() + LABEL_WINDOW_CHARS], vocabulary)
    if label is None:
        return None
    end = sign.end() + label.end
    return Mark(sign.end(), label.printed, end, skip_time(line.text, end))


def _match_any(line: MarkLine, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with the sign of a list and any short text with a colon."""
    sign = _sign(line.text)
    text = _SHORT_TEXT.match(line.text, sign.end()) if sign else None
    if sign is None or text is None:
        return None
    return Mark(sign.end(), text["label"], text.end(), skip_time(line.text, text.end()))


_SHAPE = LabelShape("labels in lists", _match, min_places=4, min_repeated=2, signs=COLONS)
_ANY_SHAPE = LabelShape("texts with a colon in lists", _match_any, takes_any_text=True, signs=COLONS)


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels; where nearly every entry of the list has one, every text before the colon is a label."""
    evidence = find_shape(lines, _SHAPE)
    if evidence is None or not evidence.lines:
        return evidence
    every = find_shape(lines, _ANY_SHAPE)
    if every is None or len(every.lines) < _MIN_LABELLED_SHARE * _count_entries(lines):
        return evidence
    if len(evidence.lines) < _MIN_NAMED_SHARE * len(every.lines):
        return evidence
    return msgspec.structs.replace(every, form=_SHAPE.name)


def _count_entries(lines: DocumentLines) -> int:
    """Return how many lines begin with the sign of a list; a link alone belongs to a table of contents."""
    starts = (_sign(lines.pieces[index].text) for index in lines.unclaimed)
    return sum(not sign.string.startswith("[", sign.end()) for sign in starts if sign is not None)


def mark_at(line: MarkLine, evidence: Evidence, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line with an accepted label behind the sign of a list."""
    return shaped_mark(line, evidence, vocabulary, _ANY_SHAPE)


FORM = MarkForm(_SHAPE.name, find, mark_at, is_labelled=True)
