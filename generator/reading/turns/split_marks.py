"""Marks: the chevrons and labels that begin turns are parted from the words."""

from __future__ import annotations

import msgspec

from generator.reading.draft import Became, Draft, Piece
from generator.reading.grammar.directions import number_of_cue, sound_cue
from generator.reading.grammar.turn_marks import Mark, mark_at, may_have_chevrons, starts_with_chevron
from generator.reading.turns import caption_voices
from generator.records import EventKind
from generator.text.normal import tidy

RULE = "split marks"
TIME_RULE = f"{RULE}: time"
CUE_RULE = f"{RULE}: a sound"

_Claim = tuple[Became, str, str | None]


def split_marks(draft: Draft) -> Draft:
    """Split every line of a transcript that begins with a mark into the mark and the words.

    A line with chevrons and without an acceptable label opens a turn of an unidentified speaker; its words stay whole.
    Times that are printed beside a label are removed from the words. In the words of a caption file's voice only
    chevrons mark a turn, because its cues name their speaker.
    """
    if draft.kind != "transcript":
        return draft
    apart = draft.convention.lines_apart
    has_only_chevrons = draft.convention.has_only_chevrons
    pieces: list[Piece] = []
    in_voice = is_time = False
    for index, piece in enumerate(draft.pieces):
        in_voice = _is_in_voice(piece, was_above=in_voice)
        if in_voice:
            pieces.append(piece)
        elif piece.became is None and piece.line in apart:
            pieces.append(piece.claim("removed", f"{RULE}: beside the labels", "marker"))
        elif piece.became is None and is_time:
            pieces.append(piece.claim("removed", TIME_RULE, "marker"))
            is_time = False
        else:
            mark = _mark_of(draft, index, has_only_chevrons=has_only_chevrons)
            pieces.extend(_unmarked(piece) if mark is None else _parts(piece, mark))
            is_time = mark is not None and mark.time_below
    return draft.with_pieces(pieces)


def _is_in_voice(piece: Piece, *, was_above: bool) -> bool:
    """Return True for the mark of a voice and its words, down to another mark or a line with chevrons."""
    if piece.became == "mark":
        return piece.rule == caption_voices.RULE
    return was_above and not (piece.became is None and starts_with_chevron(piece.text))


def _mark_of(draft: Draft, index: int, *, has_only_chevrons: bool) -> Mark | None:
    """Return the mark with which an unclaimed piece begins."""
    piece = draft.pieces[index]
    if piece.became is not None or (has_only_chevrons and not may_have_chevrons(piece.text)):
        return None
    line = draft.mark_line(index)
    if line.number in draft.document.continued and not line.is_apart:
        return None  # the format says that the line goes on with a sentence: `the letter of | Ada Bell: “No.”`
    return mark_at(line, draft.convention, draft.vocabulary)


def _unmarked(piece: Piece) -> list[Piece]:
    """Return the parts of a line without a mark: one may be a sound behind a number, whose label comes once."""
    is_numbered = piece.became is None and piece.text.lstrip()[:1].isdigit() and ":" in piece.text
    kind = sound_cue(piece.text) if is_numbered else None
    return [piece] if kind is None else _sound(piece, kind)


def _parts(piece: Piece, mark: Mark) -> list[Piece]:
    """Return the parts of a line with a mark; of one that says what is heard the number of the line, and the sound."""
    kind = sound_cue(piece.text)
    return _split(piece, mark) if kind is None else _sound(piece, kind)


def _sound(piece: Piece, kind: EventKind) -> list[Piece]:
    end = number_of_cue(piece.text)
    number = [piece.part(0, end).claim("removed", TIME_RULE, "marker")] if end else []
    return [*number, piece.part(end, len(piece.text)).claim("event", CUE_RULE, kind)]


def _split(piece: Piece, mark: Mark) -> list[Piece]:
    if not mark.end:  # nothing is printed: the look of the words shows that a turn begins
        return [msgspec.structs.replace(piece, begins_turn=True)]
    if mark.label is None and mark.start == mark.end < len(piece.text):  # a tag with words, which the record keeps
        tag = piece.part(0, mark.start).claim("removed", f"{RULE}: tag", "marker")
        return [tag, msgspec.structs.replace(piece.part(mark.end, len(piece.text)), begins_turn=True)]
    rule = f"{RULE}: label" if mark.label is not None else f"{RULE}: no label"
    detail = tidy(mark.label) if mark.label is not None else None
    start = mark.start if piece.text[: mark.start].strip() else 0
    time: _Claim = ("removed", TIME_RULE, "marker")
    label: _Claim = ("mark", rule, detail)
    spans = ((0, start, time), (start, mark.end, label), (mark.end, mark.time, time))
    parts = [piece.part(start, end).claim(*claim) for start, end, claim in spans if piece.text[start:end]]
    return [*parts, piece.part(mark.time, len(piece.text))] if piece.text[mark.time :] else parts
