"""A name alone on its line, with the words below it, and sometimes a time between them."""

from __future__ import annotations

import re

import msgspec

from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import label_strength, names_somebody
from generator.reading.grammar.printed_dates import find_printed_date
from generator.reading.grammar.printed_times import is_time
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import names_above_descriptions
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.shaped_labels import (
    LabelShape,
    find_shape,
    find_sure_shape,
    may_be_label,
    shape_form,
)
from generator.text.normal import tidy

NAME = "names alone"

_MAX_LINE_CHARS = 70
_MAX_CHARS_ABOVE_TIME = 110
_MAX_DATE_CHARS = 30
_MAX_BEHIND_DATE = 3
"""Characters behind a date: ` r.` of Polish."""

_MIN_SURE_PLACES = 5
"""Places of names with an office or a form of address, if one that comes again is enough."""

_NAME = re.compile(r"[\s\ufeff]{0,20}(?P<label>[^\W\d_][^\n:\uff1a]{0,108}?)[\s\u00a0]{0,20}$")

_DESCRIBED = re.compile(
    r"[\s\ufeff]{0,20}(?P<label>[^\W\d_][^\n:;?!,–—]{0,60}?)[ \u00a0](?:--|[–—])[ \u00a0]"
    r"(?P<description>[^\W\d_a-zß-ÿ][^\n:;?!]{1,100}[^\s.:;?!,–—-])[\s\u00a0]{0,20}"
)
_BEHIND_DASH = re.compile(r"[\s\u00a0]{0,20}[-–—][^\W\d_]")
"""`-Good morning.`, the first words of each speaker; an item of a list has a blank behind its dash."""

_SENTENCE_SIGN = re.compile("[!?;؟،۔।。．！？，、；]")
"""A sign that no name has. In a script without capitals, a short sentence looks like a name except for its signs."""


def _alone(line: MarkLine, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that holds only what may be a name."""
    has_dash = "--" in line.text or "–" in line.text or "—" in line.text
    described = _DESCRIBED.fullmatch(line.text) if has_dash else None
    if described is not None:
        return _described(line, described, vocabulary)
    label = _label(line)
    if label is None or _SENTENCE_SIGN.search(label) or label_strength(tidy(label), "", vocabulary) is None:
        return None
    if head_words().names_list(label) or (" - " in label and " - " in line.below[:_MAX_LINE_CHARS]):
        return None  # the heading or an entry of a list of people
    if label.isupper() and _is_date(line.below):
        return None  # the running head of a page
    return Mark(0, label, len(line.text), len(line.text), time_below=is_time(line.below))


def _is_date(text: str) -> bool:
    """Return True for a line with only a date: `8 March 2023`, `8 marca 2023 r.`."""
    text = tidy(text[:_MAX_LINE_CHARS])
    if not text[:1].isdigit() or len(text) > _MAX_DATE_CHARS:
        return False
    date = find_printed_date(text)
    return date is not None and date.date is not None and not date.start and len(text) - date.end <= _MAX_BEHIND_DATE


def _above_dash(line: MarkLine, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that holds only what may be a name, with words behind a dash below it."""
    return _alone(line, vocabulary) if _BEHIND_DASH.match(line.below[:_MAX_LINE_CHARS]) else None


def _described(line: MarkLine, match: re.Match[str], vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that holds a name, a dash and what the person is: `Ada Bell -- Oakum -- Analyst`."""
    is_label = names_somebody(tidy(match["label"]), vocabulary)
    if not is_label or not line.is_apart or not line.below or _DESCRIBED.fullmatch(line.below):
        return None
    return Mark(0, match["label"].strip(), match.end("label"), len(line.text))


def _above_time(line: MarkLine, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that holds only a short text, with a time on the line below it."""
    label = _label(line, _MAX_CHARS_ABOVE_TIME) if is_time(line.below) else None
    if label is None or not may_be_label(tidy(label), vocabulary):
        return None
    return Mark(0, label, len(line.text), len(line.text), time_below=True)


def _label(line: MarkLine, max_chars: int = _MAX_LINE_CHARS) -> str | None:
    if len(line.text) > max_chars or not line.is_apart or not line.below or ":" in line.text:
        return None
    match = _NAME.match(line.text)
    return match["label"] if match else None


_ALONE = LabelShape(NAME, _alone, min_places=4, min_repeated=2, min_share=0.7, needs_names=True)


def _find_alone(lines: DocumentLines) -> Evidence | None:
    evidence = find_shape(lines, _ALONE)
    if evidence is None:
        return None
    if evidence.lines:
        return _directly_above_words(lines, evidence)
    return find_sure_shape(lines, _ALONE, _MIN_SURE_PLACES) or evidence


def _directly_above_words(lines: DocumentLines, evidence: Evidence) -> Evidence:
    """Return the evidence without the labels that come once above a blank line, if all that come again are above words.

    Headings are above a blank line: `ORDRE DEL DIA`.
    """
    uses: dict[str, list[MarkLine]] = {}
    for _, line in lines.mark_lines:
        mark = _alone(line, lines.vocabulary) if line.number in evidence.lines else None
        if mark is not None and mark.label is not None:
            uses.setdefault(label_key(mark.label), []).append(line)
    again = [line.is_joined for each in uses.values() if len(each) > 1 for line in each]
    headings = {name: each[0].number for name, each in uses.items() if len(each) == 1 and not each[0].is_joined}
    if len(again) < _MIN_SURE_PLACES or not all(again):
        return evidence
    return msgspec.structs.replace(
        evidence, lines=evidence.lines - frozenset(headings.values()), labels=evidence.labels - frozenset(headings)
    )


ALONE = msgspec.structs.replace(shape_form(_ALONE), find=_find_alone)
ABOVE_DASHES = shape_form(
    LabelShape("names above dashes", _above_dash, min_places=4, min_repeated=2, min_share=0.8, needs_names=True)
)
ABOVE_TIMES = msgspec.structs.replace(
    shape_form(LabelShape("names above times", _above_time, takes_any_text=True)),
    yields_to=(names_above_descriptions.NAME,),
)
