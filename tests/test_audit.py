"""The audit of locked packages: licences that are allowed, and records of vulnerabilities."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import tomllib
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from tests.support.paths import ROOT

_spec = importlib.util.spec_from_file_location("audit", ROOT / "requirements" / "audit.py")
assert _spec is not None
assert _spec.loader is not None
audit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(audit)

RULES = tomllib.loads((ROOT / "requirements" / "licences.toml").read_text(encoding="utf-8"))
FEW_RULES = {"allowed": {"MIT": "free"}, "names": {"mit license": "MIT"}, "packages": {}, "elsewhere": {}}


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("MIT", True),
        ("MIT License", True),
        ("MIT OR GPL-3.0-only", True),
        ("GPL-3.0-only OR MIT", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT AND Proprietary) OR MIT", True),
        ("GPL-3.0-only", False),
        ("", False),
    ],
)
def test_a_licence(licence: str, expected: bool) -> None:
    assert audit.is_allowed(licence, FEW_RULES) is expected


def test_a_package_needs_an_allowed_licence() -> None:
    stated = {"cheese": ["MIT"], "rind": ["GPL-3.0-only"], "whey": []}
    locked = dict.fromkeys(("cheese", "rind", "whey", "curd"), "1")
    names = [fault.partition(":")[0] for fault in audit.licence_faults(stated, locked, FEW_RULES)]
    assert names == ["rind", "whey", "curd"]
    rules = FEW_RULES | {"packages": {"rind": ["GPL-3.0-only", "a reason"], "gone": ["MIT", "x"]}}
    names = [fault.partition(":")[0] for fault in audit.licence_faults(stated, locked, rules)]
    assert names == ["whey", "curd", "gone"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([("License-Expression", "MIT"), ("Classifier", "License :: Other")], ["MIT"]),
        ([("Classifier", "License :: OSI Approved :: MIT License")], ["MIT License"]),
        ([("Classifier", "License :: DFSG approved"), ("Classifier", "License :: OSI Approved :: MIT")], ["MIT"]),
        ([("Classifier", "License :: OSI Approved"), ("License", "MIT")], ["MIT"]),
        ([("Classifier", "Topic :: Cheese"), ("License", "BSD\nAll rights")], ["BSD"]),
        ([], []),
    ],
)
def test_the_statement_of_a_package(fields: list[tuple[str, str]], expected: list[str]) -> None:
    metadata = Message()
    for name, value in fields:
        metadata[name] = value.replace("\n", " ") if name != "License" else value.splitlines()[0]
    assert audit.stated_licences(metadata) == expected


def test_the_licences_of_node_packages_are_allowed() -> None:
    lock = json.loads((ROOT / "requirements" / "package-lock.json").read_bytes())
    assert list(audit.node_faults(lock, RULES)) == []
    assert list(audit.node_faults(lock, FEW_RULES))


def test_the_rules_name_only_locked_packages() -> None:
    assert {*RULES["packages"], *RULES["elsewhere"]} <= audit.locked_versions().keys()
    assert all(reason for reason in RULES["allowed"].values())


@pytest.mark.parametrize(
    ("version", "affected", "expected"),
    [
        ("1.5", {"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2"}]}]}, True),
        ("2", {"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2"}]}]}, False),
        ("1.10", {"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1.9"}]}]}, True),
        ("1.10", {"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"last_affected": "1.9"}]}]}, False),
        ("1.10", {"ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}]}, False),
        ("1.10", {"versions": ["1.9", "1.10"]}, True),
    ],
)
def test_records_of_vulnerabilities(
    version: str, affected: dict[str, object], expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "MIN_RECORDS", 1)
    record = {"id": "X-1", "affected": [{"package": {"ecosystem": "PyPI", "name": "Soft_Cheese"}, **affected}]}
    (tmp_path / "record.json").write_text(json.dumps(record), encoding="utf-8")
    assert bool(audit.read_records(tmp_path, {"soft-cheese": version}).found) is expected
    assert audit.read_records(tmp_path, {"cheese": version}) == audit.Answer((), frozenset({"cheese"}), 1)


def test_a_folder_with_few_records_only_knows_the_vulnerable_packages(tmp_path: Path) -> None:
    affected = [{"package": {"ecosystem": "PyPI", "name": "cheese"}, "versions": ["1"]}]
    record = {"id": "X-1", "summary": "Holes", "modified": "2026-01-02T03:04:05Z", "affected": affected}
    (tmp_path / "record.json").write_text(json.dumps(record), encoding="utf-8")
    records = audit.read_records(tmp_path, {"cheese": "1", "rind": "1"})
    assert records == audit.Answer(("cheese 1: X-1: Holes",), frozenset({"cheese"}), 1, "2026-01-02")
    faults, lines = audit.vulnerability_lines(audit.Answer(), records, {"cheese": "1", "rind": "1"}, 0)
    assert "the folder has 1 records, too few for an export" in faults[-1]
    assert "the newest record of the folder is of 2026-01-02" in lines[2]


@pytest.mark.parametrize(
    "record", [None, {"id": "X-1"}, {"id": "X-1", "affected": [{"package": {"ecosystem": "npm"}}]}]
)
def test_a_folder_without_a_record_of_a_python_package_answers_nothing(
    record: dict[str, object] | None, tmp_path: Path
) -> None:
    if record is not None:
        (tmp_path / "record.json").write_text(json.dumps(record), encoding="utf-8")
    assert audit.read_records(tmp_path, {"cheese": "1"}) == audit.Answer()


@pytest.mark.parametrize("text", ["[1,", "[]", "\0"])
def test_a_file_that_is_no_record_is_a_fault_and_does_not_stop_the_others(text: str, tmp_path: Path) -> None:
    affected = [{"package": {"ecosystem": "PyPI", "name": "cheese"}, "versions": ["1"]}]
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"id": "X-1", "summary": "Holes", "affected": affected}), "utf-8")
    found = audit.read_records(tmp_path, {"cheese": "1"}).found
    assert found == ("a.json: the file holds no record of vulnerabilities in JSON", "cheese 1: X-1: Holes")


def test_advisories_have_to_be_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        audit.main(["--advisories", str(tmp_path / "none")])
    assert "is no folder" in capsys.readouterr().err


VULNERABILITY = {"id": "X-1", "fix_versions": ["2"]}
REPORT = {
    "dependencies": [
        {"name": "Soft_Cheese", "version": "1", "vulns": [VULNERABILITY]},
        {"name": "rind", "version": "1", "vulns": []},
        {"name": "whey", "skip_reason": "not found"},
        {"name": "curd", "version": "2", "vulns": []},
    ]
}
LOCKED = dict.fromkeys(("soft-cheese", "rind", "whey", "curd", "brine"), "1")


def test_the_service_has_no_answer_for_packages_that_it_skips_or_has_otherwise() -> None:
    answer = audit.service_answer(REPORT, LOCKED)
    sentence = "Soft_Cheese 1: X-1; fixed in 2"
    assert answer == audit.Answer((sentence,), frozenset({"soft-cheese", "rind"}), problem="not found")


@pytest.mark.parametrize(
    ("service", "records", "unknown"),
    [
        pytest.param(audit.Answer(), audit.Answer(), 5, id="nobody answers"),
        pytest.param(audit.service_answer(REPORT, LOCKED), audit.Answer(), 3, id="the service knows some"),
        pytest.param(audit.Answer(), audit.Answer((), frozenset({"rind"}), 9), 4, id="records know one"),
    ],
)
def test_a_package_that_nobody_knows_is_a_fault(service: Any, records: Any, unknown: int) -> None:  # noqa: ANN401 - both are answers
    faults, lines = audit.vulnerability_lines(service, records, LOCKED, 7)
    assert f"{unknown} by nobody" in lines[0]
    assert "the 7 packages of Node" in lines[1]
    assert len(lines[2].split(", ")) == (unknown if unknown < 5 else 1)
    assert faults[:-1] == [*service.found, *records.found]
    assert f"nobody could be asked whether {unknown} of 5 packages are vulnerable" in faults[-1]


def test_no_fault_where_all_packages_are_known() -> None:
    service = audit.Answer((), frozenset({"rind", "whey"}))
    records = audit.Answer((), frozenset(LOCKED) - {"rind"}, 9)
    faults, lines = audit.vulnerability_lines(service, records, LOCKED, 0)
    assert faults == []
    assert lines[0] == (
        "vulnerabilities: 2 packages looked up by the service, 3 in 9 records of the folder, 0 by nobody"
    )


def test_without_the_service_the_audit_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "ask_service", lambda locked: audit.Answer(problem="Not found"))
    assert audit.main([]) == 1
    printed = capsys.readouterr().out
    assert "0 packages looked up by the service" in printed
    assert "the service that pip-audit asks answers for 0 and says 'Not found'" in printed


def test_the_sentence_of_a_service_that_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, "", "a trace\nConnectionError: no route\n\n")

    monkeypatch.setattr(subprocess, "run", run)
    assert audit.ask_service(LOCKED) == audit.Answer(problem="ConnectionError: no route")
