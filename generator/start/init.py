"""`init`: the files of a new archive; a file that is there already stays as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from generator import __version__
from generator.errors import ArchiveError
from generator.start.answers import Answers, check_answers
from generator.start.installed_program import WHEELS, InstalledProgram, installed_program
from generator.start.start_files import START_FILES, render_start_file
from generator.start.written_files import RECORD_FILE, hash_of, write_record


def init_archive(folder: Path, answers: Answers, program: InstalledProgram | None = None) -> Iterator[str]:
    """Write the files of a new archive, and yield a line for each.

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
    written: dict[str, str] = {}
    for file in START_FILES:
        path = folder / file.path
        if path.exists() or path.is_symlink():
            yield f"{file.path}: is there already and stays"
            continue
        text = render_start_file(file, answers, program)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written[file.path] = hash_of(text)
        yield f"{file.path}: written"
    if program.wheel is not None and not (folder / WHEELS / program.wheel.name).exists():
        (folder / WHEELS).mkdir(exist_ok=True)
        shutil.copyfile(program.wheel, folder / WHEELS / program.wheel.name)
        yield f"{WHEELS}/{program.wheel.name}: the program itself, for machines that build the site"
    write_record(folder, __version__, answers, written)
