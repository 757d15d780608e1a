"""The report: sums agree with their parts, and the same archive gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
from click.testing import CliRunner

from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.report.make_report import make_report, report_json
from generator.archive.summary import Copy, Summary
from generator.cli import main
from generator.records import Finding
from tests.support.attributed_session import attributed_session
from tests.support.invented import MOOT_2001, MOOT_2003, session, speech, summary
from tests.support.make_archive import complete_archive


def make_archive(*documents: Summary) -> Archive:
    return Archive(documents=documents, people=index_people(documents))


def test_sums_agree_with_their_parts_and_leave_copies_out() -> None:
    copy = Copy(document=attributed_session("b/x.txt", MOOT_2001), missing_words=1, extra_words=2)
    with_copy = msgspec.structs.replace(attributed_session("a/x.txt", MOOT_2001), copies=(copy,))
    report = make_report(
        make_archive(
            with_copy,
            attributed_session("a/y.txt", MOOT_2003),
            attributed_session("a/z.txt"),
            attributed_session("a/p.txt", kind="summary"),
        )
    )
    assert msgspec.structs.asdict(report.totals) == {
        "files": 5, "sessions": 3, "articles": 1, "copies": 1,
        "unread": 0, "words": 24, "turns": 9, "errors": 0, "warnings": 0,
    }  # fmt: skip
    assert report.attribution.words == 18 == sum(year.attribution.words for year in report.years)
    assert [(year.year, year.sessions) for year in report.years] == [(2001, 1), (2003, 1), (None, 1)]
    assert [document.path for document in report.documents] == ["a/p.txt", "a/x.txt", "a/y.txt", "a/z.txt", "b/x.txt"]
    copy_report = report.documents[-1]
    assert (copy_report.copy_of, copy_report.address) == ("a/x.txt", "a/x/")
    assert (copy_report.missing, copy_report.extra) == (1, 2)
    assert report.documents[0].attribution is None


def test_findings_are_counted_by_code_with_their_documents() -> None:
    findings = (Finding("empty", "error", 1, "x"), Finding("other-place", "warning", 2, "y"))
    first = summary(session(speech(1, 10), findings=findings + findings[1:]), "a/x.txt")
    second = summary(session(speech(1, 10), findings=findings[1:]), "a/y.txt")
    report = make_report(make_archive(first, second))
    assert [(finding.code, finding.severity, finding.count) for finding in report.findings] == [
        ("empty", "error", 1),
        ("other-place", "warning", 3),
    ]
    assert [(file.path, file.count) for file in report.findings[1].documents] == [("a/x.txt", 2), ("a/y.txt", 1)]
    assert report.documents[0].findings == {"empty": 1, "other-place": 2}
    assert (report.totals.errors, report.totals.warnings) == (1, 3)


def test_the_order_of_the_documents_changes_no_byte() -> None:
    documents = [
        attributed_session("a/x.txt", MOOT_2001),
        attributed_session("a/y.txt", MOOT_2003),
        attributed_session("b/z.txt"),
    ]
    report = report_json(make_report(make_archive(*documents)))
    assert report_json(make_report(make_archive(*reversed(documents)))) == report


def test_the_command_prints_the_report_of_the_site(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    printed = CliRunner().invoke(main, ["--root", str(tmp_path), "report"])
    out = tmp_path / "new" / "report.json"
    written = CliRunner().invoke(main, ["--root", str(tmp_path), "report", "--out", str(out)])
    CliRunner().invoke(main, ["--root", str(tmp_path), "pages"])
    assert (printed.exit_code, written.exit_code, written.output) == (0, 0, "")
    assert printed.stdout_bytes == out.read_bytes() == (project.docs / "report" / "report.json").read_bytes()
    report = json.loads(out.read_bytes())
    assert report["schema"] == 1
    paths = [document["path"] for document in report["documents"]]
    assert paths == sorted(paths)
