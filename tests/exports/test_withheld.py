"""Withheld names are in no export, in no format; the words of others stay."""

from __future__ import annotations

import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from generator.exports.formats import formats_of_build
from generator.project import Project
from tests.support.exporting import export, read_tables
from tests.support.make_archive import complete_archive

SESSION = """MOOT 2001 - Day 1 - Room 2 - WS9 A Morning With Ottilie Quince

 >> CHAIR:  We have Amalia Quark and Ottilie Quince with us.

 >> OTTILIE QUINCE:  Good morning.  Shall we wash?

 >> OTTILIE QUINCE AND BRAM VAN DER KAAS:  We wash.
"""
REGISTER = "people:\n  - {id: ottilie, name: Ottilie Quince}\n"
NAME = re.compile(rb"ott?ilie[\W_]{1,3}quince|quince[\W_]{1,3}ott?ilie", re.IGNORECASE)
SAID = b"Amalia Quark and Ottilie Quince with us"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = complete_archive(tmp_path / "archive")
    (project.transcripts / "moot-2001" / "ws9-a-morning.txt").write_text(SESSION, encoding="utf-8")
    (project.site_config / "people.yml").write_text(REGISTER, encoding="utf-8")
    return project


def files(data: Path) -> dict[str, bytes]:
    """Return the content of all files; of a database its rows, and of a book its files, which are compressed."""
    contents = {}
    for path in sorted(path for path in data.parent.rglob("*") if path.is_file()):
        if path.suffix == ".db":
            with closing(sqlite3.connect(path)) as database:
                tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                rows = [str(row) for name in tables for row in database.execute(f"SELECT * FROM {name}")]  # noqa: S608
                contents[path.name] = "\n".join(rows).encode()
        elif path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                contents[path.relative_to(data.parent).as_posix()] = b"".join(map(book.read, book.namelist()))
        else:
            contents[path.relative_to(data.parent).as_posix()] = path.read_bytes()
    return contents


def export_all(project: Project, target: Path) -> dict[str, bytes]:
    export(
        project,
        target,
        *(entry.name for entry in formats_of_build(None)),
        "sqlite",
        "epub",
        "epub-events",
        "epub-people",
    )
    return files(target / "data")


def test_a_withheld_name_is_in_no_file(project: Project, tmp_path: Path) -> None:
    shown = export_all(project, tmp_path / "shown")
    names = [name for name, content in shown.items() if NAME.search(content.replace(SAID, b""))]
    assert len(names) >= 4
    assert {"moot-2001/ws9-a-morning/session.epub", "data/epub/events/moot-2001.epub"} <= set(names)
    (project.site_config / "people.yml").write_text(
        REGISTER.replace("Quince}", "Quince, hide: name}"), encoding="utf-8"
    )
    withheld = export_all(project, tmp_path / "withheld")
    assert [name for name, content in withheld.items() if NAME.search(content.replace(SAID, b""))] == []
    assert any(SAID in content for content in withheld.values())


def test_a_withheld_turn_says_so(project: Project, tmp_path: Path) -> None:
    (project.site_config / "people.yml").write_text(
        REGISTER.replace("Quince}", "Quince, hide: name}"), encoding="utf-8"
    )
    tables = read_tables(export(project, tmp_path / "target", "tables"))
    rows = [row for row in tables["turns"] if row["resolved"] == "withheld"]
    assert [row["turn"] for row in rows] == ["withheld-1", "withheld-2"]
    assert {(row["person"], row["name"], row["label"]) for row in rows} == {("", "", "Name withheld")}
