"""Texts that begin lines as labels do, in a document without turns: its form may be one that no rule reads.

By chance, lines of an article begin alike, too. So two different texts must come again, in several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.draft import Draft, Piece, is_apart
from generator.reading.grammar.printed_times import CLOCK
from generator.reading.grammar.speech_openings import is_speech_phrase
from generator.reading.turns.labels_like_others import Lines
from generator.reading.turns.unknown_shapes import unknown_labels
from generator.text.normal import tidy

_BEFORE_COLON = re.compile(
    r"[\s\ufeff]{0,20}(?P<label>[^\W\d_][^\s:\uff1a–—]{1,30}(?: [^\s:\uff1a–—]{1,30}){0,3})"
    r"(?:[:\uff1a](?=\s|$)|\s[–—\u0983](?=\s|$))"
)
"""Bengali prints its sign for a breath, `\u0983`, as a colon."""

_BEFORE_TIME = re.compile(
    rf"[\s\ufeff]{{0,20}}[^\w\s]{{0,4}} ?(?P<label>[^\W\d_][^\n\[\]|*_<>]{{0,60}}?)"
    rf"[\s\u00a0\[\](){{}}|*_<>,–—-]{{1,8}}(?:[^\W\d_]{{1,4}} )?{CLOCK}(?![\d:])"
)
"""A text and a time, with any signs around the two: `[Ada] [pm 8:01] words`, `**Ada | 00:04**`."""

_LINE_ALONE = re.compile(
    r"[^\W\d_](?:[^:.?!;…]|(?<=\b[^\W\d_])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.){1,70}(?<!,)"
)
_MAX_LINE_CHARS = 80
_MIN_LABELS = 2
_MIN_LINES = 6
"""Lines with texts that come again."""


def labels_without_turns(draft: Draft) -> Iterator[tuple[str, Lines]]:
    """Yield the texts that may be labels of a document without turns, with their lines, by the shape.

    In a report or a press release only a time beside them is a sign: paragraphs of articles often begin with a word and
    a colon.
    """
    if draft.kind == "other":
        yield from _several("a text and a colon or a dash", _texts(draft, _BEFORE_COLON))
        yield from _several("a text alone on its line", _lines_alone(draft))
        yield from _in_unknown_shapes(draft).items()
    yield from _several("a text and a time", _texts(draft, _BEFORE_TIME))


def _several(shape: str, lines: dict[str, list[int]]) -> Iterator[tuple[str, Lines]]:
    """Yield the texts that come again with their shape, if they are at least two, in several lines."""
    again = {label: numbers for label, numbers in lines.items() if len(numbers) > 1}
    if len(again) >= _MIN_LABELS and sum(map(len, again.values())) >= _MIN_LINES:
        yield shape, again


def _texts(draft: Draft, pattern: re.Pattern[str]) -> dict[str, list[int]]:
    """Return the lines that begin with each text before a colon or a time."""
    lines: dict[str, list[int]] = {}
    for piece in filter(_is_text, draft.pieces):
        match = pattern.match(piece.text)
        if match is not None and not is_speech_phrase(match["label"]):
            lines.setdefault(tidy(match["label"]), []).append(piece.line)
    return lines


def _lines_alone(draft: Draft) -> dict[str, list[int]]:
    """Return the places of each short line that is no sentence."""
    lines: dict[str, list[int]] = {}
    for index, piece in enumerate(draft.pieces[:-1]):
        if _is_text(piece) and len(piece.text) < _MAX_LINE_CHARS and is_apart(draft.pieces, index):
            text = tidy(piece.text)
            if _LINE_ALONE.fullmatch(text) and not is_speech_phrase(text):
                lines.setdefault(text, []).append(piece.line)
    return lines


def _is_text(piece: Piece) -> bool:
    return piece.became in {None, "heading", "text"}


def _in_unknown_shapes(draft: Draft) -> dict[str, dict[str, list[int]]]:
    """Return the texts between signs that no form of mark reads, by the signs."""
    shapes: dict[str, dict[str, list[int]]] = {}
    for index, shape, label in unknown_labels(draft):
        shapes.setdefault(shape, {}).setdefault(label, []).append(draft.pieces[index].line)
    return shapes
