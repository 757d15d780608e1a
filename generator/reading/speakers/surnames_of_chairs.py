"""Who is in the chair: `PRESIDENTE (Ferro)`, where a heading says `PRESIDENZA DELLA PRESIDENTE ADA FERRO`.

A surname alone in brackets behind the chair may as well be a country or a party. The document itself must print it
behind an office and a first name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.label_parts import label_parts
from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.names import Label
from generator.reading.grammar.written_names import as_name
from generator.text.normal import fold

_SURNAME = re.compile(
    r"(?:(?:De|Di|Del|Della|La|Lo|Le|Van|Von|Da|Dos|El)\.? ){0,2}[A-ZÀ-Þ][\w'’]{1,20}(?:-[A-ZÀ-Þ][\w'’]{1,20})?"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*|[()]")
_MAX_CHARS = 200


def with_surnames_of_chairs(labels: Mapping[str, Label], draft: Draft) -> dict[str, Label]:
    """Return the labels with the surnames of those who take the chair, as the headings of the document tell them."""
    named = dict(labels)
    lines: list[list[str]] | None = None
    for label, read in labels.items():
        notes = label_parts(label).notes
        if read.role != "chair" or read.name is not None or len(notes) != 1 or not _SURNAME.fullmatch(notes[0]):
            continue
        if lines is None:
            lines = [_words(piece.text) for piece in draft.pieces if piece.became == "removed"]
        surname = _words(notes[0])
        if any(_tells(words, surname, draft) for words in lines):
            named[label] = msgspec.structs.replace(read, name=as_name(notes[0], draft.vocabulary))
    return named


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text[:_MAX_CHARS])]


def _tells(words: list[str], surname: list[str], draft: Draft) -> bool:
    """Return True if an office, a first name and the surname follow each other in a line."""
    count = len(surname)
    others = label_words().complements | draft.vocabulary.particles
    for place in range(2, len(words) - count + 1):
        office, first_name = words[place - 2], words[place - 1]
        if words[place : place + count] != surname or not first_name[0].isalpha() or first_name in others:
            continue
        is_office = office in draft.vocabulary.role_of or office in draft.vocabulary.honorifics
        if is_office and first_name not in draft.vocabulary.role_of:
            return True
    return False
