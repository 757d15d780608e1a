"""The messages of a chat with the writer and the time in brackets, as KakaoTalk exports them: `[Bell] [8:01 PM] words`.

A message may go on in lines without brackets. A rule with the day is above the messages of each day, and the program
says without brackets who came or went.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from generator.reading.draft import Piece
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "messages with brackets"

_HALF = r"오전|오후|午前|午後|上午|下午|[AaPp]\.?[Mm]\.?"
_TIME = rf"(?:(?:{_HALF})[ \u00a0]?)?\d{{1,2}}:\d\d(?::\d\d)?(?:[ \u00a0\u202f]?(?:{_HALF}))?"
_MESSAGE = re.compile(rf"\ufeff?\[(?P<label>[^\[\]\n]{{1,60}})\][ \u00a0](?P<time>\[{_TIME}\])(?:[ \u00a0]|$)")
_DAY = re.compile(r"-{5,40} [^-\n]{6,60} -{5,40}")
_NOTE = re.compile(
    r"(?P<who>[^.?!:]{1,60})(?:님이 .{0,80}(?:초대했습니다|내보냈습니다)"
    r"| (?:invited [^?!:]{1,80}|(?:has )?(?:left|joined)(?: (?:the|this) (?:chat ?room|group|chat))?))\.?"
)
"""What the program says of one of the writers: whom Ada Bell invited, that she left."""

_COMES_OR_GOES = re.compile(r"\S{1,20}(?: \S{1,20})?님(?:이 (?:나갔습니다|들어왔습니다)|을 내보냈습니다)\.?")
_MIN_PLACES = 4
_MIN_REPEATED_SHARE = 0.5
_MAX_HEAD_LINES = 6
_MAX_NOTE_CHARS = 200


def find(lines: DocumentLines) -> Evidence | None:
    """Find the messages; most must be of people who wrote several."""
    if len(lines.with_sign("[")) < _MIN_PLACES:
        return None
    pieces = [lines.pieces[index] for index in lines.unclaimed]
    written = [
        (piece, match)
        for piece in pieces
        if piece.text[:1] in {"[", "\ufeff"} and (match := _MESSAGE.match(piece.text)) is not None
    ]
    counts = Counter(label_key(match["label"]) for _, match in written)
    repeated = sum(count for count in counts.values() if count > 1)
    if len(written) < _MIN_PLACES or len(counts) < 2 or repeated < _MIN_REPEATED_SHARE * len(written):
        return None
    marks = {
        piece.line: Mark(match.start("label"), match["label"], match.end("label") + 1, match.end())
        for piece, match in written
    }
    return Evidence(
        NAME, 1.0, frozenset(marks), frozenset(counts), marks=marks, apart=_apart(pieces, written[0][0], counts)
    )


def _apart(pieces: list[Piece], first: Piece, writers: Container[str]) -> frozenset[int]:
    """Return the head that the program wrote, the rules with a day, and the lines that say who came or went."""
    head = [piece.line for piece in pieces if piece.line < first.line]
    notes = [piece.line for piece in pieces if _is_of_program(piece.text, writers)]
    return frozenset([*(head if len(head) <= _MAX_HEAD_LINES else []), *notes])


def _is_of_program(text: str, writers: Container[str]) -> bool:
    if len(text) > _MAX_NOTE_CHARS or text.startswith("["):
        return False
    text = text.strip()
    if text.startswith("-----"):
        return _DAY.fullmatch(text) is not None
    note = _NOTE.fullmatch(text)
    return (note is not None and label_key(note["who"]) in writers) or _COMES_OR_GOES.fullmatch(text) is not None


FORM = MarkForm(NAME, find, told_mark, yields_to=(chevrons.NAME,), is_labelled=True)
