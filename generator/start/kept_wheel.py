"""The program itself in `wheels/` of an archive, where no index has it."""

from __future__ import annotations

import filecmp
import shutil
from pathlib import Path

import msgspec

from generator import __version__
from generator.start.installed_program import DISTRIBUTION, WHEELS, InstalledProgram
from generator.start.written_files import check_place


def wheel_place(program: InstalledProgram) -> str | None:
    """Return the path in an archive of the file that the program was installed from; `None` if an index has it."""
    return f"{WHEELS}/{program.wheel.name}" if program.wheel is not None else None


def lacks_wheel(root: Path, program: InstalledProgram) -> bool:
    """Return True if an archive should have the file of the program, and has none or another one."""
    place = wheel_place(program)
    if place is None or program.wheel is None or not program.wheel.is_file():
        return False
    return not (root / place).is_file() or not filecmp.cmp(program.wheel, root / place, shallow=False)


def copy_wheel(root: Path, program: InstalledProgram) -> None:
    """Copy the file of the program into an archive.

    Raises:
        ArchiveError: A folder on the way is a link, or something that is no file is in the place.
    """
    place = wheel_place(program)
    if place is not None and program.wheel is not None:
        check_place(root, place)
        (root / WHEELS).mkdir(exist_ok=True)
        shutil.copyfile(program.wheel, root / place)


def program_of_archive(root: Path, program: InstalledProgram) -> InstalledProgram:
    """Return the program with its file in `wheels/`, if an archive has this version there.

    `pip install -r requirements.txt` takes the program from there, and doesn't record that no index gave it.
    """
    if program.wheel is not None or not program.requirement.endswith(f"=={__version__}"):
        return program
    wheels = sorted((root / WHEELS).glob(f"{DISTRIBUTION.replace('-', '_')}-{__version__}-*.whl"))
    return msgspec.structs.replace(program, wheel=wheels[0]) if wheels else program
