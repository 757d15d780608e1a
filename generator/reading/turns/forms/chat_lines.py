"""The lines of a chat or a log, each with its writer.

`<mara> words`, `[12:01] <mara> words`, `12:01:07 mara: words`, `12:01:07 From Mara Lindqvist to Everyone: words`.
Where nearly all lines are so, every writer is one, whatever the name is and however short the words are.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.draft import Piece
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import label_candidate
from generator.reading.grammar.printed_times import CLOCK
from generator.reading.grammar.speech_openings import is_sentence_start, is_speech_phrase
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "lines of a chat"

_DATE = r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?:[ T]|, ?)"
_MOMENT = rf"(?:{_DATE})?{CLOCK}(?: ?[ap]\.?m\.?)?"
_TIME = rf"[\[(<]?{_MOMENT}[\])>]?"
_BEFORE = rf"(?P<before>[\s\ufeff]{{0,20}}(?P<time>{_TIME}[\s\u00a0]{{1,8}}(?:[-–—|][\s\u00a0]{{1,4}})?)?)"
_NICK = re.compile(rf"{_BEFORE}<[@+%&~ ]?(?P<label>[^\W\d_][^<>/\n]{{0,40}})>(?=[\s\u00a0])", re.IGNORECASE)
_FROM_TO = re.compile(
    rf"{_BEFORE}(?P<from>(?:from|von|de|da|van)[\s\u00a0]{{1,3}})(?P<label>\S[^:\n]{{0,80}}?)"
    rf"(?:[\s\u00a0]{{1,3}}(?:to|an|a|à|para|aan)[\s\u00a0]{{1,3}}[^:\n]{{1,80}})?[\s\u00a0]?:(?!//)",
    re.IGNORECASE,
)
_TIMED = re.compile(
    rf"{_BEFORE}(?:~[\s\u00a0\u202f]?)?(?P<label>[^\W\d_][^:\n\t]{{0,60}}?)[\s\u00a0]?:(?=\s)", re.IGNORECASE
)
_MINUTED = re.compile(r"[\s\ufeff]{0,20}(?P<label>[^\W\d_][^:<>\n]{0,40}?):(?=\s)")
_MAX_BEFORE_CHARS = 60
_BRACKETED_TIME = re.compile(rf"[\s\ufeff]{{0,20}}[\[(<]{_MOMENT}[\])>][\s\u00a0]", re.IGNORECASE)
_COMES_OR_GOES = re.compile(
    r"\b(?:(?:has |have )?(?:re)?joined|(?:has |have )?left|entered|(?:dis|re)?connected|quit|was (?:added|removed)"
    r"|(?:started|stopped|paused|ended|resumed) (?:the )?(?:recording|transcription|meeting|call|conference))\b",
    re.IGNORECASE,
)
"""What a program writes about people in a log: `<10:02:50> Ada Bell joined the conference`."""

_NOTE = re.compile(
    rf"[\s\ufeff]{{0,20}}(?:{_TIME}[\s\u00a0]{{1,8}}(?:\*{{1,3}}|-->?|<--?|-!-|={{2,4}}|[←→])|\*\*\*|-->|<--|-!-)[\s\u00a0]\S",
    re.IGNORECASE,
)
"""What a program for chats writes: `12:01 --> ada (~a@b) has joined`, `12:02 * ada waves`."""

_ACTION = re.compile(r"[\s\ufeff]{0,20}\*[\s\u00a0](?P<label>[^\s:,]{1,40})[\s\u00a0]\S")
"""`* ada waves`, in a log without times."""

_OF_PROGRAM = re.compile(r"Meeting started .{0,40}\d{4}.{0,20}\bThe chair is ")
"""What MeetBot says first; everything that it says is no speech."""

_COMMAND = re.compile(
    r"#(?:start|end)(?:meeting|vote)\b|#(?:meeting)?(?:topic|name)\b|#(?:subtopic|(?:un)?chair|save|undo|nick|restrictlogs)\b",
    re.IGNORECASE,
)
"""A command to MeetBot that is no statement; `#info` and `#agreed` have words of whoever writes them."""

_TAGS = frozenset(
    "a b br code dd div dl dt em h1 h2 h3 h4 hr i img li ol p pre q span strong sub sup table td tr u ul".split(" ")  # noqa: SIM905 - one line
)
_MIN_PLACES = 4
_MIN_SHARE = 0.8
"""Share of the lines that have a writer; some messages have several lines."""

_MIN_TIMED_SHARE = 0.95
"""The same where only a time and a colon show it."""

_MIN_LOGGED_SHARE = 0.5
"""Share of the lines that have a time in brackets, where others say who comes or goes."""

_MAX_NOTE_CHARS = 120
_MIN_REPEATED_SHARE = 0.5
_MAX_WORDS = 5


def find(lines: DocumentLines) -> Evidence | None:
    """Find the shape that nearly all lines have."""
    pieces = [(index, lines.pieces[index]) for index in lines.unclaimed]
    if len(pieces) < _MIN_PLACES:
        return None
    for pattern, share in ((_NICK, _MIN_SHARE), (_FROM_TO, _MIN_SHARE / 2), (_TIMED, _MIN_TIMED_SHARE)):
        marks = _marks(pattern, pieces, lines, share)
        if len(marks) >= _MIN_PLACES and _come_again(marks):
            apart = _of_program(pieces, marks) if pattern is _NICK else frozenset()
            return _evidence({line: mark for line, mark in marks.items() if line not in apart}, len(pieces), apart)
    return _with_notes(pieces, lines) or _beside_minutes(pieces, lines)


def _evidence(marks: dict[int, Mark], count: int, apart: frozenset[int]) -> Evidence:
    labels = frozenset(label_key(mark.label or "") for mark in marks.values())
    return Evidence(NAME, len(marks) / count, frozenset(marks), labels, marks=marks, apart=apart)


def _of_program(pieces: list[tuple[int, Piece]], marks: dict[int, Mark]) -> frozenset[int]:
    """Return the lines that nobody said in a log: who comes, goes or waves, commands, and what a program answers."""
    texts = {piece.line: piece.text for _, piece in pieces}
    nicks = {line: label_key(mark.label or "") for line, mark in marks.items()}
    written = set(nicks.values())
    words = {line: texts[line][mark.end :].lstrip() for line, mark in marks.items()}
    notes = {line for line, text in texts.items() if line not in marks and _is_note(text, written)}
    programs = {nicks[line] for line, said in words.items() if _OF_PROGRAM.match(said)}
    if programs:
        notes |= {line for line, said in words.items() if nicks[line] in programs or _COMMAND.match(said)}
    return frozenset(notes)


def _is_note(text: str, nicks: set[str]) -> bool:
    """Return True for a line without a writer that says who comes or goes, or what somebody with a nick does."""
    action = _ACTION.match(text)
    return _NOTE.match(text) is not None or (action is not None and label_key(action["label"]) in nicks)


def _with_notes(pieces: list[tuple[int, Piece]], lines: DocumentLines) -> Evidence | None:
    """Find the lines of a log with times in brackets: each has a writer, or says who comes or goes."""
    timed = [
        (index, piece) for index, piece in pieces if not piece.text[:1].isalnum() and _BRACKETED_TIME.match(piece.text)
    ]
    if len(timed) < max(_MIN_PLACES, _MIN_LOGGED_SHARE * len(pieces)):
        return None
    marks = _marks(_TIMED, timed, lines, _MIN_LOGGED_SHARE)
    notes = [piece for _, piece in timed if piece.line not in marks]
    are_notes = all(_COMES_OR_GOES.search(piece.text[:_MAX_NOTE_CHARS]) for piece in notes)
    if len(marks) < _MIN_PLACES or not are_notes or not _come_again(marks):
        return None
    labels = frozenset(label_key(mark.label or "") for mark in marks.values())
    apart = frozenset(piece.line for piece in notes)
    return Evidence(NAME, len(marks) / len(timed), frozenset(marks), labels, marks=marks, apart=apart)


def _beside_minutes(pieces: list[tuple[int, Piece]], lines: DocumentLines) -> Evidence | None:
    """Find the lines of a chat among the minutes that a scribe wrote there: `<mara> words` beside `mara: words`."""
    with_signs = [(index, piece) for index, piece in pieces if "<" in piece.text[:_MAX_BEFORE_CHARS]]
    if len(with_signs) < _MIN_PLACES:
        return None
    marks = _marks(_NICK, with_signs, lines, 0)
    nicks = {label_key(mark.label or "") for mark in marks.values()}
    minuted = [(piece.line, match) for _, piece in pieces if (match := _MINUTED.match(piece.text))]
    counts = Counter(label_key(match["label"]) for _, match in minuted)
    minutes = {
        line: Mark(match.start("label"), match["label"], match.end(), match.end())
        for line, match in minuted
        if label_key(match["label"]) in nicks
        or (counts[label_key(match["label"])] > 1 and label_candidate(match[0], lines.vocabulary) is not None)
    }
    if len(marks) < _MIN_PLACES or len(nicks) < 2 or len(minutes) < 2:
        return None
    marks |= minutes
    return Evidence(NAME, len(marks) / len(pieces), frozenset(marks), frozenset(nicks), marks=marks)


def says_who_comes_or_goes(text: str) -> bool:
    """Return True for what a program writes about people in a log: `Ada Bell has joined`."""
    return len(text) <= _MAX_NOTE_CHARS and _COMES_OR_GOES.search(text) is not None


def _marks(
    pattern: re.Pattern[str], pieces: list[tuple[int, Piece]], lines: DocumentLines, share: float
) -> dict[int, Mark]:
    """Return the marks in a shape by their lines; none as soon as too many lines have another shape.

    Lines that a program wrote into a log don't count.
    """
    marks: dict[int, Mark] = {}
    others = 0
    most_others = len(pieces) - share * len(pieces)
    for index, piece in pieces:
        mark = _mark(pattern, piece, lines.pieces[index - 1] if index else None)
        if mark is not None:
            marks[piece.line] = mark
            continue
        if pattern is _NICK and _NOTE.match(piece.text):
            continue
        others += 1
        if others > most_others:
            return {}
    return marks


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
