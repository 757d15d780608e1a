"""The record of what `init` wrote, in `.transcript-archive.json`, so that `upgrade` knows which files are unchanged."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.errors import ArchiveError
from generator.project import Project
from generator.results.plain_file import PlainFileError, read_plain_file
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
    if not os.path.lexists(path):
        reason = "the archive has no such file, so `init` didn't write its files, and there is nothing to upgrade"
        raise ArchiveError(reason, path=str(path))
    try:
        return msgspec.json.decode(read_plain_file(path), type=WrittenFiles)
    except PlainFileError as error:
        raise ArchiveError(error.reason, path=str(path)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ArchiveError("the file can't be read; restore it from version control", path=str(path)) from error


def check_place(root: Path, name: str) -> None:
    """Check that writing a file writes nothing outside of the archive, and waits for no pipe.

    Args:
        root: The folder of the archive.
        name: The path of the file in it; it may be missing.

    Raises:
        ArchiveError: A folder on the way is a link, or the file is one, or it is no regular file.
    """
    path = root / name
    for place in (path, *path.parents[: name.count("/")]):
        if place.is_symlink():
            reason = (
                "this is a link, which may lead anywhere, so nothing is written there; replace it by what it leads to"
            )
            raise ArchiveError(reason, path=str(place))
    if path.exists() and not path.is_file():
        raise ArchiveError("this is not a regular file; replace it by one", path=str(path))


def write_record(root: Path, version: str, answers: Answers, files: Mapping[str, str]) -> None:
    """Write the record of an archive."""
    record = WrittenFiles(version, answers, dict(sorted(files.items())))
    write_whole(root / RECORD_FILE, msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")


def hash_of(text: str) -> str:
    """Return the hash of a file with this text; line ends don't count, since checkouts change them."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode("utf-8")).hexdigest()
