"""WebVTT of a session whose source has times: captions with the corrected words and names, to play with a recording.

A record knows the first and the last second of a turn. Inside a turn the time of a cue is computed by the length of
the words before it; a note in the file says so. A cue has the id of its turn, so the address of its words is the
page's address with that id.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from generator.corrections.applied import AppliedCorrection
from generator.exports.document import ExportDocument, ExportTurn
from generator.exports.format import Beside, Format
from generator.exports.xml_text import storable
from generator.interface.catalogue import message
from generator.pages.views.recordings import counts_from_start
from generator.text.words import count_words

WEBVTT_FILE = "session.vtt"

_MAX_CUE_CHARS = 84
"""Characters of a cue: two lines of captions."""

_MS_PER_WORD = 400
"""How long a word is spoken, for words whose end, or whose start, no time of the source says."""

_BREAKS = " 。，、；：！？"
"""A cue may end behind one of these: texts without blanks have marks of full width."""

_COMPUTED = "Only the first and the last second of a turn are known; the times of cues inside it are computed."

_CLOCK = "The times are those of a clock, from midnight."


class _Piece(msgspec.Struct, frozen=True):
    """The words of one cue."""

    turn: ExportTurn
    text: str
    voice: str
    """The tag that names who says them; empty for a stage direction."""
    first: bool
    """Whether it begins the turn."""


class _Run(msgspec.Struct):
    """Cues between two known moments, in milliseconds."""

    start: int | None
    end: int | None
    pieces: list[_Piece]


class _Cue(msgspec.Struct, frozen=True):
    start: int
    end: int
    piece: _Piece


def webvtt(document: ExportDocument) -> bytes | None:
    """Return the captions of a session; `None` if no turn has a time."""
    if not document.facts.is_session or all(turn.time is None for turn in document.turns):
        return None
    blocks = [*_head(document)]
    corrections = {correction.number: correction for correction in document.corrections}
    numbers: dict[str, int] = {}
    for cue in _cues(document):
        turn = cue.piece.turn
        if cue.piece.first:
            blocks += _notes(turn, corrections)
        number = numbers[turn.id] = numbers.get(turn.id, 0) + 1
        name = turn.id if number == 1 else f"{turn.id}/{number}"
        blocks.append(
            f"{name}\n{_moment(cue.start)} --> {_moment(cue.end)}\n{cue.piece.voice}{_escape(cue.piece.text)}"
        )
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


WEBVTT = Format(
    name="webvtt",
    title=message("WebVTT"),
    about=message("Captions of each session whose source has times, with corrected words and names, beside its page."),
    beside=(Beside(WEBVTT_FILE, webvtt),),
)


def _head(document: ExportDocument) -> Iterator[str]:
    yield "WEBVTT"
    yield _note(document.facts.title)
    yield _note(document.facts.address)
    yield _note(_COMPUTED)
    if not counts_from_start(document.record):
        yield _note(_CLOCK)
    for notice in document.record.notices:
        yield _note(notice.text)


def _notes(turn: ExportTurn, corrections: dict[int, AppliedCorrection]) -> Iterator[str]:
    """Yield the notes before a turn: the sentence that names an inferred speaker, and the corrections."""
    if turn.evidence is not None:
        yield _note(f"Speaker inferred from: {turn.evidence}")
    for number in turn.corrections:
        correction = corrections[number]
        sides = f"printed “{correction.printed or ''}”, now “{correction.now or ''}”"
        yield _note(f"Correction {number}: {sides}. {correction.reason} ({correction.author}, {correction.date})")


def _note(text: str) -> str:
    """Return a comment; an arrow would make it a cue."""
    return f"NOTE {_line(text).replace('-->', '--&gt;')}"


def _voice(turn: ExportTurn) -> str:
    """Return the tag of the speaker of a turn; empty if nobody knows who speaks."""
    if turn.shown is None:
        return ""
    return f"<v.{turn.resolved.replace('-', '_')} {_escape(_line(turn.shown))}>"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _line(text: str) -> str:
    return " ".join(storable(text).split())


@lru_cache(maxsize=1)  # most cues begin where the last one ended
def _moment(milliseconds: int) -> str:
    seconds, fraction = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}.{fraction:03}"


def _cues(document: ExportDocument) -> Iterator[_Cue]:
    """Yield the cues in the order of the words: none starts before the one before it, and each has an end after it."""
    earliest = 0
    for run in _bounded(_runs(document)):
        lengths = [len(piece.text) for piece in run.pieces]
        start = max(run.start or 0, earliest)
        span = max((run.end or 0) - start, len(lengths))
        total, before = sum(lengths), 0
        for piece, length in zip(run.pieces, lengths, strict=True):
            first, last = start + span * before // total, start + span * (before + length) // total
            yield _Cue(first, max(last, first + 1), piece)
            earliest = first
            before += length


def _runs(document: ExportDocument) -> list[_Run]:
    """Return the cues in runs; only a run's start, its end or neither is known."""
    runs = [_Run(None, None, [])]
    for turn in document.turns:
        if turn.time is not None:
            runs.append(_Run(_milliseconds(turn.time.start), None, []))
        runs[-1].pieces += _pieces(turn)
        if turn.time is not None and turn.time.end is not None:
            runs[-1].end = _milliseconds(turn.time.end)
            runs.append(_Run(runs[-1].end, None, []))
    return [run for run in runs if run.pieces]


def _bounded(runs: list[_Run]) -> list[_Run]:
    """Return the runs with the ends and the start that no time says: the next run's start, or the length of speech."""
    following_starts = [*(run.start for run in runs[1:]), None]
    for run, following in zip(runs, following_starts, strict=False):  # of no run, nothing follows
        if run.start is None:
            run.start = max(0, (following or 0) - _spoken(run))
        if run.end is None or run.end < run.start:
            run.end = following if following is not None and following > run.start else run.start + _spoken(run)
    return runs


def _spoken(run: _Run) -> int:
    """Return about how long the words of a run are spoken."""
    return _MS_PER_WORD * max(1, count_words(piece.text for piece in run.pieces))


def _milliseconds(seconds: float) -> int:
    return max(0, round(seconds * 1000))


def _pieces(turn: ExportTurn) -> Iterator[_Piece]:
    voice, first = _voice(turn), True
    for block in turn.blocks:
        for text in _divided(_line(block.text)):
            yield _Piece(turn, text, voice if block.type != "event" else "", first)
            first = False


def _divided(text: str) -> Iterator[str]:
    """Yield a text in pieces of two lines of captions; a word is never divided."""
    start = 0
    while len(text) - start > _MAX_CUE_CHARS:
        end = _break(text, start)
        if words := text[start:end].strip():
            yield words
        start = end
    if words := text[start:].strip():
        yield words


def _break(text: str, start: int) -> int:
    """Return where a piece ends that starts here: at the last break within its length, else at the first behind it."""
    limit = start + _MAX_CUE_CHARS
    breaks = " " if text.isascii() else _BREAKS
    last = max(text.rfind(sign, start + 1, limit) for sign in breaks) + 1
    if last:
        return last
    return min((place + 1 for sign in breaks if (place := text.find(sign, limit)) >= 0), default=len(text))
