"""Rows of a table with a column of speakers: `speaker | words`, `time | speaker | words`."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection

import msgspec

from generator.reading.draft import Piece
from generator.reading.grammar.turn_marks import TIME, Evidence, Mark, told_mark
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.told_labels import is_name_like, may_be_label
from generator.text.normal import fold

NAME = "rows of a table"

_MIN_ROWS = 2
_MAX_HEAD_WORDS = 3
_MIN_TIMES_SHARE = 0.6
_MIN_FILLED_SHARE = 0.5
_MIN_LABEL_SHARE = 0.8
_MIN_LENGTH_RATIO = 2
"""How much longer the words of a turn are than a name, on average."""

_TIMES = re.compile(rf"{TIME}(?:\s*(?:-|–|—|-->|to)\s*{TIME})?|\d{{1,5}}")
_HEAD_CELL = re.compile(
    r"(?:time(?:stamp|code)?|start|end|speakers?|names?|who|participant|text|words|transcript(?:ion)?|content|speech|comments?"
    r"|dialogue|no\.?|#|line|sprecher(?:in)?|zeit|redner|orateur|intervenant|texte|orador|hora|texto|heure|spreker|tijd|tekst)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"[^\W\d_]{1,4}\.")


class _Row(msgspec.Struct, frozen=True):
    """A row of a table."""

    line: int
    text: str
    cells: list[str]

    def start(self, column: int) -> int:
        """Return where a cell begins in the line."""
        return sum(len(cell) + 1 for cell in self.cells[:column])


def find(lines: DocumentLines) -> Evidence | None:
    """Find the tables that have a column of names beside a column of words."""
    tables: dict[int, list[_Row]] = defaultdict(list)
    for index in lines.unclaimed:
        piece = lines.pieces[index]
        table = lines.rows.get(piece.line)
        if table:
            tables[table].append(_row(piece))
    marks: dict[int, Mark] = {}
    heads: set[int] = set()
    for rows in tables.values():
        column = _name_column(rows, lines.vocabulary)
        if column is None:
            continue
        for row in rows:
            if row is rows[0] and _is_head(row, rows, column):
                heads.add(row.line)
            elif (mark := _mark(row, column)) is not None:
                marks[row.line] = mark
    if not marks:
        return None
    marks |= _behind_tables(lines, marks)
    return Evidence(NAME, 1.0, frozenset(marks), marks=marks, apart=frozenset(heads))


def _behind_tables(lines: DocumentLines, marks: Collection[int]) -> dict[int, Mark]:
    """Return marks where a table with turns ends: the words below it are not those of its last row."""
    with_turns = {lines.tables[line] for line in marks if line in lines.tables}
    tables = [(lines.pieces[index], lines.tables.get(lines.pieces[index].line)) for index in lines.unclaimed]
    return {
        piece.line: Mark(0, None, 0, 0)
        for (_, above), (piece, table) in itertools.pairwise(tables)
        if above in with_turns and table != above and piece.line not in marks
    }


def _row(piece: Piece) -> _Row:
    return _Row(piece.line, piece.text, piece.text.split("\t"))


def _is_head(row: _Row, rows: list[_Row], column: int) -> bool:
    """Return True if the first row of a table names its columns."""
    cells = [cell.strip() for cell in row.cells]
    if all(not cell or _HEAD_CELL.fullmatch(cell) for cell in cells):
        return True
    others = {fold(other.cells[column]) for other in rows[1:] if column < len(other.cells)}
    are_short = all(len(cell.split()) < _MAX_HEAD_WORDS and not _is_ended(cell) for cell in cells)
    return are_short and column < len(cells) and " " not in cells[column] and fold(cells[column]) not in others


def _is_ended(cell: str) -> bool:
    """Return True if a cell ends as a sentence or a label does; `Nr.` is an abbreviation."""
    return cell.endswith(("?", "!", ":")) or (cell.endswith(".") and _ABBREVIATION.fullmatch(cell) is None)


def _mark(row: _Row, column: int) -> Mark | None:
    if column >= len(row.cells):
        return None
    printed = row.cells[column]
    label = printed.strip().removesuffix(":").rstrip()
    if not may_be_label(label):
        return None
    start = row.start(column) + len(printed) - len(printed.lstrip())
    end = row.start(column + 1)
    behind = column + 1
    while behind < len(row.cells) - 1 and _TIMES.fullmatch(row.cells[behind].strip()):
        behind += 1
    return Mark(start, label, min(end, len(row.text)), min(row.start(behind), len(row.text)))


def _name_column(rows: list[_Row], vocabulary: Vocabulary) -> int | None:
    """Return the column of the speakers, if the column of the words follows it."""
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    body = [row for row in rows if len(row.cells) == width]
    if len(body) < _MIN_ROWS or width < 2:
        return None
    columns = [[row.cells[column].strip() for row in body] for column in range(width)]
    words = max(range(width), key=lambda column: sum(map(len, columns[column])))
    for column in range(words):
        if _is_time_column(columns[column]):
            continue
        return column if _is_name_column(columns[column], columns[words], vocabulary) else None
    return None


def _is_time_column(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return sum(_TIMES.fullmatch(cell) is not None for cell in filled) >= _MIN_TIMES_SHARE * len(filled)


def _is_name_column(names: list[str], words: list[str], vocabulary: Vocabulary) -> bool:
    labels = [name.removesuffix(":").rstrip() for name in names if name and not _HEAD_CELL.fullmatch(name)]
    if not labels or len(labels) < _MIN_FILLED_SHARE * (len(names) - 1):
        return False
    if sum(map(may_be_label, labels)) < _MIN_LABEL_SHARE * len(labels):
        return False
    if sum(map(len, words)) < _MIN_LENGTH_RATIO * sum(map(len, names)):
        return False
    is_repeated = len({fold(label) for label in labels}) < len(labels)
    return is_repeated and any(is_name_like(label, vocabulary) for label in labels)


FORM = MarkForm(NAME, find, told_mark)
