"""A label and a dash: `MARA LINDQVIST – Good morning.`, `Mara Lindqvist — Good morning.`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import msgspec

from generator.reading.grammar.caseless import is_caseless
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import label_strength
from generator.reading.grammar.names import read_label
from generator.reading.grammar.party_labels import is_name_and_party
from generator.reading.grammar.stopped_labels import is_vocative
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.shaped_labels import LabelShape, find_shape, find_sure_shape, shape_form, shaped_mark
from generator.text.normal import tidy

NAME = "names with dashes"

_MAX_CHARS = 180
_DASHES = ("–", "—", " -", "--", ".-")
_DASH = re.compile(
    r"(?P<label>[\s\ufeff]{0,20}[^\W\d_](?:[^\n:\uff1a–—(]|\([^()\n]{0,100}\)){1,78}?)"
    r"(?:\.?[\s\u00a0]{1,4}(?:[–—-]|--)|\.-|\.?[\s\u00a0]{0,2}—)[\s\u00a0]{1,4}(?=[^\W_]|[\"“«‘'¿¡(\[])"
)
_MORE = re.compile(
    r"(?P<part>[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|[ .'’/]){1,60}?)[\s\u00a0]{1,2}[–—-][\s\u00a0]{1,2}"
    r"(?=[^\W_]|[\"“«‘'¿¡(\[])"
)
"""The name and the party behind an office: `O SR. PRESIDENTE - TOMÉ FAROL - PX - Boa noite.`"""

_MAX_MORE = 2
_INITIAL = re.compile(r"[\s\u00a0.][^\W\d_]$")
"""The full stop behind it belongs to the name: `Cordula R. — Good morning.`"""

_PERSIAN_DASH = re.compile(
    r"(?P<label>[\s\ufeff]{0,20}[^\W\d_][^\n:\u0640]{1,78}?)[\s\u00a0\u200c]{1,4}\u0640{1,3}[\s\u00a0\u200c]{1,4}(?=\S)"
)
"""The sign that draws out a letter, between blanks: `رئیس ـ متشکرم.`"""

_MIN_PLACES = 6
_MIN_SHARE = 0.7
"""Share of the paragraphs with a label in letters without capitals, and share of these with one that comes again."""

_MIN_OFFICES = 2
"""Names with an office or a form of address before a dash, in a document whose other labels have a colon."""


def _match(line: MarkLine, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a short text and a dash, followed by the start of a sentence."""
    head = line.text[:_MAX_CHARS]
    if not line.is_apart or not any(dash in head for dash in _DASHES):
        return None
    match = _DASH.match(line.text)
    first = line.text[match.end() : match.end() + 1] if match else ""
    if match is None or (first.islower() and not is_caseless(first)):
        return None
    end = match.end("label")
    if line.text[end : end + 1] == "." and _INITIAL.search(match["label"]) is not None:
        end += 1
    if match["label"].isupper() and first.isupper():
        end, start = _with_party(line.text, end, match.end(), vocabulary)
        return Mark(0, line.text[:end].strip("\ufeff"), start, start)
    return Mark(0, line.text[:end].strip("\ufeff"), match.end(), match.end())


def _with_party(text: str, end: int, start: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """Return where a label in capitals ends, and where its words start, behind a name and a party if it has them.

    Args:
        text: The line.
        end: The end of the label before its first dash.
        start: The place behind this dash.
        vocabulary: The archive's vocabulary.
    """
    place = start
    for _ in range(_MAX_MORE):
        more = _MORE.match(text, place)
        if more is None:
            break
        place = more.end()
        if is_name_and_party(tidy(text[: more.end("part")]), vocabulary):
            return more.end("part"), place
    return end, start


def _match_persian(line: MarkLine, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a short text and the dash of Persian records."""
    match = _PERSIAN_DASH.match(line.text) if line.is_apart else None
    # The sign is a letter of the script, so it is kept apart from the label as a time is.
    return Mark(0, match["label"].strip("\ufeff"), match.end("label"), match.end()) if match else None


_SHAPE = LabelShape(NAME, _match, min_places=4, min_repeated=2, min_share=0.7, signs="-–—", takes_repeated=True)


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels; beside labels with a colon, only names with an office or a form of address."""
    shaped = _texts_before_dashes(lines)
    evidence = find_shape(lines, _SHAPE) if shaped else None
    if evidence is None:
        return None
    if not evidence.lines and (other := _everywhere(lines, shaped) or _sure_labels(lines, shaped)) is not None:
        return other
    names = {
        index: label_key(label) for index, label in shaped.items() if _has_office_and_name(label, lines.vocabulary)
    }
    labels = frozenset(names.values())
    if evidence.lines:
        return msgspec.structs.replace(evidence, are_offices=evidence.labels <= labels)
    is_beside = any(use.strength == "sure" and use.count > 1 for use in lines.uses.alone.values())
    if len(names) < _MIN_OFFICES or not is_beside:
        return evidence
    others = tuple(passed for passed in evidence.passed_over if label_key(passed.label) not in labels)
    return Evidence(
        NAME, 0.5, lines.numbers(list(names)), labels, proves_transcript=False, are_offices=True, passed_over=others
    )


def _texts_before_dashes(lines: DocumentLines) -> dict[int, str]:
    """Return what is before a dash, by the index of the line."""
    return {
        index: tidy(mark.label)
        for index, line in lines.with_sign(_SHAPE.signs)
        if (mark := _match(line, lines.vocabulary)) is not None and mark.label is not None
    }


def _sure_labels(lines: DocumentLines, shaped: Mapping[int, str]) -> Evidence | None:
    """Find the labels of a document that has only sure ones: `BAŞKAN ADA BELL`, `TOM ALDAY (Quay)`."""
    return find_sure_shape(lines, _SHAPE, _MIN_PLACES) if len(shaped) >= _MIN_PLACES else None


def _everywhere(lines: DocumentLines, shaped: Mapping[int, str]) -> Evidence | None:
    """Find labels in letters without capitals, before a dash in nearly every paragraph; most come again.

    Args:
        lines: The document.
        shaped: What is before a dash, by the index of the line.
    """
    caseless = [index for index, label in shaped.items() if is_caseless(label)]
    if len(caseless) < _MIN_PLACES:
        return None
    apart = sum(line.is_apart for _, line in lines.mark_lines)
    counts = Counter(label_key(shaped[index]) for index in caseless)
    again = [count for count in counts.values() if count > 1]
    if len(caseless) < _MIN_SHARE * apart or len(again) < 2 or sum(again) < _MIN_SHARE * len(caseless):
        return None
    return Evidence(NAME, len(caseless) / apart, lines.numbers(caseless), frozenset(counts))


def _has_office_and_name(label: str, vocabulary: Vocabulary) -> bool:
    """Return True for a name with an office or a form of address; `Mr. President` addresses somebody."""
    if label_strength(label, "", vocabulary) != "sure" or is_vocative(label):
        return False
    read = read_label(label, vocabulary)
    return read.name is not None and (read.role is not None or read.honorific is not None)


def mark_at(line: MarkLine, evidence: Evidence, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line with an accepted label before a dash."""
    return shaped_mark(line, evidence, vocabulary, _SHAPE)


FORM = MarkForm(NAME, find, mark_at, is_labelled=True)
PERSIAN = shape_form(LabelShape("names with Persian dashes", _match_persian, takes_any_text=True, signs="\u0640"))
