"""Errors for maintainers: each is a sentence with the file, the line and the fragment that it is about."""

from __future__ import annotations

import os


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


def path_of(error: OSError) -> str | None:
    """Return the path that an error of the system is about, if the system names one; of a copy, the new file."""
    path = error.filename2 if error.filename2 is not None else error.filename
    return os.fsdecode(path) if isinstance(path, bytes | str | os.PathLike) else None


def shorten(fragment: str, length: int = 80) -> str:
    """Return `fragment` on one line, printable, in quotation marks and at most about `length` characters."""
    text = " ".join(fragment.split())
    if len(text) > length:
        text = text[: length - 1] + "…"
    return repr(text)
