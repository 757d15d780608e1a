"""Labels that come once, in a document that prints a tab behind the colon of its labels: `Stefania:⇥Yes.`."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.label_uses import LabelUse

_LABEL_AND_TAB = re.compile(r"[\s\u00a0]{0,20}[^\t:]{2,150}: ?\t")
_MIN_PLACES = 6
_MIN_SHARE = 0.8
"""Share of the places of labels with a tab behind the colon."""


def labels_before_tabs(lines: DocumentLines, labels: Collection[str]) -> frozenset[str]:
    """Return the labels with a tab behind their colon that are no label yet, if nearly all labels have one."""
    uses = lines.uses.alone.values()
    places = [index for use in uses if use.name in labels for index in use.places]
    if len(places) < _MIN_PLACES:
        return frozenset()
    before_tabs = sum(_has_tab(lines, index) for index in places)
    if before_tabs < _MIN_SHARE * len(places):
        return frozenset()
    return frozenset(use.name for use in uses if use.name not in labels and _is_label(lines, use))


def _is_label(lines: DocumentLines, use: LabelUse) -> bool:
    is_word = use.is_question or lines.lowercase.include(use.name)
    return not is_word and use.spoken_count > 0 and all(_has_tab(lines, index) for index in use.places)


def _has_tab(lines: DocumentLines, index: int) -> bool:
    return _LABEL_AND_TAB.match(lines.pieces[index].text) is not None
