"""The record of what `init` wrote, in `.transcript-archive.json`, so that `upgrade` knows which files are unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.errors import ArchiveError
from generator.project import Project
from generator.results.whole_file import write_whole
from generator.start.answers import Answers

RECORD_FILE = Project(Path()).start_record.name


class WrittenFiles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `init` or `upgrade --write` wrote last."""

    version: str
    """Of the program."""
    answers: Answers
    files: dict[str, str]
    """The SHA-256 of each file as it was written, by its path in the archive."""


def read_record(root: Path) -> WrittenFiles:
    """Return the record of an archive.

    Raises:
        ArchiveError: The archive has no record, or it can't be read.
    """
    path = root / RECORD_FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=WrittenFiles)
    except FileNotFoundError as error:
        reason = "the archive has no such file, so `init` didn't write its files, and there is nothing to upgrade"
        raise ArchiveError(reason, path=str(path)) from error
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ArchiveError("the file can't be read; restore it from version control", path=str(path)) from error


def write_record(root: Path, version: str, answers: Answers, files: Mapping[str, str]) -> None:
    """Write the record of an archive."""
    record = WrittenFiles(version, answers, dict(sorted(files.items())))
    write_whole(root / RECORD_FILE, msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")


def hash_of(text: str) -> str:
    """Return the hash of a file with this text; line ends don't count, since checkouts change them."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode("utf-8")).hexdigest()
