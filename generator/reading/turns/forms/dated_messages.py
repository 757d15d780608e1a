"""The messages of an exported chat, each with a day and a time: `14/03/2024 20:01:09 - Ada Bell: words`.

WhatsApp, Element, Signal and Telegram write them so, with a dash or in brackets; KakaoTalk on telephones with a comma.
A message may go on in lines without a day; what the program says about people has a day and no colon:
`14/03/2024 19:58:33 - Ada Bell invited Tom.`.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.draft import Piece
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.speech_openings import is_speech_phrase
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "dated messages"

_BLANK = r"[\s\u00a0\u202f]"
_DAY = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"
_CLOCK = rf"\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:{_BLANK}?[APap]\.?{_BLANK}?[Mm]\.?)?"
_KOREAN_DAY = r"(?:\d{4}년 ?\d{1,2}월 ?\d{1,2}일|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.)"
_STAMP = re.compile(
    rf"[\u200e\u200f\ufeff\s]{{0,8}}(?:\[{_DAY},?(?:{_BLANK}|T){_CLOCK}\]{_BLANK}{{1,3}}(?:-{_BLANK})?"
    rf"|{_DAY},?(?:{_BLANK}|T){_CLOCK}{_BLANK}{{1,3}}[-–—]{_BLANK}{{1,3}}"
    rf"|{_KOREAN_DAY} (?:오전|오후) \d{{1,2}}:\d\d, )[\u200e\u200f]?(?=\S)"
)
_DAY_ALONE = re.compile(rf"{_KOREAN_DAY} \S요일\s{{0,8}}")
_WRITER = re.compile(r"~?[\s\u00a0\u202f]?(?P<label>\S[^:\n]{0,60}?):(?=[\s\u00a0\u200e]|$)")
_FIRST_SIGNS = frozenset("0123456789[\u200e\u200f\ufeff")
_MIN_PLACES = 4
_MIN_STAMPED_SHARE = 0.3
"""Share of the lines with a day: messages may have several lines."""

_MIN_WRITTEN_SHARE = 0.5
"""Share of the lines with a day that have a writer."""

_MIN_REPEATED_SHARE = 0.7
"""Share of the messages whose writer wrote others."""

_MAX_WORDS = 7
_LEVELS = frozenset({"debug", "info", "notice", "warn", "warning", "error", "critical", "fatal", "trace"})
"""What a log of a server has before a colon."""

_MAX_HEAD_LINES = 4
"""Lines above the first message, in which the program says what was exported."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the messages, and the lines in which the program says who came, went or changed something."""
    stamped = _stamped(lines)
    if not stamped:
        return None
    written = [(piece, match) for piece, stamp in stamped if (match := _writer(piece.text, stamp.end())) is not None]
    marks = _marks(written)
    if not marks or len(marks) < _MIN_WRITTEN_SHARE * len(stamped):
        return None
    notes = frozenset(piece.line for piece, _ in stamped if piece.line not in marks)
    return Evidence(
        NAME,
        len(marks) / len(stamped),
        frozenset(marks),
        frozenset(label_key(mark.label or "") for mark in marks.values()),
        marks=marks,
        apart=notes | _head(lines, stamped[0][0]) | _days(lines),
    )


def _marks(written: list[tuple[Piece, re.Match[str]]]) -> dict[int, Mark]:
    """Return the marks of the messages by their lines; none unless most messages are of people who wrote several."""
    counts = Counter(label_key(match["label"]) for _, match in written)
    again = {name for name, count in counts.items() if count > 1}
    marks = {
        piece.line: Mark(match.start("label"), match["label"], match.end(), match.end())
        for piece, match in written
        if label_key(match["label"]) in again or not _tells_of(match["label"], again)
    }
    are_messages = sum(counts[name] for name in again) >= _MIN_REPEATED_SHARE * len(marks)
    return marks if are_messages and len(marks) >= _MIN_PLACES else {}


def _stamped(lines: DocumentLines) -> list[tuple[Piece, re.Match[str]]]:
    """Return the lines that begin with a day and a time; none if they are too few."""
    pieces = (lines.pieces[index] for index in lines.unclaimed)
    stamped = [
        (piece, match)
        for piece in pieces
        if _may_be_stamped(piece.text) and (match := _STAMP.match(piece.text)) is not None
    ]
    return stamped if len(stamped) >= max(_MIN_PLACES, _MIN_STAMPED_SHARE * len(lines.unclaimed)) else []


def _may_be_stamped(text: str) -> bool:
    """Return True if a line begins with a digit or a bracket; nearly all other lines are looked at no further."""
    return text[:1] in _FIRST_SIGNS


def _writer(text: str, end: int) -> re.Match[str] | None:
    """Return the writer behind the time of a line, if a short text and a colon are there."""
    match = _WRITER.match(text, end)
    if match is None or match["label"].count(" ") >= _MAX_WORDS or is_speech_phrase(match["label"]):
        return None
    return match if match["label"].strip("[]").casefold() not in _LEVELS else None


def _tells_of(label: str, writers: set[str]) -> bool:
    """Return True for `Ada Bell changed the name of the room to` where `Ada Bell` writes messages."""
    words = label_key(label).split(" ")
    return any(" ".join(words[:count]) in writers for count in range(1, len(words)))


def _days(lines: DocumentLines) -> frozenset[int]:
    """Return the lines with only a day, which KakaoTalk prints above the messages of each day."""
    pieces = (lines.pieces[index] for index in lines.unclaimed)
    return frozenset(piece.line for piece in pieces if piece.text[:1].isdigit() and _DAY_ALONE.fullmatch(piece.text))


def _head(lines: DocumentLines, first: Piece) -> frozenset[int]:
    """Return the few lines above the first message, in which the program says what it exported."""
    above: list[int] = []
    for index in lines.unclaimed:
        if lines.pieces[index].line >= first.line:
            break
        above.append(lines.pieces[index].line)
    return frozenset(above) if len(above) <= _MAX_HEAD_LINES else frozenset()


FORM = MarkForm(NAME, find, told_mark, yields_to=(chevrons.NAME,), is_labelled=True)
