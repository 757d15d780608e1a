"""A label with the texts of links or pictures behind it: `The Clerk  About Ada Bell   Zoom on Ada Bell   Where?`.

Copied web pages have them between a label and the words, with gaps between. Rows of a table look alike, so the texts
behind one label must be the same each time, and sentences must follow them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import label_strength
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.text.normal import fold, tidy

NAME = "labels beside links"

_WINDOW_CHARS = 300
"""Characters at the start of a line among which the label and the links are."""

_GAP = re.compile(r"[ \u00a0]{2,}")
_MAX_LINKS = 3
_MAX_LINK_CHARS = 80
_NO_LINK = re.compile(r"[\t:?!;…]|[.,]$")
_SENTENCE_END = re.compile(r"[.?!…—-][\"”’»)\]]{0,2}[\s\u00a0]{0,20}$")
_MIN_PLACES = 4
_MIN_REPEATED = 2
"""Labels that come twice, with the same links each time."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the sure labels and names behind which the same texts come each time."""
    uses: dict[str, list[tuple[int, Mark, str]]] = defaultdict(list)
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        mark = _mark(piece.text, lines.vocabulary)
        if mark is not None and mark.label is not None:
            links = fold(piece.text[mark.end : mark.time])
            uses[label_key(mark.label)].append((piece.line, mark, links))
    same = [places for places in uses.values() if len({links for *_, links in places}) == 1]
    marks = {line: mark for places in same for line, mark, _ in places}
    if len(marks) < _MIN_PLACES or sum(len(places) > 1 for places in same) < _MIN_REPEATED:
        return None
    return Evidence(NAME, 1.0, frozenset(marks), marks=marks)


def _mark(text: str, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a label, a gap, one to three links, and words behind a gap."""
    if "  " not in text[:_WINDOW_CHARS] and "\u00a0" not in text[:_WINDOW_CHARS]:
        return None
    start = len(text) - len(text.lstrip())
    gaps = [gap.span() for gap in _GAP.finditer(text, start, start + _WINDOW_CHARS)][: _MAX_LINKS + 1]
    if len(gaps) < 2 or _SENTENCE_END.search(text[-30:]) is None:
        return None
    label = text[start : gaps[0][0]]
    links = 0
    for (_, begin), (end, _) in pairwise(gaps):
        if end - begin > _MAX_LINK_CHARS or _NO_LINK.search(text[begin:end]) is not None:
            break
        links += 1
    if not links or label_strength(tidy(label), "", vocabulary) not in {"sure", "name"}:
        return None
    return Mark(start, label, gaps[0][0], gaps[links][1])


FORM = MarkForm(NAME, find, told_mark, yields_to=(chevrons.NAME,))
