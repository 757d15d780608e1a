"""A label that the list of those who attended has: `Ladder Room: words` where `Attendees` has `Ada Bell, Ladder Room`.

Rooms and devices are in such a list by any name. Beside other labels, what the list has is a label, too.
"""

from __future__ import annotations

import re
from itertools import pairwise

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.turn_marks import TIME, Evidence, Mark, told_mark
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.text.normal import fold, tidy

NAME = "labels that a list has"

_LISTS = frozenset(
    {
        *("attendees", "participants", "speakers", "invited", "invitees", "people", "in attendance"),
        *("meeting participants", "participantes", "asistentes", "asistencia", "intervinientes"),
        *("teilnehmer", "teilnehmende", "teilnehmer:innen"),
        *("anwesende", "sprecher", "présents", "intervenants", "partecipanti", "presenti", "deelnemers", "aanwezigen"),
        *("deltagare", "deltagere", "osallistujat", "uczestnicy", "účastníci", "résztvevők", "участники", "учасники"),
    }
)
_LISTED = re.compile(
    rf"(?P<before>[\s\ufeff]{{0,20}}(?:{TIME}[\s\u00a0]{{1,8}})?)(?P<label>[^\W\d_][^:\n\t]{{1,60}}?)[ \u00a0]?:"
    r"(?=[ \t\u00a0]+\S)"
)
_ON_ONE_LINE = re.compile(r"(?P<heading>[^\W\d_][^:\n,]{3,20}?)[ \u00a0]?:[ \t\u00a0]{1,4}(?=\S)")
"""`Participants: Ada Bell, Ladder Room`"""

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
            mark = Mark(match.start("label"), match["label"], match.end(), match.end())
            places.setdefault(label_key(match["label"]), []).append((piece.line, mark))
    marks = {line: mark for uses in places.values() if len(uses) >= _MIN_USES for line, mark in uses}
    return Evidence(NAME, 1.0, frozenset(marks), marks=marks, proves_transcript=False) if marks else None


def _listed(lines: DocumentLines) -> frozenset[str]:
    """Return the entries of the lists of people, folded; the list is behind or below its heading, parted by commas."""
    entries: set[str] = set()
    head = lines.pieces[:_MAX_HEAD_LINES]
    for piece in head:
        may_be_list = "," in piece.text and ":" in piece.text[: 2 * _MAX_HEADING_CHARS]
        heading = _ON_ONE_LINE.match(piece.text) if may_be_list and len(piece.text) <= _MAX_LIST_CHARS else None
        if heading is not None and fold(heading["heading"]) in _LISTS:
            entries.update(_entries(piece.text[heading.end() :]))
    for above, below in pairwise(head):
        is_heading = len(above.text) <= _MAX_HEADING_CHARS and fold(above.text).strip(" :") in _LISTS
        if is_heading and len(below.text) <= _MAX_LIST_CHARS:
            entries.update(_entries(below.text))
    return frozenset(entries)


def _entries(text: str) -> list[str]:
    """Return the entries of a list with commas, folded; none of a text that is no list."""
    names = [fold(tidy(name)) for name in text.split(",")]
    are_names = len(names) >= _MIN_ENTRIES and all(0 < len(name) <= _MAX_ENTRY_CHARS for name in names)
    return names if are_names else []


FORM = MarkForm(NAME, find, told_mark, yields_to=(chevrons.NAME,), needs_other=True)
