"""The report: sums that agree with their parts, the same bytes every time, a sentence for every code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from generator.archive.load import Archive
from generator.archive.people.people_index import index_people
from generator.archive.report.coverage import Coverage, coverage_of, total_coverage, year_of
from generator.archive.report.finding_codes import meaning_of
from generator.archive.report.make_report import make_report, report_json
from generator.archive.summary import Copy, Summary
from generator.cli import main
from generator.records import Event, Finding
from tests.support.invented import MOOT_2001, MOOT_2003, session, speech, summary
from tests.support.make_archive import complete_archive
from tests.support.paths import ROOT
from tests.support.small_site import record, turn

PACKAGE = ROOT / "generator"


def spoken(path: str, event: Event | None = None, **changes: object) -> Summary:
    """Return a session of two words by a person, three by a role and one by nobody."""
    ada = msgspec.structs.replace(turn("ada-1", "One two.", label="ADA"), speaker="ada", name="Ada")
    made = record(ada, turn("chair-1", "Three four five.", label="CHAIR"), turn("unidentified-1", "Six."))
    return summary(msgspec.structs.replace(made, event=event, **changes), path)


def archive(*documents: Summary) -> Archive:
    return Archive(documents=documents, people=index_people(documents))


def test_words_are_a_persons_a_roles_or_nobodys() -> None:
    made = coverage_of(spoken("a/x.txt"))
    assert made == Coverage(person=2, role=3, nobody=1)
    assert [made.share(words) for words in (2, 3, 1)] == [0.3333, 0.5, 0.1667]
    assert coverage_of(spoken("a/x.txt", kind="summary")) == Coverage()
    assert Coverage().share(0) is None
    assert total_coverage([spoken("a/x.txt"), spoken("a/y.txt")]).words == 12


@pytest.mark.parametrize(
    ("changes", "year"),
    [
        ({"date": "2002-01-01", "event": MOOT_2001}, 2002),
        ({"event": MOOT_2001}, 2001),
        ({"event": Event("moot-1999-consultation-1", "x", None, None, None, None)}, 1999),
        ({"event": Event("moot", "x", None, None, None, None)}, None),
        ({}, None),
    ],
)
def test_the_year_of_a_document(changes: dict[str, object], year: int | None) -> None:
    made = msgspec.structs.replace(session([]), **changes)
    assert year_of(summary(made, "a/x.txt")) == year


def test_sums_agree_with_their_parts_and_a_copy_is_in_none() -> None:
    copy = Copy(document=spoken("b/x.txt", MOOT_2001), missing=1, extra=2)
    one = msgspec.structs.replace(spoken("a/x.txt", MOOT_2001), copies=(copy,))
    made = make_report(archive(one, spoken("a/y.txt", MOOT_2003), spoken("a/z.txt"), spoken("a/p.txt", kind="summary")))
    assert msgspec.structs.asdict(made.totals) == {
        "files": 5, "sessions": 3, "articles": 1, "copies": 1, "words": 24, "turns": 9, "errors": 0, "warnings": 0,
    }  # fmt: skip
    assert made.attribution.words == 18 == sum(year.attribution.words for year in made.years)
    assert [(year.year, year.sessions) for year in made.years] == [(2001, 1), (2003, 1), (None, 1)]
    assert [document.path for document in made.documents] == ["a/p.txt", "a/x.txt", "a/y.txt", "a/z.txt", "b/x.txt"]
    told = made.documents[-1]
    assert (told.copy_of, told.address, told.missing, told.extra) == ("a/x.txt", "a/x/", 1, 2)
    assert made.documents[0].attribution is None


def test_findings_are_counted_by_code_with_the_documents_concerned() -> None:
    findings = (Finding("empty", "error", 1, "x"), Finding("other-place", "warning", 2, "y"))
    one = summary(session(speech(1, 10), findings=findings + findings[1:]), "a/x.txt")
    two = summary(session(speech(1, 10), findings=findings[1:]), "a/y.txt")
    made = make_report(archive(one, two))
    assert [(it.code, it.severity, it.count) for it in made.findings] == [
        ("empty", "error", 1),
        ("other-place", "warning", 3),
    ]
    assert [(hit.path, hit.count) for hit in made.findings[1].documents] == [("a/x.txt", 2), ("a/y.txt", 1)]
    assert made.documents[0].findings == {"empty": 1, "other-place": 2}
    assert (made.totals.errors, made.totals.warnings) == (1, 3)


def test_the_order_of_the_documents_changes_no_byte() -> None:
    documents = [spoken("a/x.txt", MOOT_2001), spoken("a/y.txt", MOOT_2003), spoken("b/z.txt")]
    assert report_json(make_report(archive(*documents))) == report_json(make_report(archive(*reversed(documents))))


def test_the_command_prints_what_the_site_has(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    printed = CliRunner().invoke(main, ["--root", str(tmp_path), "report"])
    out = tmp_path / "new" / "report.json"
    written = CliRunner().invoke(main, ["--root", str(tmp_path), "report", "--out", str(out)])
    CliRunner().invoke(main, ["--root", str(tmp_path), "pages"])
    assert (printed.exit_code, written.exit_code, written.output) == (0, 0, "")
    assert printed.stdout_bytes == out.read_bytes() == (project.docs / "report" / "report.json").read_bytes()
    made = json.loads(out.read_bytes())
    assert made["schema"] == 1
    assert [document["path"] for document in made["documents"]] == sorted(it["path"] for it in made["documents"])


def test_every_code_has_a_sentence() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    called = r'(?:\bfind(?:ing)?|\b_finding|\b_error|\b_warning|\bFinding)\(\s*(?:code=)?"([a-z-]+)"'
    named = r'\bcode="([a-z-]+)"'
    codes = set(re.findall(called, source)) | set(re.findall(named, source))
    assert len(codes) > 25
    assert [code for code in sorted(codes) if meaning_of(code) is None] == []
