"""The paragraphs of a PDF page: which line starts one, by its place and by the room in the line above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from generator.sources.pdf.order import PageLine
from generator.text.words import SPACELESS_LETTER

_WIDE_GAP = 1.35
"""A gap between lines that parts paragraphs, in usual distances of lines."""

_WIDER_GAP = 1.18
"""A gap that parts paragraphs if the line above may end one."""

_SHORT_LINE = 0.25
"""Share of the width that a line leaves empty if it ends a paragraph in any case."""

_MAX_SIZE_CHANGE = 0.12
_MIN_INDENT, _MAX_INDENT = 0.6, 8.0
"""How far the first line of a paragraph is set in, in font sizes."""

_MIN_MARGIN_SHARE = 0.35
"""Share of the lines of a column that begin at its margin, if a line that doesn't means something."""

_MIN_CENTRED = 2.0
"""How far from both margins a centred line is at least, in font sizes."""

_CLOSING_SIGNS = "\"”'’)]»“】）」』"
_SENTENCE_ENDS = (".", "?", "!", "…", "。", "！", "？", "؟", "۔", "।")
_BRACKETS = frozenset({"()", "[]", "（）", "［］", "〔〕", "【】"})
_PARAGRAPH_SIGNS = ("○", "◯", "〇", "◎", "●", "◆", "■", "•")


class Column(msgspec.Struct):
    """Where the text of a column begins and ends; places in points."""

    left: float
    """Where most lines begin."""
    right: float
    """Where the longest line ends."""
    is_sure: bool
    """Whether enough lines begin at the left."""


def columns_of(lines: Iterable[PageLine]) -> dict[int, Column]:
    """Return the columns of the lines of a page, by number."""
    by_column: dict[int, list[PageLine]] = {}
    for line in lines:
        by_column.setdefault(line.column, []).append(line)
    return {number: _column(in_column) for number, in_column in by_column.items()}


def starts_paragraph(above: PageLine, line: PageLine, gap: float, columns: tuple[Column, Column]) -> bool:
    """Return True if a line starts a paragraph: it stands apart, or its first word had room in the line above.

    `gap` is the usual distance of lines; `columns` are those of the line above and of the line.
    """
    if abs(above.size - line.size) > _MAX_SIZE_CHANGE * above.size:
        return True
    ends = _ends_sentence(above.text)
    if _is_set_in(above, line, columns) or (ends and line.text.startswith(_PARAGRAPH_SIGNS)):
        return True
    room = columns[0].right - above.right
    is_full = room < _first_word_width(line) + 0.35 * line.size
    if columns[0] is not columns[1] or above.middle <= line.middle:
        return ends or (not is_full and not line.text[:1].islower())
    distance = (above.middle - line.middle) / gap if gap else 1.0
    if _stands_apart(above, line, columns[0], distance):
        return True
    if is_full:
        is_label = line.lead > 0 and above.lead < len(above.text)
        return ends and (is_label or distance > _WIDER_GAP)
    return ends or distance > _WIDER_GAP or room > _SHORT_LINE * (columns[0].right - line.left)


def _stands_apart(above: PageLine, line: PageLine, column: Column, distance: float) -> bool:
    """Return True if a line is far below or beside the line above, or only one of both is centred."""
    if distance > _WIDE_GAP or line.left > above.left + _MAX_INDENT * line.size:
        return True
    is_one_centred = _is_centred(above, column, _MIN_CENTRED) or _is_centred(line, column, _MIN_CENTRED)
    return is_one_centred and not (_is_centred(above, column) and _is_centred(line, column))


def _column(lines: list[PageLine]) -> Column:
    size = sorted(line.size for line in lines)[len(lines) // 2]
    step = max(0.3 * size, 1.0)
    places = Counter(round(line.left / step) for line in lines)
    place, count = max(places.items(), key=lambda item: (item[1], -item[0]))
    near = [line.left for line in lines if abs(line.left / step - place) <= 1]
    right = max(line.right for line in lines)
    is_sure = len(lines) > 3 and len(near) >= _MIN_MARGIN_SHARE * len(lines) and count > 1
    return Column(min(near), right, is_sure)


def _is_set_in(above: PageLine, line: PageLine, columns: tuple[Column, Column]) -> bool:
    """Return True if a line begins beside the margin of its column, and the line above begins at the margin."""
    column_above, column = columns
    if not (column.is_sure and column_above.is_sure):
        return False
    indent, indent_above = line.left - column.left, above.left - column_above.left
    if _MIN_INDENT * line.size < indent < _MAX_INDENT * line.size:
        return abs(indent_above) < _MIN_INDENT * line.size
    return indent < -_MIN_INDENT * line.size and _ends_sentence(above.text)


def _is_centred(line: PageLine, column: Column, least: float = _MIN_INDENT) -> bool:
    before, behind = line.left - column.left, column.right - line.right
    return column.is_sure and before > least * line.size and abs(before - behind) < 0.5 * line.size


def _first_word_width(line: PageLine) -> float:
    """Return the width of the first word, or of the first letter in a script without blanks."""
    first = line.runs[0]
    is_spaceless = SPACELESS_LETTER.search(first.text[:3]) is not None
    length = 1 if is_spaceless else len(first.text.split(" ", 1)[0])
    return (first.right - first.left) * length / max(len(first.text), 1)


def _ends_sentence(text: str) -> bool:
    """Return True for the end of a sentence, and for a whole line in brackets: `[Applause]`."""
    return text[:1] + text[-1:] in _BRACKETS or text.rstrip(_CLOSING_SIGNS).endswith(_SENTENCE_ENDS)
