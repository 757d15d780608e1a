"""Sidecars: their fields, and their errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.sources.document import read_source
from generator.sources.sidecar import Sidecar, read_sidecar

GOOD = """\
# where it comes from
address: https://example.org/en/content/igf-2019-day-2-gardens?x=1#y
retrieved: 2024-05-31
publisher: "A   garden society"
recording: https://youtu.be/abcdefghijk?t=3
license: CC BY 4.0
title: "Hedges: a history"
date: 2019-05-08
start: 09:30
"""


def sidecar(folder: Path, text: str | bytes) -> Sidecar:
    path = folder / "a.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_sidecar(path)


def test_fields_of_a_sidecar(tmp_path: Path) -> None:
    result = sidecar(tmp_path, GOOD)
    assert {fact.field: fact.text for fact in result.facts} == {
        "address": "https://example.org/en/content/igf-2019-day-2-gardens?x=1#y",
        "retrieved": "2024-05-31",
        "publisher": "A garden society",
        "recording": "https://youtu.be/abcdefghijk?t=3",
        "licence": "CC BY 4.0",
        "title": "Hedges: a history",
        "date": "2019-05-08",
        "start": "09:30",
    }
    assert {fact.provenance for fact in result.facts} == {"sidecar"}
    assert result.facts[0].place == "a.yml, line 2"
    assert result.findings == ()


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "address:\nretrieved: ~\npublisher: null\n", "{}", "''"])
def test_an_empty_sidecar_has_no_finding(tmp_path: Path, text: str) -> None:
    assert sidecar(tmp_path, text) == Sidecar()


def test_no_sidecar(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "a.yml") == Sidecar()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("publisher: A\naddress: javascript:alert(1)", 2, "http or https"),
        ("address: /content/x", 1, "http or https"),
        ("address: 'https://example.org/a b'", 1, "http or https"),
        ("address: 'https://[bad'", 1, "http or https"),
        ("address: 12", 1, "http or https"),
        ("recording: javascript:alert(1)", 1, "`recording` must be an http or https address"),
        ("recording: ftp://example.org/a.mp4", 1, "http or https"),
        ("recording: talks/a.mp4", 1, "http or https"),
        ("recording: https://me:secret@example.org/a.mp4", 1, "without a user name"),
        ("recording: 12", 1, "http or https"),
        ("licence: 4.0", 1, "`licence` must be text"),
        ("retrieved: yesterday", 1, "is not a date; write YYYY-MM-DD"),
        ("retrieved: 2024-02-31", 1, "2024-02-31 is not a date; write YYYY-MM-DD"),
        ("publisher: 12", 1, "must be text"),
        ("publisher: true", 1, "must be text"),
        ("titel: A", 1, "`titel` is not known here; did you mean `title`?"),
        ("speaker: A", 1, "`speaker` is not known here; the fields are title, date, start, end, room, type, event,"),
        ("title: 2024", 1, "`title` must be text; put it between quotation marks"),
        ("room: 12", 1, "`room` must be text; put it between quotation marks"),
        ("licence: A\nlicense: B", 2, "`license` occurs twice"),
        ("publisher: A\npublisher: B", 2, "twice"),
        ("address: [1, 2]", 1, "without lists"),
        ("publisher: {a: b}", 1, "without lists"),
        ("- a", 1, "without lists"),
        ("just a sentence", 1, "`key: value`"),
        ("a: &a x\nb: *a", 1, "`&` or `*` begins a value here; put the value between quotation marks"),
        (
            "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
            1,
            "`&` or `*` begins a value here; put the value between quotation marks",
        ),
        ("<<: {publisher: A}", 1, "without lists"),
        ("? [a]\n: b", 1, "without lists"),
        ("publisher: !!python/object/apply:os.system [ls]", 1, "without lists"),
        ("publisher: !!python/name:os.system x", 1, "must be text"),
        ("address: 'open", 1, "a quotation mark is not closed"),
        ("a: b: c", 1, "a value with a colon must be between quotation marks"),
        ("%YAML 9.9\n---\na: b", 1, "not valid YAML"),
    ],
)
def test_an_error_is_a_warning_with_its_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    result = sidecar(tmp_path, text)
    (finding,) = result.findings[:1]
    assert (finding.code, finding.severity, finding.line) == ("sidecar", "warning", None)
    assert finding.message.startswith(f"a.yml, line {line}: ")
    assert reason in finding.message


@pytest.mark.parametrize(
    "text",
    [b"\xff\xfe\x00", b"a: \x00", b"publisher: " + b"x" * 100_000, b"[" * 60_000, b"{a: " * 15_000, b"a: \x1b"],
)
def test_invalid_yaml_is_a_warning(tmp_path: Path, text: bytes) -> None:
    assert [finding.severity for finding in sidecar(tmp_path, text).findings] == ["warning"]


def test_an_error_leaves_the_other_fields(tmp_path: Path) -> None:
    result = sidecar(tmp_path, "address: nowhere\npublisher: A")
    assert [(fact.field, fact.text) for fact in result.facts] == [("publisher", "A")]
    assert len(result.findings) == 1


def test_a_sidecar_beside_its_source(tmp_path: Path) -> None:
    source = tmp_path / "igf-2019" / "gardens.txt"
    source.parent.mkdir()
    source.write_text("Hello.")
    source.with_suffix(".yml").write_text(GOOD)
    document = read_source(source, tmp_path)
    assert document.source.publisher == "A garden society"
    assert document.slug == "igf-2019-day-2-gardens"


def test_a_sidecar_that_leads_out_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("publisher: secret")
    source = tmp_path / "transcripts" / "igf-2019" / "gardens.txt"
    source.parent.mkdir(parents=True)
    source.write_text("Hello.")
    source.with_suffix(".yml").symlink_to(tmp_path / "secret.yml")
    document = read_source(source, tmp_path / "transcripts")
    assert document.source.publisher is None
    (finding,) = [finding for finding in document.findings if finding.code == "sidecar"]
    assert finding.message == (
        "gardens.yml: the file is a symbolic link that leads out of the folder transcripts; put the file itself here"
    )
