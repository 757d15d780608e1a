"""The lines of a chat or a log, each with its writer.

`<mara> words`, `[12:01] <mara> words`, `12:01:07 mara: words`, `12:01:07 From Mara Lindqvist to Everyone: words`.
Where nearly all lines are so, every writer is one, whatever the name is and however short the words are.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.draft import Piece
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.printed_times import CLOCK
from generator.reading.grammar.speech_openings import is_sentence_start, is_speech_phrase
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "lines of a chat"

_TIME = rf"[\[(]?(?:\d{{4}}-\d\d-\d\d[ T])?{CLOCK}(?: ?[ap]\.?m\.?)?[\])]?"
_BEFORE = rf"(?P<before>[\s\ufeff]{{0,20}}(?P<time>{_TIME}[\s\u00a0]{{1,8}}(?:[-–—|][\s\u00a0]{{1,4}})?)?)"
_NICK = re.compile(rf"{_BEFORE}<[@+%&~ ]?(?P<label>[^\W\d_][^<>/\n]{{0,40}})>(?=[\s\u00a0])", re.IGNORECASE)
_FROM_TO = re.compile(
    rf"{_BEFORE}(?P<from>(?:from|von|de|da|van)[\s\u00a0]{{1,3}})(?P<label>\S[^:\n]{{0,80}}?)"
    rf"(?:[\s\u00a0]{{1,3}}(?:to|an|a|à|para|aan)[\s\u00a0]{{1,3}}[^:\n]{{1,80}})?[\s\u00a0]?:(?!//)",
    re.IGNORECASE,
)
_TIMED = re.compile(rf"{_BEFORE}(?P<label>[^\W\d_][^:\n\t]{{0,60}}?)[\s\u00a0]?:(?=\s)", re.IGNORECASE)
_TAGS = frozenset(
    "a b br code dd div dl dt em h1 h2 h3 h4 hr i img li ol p pre q span strong sub sup table td tr u ul".split(" ")  # noqa: SIM905 - one line
)
_MIN_PLACES = 4
_MIN_SHARE = 0.8
"""Share of the lines that have a writer; some messages have several lines."""

_MIN_TIMED_SHARE = 0.95
"""The same where only a time and a colon show it."""

_MIN_REPEATED_SHARE = 0.5
_MAX_WORDS = 5


def find(lines: DocumentLines) -> Evidence | None:
    """Find the shape that nearly all lines have."""
    pieces = [(index, lines.pieces[index]) for index in lines.unclaimed]
    if len(pieces) < _MIN_PLACES:
        return None
    for pattern, share in ((_NICK, _MIN_SHARE), (_FROM_TO, _MIN_SHARE / 2), (_TIMED, _MIN_TIMED_SHARE)):
        marks = {
            piece.line: mark
            for index, piece in pieces
            if (mark := _mark(pattern, piece, lines.pieces[index - 1] if index else None)) is not None
        }
        if len(marks) >= max(_MIN_PLACES, share * len(pieces)) and _come_again(marks):
            labels = frozenset(label_key(mark.label or "") for mark in marks.values())
            return Evidence(NAME, len(marks) / len(pieces), frozenset(marks), labels, marks=marks)
    return None


def _mark(pattern: re.Pattern[str], piece: Piece, above: Piece | None) -> Mark | None:
    """Return the mark of a line in this shape; only that of a log may be without a time."""
    match = pattern.match(piece.text)
    if match is None or match["label"].casefold() in _TAGS:
        return None
    has_time = match["time"] is not None or (
        above is not None and above.line == piece.line and above.detail == "marker"
    )
    if pattern is _NICK:
        return Mark(match.start("label"), match["label"], match.end(), match.end())
    if not has_time:
        return None
    if pattern is _TIMED and (match["label"].count(" ") >= _MAX_WORDS or _is_speech(match["label"])):
        return None
    if pattern is _FROM_TO:
        return Mark(match.start("label"), match["label"], match.end("label"), match.end())
    start = match.start("label") if match["time"] else 0
    return Mark(start, match["label"], match.end(), match.end())


def _is_speech(label: str) -> bool:
    return is_speech_phrase(label) or (" " in label and not label.istitle() and is_sentence_start(label))


def _come_again(marks: dict[int, Mark]) -> bool:
    counts = Counter(label_key(mark.label or "") for mark in marks.values())
    repeated = sum(count for count in counts.values() if count > 1)
    return len(counts) > 1 and repeated >= _MIN_REPEATED_SHARE * len(marks)


FORM = MarkForm(NAME, find, told_mark, yields_to=(chevrons.NAME,), is_labelled=True)
