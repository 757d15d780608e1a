"""`content/documents.csv` in a whole archive: what commands print, and that a changed row makes one document again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import ConfigError
from generator.project import Project
from generator.records import SessionRecord, from_json
from generator.site.build import build_site
from generator.site.site_build import BuildOptions
from tests.support.make_archive import complete_archive

HOLES = "moot-2003/main-session-on-holes.txt"
RINDS = "moot-2001/ws3-washed-rinds.txt"
TITLE = 'Holes, and "what" they <b>are</b>'
TABLE = f"""\
path;title;date;start;room;type;event;language;recording;publisher;licence
{HOLES};Holes, and "what" they <b>are</b>;03.05.2003;9:30;Cellar;workshop;moot-2003;en;https://video.example.org/1;Moot;CC0
{RINDS};;;;Attic;;;;;;
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = complete_archive(tmp_path)
    project.documents_csv.write_text(TABLE, encoding="utf-8-sig")
    return project


def run(project: Project, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["--root", str(project.root), *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def parsed(project: Project, path: str) -> SessionRecord:
    return from_json(run(project, "parse", str(project.transcripts / path)).encode())


def test_parse_and_explain_use_the_table(project: Project) -> None:
    record = parsed(project, HOLES)
    assert (record.title, record.date, record.start_time, record.room) == (
        TITLE, "2003-05-03", "09:30", "Cellar",
    )  # fmt: skip
    assert (record.provenance["date"], record.session.type) == ("table", "workshop")
    assert (record.source.recording, record.source.publisher) == ("https://video.example.org/1", "Moot")
    explained = [line.split() for line in run(project, "explain", str(project.transcripts / HOLES)).splitlines()]
    assert ["room", "table", "Cellar"] in explained
    assert ["licence", "table", "CC0"] in explained


def test_the_site_has_the_facts_and_says_where_they_are_from(project: Project) -> None:
    report = build_site(project, print_line=lambda _: None)
    assert report.faults == 0
    page = (project.site / "moot-2003" / "main-session-on-holes" / "index.html").read_text(encoding="utf-8")
    assert "they &lt;b&gt;are&lt;/b&gt;</h1>" in page
    docket = page.partition('class="docket__rows"')[2].partition("</dl>")[0]
    assert docket.count("from the archive&#39;s list of documents") == 3  # title, date and room
    documents = json.loads(run(project, "report"))["documents"]
    assert [document["title"] for document in documents if document["path"] == HOLES] == [TITLE]


def test_a_changed_row_makes_one_document_again(project: Project) -> None:
    def stages() -> list[str]:
        output: list[str] = []
        build_site(project, print_line=output.append, options=BuildOptions(until="pages", explain_stages=True))
        return [line for line in output if line.startswith("stage read: ")]

    assert "3 done, 0 kept" in stages()[0]
    project.documents_csv.write_text(TABLE.replace("Attic", "Pier"), encoding="utf-8-sig")
    assert "1 done, 2 kept" in stages()[0]
    rows = TABLE.splitlines(keepends=True)
    moved = "".join([rows[0], "\n", rows[2].replace("Attic", "Pier"), rows[1]])
    project.documents_csv.write_text(moved, encoding="utf-8")
    assert "0 done, 3 kept" in stages()[0]
    project.documents_csv.unlink()
    assert "2 done, 1 kept" in stages()[0]


def test_an_error_publishes_nothing_and_the_last_site_stays(project: Project) -> None:
    build_site(project, print_line=lambda _: None)
    before = (project.site / "index.html").read_bytes()
    project.documents_csv.write_text(TABLE.replace("03.05.2003", "31.02.2003"), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        build_site(project, print_line=lambda _: None)
    assert str(caught.value) == (
        "content/documents.csv: row 2, column `date`: it is no date; write it as 2024-05-31: '31.02.2003'"
    )
    assert (project.site / "index.html").read_bytes() == before


def test_a_correction_goes_before_the_table(project: Project) -> None:
    corrections = project.corrections / "moot-2003" / "main-session-on-holes.yml"
    corrections.parent.mkdir(parents=True, exist_ok=True)
    record = parsed(project, HOLES)
    words = record.turns[0].blocks[0].text.split(".")[0]
    corrections.write_text(
        f"- correct: metadata\n  fragment: {json.dumps(words)}\n  field: room\n  value: Loft\n"
        "  reason: It was moved.\n  author: Bo\n  date: 2003-06-01\n",
        encoding="utf-8",
    )
    build_site(project, print_line=lambda _: None, options=BuildOptions(until="pages"))
    record = from_json((project.docs / "moot-2003" / "main-session-on-holes" / "session.json").read_bytes())
    assert (record.room, record.provenance["room"], record.provenance["title"]) == ("Loft", "correction", "table")


def test_a_page_without_a_title_is_called_by_event_and_file(project: Project) -> None:
    project.documents_csv.unlink()
    text = ">> ADA CHURN: Cheese is a good thing to have.\n\n>> BO LARD: So is butter.\n"
    for name in ("zoom_0.txt", "{{ 7*7 }} <b>x & `y`.txt"):
        (project.transcripts / "moot-2003" / name).write_text(text + name, encoding="utf-8")
    report = build_site(project, print_line=lambda _: None)
    assert report.faults == 0
    pages = {path: path.read_text(encoding="utf-8") for path in project.site.rglob("*.html")}
    assert not [path for path, page in pages.items() if "Untitled" in page]
    page = pages[project.site / "moot-2003" / "zoom-0" / "index.html"]
    assert re.search(r"<h1[^>]*>\[Moot 2003: Zoom 0\]", page, re.IGNORECASE)
    assert "not printed; the event and the name of the file are in its place" in page
    assert any("{{ 7*7 }} &lt;b&gt;x &amp; `y`]</h1>" in page for page in pages.values())
    record = from_json((project.docs / "moot-2003" / "zoom-0" / "session.json").read_bytes())
    assert (record.title, "title" in record.provenance) == (None, False)
