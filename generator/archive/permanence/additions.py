"""The dates on which documents were added to the archive, kept for ever in `content/permalinks/added.tsv`.

A line has a date, a tab and the address of a document. The first freeze of an address writes its line; no later one
changes it. The dates are in a file of their own because programs from before them refuse permalink files with unknown
fields, and read only the `.json` files of the folder.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from generator.archive.permanence.published import Published
from generator.errors import ConfigError
from generator.results.tab_rows import read_tab_rows
from generator.results.whole_file import group_paths

ADDED_FILE = "added.tsv"

Additions = Mapping[str, str]
"""The ISO date of the first freeze of each document, by its address."""

NO_ADDITIONS: Additions = MappingProxyType({})

_HEADER = "# When each document was first published here; freeze adds lines. docs/permalinks.md explains the file.\n"


def read_additions(folder: Path) -> dict[str, str]:
    """Return the dates of additions in the folder of permalinks; of an address with two lines the earlier date.

    Raises:
        ConfigError: The file can't be read, or a line is not a date and an address with a tab between them.
    """
    paths = list(group_paths(folder, ADDED_FILE))
    if not paths:
        return {}
    (path,) = paths
    additions: dict[str, str] = {}
    for row in read_tab_rows(path):
        date, address = row.first, row.second
        if not address or not _is_date(date):
            sentence = "write a date such as 2026-11-29, a tab and an address; or restore the file from an older commit"
            raise ConfigError(sentence, path=str(path), line=row.number, fragment=row.line)
        additions[address] = min(date, additions.get(address, date))
    return additions


def with_new_documents(additions: Additions, before: Published, after: Published, date: str) -> dict[str, str]:
    """Return the dates with that of each document which a freeze adds.

    Args:
        additions: The dates of earlier freezes.
        before: The pages that were published before this freeze; those without a date stay without one.
        after: The pages that are published now.
        date: The ISO date of this freeze.
    """
    kept = {address: added for address, added in additions.items() if address in after}
    new = {address: date for address, page in after.items() if page.sources and address not in before}
    return new | kept


def additions_file(additions: Additions) -> bytes:
    """Return the content of the file, in the order of the addresses."""
    lines = [f"{date}\t{address}\n" for address, date in sorted(additions.items())]
    return (_HEADER + "".join(lines)).encode("utf-8")


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
