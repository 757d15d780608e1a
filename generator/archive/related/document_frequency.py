"""In how many transcripts a term is said: a table of the archive that changes only when somebody counts anew.

Were it counted in every build, one more session would change what relates all the others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from generator.errors import ArchiveError, ConfigError

TERMS_FILE = "terms.tsv"
MAX_FILE_BYTES = 400_000
"""Bytes of the file; the rarest terms are left out of it."""

MIN_TRANSCRIPTS = 20
"""Transcripts from which a table can be made; fewer don't tell a common term from a rare one."""

_ALL = "transcripts"
"""What the line with their number begins with; as a word of holding meetings it is never a term."""

_UNKNOWN = 1
"""In so many transcripts a term counts that isn't in the table: it is rarer than those that are."""

_COMMON = 0.15
"""A term that more of the transcripts than this share have relates none."""

_HEADER = """\
# In how many transcripts each term is said; `transcript-archive terms` counts anew. docs/series.md explains it.
"""


class DocumentFrequency(msgspec.Struct, frozen=True):
    """How many transcripts were counted, and in how many of them each term is said."""

    transcripts: int = MIN_TRANSCRIPTS
    counts: Mapping[str, int] = {}

    def rarity(self, term: str) -> float:
        """Return how much a term tells: the more, the fewer speak of it, and nothing where many do."""
        count = self.counts.get(term, _UNKNOWN)
        if count > max(_UNKNOWN, self.transcripts * _COMMON):
            return 0.0
        return math.log((self.transcripts + 1) / (count + 1))


def count_frequencies(counted: Iterable[Iterable[str]]) -> DocumentFrequency:
    """Return the table of transcripts, each given as its terms, every term once."""
    counts: Counter[str] = Counter()
    transcripts = 0
    for terms in counted:
        counts.update(terms)
        transcripts += 1
    return DocumentFrequency(transcripts, counts)


def write_frequencies(path: Path, table: DocumentFrequency) -> int:
    """Write the table as the file at `path`, terms by the alphabet, and return how many there was room for.

    Terms of a single transcript are left out, and of the others the rarest as far as the file would be too large.

    Raises:
        ArchiveError: There are too few transcripts to tell common terms from rare ones.
    """
    if table.transcripts < MIN_TRANSCRIPTS:
        raise ArchiveError(
            f"{table.transcripts} transcripts don't tell common terms from rare ones; {MIN_TRANSCRIPTS} are needed, and some "
            "hundreds are better"
        )
    head = f"{_HEADER}{_ALL}\t{table.transcripts}\n"
    kept = []
    room = MAX_FILE_BYTES - len(head.encode())
    for term, count in sorted(table.counts.items(), key=lambda pair: (-pair[1], pair[0])):
        line = f"{term}\t{count}\n"
        room -= len(line.encode())
        if count <= _UNKNOWN or room < 0:
            break
        kept.append(line)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + "".join(sorted(kept)), encoding="utf-8", newline="\n")
    return len(kept)


def read_frequencies(path: Path) -> DocumentFrequency:
    """Return the table at `path`; where there is none, one that knows no term.

    Raises:
        ConfigError: The file can't be read, or a line isn't a term and a number with a tab between.
    """
    if not path.exists() and not path.is_symlink():
        return DocumentFrequency()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ConfigError("the file is not UTF-8", path=str(path)) from error
    except OSError as error:
        raise ConfigError(f"the file can't be read ({error.strerror})", path=str(path)) from error
    counts: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        term, _, count = line.partition("\t")
        if not term or not (count.isascii() and count.isdigit()) or len(count) > 9:
            sentence = "a line has to be a term, a tab and in how many transcripts it is"
            raise ConfigError(sentence, path=str(path), line=number, fragment=line)
        counts[term] = int(count)
    transcripts = counts.pop(_ALL, 0)
    if transcripts < 1 or max(counts.values(), default=0) > transcripts:
        raise ConfigError(
            f"the line `{_ALL}` has to say how many were counted, and no term can be in more", path=str(path)
        )
    return DocumentFrequency(transcripts, counts)
