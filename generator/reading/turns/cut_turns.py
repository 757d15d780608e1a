"""Cut named turns where another label was passed over: no word comes under a name by doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.turns.labels_like_others import (
    Lines,
    labels_like_others,
    repeated_texts,
    words_before_colons,
)
from generator.reading.turns.labels_without_turns import labels_without_turns
from generator.reading.turns.passed_labels import PassedLabel, passed_labels

RULE = "cut turns"

_MAX_SHOWN = 8
"""Labels that a finding shows."""

_MAX_LINES_SHOWN = 5
_CUT = "and end a turn: the words up to the next label have no speaker"
_KEPT = "and were not read as labels: the words stay in the turn"
_NO_TURNS = "and were not read as labels: the document has no turns"


def cut_turns(draft: Draft) -> Draft:
    """End a named turn where a label was passed over; the words up to the next mark are unidentified.

    Labels that were passed over twice, or that ended a turn, are reported: one finding for each shape.
    """
    if draft.kind != "transcript":
        return _report_without_turns(draft)
    passed = passed_labels(draft)
    if not passed:
        return _report_others(draft, ())
    pieces = list(draft.pieces)
    cut: list[PassedLabel] = []
    named = _named(draft.pieces)
    ends_at: int | None = None
    for label in passed:
        turn = named[label.index]
        if not label.cuts or turn is None or turn == ends_at:
            continue
        ends_at = turn
        cut.append(label)
        pieces[label.index] = msgspec.structs.replace(pieces[label.index], begins_turn=True)
    draft = _report(draft.with_pieces(pieces), "label-cut", cut, _CUT)
    ended = {label.index for label in cut}
    others = [label for label in passed if label.index not in ended]
    counts = Counter((label.shape, label.label) for label in others)
    twice = [label for label in others if counts[label.shape, label.label] > 1 or label.cuts]
    reported = {draft.pieces[label.index].line for label in (*cut, *twice)}
    return _report_others(_report(draft, "label-passed-over", twice, _KEPT), reported)


def _report_others(draft: Draft, reported: Container[int]) -> Draft:
    """Report the texts that begin lines as labels do, in another shape than a colon, brackets or a time.

    Args:
        draft: The document.
        reported: Lines that another finding names.
    """
    for shape, lines in (*repeated_texts(draft), *labels_like_others(draft), *words_before_colons(draft)):
        new = {label: numbers for label, numbers in lines.items() if not any(line in reported for line in numbers)}
        if new:
            draft = _finding(draft, "label-passed-over", shape, new, _KEPT)
    return draft


def _report_without_turns(draft: Draft) -> Draft:
    """Report the texts that begin lines as labels do in a document that was not taken for a transcript."""
    for shape, lines in labels_without_turns(draft):
        draft = _finding(draft, "label-passed-over", shape, lines, _NO_TURNS)
    return draft


def _named(pieces: tuple[Piece, ...]) -> list[int | None]:
    """Return, for each piece, the index of the mark with a label in whose turn it is."""
    named: list[int | None] = []
    mark: int | None = None
    for index, piece in enumerate(pieces):
        if piece.became == "mark":
            mark = index if piece.detail is not None else None
        named.append(mark)
    return named


def _report(draft: Draft, code: str, labels: list[PassedLabel], meaning: str) -> Draft:
    """Report labels, one finding for each shape."""
    for shape in dict.fromkeys(label.shape for label in labels):
        lines: dict[str, list[int]] = {}
        for label in labels:
            if label.shape == shape:
                lines.setdefault(label.label, []).append(draft.pieces[label.index].line)
        draft = _finding(draft, code, shape, lines, meaning)
    return draft


def _finding(draft: Draft, code: str, shape: str, lines: Lines, meaning: str) -> Draft:
    """Report one shape, with the labels in it and their lines."""
    shown = "; ".join(f"{label!r} in {_places(numbers)}" for label, numbers in list(lines.items())[:_MAX_SHOWN])
    more = f"; and {len(lines) - _MAX_SHOWN} more" if len(lines) > _MAX_SHOWN else ""
    first = min(min(numbers) for numbers in lines.values())
    message = f"lines begin with {shape}, {meaning}: {shown}{more}"
    return draft.add_finding(code, "warning", message, first, values=list(lines)[:_MAX_SHOWN])


def _places(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_MAX_LINES_SHOWN]))
    more = f" and {len(numbers) - _MAX_LINES_SHOWN} more" if len(numbers) > _MAX_LINES_SHOWN else ""
    return f"{'line' if len(numbers) == 1 else 'lines'} {shown}{more}"
