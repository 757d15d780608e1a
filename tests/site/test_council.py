"""A second complete archive, of a town council and a housing co-operative, has nothing of the first one in it."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from generator.project import Project
from generator.records import SessionRecord, from_json
from generator.site.build import build_site
from tests.support.make_archive import council_archive
from tests.support.one_organisation import FORUM_WORDS

_FORMATS = {"ass", "docx", "html", "json", "markdown", "rtf", "sbv", "srt", "text", "vtt"}
_NO_TEXT = {".css", ".map", ".woff2", ".png"}
_ENGINE = "site/assets/javascripts/"
"""Programs of the engine, with the endings of words in all languages."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, list[str]]:
    lines: list[str] = []
    project = council_archive(tmp_path_factory.mktemp("council") / "archive")
    build_site(project, print_line=lines.append)
    return project, lines


def records(project: Project) -> dict[str, SessionRecord]:
    read = [from_json(path.read_bytes()) for path in sorted(project.site.rglob("session.json"))]
    return {Path(record.source.path).stem: record for record in read}


def test_twelve_documents_of_ten_formats_are_built_without_a_fault(built: tuple[Project, list[str]]) -> None:
    project, lines = built
    assert len(records(project)) == 12
    assert {record.source.format for record in records(project).values()} == _FORMATS
    assert "check: no faults" in lines
    assert any(line.startswith("pages: 11 sessions, 1 article, ") and "0 errors" in line for line in lines)


@pytest.mark.parametrize(
    ("name", "session_type", "code"),
    [
        ("ordinary-meeting", "council-meeting", None),
        ("question-time-3-who-mends-the-bridge", "question-time", "QT3"),
        ("planning-committee-2024-04-11", "committee-meeting", None),
        ("hearing-on-the-ferry-timetable", "hearing", None),
        ("site-visit-salt-marsh", "site-visit", None),
        ("board-meeting-2024-05-16", "board-meeting", None),
        ("interview-with-the-new-caretaker", "interview", None),
        ("press-briefing-on-the-lift", "press-conference", None),
        ("general-assembly-roofs-day-2", "assembly", None),
        ("tenant-voice-panel", None, None),
    ],
)
def test_its_own_types_are_read(
    name: str, session_type: str | None, code: str | None, built: tuple[Project, list[str]]
) -> None:
    session = records(built[0])[name].session
    assert (session.type, session.code) == (session_type, code)


def test_every_document_has_a_title_and_a_date(built: tuple[Project, list[str]]) -> None:
    assert [name for name, record in records(built[0]).items() if record.title is None or record.date is None] == []


def test_its_people_series_terms_and_corrections_have_their_pages(built: tuple[Project, list[str]]) -> None:
    site = built[0].site
    assert "Site visits" in (site / "types" / "index.html").read_text(encoding="utf-8")
    assert (site / "people" / "imogen-tarrow" / "index.html").is_file()
    assert (site / "series" / "harbour-bridge" / "index.html").is_file()
    assert "Harbour Regeneration Area" in (site / "glossary" / "index.html").read_text(encoding="utf-8")
    page = site / "council-2024-03" / "ordinary-meeting" / "index.html"
    assert "driving" in page.read_text(encoding="utf-8")


def _text_of(path: Path) -> str:
    """Return the text of a file, unpacked: packed bytes may have any word by chance."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            data = b"\n".join(name.encode() + b"\n" + archive.read(name) for name in archive.namelist())
    else:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode("utf-8", "replace")


def test_no_word_of_the_other_archive_is_in_its_site_its_messages_or_its_data(
    built: tuple[Project, list[str]],
) -> None:
    project, lines = built
    found = {str(number): FORUM_WORDS.findall(line) for number, line in enumerate(lines)}
    for path in [*project.site.rglob("*"), *(project.root / "build" / "docs").rglob("*")]:
        name = path.relative_to(project.root).as_posix()
        if path.is_file() and path.suffix not in _NO_TEXT and not name.startswith(_ENGINE):
            found[name] = FORUM_WORDS.findall(_text_of(path)) + FORUM_WORDS.findall(name)
    assert {name: words for name, words in found.items() if words} == {}
    assert len(found) > 100
