"""What a build says to the maintainer about the commonest findings, and about files that it does not read as meant."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from generator.archive.archive import Archive
from generator.project import Project
from generator.records import Finding
from generator.site.build import build_site
from generator.site.common_findings import common_findings
from generator.site.site_build import BuildOptions
from tests.support.make_archive import COMPLETE_FINDINGS, complete_archive

TEXT = ">> ADA CHURN: Cheese is a good thing to have on a ship.\n\n>> BO LARD: So is butter.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return complete_archive(tmp_path)


def lines(project: Project) -> list[str]:
    """Return the lines of a build, from that with the pages on."""
    output: list[str] = []
    build_site(project, print_line=output.append, options=BuildOptions(until="pages"))
    start = next(number for number, line in enumerate(output) if line.startswith("pages: "))
    return output[start + 1 :]


def test_the_commonest_finding_first(project: Project) -> None:
    for number in range(3):
        path = project.transcripts / "calls" / f"call-about-cheese-{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TEXT}\n>> ADA CHURN: The number of today is {number}.\n", encoding="utf-8")
    first, second, *_ = lines(project)
    assert first == (
        "  4 files: Nothing shows on which day the session was held [date-unknown]:"
        " first content/transcripts/calls/call-about-cheese-0.txt"
    )
    assert second == (
        "  3 files: Nothing shows which event the document belongs to [event-unknown]:"
        " first content/transcripts/calls/call-about-cheese-0.txt"
    )


def test_what_the_maintainer_wrote_comes_before_what_sources_say(project: Project) -> None:
    source = project.transcripts / "moot-2003" / "main-session-on-holes.txt"
    source.with_suffix(".yml").write_text("titel: Holes\n", encoding="utf-8")
    assert lines(project)[0] == (
        "  1 file: main-session-on-holes.yml, line 1: `titel` is not known here; did you mean `title`? [sidecar]:"
        " content/transcripts/moot-2003/main-session-on-holes.txt"
    )


def test_a_file_in_no_folder(project: Project) -> None:
    (project.transcripts / "a-call-about-cheese.txt").write_text(TEXT, encoding="utf-8")
    assert lines(project)[0] == (
        "  1 file: the file is in no folder, so its address begins with /unsorted/;"
        " move it into the folder of its event [stray-file]: content/transcripts/a-call-about-cheese.txt"
    )


def test_files_that_nothing_reads(project: Project) -> None:
    content = project.transcripts.parent
    for name in ("notes.txt", "More calls", "README.md", ".hidden", "~$calls.docx"):
        (content / name).write_text(TEXT, encoding="utf-8")
    assert lines(project) == [
        *COMPLETE_FINDINGS,
        (
            "content/More calls, content/notes.txt: nothing reads this;"
            " put transcripts into a folder of content/transcripts"
        ),
    ]


def test_a_name_that_can_not_be_an_address(project: Project) -> None:
    folder = project.transcripts / "Board 2004"
    folder.mkdir()
    (folder / "Call (final).txt").write_text(TEXT, encoding="utf-8")
    (folder / "Séance.txt").write_text(TEXT.replace("butter", "milk"), encoding="utf-8")
    assert lines(project)[-1] == (
        "addresses: 'Board 2004/Call (final).txt' (and 1 more) gets the address /board-2004/call-final/,"
        " for ever once it is published; rename it before that"
    )


def test_plain_names_and_capitals_are_not_reported(project: Project) -> None:
    folder = project.transcripts / "Moot-2001"
    folder.mkdir()
    (folder / "WS9_of.cheese.txt").write_text(TEXT, encoding="utf-8")
    assert not [line for line in lines(project) if line.startswith("addresses: ")]


def test_locks_of_office_programs_are_no_sources(project: Project) -> None:
    before = lines(project)
    for name in ("~$board.docx", ".~lock.board.odt#", "Thumbs.db", "desktop.ini", ".DS_Store"):
        (project.transcripts / "moot-2001" / name).write_bytes(b"\x00\x01")
    assert lines(project) == before


def test_a_wrong_date_beside_a_file_is_a_warning_and_its_page_is_written(project: Project) -> None:
    source = project.transcripts / "moot-2003" / "main-session-on-holes.txt"
    source.with_suffix(".yml").write_text("date: 2024-02-30\n", encoding="utf-8")
    assert "main-session-on-holes.yml, line 1: `date` is `2024-02-30`" in lines(project)[0]
    page = project.docs / "moot-2003" / "main-session-on-holes" / "index.md"
    assert "date · 2024-02-30" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(("count", "said"), [(4, "; 1 more kind; "), (5, "; 2 more kinds; "), (3, "")])
def test_the_kinds_that_are_not_listed_are_counted(project: Project, count: int, said: str) -> None:
    findings = tuple(("moot-2001/a.txt", Finding(f"kind-{number}", "warning", None, "")) for number in range(count))
    archive = cast("Archive", SimpleNamespace(findings=findings, unread=()))
    last = list(common_findings(project, archive))[-1]
    assert f"what became of a file{said or '; '}all findings" in last
