"""A label that the list of those who attended has: `Ladder Room: words` where `Attendees` has `Ada Bell, Ladder Room`.

Rooms and devices are in such a list by any name. Beside other labels, what the list has is a label, too.
"""

from __future__ import annotations

import re
from itertools import pairwise

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.text.normal import fold, tidy

NAME = "labels that a list has"

_LISTS = frozenset({"attendees", "participants", "speakers", "invited", "invitees", "people", "in attendance"})
_LISTED = re.compile(r"(?P<label>[^\W\d_][^:\n\t]{1,60}?)[ \u00a0]?:(?=[ \t\u00a0]+\S)")
_MAX_HEADING_CHARS = 20
_MAX_HEAD_LINES = 100
_MAX_ENTRY_CHARS = 60
_MAX_LIST_CHARS = 2_000
_MIN_ENTRIES = 2
_MIN_USES = 2
"""How often a listed label begins a line: a topic may have the name of a person once."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels that a list near the top has, if they come again."""
    listed = _listed(lines)
    if not listed:
        return None
    places: dict[str, list[tuple[int, Mark]]] = {}
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        match = _LISTED.match(piece.text)
        if match is not None and fold(tidy(match["label"])) in listed:
            mark = Mark(0, match["label"], match.end(), match.end())
            places.setdefault(label_key(match["label"]), []).append((piece.line, mark))
    marks = {line: mark for uses in places.values() if len(uses) >= _MIN_USES for line, mark in uses}
    return Evidence(NAME, 1.0, frozenset(marks), marks=marks, proves_transcript=False) if marks else None


def _listed(lines: DocumentLines) -> frozenset[str]:
    """Return the entries of the lists of people, folded; the list is below its heading, parted by commas."""
    entries: set[str] = set()
    for above, below in pairwise(lines.pieces[:_MAX_HEAD_LINES]):
        if len(above.text) > _MAX_HEADING_CHARS or fold(above.text).strip(" :") not in _LISTS:
            continue
        if len(below.text) > _MAX_LIST_CHARS:
            continue
        names = [fold(tidy(name)) for name in below.text.split(",")]
        if len(names) >= _MIN_ENTRIES and all(0 < len(name) <= _MAX_ENTRY_CHARS for name in names):
            entries.update(names)
    return frozenset(entries)


FORM = MarkForm(NAME, find, told_mark, yields_to=(chevrons.NAME,), needs_other=True)
