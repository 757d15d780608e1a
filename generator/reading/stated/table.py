"""`content/documents.csv`: facts about many documents in one table, as a spreadsheet exports it.

The first row names the columns, and each further row has the facts of one document. The maintainer wrote the table, so
an error in it is raised, and no fact of it is used.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from generator.errors import ConfigError
from generator.reading.stated.values import StatedValues
from generator.results.plain_file import PlainFileError, read_plain_file
from generator.settings.errors import likely_name, raise_errors
from generator.settings.load import Settings
from generator.sources.control_characters import clean, clean_name
from generator.sources.source_path import without_suffix
from generator.sources.stated_facts import STATED_FIELDS, StatedFact, field_name
from generator.text.normal import tidy

DOCUMENTS_FILE = "documents.csv"
"""The table, in `content/`."""

FactsByPath = Mapping[str, tuple[StatedFact, ...]]
"""The facts of each document, by the path of its source below `content/transcripts`."""

_SHOWN_PATH = f"content/{DOCUMENTS_FILE}"
_PATH = "path"
_COLUMNS = (_PATH, *STATED_FIELDS)
_OWN_COLUMN = "#"
"""The start of the name of a column that is only for people."""

_DELIMITERS = (",", ";", "\t")
_MARKED_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MAX_BYTES = 64 * 1024 * 1024
_MAX_HINTS = 20
"""Errors of paths that suggest another path: after a folder is renamed, every row has one."""

_PREFIXES = ("./", "content/transcripts/")
"""What people write before a path below `content/transcripts`."""


class _Cell(msgspec.Struct, frozen=True):
    """A value that is not empty."""

    row: int
    """As spreadsheets count, from 1."""
    column: str
    """The name in the first row, as written."""
    text: str

    def error(self, reason: str) -> ConfigError:
        """Return the error of this cell."""
        return ConfigError(f"row {self.row}, column `{self.column}`: {reason}", path=_SHOWN_PATH, fragment=self.text)


_Rows = list[tuple[int, dict[str, _Cell]]]
"""The number of each row, and its cells by the field that their column names."""


def documents_table(path: Path, settings: Settings, sources: Collection[str]) -> FactsByPath:
    """Return the facts of the table by source; no facts if there is no table.

    Args:
        path: The table.
        settings: The settings of the archive.
        sources: The paths of all sources below `content/transcripts`.

    Raises:
        ConfigError: The file can't be read as a table, a column or a value is wrong, a row names no source, or two rows
            name the same source.
    """
    if not path.exists() and not path.is_symlink():
        return {}
    errors: list[ConfigError] = []
    values, names = StatedValues(settings), _SourceNames(sources)
    facts: dict[str, tuple[StatedFact, ...]] = {}
    first_rows: dict[str, int] = {}
    for number, cells in _rows(_text(path), errors):
        row_facts = tuple(_facts(cells, values, errors))
        source = _source(number, cells.get(_PATH), names, errors)
        if source is None:
            continue
        if source in facts:
            reason = (
                f"row {first_rows[source]} is about the same file; put the facts into one row, and delete the other"
            )
            errors.append(cells[_PATH].error(reason))
        else:
            facts[source], first_rows[source] = row_facts, number
    raise_errors(errors)
    return facts


def _text(path: Path) -> str:
    try:
        data = read_plain_file(path, path.parent)
    except PlainFileError as error:
        raise ConfigError(error.reason, path=_SHOWN_PATH) from error
    if len(data) > _MAX_BYTES:
        raise ConfigError(f"the file has more than {_MAX_BYTES // 1024 // 1024} MB", path=_SHOWN_PATH)
    encoding = next((name for mark, name in _MARKED_ENCODINGS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1 if encoding == "utf-8" else None
        sentence = "the file is not UTF-8; export it again as CSV in UTF-8 (Excel: “CSV UTF-8”)"
        raise ConfigError(sentence, path=_SHOWN_PATH, line=line) from error


def _rows(text: str, errors: list[ConfigError]) -> _Rows:
    """Return the rows that have a value; add the errors of the first row and of rows that are too long.

    Raises:
        ConfigError: The text is no table with a column for paths.
    """
    start, text = _without_separator_line(text)
    delimiter = max(_DELIMITERS, key=lambda sign: _known_columns(text, sign))
    records = _records(text, delimiter, start)
    number, head = next(records, (1, []))
    fields = [field_name(name) for name in head]
    if _PATH not in fields:
        sentence = (
            f"row {number} must name the columns, and `{_PATH}` one of them; the columns are {', '.join(_COLUMNS)}"
        )
        raise ConfigError(sentence, path=_SHOWN_PATH, fragment=delimiter.join(head) or None)
    errors.extend(_column_errors(number, head, fields))
    rows: _Rows = []
    for row, record in records:
        cells = [tidy(clean(cell)[0]) for cell in record]
        if any(cells[len(fields) :]):
            advice = f"put a value with a `{delimiter}` between quotation marks"
            sentence = f"row {row}: it has more cells than row {number}; {advice}"
            errors.append(ConfigError(sentence, path=_SHOWN_PATH, fragment=delimiter.join(record)))
        elif any(cells):
            named = zip(fields, head, cells, strict=False)
            rows.append((row, {field: _Cell(row, name, cell) for field, name, cell in named if cell}))
    return rows


def _without_separator_line(text: str) -> tuple[int, str]:
    """Return the number of rows that are skipped, and the table without the line `sep=;` that Excel writes."""
    line, end, rest = text.partition("\n")
    is_separator_line = line.strip().strip('"').casefold().startswith("sep=") and len(line.strip()) <= len('"sep=;"')
    return (1, rest) if end and is_separator_line else (0, text)


def _known_columns(text: str, delimiter: str) -> int:
    """Return how many columns the first row names if this sign separates its cells."""
    line = text.lstrip("\r\n").partition("\n")[0]
    return sum(field_name(name.strip().strip('"')) in _COLUMNS for name in line.split(delimiter))


def _records(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their numbers.

    Raises:
        ConfigError: A quotation mark is not closed, or a cell is too long.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = skipped
    while True:
        row += 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            sentence = f"row {row}: the file is no table ({error}); look for a quotation mark that is not closed"
            raise ConfigError(sentence, path=_SHOWN_PATH) from error
        if record is None:
            return
        if row > skipped + 1 or any(cell.strip() for cell in record):
            yield row, [cell.strip() for cell in record]
        else:
            skipped += 1


def _column_errors(number: int, head: list[str], fields: list[str]) -> Iterator[ConfigError]:
    """Yield the errors of the names of columns: those that nothing reads, and those that occur twice."""
    seen: set[str] = set()
    for name, field in zip(head, fields, strict=True):
        if field.startswith(_OWN_COLUMN) or not field:
            continue
        if field not in _COLUMNS:
            likely = likely_name(field, list(_COLUMNS))
            hint = f"did you mean `{likely}`?" if likely else f"the columns are {', '.join(_COLUMNS)}"
            reason = f"nothing reads this column; {hint} (begin the name with {_OWN_COLUMN} if it is only for people)"
        elif field in seen:
            reason = "another column has this name; delete one of them"
        else:
            seen.add(field)
            continue
        yield ConfigError(f"row {number}, column `{clean_name(name)}`: {reason}", path=_SHOWN_PATH)


def _facts(cells: Mapping[str, _Cell], values: StatedValues, errors: list[ConfigError]) -> Iterator[StatedFact]:
    """Yield the facts of a row; add an error for each wrong value."""
    for field in STATED_FIELDS:
        cell = cells.get(field)
        if cell is None:
            continue
        reason = values.read(field, cell.text).reason
        if reason is not None:
            errors.append(cell.error(reason))
        yield StatedFact(field, cell.text, "table", DOCUMENTS_FILE)  # without the row: a new row moves all below it


class _SourceNames:
    """The sources by the names that a row may use: with and without the suffix, and however letters are composed."""

    def __init__(self, sources: Collection[str]) -> None:
        self._sources: dict[str, list[str]] = {}
        for source in sorted(sources):
            for name in {_composed(source), _composed(without_suffix(source))}:
                self._sources.setdefault(name, []).append(source)

    def named(self, name: str) -> list[str]:
        """Return the sources that a row names: a complete path names one."""
        sources = self._sources.get(_composed(name), [])
        complete = [source for source in sources if _composed(source) == _composed(name)]
        return complete or sources

    def likely(self, name: str) -> str | None:
        """Return the source whose path is most like a name, if one is like it."""
        return likely_name(name, list(self._sources))


def _source(number: int, cell: _Cell | None, names: _SourceNames, errors: list[ConfigError]) -> str | None:
    """Return the source that a row is about; add the error of a row that names no source, or several."""
    if cell is None:
        sentence = f"row {number}, column `{_PATH}`: it is empty; write the path of the file below content/transcripts"
        errors.append(ConfigError(sentence, path=_SHOWN_PATH))
        return None
    name = cell.text.replace("\\", "/")
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    sources = names.named(name)
    if len(sources) == 1:
        return sources[0]
    if sources:
        listed = " and ".join(clean_name(PurePosixPath(source).name) for source in sources)
        errors.append(cell.error(f"two files have this name ({listed}); write the suffix, too"))
        return None
    likely = names.likely(name) if len(errors) < _MAX_HINTS else None
    hint = f"did you mean `{clean_name(likely)}`?" if likely else "correct the path, or delete the row"
    errors.append(cell.error(f"content/transcripts has no such file; {hint}"))
    return None


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
