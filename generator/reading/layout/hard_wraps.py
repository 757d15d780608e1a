"""Find hard wraps: line ends at a column of the captioner's screen that do not end a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from generator.reading.draft import Piece
from generator.text.words import SPACELESS_LETTER

_MIN_SCREEN_COLUMNS, _MAX_SCREEN_COLUMNS = 28, 110

_MIN_FULL_LINES = 3
"""Fewer lines may fill the screen by chance."""

_MIN_FULL_SHARE = 0.8
_MAX_SENTENCE_SHARE = 0.5
"""If more of the lines end a sentence, a line is a sentence or a paragraph."""

_MIN_GOING_ON_SHARE = 0.2
"""Share of the lines of a wrapped text that begin with a small letter, or with one of a script without capitals."""

_MIN_EDITED_LINES = 20
_MIN_EDITED_FULL_SHARE = 0.55
_MAX_EDITED_SENTENCE_SHARE = 0.3
_MIN_SMALL_LETTER_SHARE = 0.35
"""Shares of a text that was wrapped and then edited: lines that fill one of its columns, that end a sentence, that
begin with a small letter. Nobody wraps again what he corrects by hand, so some lines are too long or too short."""

_MIN_SPACED_SHARE = 0.9
"""If so many lines have one blank line between them, the blank lines end no paragraph."""

_TOLERANCE_COLUMNS = 2
"""A full line may be shorter by this than the next word requires."""

_SENTENCE_ENDS = (".", "?", "!", '"', "”", ")", "…", "。", "？", "！", "」", "』", "؟", "۔", "।", "»")
_OPENING = frozenset({"mark", "event", "heading"})
_HEAD_CHARS = 200
_END_CHARS = 20
_CLAUSE_ENDS = (",", ";", "-", "–", "—", "،", "、")


class _Line(msgspec.Struct):
    """A line, to decide whether the text is hard-wrapped. Most documents show by a few measures that it is not."""

    number: int
    texts: list[str]
    """The texts of its pieces."""
    opens: bool
    """Whether it begins with a mark, a stage direction or a heading."""
    has_furniture_above: bool
    width: int = 0
    """In characters, without the white space at the end; only measured where it matters."""
    first_word: int = 0
    """Characters up to the first place where the line may be wrapped; only measured where it matters."""

    @property
    def indent(self) -> int:
        """Characters of white space at the start."""
        head = self.texts[0][:_HEAD_CHARS]
        return len(head) - len(head.lstrip())

    @property
    def start(self) -> str:
        """The first characters, without white space."""
        return self.texts[0][:_HEAD_CHARS].lstrip()

    @property
    def end(self) -> str:
        """The last characters, without white space."""
        return self.texts[-1][-_END_CHARS:].rstrip()

    @property
    def first_character(self) -> str:
        """The first character that is no white space."""
        return self.start[:1]

    @property
    def ends_sentence(self) -> bool:
        """True if the line ends as a sentence does."""
        return self.end.endswith(_SENTENCE_ENDS)

    def measure_width(self) -> None:
        """Measure the line as one that another one may continue."""
        self.width = len("".join(self.texts).rstrip())

    def measure_first_word(self) -> None:
        """Measure the line as one that may continue the line above."""
        self.first_word = _first_word(self.start)


class _Pair(msgspec.Struct, frozen=True):
    """A line and the one below it, which may continue its paragraph."""

    above: _Line
    below: _Line

    def fills(self, column: int) -> bool:
        """Return True if the next word would pass the column."""
        return self.above.width + 1 + self.below.first_word > column - _TOLERANCE_COLUMNS

    def fills_exactly(self, column: int) -> bool:
        """Return True if the line ends before the column and the next word would pass it."""
        return self.above.width <= column and self.fills(column)

    @property
    def may_go_on(self) -> bool:
        """Whether the line below begins in the middle of a sentence, as far as its first letter says."""
        first = self.below.first_character
        return first.isalpha() and not first.isupper()

    @property
    def is_cut(self) -> bool:
        """Whether the sentence surely goes on below."""
        return self.below.first_character.islower() or self.above.end.endswith(_CLAUSE_ENDS)


def wrapped_lines(pieces: Iterable[Piece]) -> frozenset[int]:
    """Return the numbers of the lines that continue the paragraph of the line above.

    The whole document decides. It is hard-wrapped if nearly all lines without a blank line below them are too full for
    the next word, few of them end a sentence, and some go on with a small letter. If somebody edited it, fewer lines
    are full; then more of them must go on with a small letter, as few lines of lists and poems do. If one blank line is
    below every line, it ends no paragraph. In other documents a line is a paragraph, except a sentence that the end of
    a page cuts.
    """
    lines = _lines(pieces)
    cut_by_page = frozenset(
        below.number
        for above, below in pairwise(lines)
        if below.has_furniture_above and not below.opens and not above.ends_sentence and below.first_character.islower()
    )
    pairs = _pairs(lines)
    if len(pairs) < _MIN_FULL_LINES:
        return cut_by_page
    for pair in pairs:
        pair.above.measure_width()
        pair.below.measure_first_word()
    return cut_by_page | (_wrapped(pairs) or _wrapped_and_edited(pairs))


def _pairs(lines: Sequence[_Line]) -> list[_Pair]:
    """Return the pairs of lines that may be one paragraph: one below the other, or all with one blank line between."""
    pairs = [_Pair(above, below) for above, below in pairwise(lines) if not below.opens]
    spaced = [pair for pair in pairs if pair.below.number - pair.above.number == 2]
    if len(spaced) >= max(_MIN_EDITED_LINES, _MIN_SPACED_SHARE * len(pairs)):
        return spaced if _share(pair.is_cut for pair in spaced) >= _MIN_SMALL_LETTER_SHARE else []
    return [pair for pair in pairs if pair.below.number - pair.above.number == 1]


def _wrapped(pairs: Sequence[_Pair]) -> frozenset[int]:
    """Return the lines that continue a paragraph if nearly all lines are full."""
    widths = sorted(pair.above.width for pair in pairs)
    screen = widths[-1 - len(widths) // 50]
    if not _MIN_SCREEN_COLUMNS <= screen <= _MAX_SCREEN_COLUMNS:
        return frozenset()
    full = [pair.fills(screen) for pair in pairs]
    if (
        sum(full) < max(_MIN_FULL_LINES, _MIN_FULL_SHARE * len(pairs))
        or _share(pair.above.ends_sentence for pair in pairs) > _MAX_SENTENCE_SHARE
        or _share(pair.may_go_on for pair in pairs) < _MIN_GOING_ON_SHARE
    ):
        return frozenset()
    return frozenset(
        pair.below.number
        for pair, is_full in zip(pairs, full, strict=True)
        if is_full or not pair.above.ends_sentence or pair.below.first_character.islower()
    )


def _wrapped_and_edited(pairs: Sequence[_Pair]) -> frozenset[int]:
    """Return the lines that continue a paragraph if many lines are full and the sentences go on below them.

    A text may have two columns: quoted passages are often set narrower.
    """
    if (
        len(pairs) < _MIN_EDITED_LINES
        or _share(pair.above.ends_sentence for pair in pairs) > _MAX_EDITED_SENTENCE_SHARE
        or _share(pair.below.first_character.islower() for pair in pairs) < _MIN_SMALL_LETTER_SHARE
    ):
        return frozenset()
    first = _fullest_column(pairs)
    second = _fullest_column([pair for pair in pairs if not pair.fills_exactly(first)])
    columns = (first, second)
    full = [any(map(pair.fills_exactly, columns)) for pair in pairs]
    if _share(full) < _MIN_EDITED_FULL_SHARE:
        return frozenset()
    return frozenset(
        pair.below.number
        for pair, is_full in zip(pairs, full, strict=True)
        if not _begins_paragraph(pair) and (is_full or pair.is_cut or pair.above.width > max(columns))
    )


def _begins_paragraph(pair: _Pair) -> bool:
    """Return True if a sentence ends above, and the line below is set in."""
    return pair.above.ends_sentence and pair.below.indent > pair.above.indent


def _fullest_column(pairs: Sequence[_Pair]) -> int:
    """Return the column that most lines fill."""
    counts = Counter(
        column
        for pair in pairs
        for column in range(
            max(_MIN_SCREEN_COLUMNS, pair.above.width),
            min(_MAX_SCREEN_COLUMNS, pair.above.width + pair.below.first_word + _TOLERANCE_COLUMNS) + 1,
        )
    )
    return max(counts, key=lambda column: (counts[column], -column), default=_MIN_SCREEN_COLUMNS)


def _share(values: Iterable[bool]) -> float:
    all_values = tuple(values)
    return sum(all_values) / len(all_values) if all_values else 0.0


def _lines(pieces: Iterable[Piece]) -> list[_Line]:
    lines: list[_Line] = []
    number = 0
    has_furniture = False
    for piece in pieces:
        if piece.became == "notice" or (piece.became == "removed" and piece.detail != "marker"):
            has_furniture = has_furniture or piece.detail == "page-furniture"
        elif piece.line == number:
            lines[-1].texts.append(piece.text)
        else:
            number = piece.line
            lines.append(_Line(number, [piece.text], piece.became in _OPENING, has_furniture))
            has_furniture = False
    return lines


def _first_word(text: str) -> int:
    """Return the characters up to the first place where a line may be wrapped: a blank, or any letter without them."""
    if SPACELESS_LETTER.match(text):
        return 1
    return len(text.split(maxsplit=1)[0]) if text else 0
