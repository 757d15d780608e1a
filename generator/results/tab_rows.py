"""Tables that people may edit, with a tab between the two cells of a row; `#` begins a comment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.errors import ConfigError
from generator.results.plain_file import PlainFileError, read_plain_file


class TabRow(msgspec.Struct, frozen=True):
    """A row of a table."""

    first: str
    second: str
    """Empty if the row has no tab."""
    line: str
    number: int
    """The number of the line in the file, from 1."""


def read_tab_rows(path: Path) -> Iterator[TabRow]:
    """Yield the rows of a table, without comments and empty lines.

    Raises:
        ConfigError: The file can't be read, or is not UTF-8.
    """
    try:
        lines = read_plain_file(path).decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ConfigError("the file is not UTF-8", path=str(path)) from error
    except PlainFileError as error:
        raise ConfigError(error.reason, path=str(path)) from error
    for number, line in enumerate(lines, start=1):
        if line and not line.startswith("#"):
            first, _, second = line.partition("\t")
            yield TabRow(first, second, line, number)
