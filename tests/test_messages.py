"""Mistakes that people make when they set up an archive, and what the program says: where, what, and what to do."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.project import Project
from tests.support.make_archive import complete_archive

TEXT = ">> ADA CHURN: Cheese is a good thing to have on a ship.\n\n>> BO LARD: So is butter.\n"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SHIFT_JIS = "議長、おはようございます。".encode("shift_jis")[:5]
EVENT = "- id: fair-2004\n  name: Fair 2004\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return complete_archive(tmp_path)


def said(project: Project, name: str, data: bytes) -> list[str]:
    """Return the lines of a build with one more file in the archive, or with a file that has other words."""
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    result = CliRunner().invoke(main, ["--root", str(project.root), "build", "--until", "pages", "--quiet"])
    return [line.replace(f"{project.root}/", "") for line in result.output.splitlines()]


EVENTS = "site_config/events.yml"
SETTINGS_MISTAKES = {
    "tab": (EVENTS, f"{EVENT}\tcity: Oslo\n", "events.yml:3: a tab indents this line; indent with spaces"),
    "colon": (EVENTS, "- id: a\n  name: A: b\n", "events.yml:2: a value with a colon must be between quotation marks"),
    "local date": (EVENTS, f"{EVENT}  start: 14.03.2024\n", "events.yml:3: entry 1 (fair-2004), field `start`: "),
    "no such day": (
        EVENTS,
        f"{EVENT}  start: 2024-02-30\n",
        "events.yml:3: entry 1 (fair-2004), field `start`: 2024-02-30 is not a date; write YYYY-MM-DD",
    ),
    "no such month": (EVENTS, f"{EVENT}  start: 2024-13-14\n", "events.yml:3: entry 1 (fair-2004), field `start`: "),
    "end before start": (
        EVENTS,
        f"{EVENT}  start: 2024-03-14\n  end: 2024-03-13\n",
        "events.yml:4: entry 1 (fair-2004), field `end`: 2024-03-13 is before `start`, 2024-03-14",
    ),
    "unknown field": (
        EVENTS,
        f"{EVENT}  location: Oslo\n",
        "events.yml:3: entry 1 (fair-2004), field `location`: there is no such field; the fields are id, name,",
    ),
    "unknown file": (
        "site_config/peoples.yml",
        "people: []\n",
        "peoples.yml: nothing reads this file; did you mean people",
    ),
    "wrong kind of section": ("site_config/vocabulary.yml", "add: [a]\n", "vocabulary.yml:1: field `add`: "),
    "table with an unknown column": (
        "content/documents.csv",
        "path,titel\n",
        "content/documents.csv: row 1, column `titel`: nothing reads this column; did you mean `title`?",
    ),
}


@pytest.mark.parametrize("mistake", SETTINGS_MISTAKES)
def test_a_mistake_in_the_settings_stops_the_build_and_names_the_line(mistake: str, project: Project) -> None:
    name, text, message = SETTINGS_MISTAKES[mistake]
    (line,) = said(project, name, text.encode())
    assert message in line


SOURCE_MISTAKES = {
    "empty": ("a.txt", b"", "error: the file is empty; replace or delete it [empty]"),
    "picture": (
        "photo.png",
        PNG,
        "error: format not known: the file is a PNG image; save it as HTML, .docx or text, or remove it",
    ),
    "damaged Word file": (
        "a.docx",
        b"PK\x03\x04 and then nothing",
        "error: the ZIP archive in this file is damaged; open the file in its program and save it again, or copy it",
    ),
    "few bytes in another encoding": (
        "a.txt",
        SHIFT_JIS,
        "error: nothing in the file can be read as text; save it as text in UTF-8 [unreadable]",
    ),
    "two files of one name": (
        "ws3-washed-rinds.md",
        TEXT.encode(),
        "error: the address /moot-2001/ws3-washed-rinds/ belongs to 'moot-2001/ws3-washed-rinds.txt'; rename this file",
    ),
}


@pytest.mark.parametrize("mistake", SOURCE_MISTAKES)
def test_a_file_that_can_not_be_read_says_what_to_do(mistake: str, project: Project) -> None:
    name, data, message = SOURCE_MISTAKES[mistake]
    line = said(project, f"content/transcripts/moot-2001/{name}", data)[0]
    assert line.startswith(f"content/transcripts/moot-2001/{name}: {message}")


def test_a_folder_that_is_no_event_is_named(project: Project) -> None:
    said(project, "content/transcripts/board 2004/call.txt", TEXT.encode())
    result = CliRunner().invoke(
        main, ["--root", str(project.root), "explain", str(project.transcripts / "board 2004/call.txt")]
    )
    words = " ".join(result.output.split())
    assert "its folder names an event: site_config/events.yml has no event with the id `board-2004`" in words


def test_the_lock_of_an_office_program_is_passed_over(project: Project) -> None:
    assert not [
        line for line in said(project, "content/transcripts/moot-2001/~$a.docx", b"\x00") if "error" in line.split()
    ]


def test_a_longer_text_in_another_encoding_is_read(project: Project) -> None:
    text = (
        "議長：おはようございます。本日の会議を始めます。\n\n田中：ありがとうございます。予算について説明します。\n\n"
        * 3
    )
    lines = said(project, "content/transcripts/moot-2001/kaigi.txt", text.encode("shift_jis"))
    assert [line for line in lines if "kaigi" in line and "error" in line] == []
