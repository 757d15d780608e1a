"""The number of transcripts in which a term is said: a table that changes only when a maintainer recounts it.

If every build counted, one more session would change which sessions are related.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from generator.errors import ArchiveError, ConfigError
from generator.results.tab_rows import read_tab_rows
from generator.results.whole_file import write_whole
from generator.text.english import counted

TERMS_FILE = "terms.tsv"
MAX_FILE_BYTES = 400_000
"""Size limit of the file; the rarest terms are left out."""

MIN_TRANSCRIPTS = 20
"""Transcripts needed for a table; fewer don't tell a common term from a rare one."""

_TOTAL_KEY = "transcripts"
"""Start of the line with the number of transcripts. As a word about holding meetings it is never a term."""

_UNLISTED_COUNT = 1
"""Count of a term that isn't in the table: it is rarer than the listed ones."""

_MAX_COMMON_SHARE = 0.15
"""A term in a larger share of the transcripts relates no sessions."""

_HEADER = """\
# In how many transcripts each term is said; `transcript-archive terms` recounts them. docs/series.md explains the file.
"""


class DocumentFrequency(msgspec.Struct, frozen=True):
    """The number of transcripts counted, and for each term the number of transcripts that say it."""

    transcripts: int = MIN_TRANSCRIPTS
    counts: Mapping[str, int] = {}

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of a term: higher for rarer terms, and 0 for common ones."""
        count = self.counts.get(term, _UNLISTED_COUNT)
        if count > max(_UNLISTED_COUNT, self.transcripts * _MAX_COMMON_SHARE):
            return 0.0
        return math.log((self.transcripts + 1) / (count + 1))


def count_frequencies(transcripts: Iterable[Iterable[str]]) -> DocumentFrequency:
    """Return the table of some transcripts.

    Args:
        transcripts: The terms of each transcript, every term once.
    """
    counts: Counter[str] = Counter()
    total = 0
    for terms in transcripts:
        counts.update(terms)
        total += 1
    return DocumentFrequency(total, counts)


def write_frequencies(path: Path, table: DocumentFrequency) -> int:
    """Write the table to the file at `path`, terms in alphabetical order, and return the number of terms written.

    Terms of a single transcript are left out. If the file would be too large, the rarest of the others are left out.

    Raises:
        ArchiveError: There are too few transcripts to tell common terms from rare ones.
    """
    if table.transcripts < MIN_TRANSCRIPTS:
        verb = "is" if table.transcripts == 1 else "are"
        raise ArchiveError(
            f"{counted(table.transcripts, 'transcript')} {verb} too few to tell common terms from rare ones; "
            f"count at least {MIN_TRANSCRIPTS}, better some hundreds"
        )
    head = f"{_HEADER}{_TOTAL_KEY}\t{table.transcripts}\n"
    lines = []
    bytes_left = MAX_FILE_BYTES - len(head.encode())
    for term, count in sorted(table.counts.items(), key=lambda pair: (-pair[1], pair[0])):
        line = f"{term}\t{count}\n"
        bytes_left -= len(line.encode())
        if count <= _UNLISTED_COUNT or bytes_left < 0:
            break
        lines.append(line)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, (head + "".join(sorted(lines))).encode("utf-8"), flush=True)
    return len(lines)


def read_frequencies(path: Path) -> DocumentFrequency:
    """Return the table at `path`, or a table without terms if there is no file.

    Raises:
        ConfigError: The file can't be read, or a line is not a term and a number with a tab between them.
    """
    if not path.exists() and not path.is_symlink():
        return DocumentFrequency()
    counts: dict[str, int] = {}
    for row in read_tab_rows(path):
        term, count = row.first, row.second
        if not term or not (count.isascii() and count.isdigit()) or len(count) > 9:
            sentence = "write a term, a tab and the number of transcripts that say it"
            raise ConfigError(sentence, path=str(path), line=row.number, fragment=row.line)
        counts[term] = int(count)
    transcripts = counts.pop(_TOTAL_KEY, 0)
    if transcripts < 1:
        raise ConfigError(f"the line `{_TOTAL_KEY}` with the number of transcripts is missing", path=str(path))
    if max(counts.values(), default=0) > transcripts:
        raise ConfigError(f"a term has a higher count than the line `{_TOTAL_KEY}`", path=str(path))
    return DocumentFrequency(transcripts, counts)
