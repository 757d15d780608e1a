"""A label between two tags, as the Knesset prints it: `<< דובר >> רות כהן: << דובר >>`, with the words below.

The tags say what the line is: who is in the chair, who speaks, a guest, the topic, the end.
"""

from __future__ import annotations

import re

from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "labels between tags"

_TAG = r"<<[ \u00a0]?(?P<tag>[^<>\n]{1,30}?)[ \u00a0]?>>"
_TAGGED = re.compile(
    rf"[\s\ufeff]{{0,20}}{_TAG}[\s\u00a0]{{0,8}}(?P<label>[^\s<>:][^<>:\n]{{0,80}}?)[\s\u00a0]?(?P<colon>:?)"
    r"(?P<behind>[\s\u00a0]{0,8}<<[ \u00a0]?(?P=tag)[ \u00a0]?>>[\s\u00a0]{0,20})"
)
_ONLY_TAG = re.compile(rf"[\s\ufeff]{{0,20}}{_TAG}[\s\u00a0]{{0,20}}")
_MAX_LINE_CHARS = 200
_MIN_PLACES = 3


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels between tags. The lines of topics, which have no colon, and tags alone are no speech."""
    marks: dict[int, Mark] = {}
    others: set[int] = set()
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        if "<<" not in piece.text[:30] or len(piece.text) > _MAX_LINE_CHARS:
            continue
        match = _TAGGED.fullmatch(piece.text)
        if match is not None and match["colon"]:
            marks[piece.line] = Mark(match.start("label"), match["label"], match.start("behind"), match.end())
        elif match is not None or _ONLY_TAG.fullmatch(piece.text):
            others.add(piece.line)
    if len(marks) < _MIN_PLACES:
        return None
    return Evidence(NAME, 1.0, frozenset(marks), marks=marks, apart=frozenset(others))


FORM = MarkForm(NAME, find, told_mark, yields_to=(chevrons.NAME,))
