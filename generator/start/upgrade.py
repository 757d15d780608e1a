"""`upgrade`: what a newer program would write otherwise in the files that `init` wrote."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator import __version__
from generator.start.answers import check_answers
from generator.start.installed_program import WHEELS, InstalledProgram, installed_program
from generator.start.kept_wheel import copy_wheel, lacks_wheel, program_of_archive, wheel_place
from generator.start.start_files import START_FILES, render_start_file
from generator.start.written_files import check_place, hash_of, read_record, write_record


def upgrade_archive(root: Path, *, write: bool, program: InstalledProgram | None = None) -> Iterator[str]:
    """Yield what changed in the files that the program keeps, with the changed lines.

    A file that nobody edited is written again if that is wanted; the others are only shown. The file of the program
    goes into `wheels/` if `requirements.txt` looks for it there.

    Args:
        root: The folder of the archive.
        write: Whether the unedited files are written.
        program: How other machines install the program; `None` for how this one was installed.

    Raises:
        ArchiveError: `init` didn't write this archive, its record has an answer that can't be used, or a file to write
            is a link.
    """
    record = read_record(root)
    check_answers(record.answers)
    program = program_of_archive(root, program or installed_program())
    files = dict(record.files)
    is_same = True
    for file in START_FILES:
        text = render_start_file(file, record.answers, program)
        state = _state(root / file.path, record.files.get(file.path), hash_of(text))
        if not file.is_kept or state is None:
            continue
        is_same = False
        is_written = write and state != _EDITED
        yield from _changes(root, file.path, text, "written" if is_written else state, is_written=is_written)
        if is_written:
            files[file.path] = hash_of(text)
    if lacks_wheel(root, program) and _finds_wheels(root, record.files):
        is_same = False
        if write:
            copy_wheel(root, program)
        yield f"{wheel_place(program)}: {'written' if write else _NEW}"
    if write:
        write_record(root, __version__, record.answers, files)
    if is_same:
        yield f"The files that `init` wrote are those of version {__version__}."


_EDITED = "you edited it, so it stays; take from these lines what you want"
_UNEDITED = "changed; `upgrade --write` writes it"
_NEW = "new; `upgrade --write` writes it"

_REQUIREMENTS = "requirements.txt"


def _changes(root: Path, path: str, text: str, state: str, *, is_written: bool) -> Iterator[str]:
    """Yield the state of a file and the lines that differ from `text`; write the file then, if it is written."""
    if is_written:
        check_place(root, path)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
    yield f"{path}: {state}"
    yield from _diff(_text_of(root / path), text, path)
    if is_written:
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def _finds_wheels(root: Path, before: Mapping[str, str]) -> bool:
    """Return True if `requirements.txt` looks for the program in `wheels/`, or nobody edited it.

    Args:
        root: The folder of the archive.
        before: The hashes of the files when they were written last.
    """
    text = _text_of(root / _REQUIREMENTS)
    return f"--find-links {WHEELS}\n" in text or hash_of(text) == before.get(_REQUIREMENTS)


def _state(path: Path, before: str | None, new: str) -> str | None:
    """Return the state of a file, in words; `None` if nothing is to be done.

    Args:
        path: The file.
        before: Its hash when it was written; `None` if `init` didn't write it.
        new: The hash of what the program writes now.
    """
    if before == new:
        return None
    if not path.is_file():
        return _NEW if before is None else None  # else somebody deleted it
    now = hash_of(_text_of(path))
    if now == new:
        return None
    return _UNEDITED if now == before else _EDITED


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _diff(now: str, new: str, name: str) -> Iterator[str]:
    lines = difflib.unified_diff(now.splitlines(), new.splitlines(), name, f"{name} ({__version__})", lineterm="", n=1)
    return (f"    {line}" for line in lines)
