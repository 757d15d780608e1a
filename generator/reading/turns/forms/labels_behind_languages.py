"""A label behind the language that was spoken, and offices alone above their words, in records of UN agencies.

Original Spanish: Ms DUARTE (Government, Uruguay) – I congratulate you.

The President
I give the floor to the next speaker.
"""

from __future__ import annotations

import re

from generator.reading.grammar.labels import label_strength, names_somebody
from generator.reading.grammar.names import read_label
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.text.normal import tidy

NAME = "labels behind languages"

_LABEL = re.compile(
    r"[\s\ufeff]{0,20}\[?Original[ \u00a0:]{1,3}(?:in |en )?[^\W\d_]{3,14}\]?[ \u00a0]?[:.\u2013-]?[\s\u00a0]{1,4}"
    r"(?P<label>[^\W\d_](?:[^\n:–—(]|\([^()\n]{0,100}\)){1,78}?)"
    r"(?:[\s\u00a0]{1,4}[–—-]|[ \u00a0]?:)[\s\u00a0]{1,4}(?=\S)",
    re.IGNORECASE,
)
_WITHOUT_LANGUAGE = re.compile(
    r"[\s\ufeff]{0,20}(?P<label>[^\W\d_][^\n:–—(]{1,78}?\([^()\n]{1,100}\))[\s\u00a0]{1,4}[–—-][\s\u00a0]{1,4}(?=\S)"
)
"""`M. N'DIAYE (travailleur, Sénégal) – words`, where the language is that of the record."""

_START = "original"
_MAX_CHARS = 250
_MAX_OFFICE_CHARS = 70
_MIN_PLACES = 3


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels behind a language; offices alone on their lines are labels beside them."""
    marks: dict[int, Mark] = {}
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        if piece.text.lstrip("[ \ufeff")[: len(_START)].lower() == _START:
            match = _LABEL.match(piece.text, 0, _MAX_CHARS)
            if match and names_somebody(tidy(match["label"]), lines.vocabulary):
                marks[piece.line] = Mark(match.start("label"), match["label"], match.end("label"), match.end())
    if len(marks) < _MIN_PLACES:
        return None
    marks |= _offices(lines) | _without_language(lines)
    return Evidence(NAME, 1.0, frozenset(marks), marks=marks)


def _without_language(lines: DocumentLines) -> dict[int, Mark]:
    """Return the marks of the lines that begin with a form of address, a name and a note before a dash."""
    marks: dict[int, Mark] = {}
    for _, line in lines.mark_lines:
        match = _WITHOUT_LANGUAGE.match(line.text, 0, _MAX_CHARS) if line.is_apart else None
        label = tidy(match["label"]) if match else ""
        if match and label_strength(label, "", lines.vocabulary) == "sure":
            marks[line.number] = Mark(0, match["label"], match.end("label"), match.end())
    return marks


def _offices(lines: DocumentLines) -> dict[int, Mark]:
    """Return the marks of the lines that name only an office, with words directly below."""
    return {
        line.number: Mark(0, line.text.strip(), len(line.text), len(line.text))
        for _, line in lines.mark_lines
        if len(line.text) < _MAX_OFFICE_CHARS and line.is_apart and line.below and _is_office(line.text, lines)
    }


def _is_office(text: str, lines: DocumentLines) -> bool:
    label = tidy(text)
    read = read_label(label, lines.vocabulary)
    is_label = names_somebody(label, lines.vocabulary)
    return is_label and read.role is not None and read.name is None and not label.endswith((".", ":"))


FORM = MarkForm(NAME, find, told_mark)
