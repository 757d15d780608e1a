"""Errors for maintainers: each is a sentence with the file, the line and the fragment that it is about."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

_PROGRAM = Path(__file__).parent
_MAX_FRAGMENT_CHARS = 80


class ArchiveError(Exception):
    """An error in the files of the archive, in one sentence that a maintainer can act on.

    Args:
        sentence: The error, without a full stop at the end.
        path: The file, as the maintainer knows it.
        line: The line in that file, counted from 1.
        fragment: The wrong text; shortened when it is printed.
    """

    exit_code = 1
    """Of the command that prints the error."""

    def __init__(
        self, sentence: str, *, path: str | None = None, line: int | None = None, fragment: str | None = None
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.path = path
        self.line = line
        self.fragment = fragment

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        text = f"{place}: {self.sentence}" if place else self.sentence
        return f"{text}: {shorten(self.fragment)}" if self.fragment is not None else text


class ConfigError(ArchiveError):
    """A file in `site_config/` has an error."""


class BuildError(ArchiveError):
    """The site could not be built or served."""


class StoppedError(BuildError):
    """Somebody stopped the build."""

    exit_code = 130  # as a shell reports a command that Ctrl+C has ended


class ProgramFaultError(BuildError):
    """The program has a fault: its work on a document ended with an error that nobody foresaw."""


def fault_in_words(error: Exception) -> str:
    """Return the kind of an unforeseen error, what it says, and the file and line of the program where it arose."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PROGRAM)]
    place = f" in {Path(own[-1].filename).relative_to(_PROGRAM.parent).as_posix()}:{own[-1].lineno}" if own else ""
    said = f" {shorten(str(error))}" if str(error) else ""
    return f"{type(error).__name__}{said}{place}"


def path_of(error: OSError) -> str | None:
    """Return the path that an error of the system is about, if the system names one; of a copy, the new file."""
    path = error.filename2 if error.filename2 is not None else error.filename
    return os.fsdecode(path) if isinstance(path, bytes | str | os.PathLike) else None


def system_error_in_words(error: OSError) -> str:
    """Return an error of the system as one sentence, with the path if the system names one."""
    reason = error.strerror or " ".join(str(error).split()) or type(error).__name__
    path = path_of(error)
    return f"{path}: the system refused this ({reason})" if path else f"the system stopped the command ({reason})"


def shorten(fragment: str) -> str:
    """Return `fragment` on one line, printable, in quotation marks and not much longer than 80 characters."""
    text = " ".join(fragment.split())
    if len(text) > _MAX_FRAGMENT_CHARS:
        text = text[: _MAX_FRAGMENT_CHARS - 1] + "…"
    return repr(text)
