"""A label before a gap: `AB<tab>words`, `14:02:11  CAM-1   words`, `織田　words`, and `AB<tab>0:01<tab>0:04<tab>words`.

Columns of other texts look like it, so the labels must come again and again, and sentences must follow them.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.printed_times import CLOCK
from generator.reading.grammar.turn_marks import TIME, Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.shaped_labels import may_be_label
from generator.text.normal import tidy

NAME = "labels before a gap"

_GAP = re.compile(
    rf"(?P<before>[\s\ufeff]{{0,20}}(?:{TIME}[\s\u00a0]{{1,8}})?)"
    r"(?P<label>[^\W\d_][^\t\n\u3000:;,!?。、「」『』…\"“”]{0,40}?)"
    rf"(?P<gap>(?:\t|[ \u00a0]{{3}}|\u3000)[\s\u00a0]{{0,12}}(?:{CLOCK}[\s\u00a0]{{1,8}}){{0,3}})(?=[^\s\u00a0])"
)
_HAS_GAP = re.compile("[\t\u3000]|[ \u00a0]{3}")
_MAX_CHARS = 120
_SENTENCE = re.compile(r"[.?!…。？！؟।—-][\"”’»)\]」』]{0,2}[\s\u00a0]{0,20}$")
_MIN_PLACES = 4
_MIN_REPEATED = 2
_MIN_REPEATED_SHARE = 0.8
_MIN_SHARE = 0.5
"""Share of the lines that begin with a label; a turn may have several paragraphs."""

_MIN_SENTENCE_SHARE = 0.6
_MAX_LABEL_WORDS = 4


def find(lines: DocumentLines) -> Evidence | None:
    """Find the labels of a document most of whose lines have one, with a sentence behind it."""
    starts = [(index, match) for index in lines.unclaimed if (match := _match(lines.pieces[index].text)) is not None]
    starts = [(index, match) for index, match in starts if _may_be_label(match["label"], lines.vocabulary)]
    counts = Counter(label_key(match["label"]) for _, match in starts)
    repeated = [count for count in counts.values() if count > 1]
    if (
        len(starts) < max(_MIN_PLACES, _MIN_SHARE * len(lines.unclaimed))
        or len(repeated) < _MIN_REPEATED
        or sum(repeated) < _MIN_REPEATED_SHARE * len(starts)
    ):
        return None
    sentences = sum(_is_sentence(lines.pieces[index].text[match.end() :]) for index, match in starts)
    if sentences < _MIN_SENTENCE_SHARE * len(starts):
        return Evidence(NAME, 0.0, proves_transcript=False)
    places = [
        index
        for index, match in starts
        if counts[label_key(match["label"])] > 1 or _is_sentence(lines.pieces[index].text[match.end() :])
    ]
    return Evidence(NAME, len(places) / len(lines.unclaimed), lines.numbers(places), frozenset(counts))


def mark_at(line: MarkLine, evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a label of the document and a gap."""
    match = _match(line.text) if line.number in evidence.lines else None
    if match is None:
        return None
    start = match.start("label") if match["before"].strip() else 0
    return Mark(start, match["label"], match.end("label") if match["gap"].strip() else match.end(), match.end())


def _match(text: str) -> re.Match[str] | None:
    return _GAP.match(text) if _HAS_GAP.search(text, 0, _MAX_CHARS) else None


def _may_be_label(label: str, vocabulary: Vocabulary) -> bool:
    """Return True for a few words that are no stage direction; `Q.` and `A.` are another form."""
    if label.rstrip(".") in {"Q", "A"}:
        return False
    return label.count(" ") < _MAX_LABEL_WORDS and may_be_label(tidy(label), vocabulary)


def _is_sentence(text: str) -> bool:
    """Return True for words that end as a sentence does, and are no cells of a table."""
    return "\t" not in text and _SENTENCE.search(text[-30:]) is not None


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME,), is_labelled=True)
