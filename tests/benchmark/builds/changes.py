"""The changes to an archive after which it is built again: each is what a maintainer does on a day."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from generator.project import Project
from tests.benchmark.invented.archive import add_session, write_people
from tests.benchmark.invented.speakers import regular
from tests.support.paths import THEME

_STYLES = Path("assets", "frame.css")
_TEMPLATE = Path("session.html")
_WORD = re.compile(r"(?<=[a-z] )[a-z]{6,}(?= [a-z])")
_TEMPLATE_WORD = re.compile(r'(?<=gettext\(")[A-Z][a-z]+(?="\))')


class Archive(msgspec.Struct, frozen=True):
    """The archive under measurement."""

    project: Project
    sessions: int
    seed: int


Change = Callable[[Archive, int], object]
"""Changes the archive for the build again with this number, from 0 on; another number is another change."""


def prepare(archive: Archive) -> None:
    """Give the archive the files of its own theme that are changed later; their bytes are those of the theme."""
    for name in (_STYLES, _TEMPLATE):
        target = _theme(archive) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(THEME / name, target)


def leave_out_exports(archive: Archive) -> None:
    """Let builds of the archive write no exports."""
    with (archive.project.site_config / "archive.yml").open("a", encoding="utf-8", newline="\n") as settings:
        settings.write("exports: []\n")


def nothing(archive: Archive, number: int) -> None:
    """Change nothing."""


def one_word(archive: Archive, number: int) -> None:
    """Change one word in a session in the middle of the archive."""
    path = sorted(archive.project.transcripts.rglob("*[0-9].txt"))[archive.sessions // 2 + number]
    path.write_text(altered(path.read_text("utf-8"), f"altered{number}"), "utf-8", newline="\n")


def altered(text: str, word: str) -> str:
    """Return a transcript with another word in its middle.

    Raises:
        ValueError: No word can be changed.
    """
    middle = _WORD.search(text, len(text) // 2)
    if middle is None:
        raise ValueError("the transcript has no word that can be changed")
    return f"{text[: middle.start()]}{word}{text[middle.end() :]}"


def one_session(archive: Archive, number: int) -> None:
    """Add the next session."""
    add_session(archive.project, archive.sessions + number, archive.seed)


def one_alias(archive: Archive, number: int) -> None:
    """Add an alias to the person who speaks in most sessions."""
    first, last = regular(archive.seed, 0).upper().split(" ", 1)
    aliases = tuple(f"{first} {'ABCDEFGHIJ'[position]}. {last}" for position in range(number + 1))
    write_people(archive.project, archive.sessions, archive.seed, more_aliases=aliases)


def one_css_line(archive: Archive, number: int) -> None:
    """Add one line to a style sheet of the archive's theme."""
    path = _theme(archive) / _STYLES
    path.write_text(f"{path.read_text('utf-8')}.page--run-{number} {{ color: inherit; }}\n", "utf-8", newline="\n")


def one_template_word(archive: Archive, number: int) -> None:
    """Change one word in the archive's template of sessions: the text of the link of a turn."""
    path = _theme(archive) / _TEMPLATE
    text, count = _TEMPLATE_WORD.subn(lambda words: f"{words[0]}s", path.read_text("utf-8"), count=1)
    if count != 1:
        raise ValueError(f"{path} has no link with a text")
    path.write_text(text, "utf-8", newline="\n")


CHANGES: dict[str, Change] = {
    "nothing changed": nothing,
    "one word in one session": one_word,
    "one session more": one_session,
    "one alias of the most frequent speaker": one_alias,
    "one line of CSS": one_css_line,
    "one word of the session template": one_template_word,
}
"""All changes, with their names in the table."""


def _theme(archive: Archive) -> Path:
    return archive.project.site_config / "theme"
