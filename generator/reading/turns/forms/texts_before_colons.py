"""Any text before a colon, where nearly every line begins with one: `wimk: did you see it`, `Q from Ada: Who pays?`.

Programs write such lines without capitals and full stops. Fields of forms and entries of lists look like it, so most of
the texts must come again, not always in the same order, and the words must be those of people who talk to each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import goes_on_as_speech, label_strength
from generator.reading.grammar.speech_openings import is_sentence_start
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import (
    chat_lines,
    chevrons,
    colon_questions,
    labels,
    labels_with_colons_and_dashes,
    speaker_signs,
)
from generator.reading.turns.forms.colon_questions import is_said_to_somebody
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.shaped_labels import may_be_label
from generator.text.normal import tidy

NAME = "texts before colons"

_TEXT = re.compile(r"[\s\u00a0\ufeff]{0,20}(?P<label>[^\W_](?<!\d)[^:\uff1a\n]{0,60}?)[\s\u00a0]?[:\uff1a](?=\s)")
_MAX_CHARS = 90
_MIN_PLACES = 6
_MIN_LABELS = 2
_MIN_SHARE = 0.6
"""Share of the lines that begin with a text that comes again."""

_MIN_USES = 2.0
"""How often a text comes on average."""

_MIN_TALK_SHARE = 0.25
_MAX_ORDERED_SHARE = 0.8
_MAX_WORDS = 6
_QUESTIONS = ("Q from ", "Q (", "A from ", "A (", "Question from ")
"""`Q from Ada Bell:`, `Q (anonymous):`"""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the texts of a document nearly all of whose lines have one."""
    starts = _starts(lines)
    counts = Counter(name for _, _, name in starts)
    again = [(index, match) for index, match, name in starts if counts[name] > 1]
    repeated = sum(count > 1 for count in counts.values())
    min_again = max(_MIN_PLACES, _MIN_SHARE * len(lines.unclaimed), _MIN_USES * repeated)
    if repeated < _MIN_LABELS or len(again) < min_again or _are_fields([name for _, _, name in starts]):
        return None
    talk = sum(is_said_to_somebody(lines.pieces[index].text[match.end() :]) for index, match in again)
    if talk < _MIN_TALK_SHARE * len(again):
        return Evidence(NAME, 0.0, proves_transcript=False)
    printed = {tidy(match["label"]) for _, match, _ in starts}
    taken = {
        index: name
        for index, match, name in starts
        if counts[name] > 1 or _may_come_once(tidy(match["label"]), printed, lines.vocabulary)
    }
    return Evidence(NAME, len(again) / len(lines.unclaimed), lines.numbers(list(taken)), frozenset(taken.values()))


def _starts(lines: DocumentLines) -> list[tuple[int, re.Match[str], str]]:
    """Return the index, the text and its key of each line that begins with what may be a label; none of few lines."""
    matches = [(index, match) for index in lines.unclaimed if (match := _match(lines.pieces[index].text)) is not None]
    if len(matches) < max(_MIN_PLACES, _MIN_SHARE * len(lines.unclaimed)):
        return []
    return [
        (index, match, label_key(match["label"]))
        for index, match in matches
        if _may_be_label(match["label"], lines.vocabulary)
    ]


def _may_come_once(label: str, printed: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Return True for an office, for `Q from the chat`, and for a name that another label has in brackets."""
    if label.startswith(_QUESTIONS) or label_strength(label, "", vocabulary) == "sure":
        return True
    return any(f"({label})" in other for other in printed)


def mark_at(line: MarkLine, evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a label of the document."""
    match = _match(line.text) if line.number in evidence.lines else None
    if match is None or label_key(match["label"]) not in evidence.labels:
        return None
    return Mark(match.start("label"), match["label"], match.end(), match.end())


def _match(text: str) -> re.Match[str] | None:
    return _TEXT.match(text, 0, _MAX_CHARS)


def _may_be_label(printed: str, vocabulary: Vocabulary) -> bool:
    """Return True for a short text with which nobody goes on speaking."""
    label = tidy(printed)
    if label.count(" ") >= _MAX_WORDS or not may_be_label(label, vocabulary) or goes_on_as_speech(label, vocabulary):
        return False
    return " " not in label or not is_sentence_start(label) or label.startswith(_QUESTIONS)


def _are_fields(names: list[str]) -> bool:
    """Return True if three texts or more come in the same order again and again, as the fields of a form do."""
    count = len(set(names))
    if count < 3:
        return False
    same = sum(name == names[place + count] for place, name in enumerate(names[:-count]))
    return same > _MAX_ORDERED_SHARE * (len(names) - count)


FORM = MarkForm(
    NAME,
    find,
    mark_at,
    yields_to=(
        chevrons.NAME,
        labels.NAME,
        labels_with_colons_and_dashes.NAME,
        chat_lines.NAME,
        colon_questions.NAME,
        speaker_signs.NAME,
    ),
    is_labelled=True,
)
