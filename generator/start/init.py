"""`init`: the files of a new archive; a file that is there already stays as it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator import __version__
from generator.errors import ArchiveError
from generator.interface.catalogue import interface_languages, main_language
from generator.interface.own_catalogue import own_catalogue_file
from generator.project import Project
from generator.start.answers import Answers, check_answers
from generator.start.installed_program import InstalledProgram, installed_program
from generator.start.kept_wheel import copy_wheel, wheel_place
from generator.start.start_files import START_FILES, render_start_file
from generator.start.written_files import RECORD_FILE, check_place, hash_of, write_record


def init_archive(folder: Path, answers: Answers, program: InstalledProgram | None = None) -> Iterator[str]:
    """Write the files of a new archive; yield a line for each, and one if the words of the site will be English.

    Args:
        folder: The folder of the archive; it is made if it is missing.
        answers: What the archive is called, and where it will be.
        program: How other machines install the program; `None` for how this one was installed.

    Raises:
        ArchiveError: An answer can't be used, or the folder has an archive of `init` already.
    """
    check_answers(answers)
    if (folder / RECORD_FILE).exists():
        reason = (
            "this folder has an archive already; `transcript-archive upgrade` compares its files with the program's"
        )
        raise ArchiveError(reason, path=str(folder))
    program = program or installed_program()
    missing = [file for file in START_FILES if not os.path.lexists(folder / file.path)]
    wheel = wheel_place(program)
    for name in (*(file.path for file in missing), *([wheel] if wheel else ()), RECORD_FILE):
        check_place(folder, name)
    written: dict[str, str] = {}
    for file in START_FILES:
        path = folder / file.path
        if file not in missing:
            yield f"{file.path}: is there already and stays"
            continue
        text = render_start_file(file, answers, program)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written[file.path] = hash_of(text)
        yield f"{file.path}: written"
    if wheel is not None and not (folder / wheel).exists():
        copy_wheel(folder, program)
        yield f"{wheel}: the program itself, for machines that build the site"
    write_record(folder, __version__, answers, written)
    if not _has_words(folder, answers.language):
        yield (
            f"The words of the site will be English: the program has them in {', '.join(interface_languages())} "
            f"(`transcript-archive words {answers.language}` begins a translation)."
        )


def _has_words(folder: Path, language: str) -> bool:
    """Return True if the program or the archive has the words of the site in a language."""
    is_in_program = main_language(language) in interface_languages()
    return is_in_program or own_catalogue_file(Project(folder).theme, language).is_file()
